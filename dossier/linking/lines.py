"""The review queue for lines: what intake labelled without being sure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence

from dossier.model import (
    READ_ROLES,
    Article,
    Block,
    Citation,
    Entry,
    Role,
    Subject,
    Suggestion,
    Target,
    TextQuote,
    Verdict,
)
from dossier.text.entries import line_target

_LONGEST = 120
# A line weighs less than any question about people or quotations: it changes one article only.
_WEIGHT_A_WORD, _HEAVIEST = 0.005, 0.45


def suggest_lines(articles: Sequence[Article]) -> tuple[Suggestion, ...]:
    """A question for every line whose role is uncertain; a yes keeps the role, a no gives it the other one.

    The other role of what is set aside is `paragraph`, that of what is read is `debris`.
    """
    return tuple(_question(article, block) for article in articles for block in _uncertain(article))


def _uncertain(article: Article) -> Iterator[Block]:
    return (block for block in article.blocks if not block.certain)


def _question(article: Article, block: Block) -> Suggestion:
    other = Role.DEBRIS if block.role in READ_ROLES else Role.PARAGRAPH
    target = line_target(article, block.span)
    words = " ".join(block.span.of(article.text).split())
    return Suggestion(
        id=f"lines-{_digest(target)}",
        question=f"Is this line of {target.article} {_named(block.role)}? “{words[:_LONGEST]}”",
        entry=Entry(Subject.LINE, Verdict.SET, (target,), (("role", block.role.value),)),
        candidates=(block.role.value, other.value),
        citations=(Citation(article.id, block.span),),
        evidence=tuple(note for note in (block.evidence.note, f"rule {block.evidence.rule}") if note),
        weight=round(min(_HEAVIEST, _WEIGHT_A_WORD * len(words.split())), 4),
    )


def _digest(target: Target) -> str:
    """A mark made of the line's own words and place, so that a question keeps its id whatever else is there."""
    quote = target.quote or TextQuote("")
    stated = (("line", quote.exact), ("article", target.article), ("prefix", quote.prefix), ("suffix", quote.suffix))
    keys = [f"{key}: {json.dumps(words, ensure_ascii=False)}" for key, words in stated if words]
    return hashlib.sha256("\n".join(keys).encode()).hexdigest()[:10]


def _named(role: Role) -> str:
    return role.value if role is Role.DEBRIS else f"{'an' if role.value[0] in 'aeiou' else 'a'} {role.value}"
