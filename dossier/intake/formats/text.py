"""Plain text: a scraped or pasted article."""

from __future__ import annotations

from dossier.intake.decoding import Decoded, decode
from dossier.intake.formats import SeedReading
from dossier.intake.seedfile import MAX_TEXT_CHARS, Seed
from dossier.intake.text import read_text
from dossier.model import Metadata, Problem, Severity, SourceText

__all__ = ["read", "reading_of"]


def read(seed: Seed) -> SeedReading:
    """The one article of a text file; its text is the file's, character for character."""
    decoded = decode(seed.data or b"", seed.path)
    problems = (decoded.problem,) if decoded.problem else ()
    return reading_of(seed, decoded, Metadata(), "text", problems)


def reading_of(
    seed: Seed,
    decoded: Decoded,
    stated: Metadata,
    format: str,
    problems: tuple[Problem, ...] = (),
    clipped: bool = False,
) -> SeedReading:
    """The article of a text that some container held, with what the container states of it.

    `clipped` says that a reader view chose the text before: a long line of it is set aside only when it is sure.
    """
    text = decoded.text
    if len(text) > MAX_TEXT_CHARS:
        return SeedReading((), (*problems, _too_long(seed, len(text))))
    url = stated.url.value if stated.url else None
    source = SourceText(seed.path, text, seed.sha256, format, decoded.encoding, decoded.confidence, url=url)
    article, found = read_text(seed.id, source, stated, clipped)
    if clipped:
        # A clipping is as long as its reader made it: what was set aside and is back counts too.
        found = tuple(problem for problem in found if problem.code != "seed-stub")
    if any(problem.code == "seed-broken-utf8" for problem in problems):
        found = tuple(problem for problem in found if problem.code != "seed-lost-characters")
    return SeedReading((article,), (*problems, *found))


def _too_long(seed: Seed, chars: int) -> Problem:
    return seed.problem(
        "seed-too-large",
        Severity.ERROR,
        f"the text has {chars / 1_000_000:.1f} million characters",
        "split it: a seed is one article",
    )
