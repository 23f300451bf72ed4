"""What is asked: words, "phrases", begin*, -without, OR, dates, person: said-by: outlet: after: before: in:quotes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dossier.search.days import read_days
from dossier.search.words import is_unspaced, raw_words, tokens_of, written_out

LONGEST = 1_000
MOST = 32
_QUOTES = re.compile("[“”„‟«»＂]")
# What this regular expressions' `\s` and the browser's do not both take for a space.
_ODD_SPACE = re.compile("[\x1c-\x1f\x85\ufeff]")
_FIELDS = {"person", "said-by", "outlet", "after", "before", "in"}
_PART = re.compile(r'(-?)(?:(person|said-by|outlet|after|before|in):)?(?:"([^"]*)("?)|([^\s"]+))', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing asked for. `kind` is word, phrase, date, or a field; `tokens` its words; `days` what a date may mean.

    `prefix`: the last token may go on. `spelled`: the word with umlauts written out. `given`: as the reader typed it.
    """

    kind: str
    given: str
    tokens: tuple[str, ...] = ()
    prefix: bool = False
    negative: bool = False
    spelled: str | None = None
    days: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """Groups of alternatives, all of which must be met; what must not be; the fields; and what could not be read."""

    groups: tuple[tuple[Item, ...], ...] = ()
    without: tuple[Item, ...] = ()
    fields: tuple[Item, ...] = ()
    notes: tuple[tuple[str, ...], ...] = ()


def read_query(words: str, typing: bool = False) -> Query:
    """The query that some words are; `typing` when the last word may not be finished.

    >>> [item.tokens for item in read_query('NATO "spheres of influence" -Crimea').groups[1]]
    [('spheres', 'of', 'influence')]
    """
    notes: list[tuple[str, ...]] = []
    if len(words) > LONGEST:
        notes.append(("long", str(LONGEST)))
        words = words[:LONGEST]
    words = _ODD_SPACE.sub(" ", words)
    parts = _dated([_part(match) for match in _PART.finditer(_QUOTES.sub('"', words))])
    groups: list[tuple[Item, ...]] = []
    without: list[Item] = []
    fields: list[Item] = []
    either = False
    unfinished = typing and bool(words) and not words[-1].isspace() and not words.endswith('"')
    for at, part in enumerate(parts[:MOST]):
        if part.kind == "or":
            either = bool(groups)
            continue
        item = _read(part, notes)
        if item is None:
            continue
        if unfinished and at == len(parts) - 1 and item.kind in {"word", "phrase"} and not item.negative:
            item = replace(item, prefix=True)
        if item.kind not in {"word", "phrase", "date"}:
            fields.append(item)
        elif item.negative:
            without.append(item)
        elif either:
            groups[-1] = (*groups[-1], item)
        else:
            groups.append((item,))
        either = False
    if len(parts) > MOST:
        notes.append(("many", str(MOST)))
    return Query(tuple(groups), tuple(without), tuple(fields), tuple(notes))


@dataclass(frozen=True, slots=True)
class _Part:
    kind: str
    text: str
    negative: bool = False
    days: tuple[str, ...] = ()


def _part(match: re.Match[str]) -> _Part:
    minus, field, quoted, _, bare = match.groups()
    text = bare if quoted is None else quoted
    if field:
        return _Part(field.lower(), text, bool(minus))
    if quoted is not None:
        return _Part("phrase", text, bool(minus))
    if bare.endswith(":") and bare[:-1].lower() in _FIELDS:
        return _Part("bare", "")
    if bare == "OR" and not minus:
        return _Part("or", text)
    return _Part("bare", text, bool(minus))


def _dated(parts: list[_Part]) -> list[_Part]:
    """The parts with those that make a date put together: "18", "February", "2024"."""
    found: list[_Part] = []
    at = 0
    while at < len(parts):
        for width in (5, 4, 3, 2, 1):
            some = parts[at : at + width]
            if len(some) < width or any(part.kind != "bare" or part.negative for part in some):
                continue
            text = " ".join(part.text for part in some)
            days = read_days(text)
            if days and not (width == 1 and len(days[0]) == 4):
                found.append(_Part("date", text, days=days))
                at += width
                break
        else:
            found.append(parts[at])
            at += 1
    return found


def _read(part: _Part, notes: list[tuple[str, ...]]) -> Item | None:
    words = raw_words(part.text)
    tokens = tuple(token for word in words for token in tokens_of(word))
    if part.kind in {"after", "before"}:
        days = read_days(part.text)
        if not days or days[0][0] == "-":
            notes.append(("no-date", f"{part.kind}:{part.text}"))
            return None
        return Item(part.kind, part.text, days=days[:1], negative=part.negative)
    if part.kind == "in":
        if part.text.lower() in {"quotes", "quotations"}:
            return Item("quotes", part.text)
        notes.append(("no-place", f"in:{part.text}"))
        return None
    if not tokens:
        return None
    if part.kind == "date":
        return Item("date", part.text, tokens, days=part.days)
    if part.kind in {"person", "said-by", "outlet"}:
        return Item(part.kind, part.text, tokens, negative=part.negative)
    prefix = part.kind == "bare" and part.text.endswith("*")
    if len(tokens) == 1 and is_unspaced(tokens[0]) and len(tokens[0]) == 1:
        return Item("word", part.text, tokens, True, part.negative)
    if len(tokens) > 1 or part.kind == "phrase":
        return Item("phrase", part.text, tokens, prefix, part.negative)
    return Item("word", part.text, tokens, prefix, part.negative, written_out(words[0]))
