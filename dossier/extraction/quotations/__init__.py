"""Reported speech in an article: who said what, in which words."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dossier.extraction.quotations.assemble import assemble
from dossier.extraction.quotations.confidence import evidence_of
from dossier.extraction.quotations.quoted import find_quoted
from dossier.extraction.quotations.rules import UNATTRIBUTED
from dossier.extraction.quotations.vocabulary import load_vocabulary
from dossier.language.lexicon import Lexicon
from dossier.model import Article, ArticlePerson, PersonMention, Quotation, QuotationKind
from dossier.text.fold import fold


def find_quotations(
    article: Article,
    people: Sequence[ArticlePerson],
    mentions: Sequence[PersonMention],
    lexicon: Lexicon | None,
) -> tuple[Quotation, ...]:
    """The quotations of an article in reading order.

    “The bridge is open,” Anna Lindqvist said. gives the span of "The bridge is open,", the speaker "Anna Lindqvist"
    and the cue "said". Without a language pack only the words inside quotation marks are found, with no speaker.
    """
    quoted = find_quoted(article)
    if lexicon is None:
        found = [
            Quotation("", q.span, QuotationKind.DIRECT, q.pieces, evidence_of(UNATTRIBUTED, "none", q.outer))
            for q in quoted
        ]
    else:
        found = assemble(article, people, mentions, quoted, load_vocabulary(lexicon))
    return _numbered(article, found)


def _numbered(article: Article, found: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """The quotations in reading order with ids that hang on the article and the words alone."""
    seen: Counter[str] = Counter()
    quotations = []
    for quotation in sorted(found, key=lambda q: (q.span.start, -q.span.end, q.kind)):
        words = fold(quotation.span.of(article.text))
        digest = hashlib.sha256(f"{article.id}\0{words}".encode("utf-8", "replace")).hexdigest()[:10]
        seen[digest] += 1
        name = f"q-{digest}" if seen[digest] == 1 else f"q-{digest}-{seen[digest]}"
        quotations.append(replace(quotation, id=name))
    return tuple(quotations)
