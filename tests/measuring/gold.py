"""Annotated news to measure on: the project's own passages, or files of JSON lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.quality.passages import Passage, read_passages


@dataclass(frozen=True)
class Speech:
    """One annotated quotation: `speakers` are all names it may be given, none where the text leaves it open."""

    start: int
    end: int
    direct: bool
    speakers: tuple[str, ...]


@dataclass(frozen=True)
class Document:
    """One annotated text; a subject that was not annotated is None.

    `times` maps a stretch to its EDTF or TIMEX3 value. Where an annotation is not `whole`, a time it does not mention
    is not judged.
    """

    id: str
    text: str
    published: str | None = None
    speech: tuple[Speech, ...] | None = None
    people: frozenset[tuple[int, int]] | None = None
    times: dict[tuple[int, int], str] | None = None
    whole: bool = True


def own_passages() -> list[Document]:
    """The passages of tests/quality, written for this project."""
    return [_of_passage(passage) for passage in read_passages()]


def _of_passage(passage: Passage) -> Document:
    speech = [
        Speech(mark.start, mark.end, mark.kind == "direct", (mark.label,) if mark.label else ())
        for mark in passage.of("<")
        if mark.kind != "scare"
    ]
    return Document(
        passage.name,
        passage.text,
        passage.published,
        tuple(speech),
        frozenset((mark.start, mark.end) for mark in passage.of("{")),
        {(mark.start, mark.end): mark.label for mark in passage.of("[")},
    )


def read_gold(path: Path) -> Iterator[Document]:
    """The documents of a file, one JSON object a line.

    Fields: `id`, `text`, `dct` (publication day), `whole` (false: only what is annotated is judged),
    and `quotes` (`start`, `end`, `type`, `speaker`, `mention`,
    `speaker_resolved`, `aliases`), `people` (`start`, `end`) or `timexes` (`start`, `end`, `value`).
    """
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if not line.strip():
                continue
            d = json.loads(line)
            yield Document(
                d["id"],
                d["text"],
                d.get("dct"),
                tuple(map(_speech, d["quotes"])) if "quotes" in d else None,
                frozenset((p["start"], p["end"]) for p in d["people"]) if "people" in d else None,
                {(t["start"], t["end"]): plain(t["value"]) for t in d["timexes"]} if "timexes" in d else None,
                d.get("whole", True),
            )


def plain(value: str) -> str:
    """A TIMEX3 value in the one way this project writes it: "1994-XX-XX" is 1994, "2000-W8" 2000-W08."""
    return re.sub(r"(?<=\d)(?:-XX)+$", "", re.sub(r"-W(\d)\b(?!\d)", r"-W0\1", value))


def _speech(quote: dict[str, object]) -> Speech:
    named = [quote.get("speaker_resolved"), quote.get("speaker"), quote.get("mention")]
    aliases = quote.get("aliases")
    names = [str(name) for name in [*named, *(aliases if isinstance(aliases, list) else [])] if name]
    start, end = quote["start"], quote["end"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    return Speech(start, end, quote.get("type") == "direct", tuple(names))
