"""Ready entries for the curation files, shown where a reader sees what is wrong."""

from __future__ import annotations

from dossier.model import Article, Block, Entry, Role, Subject, Verdict
from dossier.text.entries import entry_yaml, line_target


def line_entry(article: Article, block: Block) -> str:
    """The entry for `lines.yml` that has a set-aside line read as a paragraph; its words quoted, safe in YAML.

    - line: "More ferries will sail this summer"
      article: "012_flood.txt"
      role: paragraph
    """
    target = line_target(article, block.span)
    return entry_yaml(Entry(Subject.LINE, Verdict.SET, (target,), (("role", Role.PARAGRAPH.value),)))
