"""What stands aside of an article, counted: the words that a curator would miss if they belonged to the story."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dossier.intake.text.signs import asks_consent
from dossier.model import READ_ROLES, Article, Block, Problem, Role, Severity
from dossier.text.fold import fold

# A line of so many words that ends as a sentence does is prose, and no label or link.
_PROSE_WORDS, _PROSE_LETTERS = 12, 40
_ENDS = re.compile(r"[.!?…。！？।:][\"'”’»«“)\]]*$")
_UNSPACED = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_SAMPLE, _SAMPLES = 60, 2
_LOUD = 1.0
_LONG_WORD = 5
_CITED = (8, 16, 32)


@dataclass(frozen=True, slots=True)
class Aside:
    """The paragraphs kept, their words, and the prose set aside, block by block, what is likest to the story first."""

    kept: int
    kept_words: int
    aside: tuple[Block, ...]
    aside_words: int


def set_aside(article: Article) -> Aside:
    """What of an article is read and what prose is not; captions, bylines and menus are neither."""
    text = article.text
    kept = [block for block in article.blocks if block.role in READ_ROLES]
    aside = [block for block in article.blocks if block.role is Role.DEBRIS and _is_prose(block.span.of(text))]
    told = frozenset(word for block in kept for word in _long_words(block.span.of(text)))
    alike = {block: len(told & _long_words(block.span.of(text))) for block in aside}
    ordered = sorted(aside, key=lambda block: (-alike[block], -len(block.span), block.span.start))
    return Aside(
        kept=sum(1 for block in kept if block.role is Role.PARAGRAPH),
        kept_words=_words(text, kept),
        aside=tuple(ordered),
        aside_words=_words(text, aside),
    )


def told_aside(article: Article) -> str:
    """The same in one glance: "34 paragraphs kept, 5 set aside (412 words): «The bill must have a…»"."""
    found = set_aside(article)
    kept = f"{found.kept} {'paragraph' if found.kept == 1 else 'paragraphs'} kept"
    if not found.aside:
        return kept
    samples = ", ".join(f"«{_shortened(block.span.of(article.text))}»" for block in found.aside[:_SAMPLES])
    return f"{kept}, {len(found.aside)} set aside ({found.aside_words} words): {samples}"


def aside_problems(article: Article) -> tuple[Problem, ...]:
    """The warning that more prose was set aside than kept, with the entry that brings it back; else nothing."""
    found = set_aside(article)
    if not found.aside or found.aside_words <= _LOUD * found.kept_words:
        return ()
    first, last = min(found.aside, key=lambda b: b.span.start), max(found.aside, key=lambda b: b.span.end)
    entry = (
        f'`- line: "{_quoted(article, first)}"`, `to: "{_quoted(article, last)}"`, '
        f"`article: {article.source.path}`, `role: paragraph`"
    )
    remedy = f"if the story is among it, bring it back with one entry in curation/lines.yml: {entry}"
    told = f"«{_shortened(found.aside[0].span.of(article.text))}»"
    message = f"more prose is set aside ({found.aside_words} words, {told}) than kept ({found.kept_words})"
    return (Problem("story-set-aside", Severity.WARNING, article.source.path, message, remedy),)


def _words(text: str, blocks: Sequence[Block]) -> int:
    return sum(_count(block.span.of(text)) for block in blocks)


def _count(words: str) -> int:
    """The words of a text; of a script without spaces, half its characters."""
    unspaced = len(_UNSPACED.findall(words))
    return unspaced // 2 if unspaced > len(words) // 3 else len(words.split())


def _long_words(words: str) -> frozenset[str]:
    return frozenset(word for word in fold(words).split() if len(word) > _LONG_WORD)


def _is_prose(words: str) -> bool:
    if "\n" in words or asks_consent(words) or words.startswith("©") or not _ENDS.search(words.rstrip()):
        return False
    return len(words) >= _PROSE_LETTERS and _count(words) >= _PROSE_WORDS


def _shortened(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _SAMPLE else (plain[:_SAMPLE].rpartition(" ")[0] or plain[:_SAMPLE]) + "…"


def _quoted(article: Article, block: Block) -> str:
    """The first words of a block, as an entry cites them: so many that they stand nowhere else."""
    words = block.span.of(article.text).split()
    cited = (" ".join(words[:count]) for count in (*_CITED, len(words)))
    return next((c for c in cited if article.text.count(c) == 1), " ".join(words)).replace('"', "'")
