"""PDF: the text layer only, so that every block of it is uncertain."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import replace

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from dossier.intake.building import printable
from dossier.intake.decoding import Decoded
from dossier.intake.formats import SeedReading
from dossier.intake.formats.text import reading_of
from dossier.intake.moments import iso_moment
from dossier.intake.seedfile import Seed
from dossier.intake.titles import plain_title
from dossier.model import Article, Evidence, Metadata, Problem, Severity, Statement, Tier

_STOP = re.compile(r"[.!?…:;,]['\"”’»)]*$")
_MARKS = ".,;:!?'\"“”‘’()«»"
_FIGURES = re.compile(r"\d+")
_EDGE, _LONGEST_HEAD = 2, 120
_SHORT = 60
_MAX_PAGES = 200
_MAX_CHARS = 2_000_000
# A page of an article draws some thousand times; a file of many pages is longer by as much. More is a bomb.
_LEAST_OPERATORS, _BYTES_AN_OPERATOR = 50_000, 8
_FAILURES = (
    PyPdfError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    RecursionError,
    OSError,
    NotImplementedError,
    AssertionError,
    ZeroDivisionError,
    OverflowError,
    MemoryError,
)


def read(seed: Seed) -> SeedReading:
    """The one article of a PDF, its lines joined to paragraphs; low confidence throughout.

    What the file declares as title, author and date is as often the name of a template as the truth: it is kept as an
    inferred alternative and never used.
    """
    try:
        reader = PdfReader(io.BytesIO(seed.data or b""), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return _refused(seed, "pdf-locked", "the PDF is locked with a password", "save a copy without the password")
        text, cut = _text(reader, len(seed.data or b""))
        declared = _declared(reader)
    except _FAILURES as error:
        damage = f"the PDF is damaged ({type(error).__name__})"
        return _refused(seed, "seed-broken", damage, "download or print it again")
    if cut and not any(c.isalnum() for c in text):
        message, remedy = "its first page draws more than any article does", "print it again, or save it as text"
        return _refused(seed, "pdf-too-much-drawn", message, remedy)
    if not any(c.isalnum() for c in text):
        remedy = "recognise its text (OCR), or save the article as HTML"
        return _refused(seed, "pdf-no-text", "the PDF holds pictures of text, and no text", remedy)
    reading = reading_of(seed, Decoded(text, "utf-8", 1.0), Metadata(), "pdf", (_low_confidence(seed, cut),))
    return replace(reading, articles=tuple(_uncertain(article, declared) for article in reading.articles))


def _refused(seed: Seed, code: str, message: str, remedy: str) -> SeedReading:
    """No article, with the reason."""
    return SeedReading((), (seed.problem(code, Severity.ERROR, message, remedy),))


def _text(reader: PdfReader, size: int) -> tuple[str, bool]:
    """The text of the pages, and whether the file draws so much that only its first pages were read."""
    pages: list[str] = []
    chars = 0
    left = _Operators(_LEAST_OPERATORS + size // _BYTES_AN_OPERATOR)
    for number, page in enumerate(reader.pages):
        if number >= _MAX_PAGES or chars > _MAX_CHARS:
            return _joined(pages), True
        try:
            words = page.extract_text(visitor_operand_before=left.count)
        except _TooManyOperatorsError:
            return _joined(pages), True
        pages.append(words)
        chars += len(words)
    return _joined(pages), False


class _TooManyOperatorsError(Exception):
    """A file draws more than any article does: pages that share one stream, forms in forms."""


class _Operators:
    """Counts the drawing operators of a file down, and raises when it has had its share."""

    def __init__(self, left: int) -> None:
        self.left = left

    def count(self, *_: object) -> None:
        """One operator less."""
        self.left -= 1
        if self.left < 0:
            raise _TooManyOperatorsError


def _joined(pages: list[str]) -> str:
    """The text of the pages in a row; the running heads and feet stand behind it, each once, out of its sentences."""
    lines = [page.splitlines() for page in pages]
    heads = _running_heads(lines)
    kept = (line for page in lines for line in page if _head_key(line) not in heads)
    text = _unwrapped("\n".join(kept))
    first = {_head_key(line): line.strip() for page in reversed(lines) for line in reversed(page)}
    return "\n\n".join([text, *(first[key] for key in sorted(heads))]) if heads else text


def _running_heads(pages: list[list[str]]) -> frozenset[str]:
    """The lines that open or close most pages, whatever their figures: "Port Alden Gazette · page 3"."""
    edges = ({_head_key(line) for line in (*page[:_EDGE], *page[-_EDGE:])} - {""} for page in pages)
    counts = Counter(key for edge in edges for key in edge)
    return frozenset(key for key, times in counts.items() if times >= max(3, 0.6 * len(pages)))


def _head_key(line: str) -> str:
    return _FIGURES.sub("#", " ".join(line.casefold().split())) if len(line) <= _LONGEST_HEAD else ""


def _unwrapped(text: str) -> str:
    """The text with the lines of each paragraph joined and words that were parted at a line's end made whole.

    A text layer has no empty lines: a paragraph ends with a sentence on a line that is not filled.
    """
    lines = [line.strip() for line in printable(text[:_MAX_CHARS]).splitlines() if line.strip()]
    filled = 0.8 * _column(lines)
    words = frozenset(word.strip(_MARKS) for line in lines for word in line.split())
    paragraphs: list[str] = []
    open_paragraph = False
    for line in lines:
        if not open_paragraph:
            paragraphs.append(line)
        elif paragraphs[-1].endswith("-") and paragraphs[-1][-2:-1].isalpha() and line[:1].islower():
            paragraphs[-1] = _whole(paragraphs[-1], line, words)
        else:
            paragraphs[-1] = f"{paragraphs[-1]} {line}"
        open_paragraph = len(line) >= filled or line[-1:].islower() or line.endswith((",", "-"))
        if len(line) < filled and not _STOP.search(line) and len(paragraphs[-1]) == len(line) < _SHORT:
            open_paragraph = False
    return "\n\n".join(paragraphs)


def _whole(before: str, after: str, words: frozenset[str]) -> str:
    """Two lines joined where the first ends in a hyphen; it stays when the text has the word with one elsewhere."""
    first, second = before.rpartition(" ")[2].lstrip(_MARKS), after.partition(" ")[0].rstrip(_MARKS)
    hyphened = first + second in words and first[:-1] + second not in words
    return before + after if hyphened else before[:-1] + after


def _column(lines: list[str]) -> int:
    """The length of a filled line: nine lines of ten are no longer."""
    lengths = sorted(len(line) for line in lines)
    return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0


def _declared(reader: PdfReader) -> tuple[tuple[str, Statement], ...]:
    information = reader.metadata
    if information is None:
        return ()
    rule = Evidence("intake.pdf-information")
    created = str(information.get("/CreationDate") or "").removeprefix("D:")[:8]
    said = (
        ("title", plain_title(str(information.get("/Title") or ""))),
        ("authors", plain_title(str(information.get("/Author") or ""))),
        ("published", iso_moment(created) or ""),
    )
    return tuple((field, Statement(printable(value), Tier.INFERRED, rule)) for field, value in said if value.strip())


def _uncertain(article: Article, declared: tuple[tuple[str, Statement], ...]) -> Article:
    blocks = tuple(replace(block, certain=False) for block in article.blocks)
    metadata = replace(article.metadata, alternatives=(*article.metadata.alternatives, *declared))
    return replace(article, blocks=blocks, metadata=metadata)


def _low_confidence(seed: Seed, cut: bool) -> Problem:
    upto = "; it is very long, and only its first pages were read" if cut else ""
    return seed.problem(
        "pdf-low-confidence",
        Severity.NOTE,
        f"low confidence: read from the PDF's text layer{upto}",
        "compare it with the printed page, or save the article as HTML",
    )
