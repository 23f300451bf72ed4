"""Plain text: a scraped or pasted article."""

from __future__ import annotations

from dossier.intake.decoding import decode
from dossier.intake.formats import Reading
from dossier.intake.seedfile import MAX_TEXT_CHARS, Seed
from dossier.intake.text import read_text
from dossier.model import Metadata, Problem, Severity, SourceText

__all__ = ["read", "reading_of"]


def read(seed: Seed) -> Reading:
    """The one article of a text file; its text is the file's, character for character."""
    decoded = decode(seed.data or b"", seed.path)
    problems = (decoded.problem,) if decoded.problem else ()
    return reading_of(seed, decoded.text, Metadata(), "text", decoded.encoding, decoded.confidence, problems)


def reading_of(
    seed: Seed,
    text: str,
    stated: Metadata,
    format: str,
    encoding: str,
    confidence: float,
    problems: tuple[Problem, ...] = (),
) -> Reading:
    """The article of a text that some container held, with what the container states of it."""
    if len(text) > MAX_TEXT_CHARS:
        return Reading((), (*problems, _too_long(seed, len(text))))
    url = stated.url.value if stated.url else None
    source = SourceText(seed.path, text, seed.sha256, format, encoding, confidence, url=url)
    article, found = read_text(seed.id, source, stated)
    return Reading((article,), (*problems, *found))


def _too_long(seed: Seed, chars: int) -> Problem:
    return seed.problem(
        "seed-too-large",
        Severity.ERROR,
        f"the text has {chars // 1_000_000} million characters",
        "split it: a seed is one article",
    )
