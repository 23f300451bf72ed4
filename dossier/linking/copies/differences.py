"""Where sources that carry the same passage differ: in a figure, a date, a name, a negation, or in who said it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import JaroWinkler, LCSseq

from dossier.language.grammar import load_grammar
from dossier.linking.quotations.compare import akin
from dossier.linking.quotations.wording import exchanged
from dossier.linking.quotations.words import Concept, concept_of, word_spans
from dossier.linking.recall import Forgetful, Recall
from dossier.model import (
    READ_ROLES,
    Annotations,
    Article,
    Citation,
    Difference,
    PersonMention,
    Quotation,
    QuotationCluster,
    Reprint,
    Sentence,
    Span,
    TimeExpression,
    Variant,
    VariantLabel,
)
from dossier.text.fold import fold

_ALIGNED = 0.6
_LONGEST = 6000
_BESIDE = 6
_SPELLING = 0.85


@dataclass(frozen=True, slots=True)
class _Texts:
    """The articles by id with what was found in them, and where their sentences and dates begin."""

    articles: Mapping[str, Article]
    quotations: Mapping[tuple[str, str], Quotation]
    dates: Mapping[str, Sequence[TimeExpression]]
    mentions: Mapping[str, Sequence[PersonMention]]
    starts: dict[str, list[int]] = field(default_factory=dict)
    folded: dict[Citation, tuple[str, ...]] = field(default_factory=dict)

    def keys(self, citation: Citation) -> tuple[str, ...]:
        """The folded words that a citation selects; made once, for a sentence stands in many pairs of copies."""
        known = self.folded.get(citation)
        if known is None:
            known = self.folded[citation] = tuple(fold(self.words(citation)).split())
        return known

    def words(self, citation: Citation) -> str:
        """The words that a citation selects."""
        return citation.span.of(self.articles[citation.article].text)

    def sentences(self, article: Article, span: Span) -> Sequence[Sentence]:
        """The sentences of an article that a span touches."""
        starts = self.starts.setdefault(article.id, [sentence.span.start for sentence in article.sentences])
        first = max(0, bisect_right(starts, span.start) - 1)
        return article.sentences[first : bisect_left(starts, span.end)]

    def dates_in(self, article: str, span: Span) -> Iterator[str]:
        """The values of the time expressions that share a character with a span."""
        dates = self.dates.get(article, ())
        first = max(0, bisect_right(dates, span.start, key=lambda date: date.span.start) - 1)
        for date in dates[first:]:
            if date.span.start >= span.end:
                return
            if date.span.overlaps(span):
                yield date.value


def find_differences(
    articles: Sequence[Article],
    annotations: Sequence[Annotations],
    clusters: Sequence[QuotationCluster],
    reprints: Sequence[Reprint] = (),
    digests: Mapping[str, bytes] | None = None,
    recall: Recall | None = None,
) -> tuple[Difference, ...]:
    """Every difference worth a reader's look between copies of a quotation and between sentences of reprints.

    "About 100,000 troops" beside "about 120,000 troops": what differs is a figure, and both sentences are cited.
    Which source is right is not for the machine to say. `digests` name each article, with what was found in it, to
    `recall`.
    """
    recall, named = recall or Forgetful(), digests or {}
    texts = _Texts(
        {article.id: article for article in articles},
        {(one.article, quotation.id): quotation for one in annotations for quotation in one.quotations},
        {one.article: sorted(one.dates, key=lambda date: date.span) for one in annotations},
        {one.article: sorted(one.mentions, key=lambda mention: mention.span) for one in annotations},
    )
    found: list[Difference] = []
    for cluster in clusters:
        found += _in_cluster(cluster, texts)
    known = [r for r in reprints if r.left in texts.articles and r.right in texts.articles]
    keys = [recall.digest(r, named.get(r.left), named.get(r.right)) for r in known]

    def compared(places: Sequence[int]) -> Iterator[list[Difference]]:
        return (list(_in_reprint(known[place], texts)) for place in places)

    for differing in recall.each("differences", keys, list[Difference], compared):
        found += differing
    ordered = sorted(
        dict.fromkeys(found),
        key=lambda d: (d.left.article, d.left.span, d.right.article, d.right.span, d.what, d.left_words),
    )
    return tuple(ordered)


def _in_cluster(cluster: QuotationCluster, texts: _Texts) -> Iterator[Difference]:
    reference = next((v for v in cluster.variants if v.label is VariantLabel.REFERENCE), None)
    if reference is None:
        return
    left = Citation(reference.article, reference.span)
    told: set[tuple[str, str]] = set()
    for variant in cluster.variants:
        if variant.article == reference.article:
            continue  # one article may repeat itself in other words: no two sources differ there
        right = Citation(variant.article, variant.span)
        differing = [*_attribution(reference, variant, texts), *_spellings_beside(left, right, texts)]
        if variant.label is not VariantLabel.IDENTICAL:
            differing += _between(left, right, texts)
        for difference in differing:
            words = fold(difference.left_words), fold(difference.right_words)
            if words not in told:
                told.add(words)
                yield difference


def _attribution(reference: Variant, variant: Variant, texts: _Texts) -> Iterator[Difference]:
    """The sources' own words for the speaker, where they name two people or spell one in two ways."""
    left = texts.quotations.get((reference.article, reference.quotation))
    right = texts.quotations.get((variant.article, variant.quotation))
    if left is None or right is None or left.speaker is None or right.speaker is None:
        return
    a, b = fold(left.speaker).split(), fold(right.speaker).split()
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if all(any(x == y or _derived(x, y) for y in long) for x in short):
        return
    if left.entity is None and right.entity is None and set(a) & set(b):
        return
    yield Difference(
        "attribution",
        Citation(reference.article, left.source or reference.span),
        Citation(variant.article, right.source or variant.span),
        left.speaker,
        right.speaker,
    )


def _spellings_beside(left: Citation, right: Citation, texts: _Texts) -> Iterator[Difference]:
    """People named around one quotation whose spelling differs: "with Olaf Lindt" here, "with Olaf Lint" there."""
    here, there = _names_beside(left, texts), _names_beside(right, texts)
    for key, one in here.items():
        for other_key, other in there.items():
            if key not in there and other_key not in here and _misspelt(key.split(), other_key.split()):
                yield Difference("name", one, other, texts.words(one), texts.words(other))


def _names_beside(citation: Citation, texts: _Texts) -> dict[str, Citation]:
    """The people named in the sentences that a citation touches, by folded name, each where it first stands."""
    article = texts.articles[citation.article]
    touched = texts.sentences(article, citation.span)
    if not touched:
        return {}
    around = Span(touched[0].span.start, touched[-1].span.end)
    mentions = texts.mentions.get(article.id, ())
    first = bisect_left(mentions, around.start, key=lambda mention: mention.span.start)
    found: dict[str, Citation] = {}
    for mention in mentions[first:]:
        if mention.span.start >= around.end:
            break
        found.setdefault(fold(mention.span.of(article.text)), Citation(article.id, mention.span))
    return found


def _misspelt(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two names differ in one word, and there by a letter or two."""
    if len(left) != len(right):
        return False
    other = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    return len(other) == 1 and min(map(len, other[0])) > 3 and JaroWinkler.similarity(*other[0]) >= _SPELLING


def _derived(left: str, right: str) -> bool:
    """Whether one word continues the other ("Russia", "Russian"); a letter exchanged is another spelling."""
    return min(len(left), len(right)) > 4 and (left.startswith(right) or right.startswith(left))


def _in_reprint(reprint: Reprint, texts: _Texts) -> Iterator[Difference]:
    """Differences in the sentences of shared passages and in those right beside them, each with its nearest one."""
    for passage in reprint.passages:
        ends = {passage.left.article: passage.left, passage.right.article: passage.right}
        if set(ends) != {reprint.left, reprint.right}:
            continue
        left = _sentences_around(ends[reprint.left], texts)
        right = _sentences_around(ends[reprint.right], texts)
        for number, one in enumerate(left):
            likest = _likest(one, right[max(0, number - _BESIDE) : number + _BESIDE + 1], texts)
            if likest is not None:
                yield from _between(one, likest, texts)


def _likest(one: Citation, others: Sequence[Citation], texts: _Texts) -> Citation | None:
    """The sentence most like one, where it is like enough and not the same; None where the same stands there."""
    keys = texts.keys(one)
    likest, score = None, _ALIGNED
    if any(texts.keys(other) == keys for other in others):
        return None
    for other in others:
        likeness = LCSseq.normalized_similarity(keys, texts.keys(other), score_cutoff=score)
        if likeness > score or (likest is None and likeness >= score):
            likest, score = other, likeness
    return likest


def _sentences_around(citation: Citation, texts: _Texts) -> list[Citation]:
    """The sentences that a passage touches, and the one before and after it."""
    article = texts.articles[citation.article]
    starts = texts.starts.setdefault(article.id, [sentence.span.start for sentence in article.sentences])
    first = max(0, bisect_right(starts, citation.span.start) - 2)
    last = bisect_left(starts, citation.span.end) + 1
    return [
        Citation(article.id, sentence.span)
        for sentence in article.sentences[first:last]
        if article.blocks[sentence.block].role in READ_ROLES
    ]


def _between(left: Citation, right: Citation, texts: _Texts) -> Iterator[Difference]:
    """What differs between two aligned passages, stretch by stretch."""
    here, there = texts.words(left), texts.words(right)
    if max(len(here), len(there)) > _LONGEST:
        return
    for a, b in exchanged(here, there):
        one, other = _Stretch(left, a, texts), _Stretch(right, b, texts)
        what = _what_differs(one, other)
        if what is not None:
            yield Difference(what, left, right, one.words, other.words)


class _Stretch:
    """A stretch of words within a cited passage, with what kinds of words stand in it."""

    def __init__(self, citation: Citation, span: Span, texts: _Texts) -> None:
        """The stretch that `span` selects, counted from the citation's own start."""
        article = texts.articles[citation.article]
        base = citation.span.start
        self.span = Span(base + span.start, base + span.end)
        self.words = self.span.of(article.text)
        grammar = load_grammar(article.metadata.language.value if article.metadata.language else "en")
        places = word_spans(article.text, self.span)
        self.concepts: list[tuple[Concept, bool]] = [
            (concept_of(place.of(article.text), grammar), place.start == base) for place in places
        ]
        self.dates = frozenset(texts.dates_in(article.id, self.span))

    def keys(self, kind: str) -> frozenset[str]:
        """The keys of the words of a kind: "figure", "name" or "negation"; the passage's first word is no name."""
        return frozenset(c.key for c, first in self.concepts if getattr(c, kind) and not (kind == "name" and first))


def _what_differs(left: _Stretch, right: _Stretch) -> str | None:
    """The one thing to name of an exchanged stretch, weightiest first; None for a mere change of wording."""
    if left.dates and right.dates:
        return "date" if not left.dates & right.dates else None
    if (a := left.keys("figure")) and (b := right.keys("figure")) and a != b:
        return "figure"
    if left.keys("negation") != right.keys("negation") and bool(left.keys("negation")) != bool(right.keys("negation")):
        return "negation"
    names = left.keys("name"), right.keys("name")
    if all(names) and not any(akin(x, y) or x == y for x in names[0] for y in names[1]):
        return "name"
    return None
