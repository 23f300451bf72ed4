"""Reads the tables of this folder: a text, then what must be found in it.

A case is a title line `## …`, an optional line `people: Name (f), Name (m)`, the text (`¶` parts paragraphs), a line
`--`, and one line per quotation: `kind | words | speaker | rule` (`-` for nobody; the rule may be left out).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dossier.extraction.quotations import find_quotations
from dossier.intake.plain import article_from_text
from dossier.language.lexicon import load_lexicon
from dossier.model import Article, ArticlePerson, Evidence, Gender, PersonMention, Quotation, Span

HERE = Path(__file__).parent
_GENDERS = {"f": Gender.FEMININE, "m": Gender.MASCULINE, "": None}


@dataclass(frozen=True)
class Case:
    title: str
    text: str
    people: tuple[tuple[str, str], ...]
    wanted: tuple[tuple[str, ...], ...]


def cases(name: str) -> Iterator[Case]:
    """The cases of one table."""
    for block in re.split(r"(?m)^## ", (HERE / name).read_text(encoding="utf-8"))[1:]:
        head, _, found = block.partition("\n--\n")
        title, *lines = head.split("\n")
        people: tuple[tuple[str, str], ...] = ()
        if lines and lines[0].startswith("people: "):
            people = tuple(_person(item) for item in lines.pop(0).removeprefix("people: ").split(", "))
        wanted = tuple(
            tuple(cell.strip() for cell in line.split(" | ")) for line in found.strip().split("\n") if line.strip()
        )
        yield Case(title.strip(), "\n".join(lines).strip().replace("¶", "\n\n"), people, wanted)


def _person(item: str) -> tuple[str, str]:
    match = re.fullmatch(r"(.+?)(?: \((\w)\))?", item)
    assert match
    return match[1], match[2] or ""


def read(text: str, people: tuple[tuple[str, str], ...] = (), language: str = "en") -> tuple[Quotation, ...]:
    """The quotations of a text in which the named people are known."""
    article = article_from_text("test", text, language=language)
    cast, mentions = known_people(article, people)
    return find_quotations(article, cast, mentions, load_lexicon(language))


def known_people(
    article: Article, people: tuple[tuple[str, str], ...]
) -> tuple[tuple[ArticlePerson, ...], tuple[PersonMention, ...]]:
    """The people as extraction would hand them over: every full name and bare surname is a mention.

    Words in capitals before a full name are its role: "German Chancellor Olaf Scholz".
    """
    evidence = Evidence("test.given")
    mentions = []
    for name, _ in people:
        pattern = (
            rf"(?P<role>(?:[A-Z][\w-]+ )*?)(?P<full>{re.escape(name)})\b|\b(?P<last>{re.escape(name.split()[-1])})\b"
        )
        for match in re.finditer(pattern, article.text):
            kind = "full" if match["full"] else "last"
            role = Span(match.start("role"), match.end("role") - 1) if match["role"] else None
            mentions.append(PersonMention(Span(match.start(kind), match.end(kind)), name, evidence, role=role))
    cast = tuple(ArticlePerson(name, name, _GENDERS[gender]) for name, gender in people)
    return cast, tuple(sorted(mentions, key=lambda m: m.span))
