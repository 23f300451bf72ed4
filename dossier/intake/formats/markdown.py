"""Markdown with front matter: the notes of a web clipper, a read-later export."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dossier.intake.building import printable
from dossier.intake.decoding import decode
from dossier.intake.formats import SeedReading
from dossier.intake.formats.front_matter import split_front_matter
from dossier.intake.formats.text import reading_of
from dossier.intake.seedfile import Seed
from dossier.intake.stated import metadata_from, retrieved_from
from dossier.model import Article, Block, Evidence, Role, Severity

_IMAGE = re.compile(r"!\[(?P<alt>[^\[\]]{0,500})\]\([^()\s]{0,2000}(?:\s+\"[^\"]{0,300}\")?\)|!\[\[[^\[\]]{0,500}\]\]")
_LINK = re.compile(
    r"""\[(?P<words>[^\[\]]{1,1000})\]
        (?:\([^()\s]{0,2000}(?:\([^()]{0,200}\)[^()\s]{0,500})?(?:\s+"[^"]{0,300}")?\)|\[[^\[\]]{0,100}\])""",
    re.VERBOSE,
)
_WIKI = re.compile(r"\[\[(?:[^\[\]|]{1,500}\|)?(?P<words>[^\[\]|]{1,500})\]\]")
_AUTO = re.compile(r"<(?P<words>https?://[^<>\s]{1,2000})>")
_NOTE = re.compile(r"\[\^[^\[\]]{1,60}\]:?")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_STRONG = re.compile(
    r"""(?<![\w*])(?P<mark>\*\*\*|\*\*|\*|___|__|_|~~|==)(?=\S)(?P<words>[^*_~=\n]{1,2000}?)(?<=\S)(?P=mark)(?!\w)""",
    re.VERBOSE,
)
_LEAD = re.compile(r"[ \t]*(?:>[ \t]?)*(?:(?P<heading>#{1,6})[ \t]+|(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?")
_RULE = re.compile(r"[ \t]*(?:[-*_=][ \t]*){3,}$|[ \t]*\|?[ \t:|-]{5,}$")
_FENCE = re.compile(r"[ \t]*(?:```|~~~)")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class Plain:
    """Markdown as plain text, and where its headings begin."""

    text: str
    headings: frozenset[int]


def read(seed: Seed) -> SeedReading:
    """The one article of a note; its text is what a reader of the rendered note would see."""
    decoded = decode(seed.data or b"", seed.path)
    fields, start, wrong = split_front_matter(decoded.text)
    problems = [decoded.problem] if decoded.problem else []
    if wrong:
        problems.append(
            seed.problem(
                "seed-front-matter",
                Severity.WARNING,
                f"the front matter cannot be read ({wrong})",
                "mend the YAML between the two --- lines",
                1,
            )
        )
    plain = plain_text(decoded.text[start:])
    stated = metadata_from(fields, "intake.front-matter")
    if not plain.text.strip():
        problems.append(
            seed.problem(
                "seed-empty", Severity.ERROR, "the note has no text after its front matter", "clip the article again"
            )
        )
        return SeedReading((), tuple(problems))
    reading = reading_of(seed, replace(decoded, text=plain.text), stated, "markdown", tuple(problems), clipped=True)
    return replace(reading, articles=tuple(_with_headings(a, plain, retrieved_from(fields)) for a in reading.articles))


def plain_text(markdown: str) -> Plain:
    """Markdown without its marks: links keep their words, pictures their description goes, one paragraph a line."""
    paragraphs: list[tuple[str, bool]] = []
    open_paragraph = False
    for line in _TAG.sub(" ", _without_comments(markdown.replace("\r\n", "\n"))).split("\n"):
        if not line.strip() or _RULE.match(line) or _FENCE.match(line):
            open_paragraph = False
            continue
        lead = _LEAD.match(line)
        marked = lead is not None and bool(lead.group().strip())
        words = " ".join(_inline(line[lead.end() :] if lead else line).split())
        if not words:
            continue
        heading = lead is not None and bool(lead["heading"])
        if open_paragraph and not marked:
            paragraphs[-1] = (f"{paragraphs[-1][0]} {words}", False)
        else:
            paragraphs.append((words.rstrip("#").rstrip() if heading else words, heading))
        open_paragraph = not heading
    return _joined(paragraphs)


def _without_comments(markdown: str) -> str:
    """The text without HTML comments; one that never ends is text."""
    kept, at = [], 0
    while (start := markdown.find("<!--", at)) >= 0 and (end := markdown.find("-->", start)) >= 0:
        kept.append(markdown[at:start])
        at = end + 3
    return "".join((*kept, markdown[at:]))


def _joined(paragraphs: list[tuple[str, bool]]) -> Plain:
    at, starts = 0, []
    for words, heading in paragraphs:
        if heading:
            starts.append(at)
        at += len(words) + 2
    return Plain("\n\n".join(words for words, _ in paragraphs), frozenset(starts))


def _inline(words: str) -> str:
    words = _NOTE.sub("", _AUTO.sub(r"\g<words>", _IMAGE.sub("", words)))
    words = _WIKI.sub(r"\g<words>", _LINK.sub(r"\g<words>", words)).replace("`", "")
    for _ in range(2):
        words = _STRONG.sub(r"\g<words>", words)
    return printable(_ESCAPE.sub("", words))


def _with_headings(article: Article, plain: Plain, retrieved: str | None) -> Article:
    """The article with its Markdown headings as subheads where the text alone left them unclear."""
    blocks = tuple(_as_subhead(b) if b.span.start in plain.headings else b for b in article.blocks)
    return replace(article, blocks=blocks, source=replace(article.source, retrieved=retrieved))


def _as_subhead(block: Block) -> Block:
    if block.role not in (Role.DEBRIS, Role.PARAGRAPH):
        return block
    return replace(block, role=Role.SUBHEAD, evidence=Evidence("intake.markdown-heading"), certain=True)
