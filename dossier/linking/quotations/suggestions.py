"""Pairs of utterances that a person should look at, with the YAML that would settle each."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence

from dossier.linking.quotations.utterances import Utterance
from dossier.model import Article, Citation, Span, Suggestion, TextQuote
from dossier.text.selector import locate

FILE = "quotes.yml"
_BESIDE = 32


def suggest_same(
    left: Utterance,
    right: Utterance,
    score: float,
    articles: Mapping[str, Article],
    reasons: Sequence[str],
    copies: int,
    candidates: tuple[str, ...],
) -> Suggestion:
    """The question whether two quotations are one utterance; `copies` is how many printings a yes would join.

    Its id is made of the two quotations' own addresses, so it stays the same whatever else is in the dossier.
    """
    ids = sorted((_address(left), _address(right)))
    digest = hashlib.sha256("\n".join(ids).encode()).hexdigest()[:10]
    shown = " and ".join(f"“{_plain(u.span.of(articles[u.article].text))}”" for u in (left, right))
    return Suggestion(
        id=f"quotes-{digest}",
        question=f"Is this one utterance? {shown}",
        file=FILE,
        yaml=same_entry([(articles[u.article], u.span) for u in (left, right)]),
        candidates=candidates,
        citations=(Citation(left.article, left.span), Citation(right.article, right.span)),
        evidence=tuple(reasons),
        weight=round(score * copies, 4),
    )


def same_entry(places: Iterable[tuple[Article, Span]]) -> str:
    """A ready-made `same:` entry for the curation file, its words quoted so that any text is safe in YAML."""
    lines = ["- same:"]
    for article, span in places:
        quote = selector(article.text, span)
        name = article.id if article.source.record is not None else article.source.path
        beside = "".join(
            f", {key}: {_yaml(words)}" for key, words in (("prefix", quote.prefix), ("suffix", quote.suffix)) if words
        )
        lines.append(f"    - {{article: {_yaml(name)}, exact: {_yaml(quote.exact)}{beside}}}")
    return "\n".join(lines) + "\n"


def selector(text: str, span: Span) -> TextQuote:
    """The words of a span as a selector that finds them again, with words beside them where they stand twice."""
    quote = TextQuote(_plain(span.of(text)))
    if len(locate(text, quote)) <= 1:
        return quote
    return TextQuote(
        quote.exact,
        _plain(text[max(0, span.start - _BESIDE) : span.start]),
        _plain(text[span.end : span.end + _BESIDE]),
    )


def _yaml(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _plain(words: str) -> str:
    return " ".join(words.split())


def _address(utterance: Utterance) -> str:
    id_ = utterance.quotation.id
    return id_ if utterance.sentence == 1 else f"{id_}-{utterance.sentence}"
