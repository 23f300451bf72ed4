"""What search knows of a dossier: articles in the order of the index, and people, the most widely named first."""

from __future__ import annotations

import zlib
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dossier.model import (
    READ_ROLES,
    Annotations,
    Article,
    Block,
    Dossier,
    Person,
    QuotationKind,
    Role,
    Sentence,
    Span,
    Tier,
)
from dossier.search.words import raw_words, tokens_of

_COMMON_SENTENCE = 20
_LONG_SENTENCE = 40


@dataclass(frozen=True, slots=True)
class ShownQuotation:
    """A quotation as search shows it: the sentence it begins in, its page, who speaks (number of the person or -1)."""

    sentence: int
    cluster: str
    speaker: str
    person: int
    words: str


@dataclass(frozen=True, slots=True)
class ShownDate:
    """A date as search shows it: the sentence it stands in, its EDTF form, its words."""

    sentence: int
    edtf: str
    words: str


@dataclass(frozen=True, slots=True)
class Document:
    """An article ready to be indexed, `id` being what its page is called.

    `passages` are (weight, text) in reading order, the title first.
    `sentences` are (anchor, words, sign), the sign `HEADLINE` or `GOES_ON` (in the passage of the one before) or both.
    """

    id: str
    title: str
    outlet: str
    published: str
    language: str
    passages: tuple[tuple[int, str], ...]
    sentences: tuple[tuple[str, str, int], ...]
    quotations: tuple[ShownQuotation, ...]
    dates: tuple[ShownDate, ...]
    spoken: str


@dataclass(frozen=True, slots=True)
class Named:
    """A person ready to be indexed, with the documents that name and that quote them."""

    id: str
    name: str
    kind: str
    forms: tuple[str, ...]
    documents: tuple[int, ...]
    quoted_in: tuple[int, ...]


TITLE, STANDFIRST, BODY, ABOUT = 5, 2, 1, 1
HEADLINE, GOES_ON = 1, 2
_WEIGHTS = {Role.STANDFIRST: STANDFIRST, Role.HEADLINE: TITLE, Role.SUBHEAD: 2}
_SPOKEN = {QuotationKind.DIRECT, QuotationKind.MIXED}


def people_of(dossier: Dossier, numbers: dict[str, int]) -> tuple[Named, ...]:
    """Every person with the documents (by their numbers) that name them, the most widely named first."""
    quoted: defaultdict[str, set[int]] = defaultdict(set)
    for cluster in dossier.clusters:
        for variant in cluster.variants:
            if cluster.speaker_id and variant.article in numbers:
                quoted[cluster.speaker_id].add(numbers[variant.article])
    named = [_named(person, numbers, quoted[person.id]) for person in dossier.people]
    return tuple(sorted(named, key=lambda n: (-len(n.documents), -len(n.quoted_in), n.name, n.id)))


def _named(person: Person, numbers: dict[str, int], quoted: set[int]) -> Named:
    documents = {numbers[article] for article, _ in person.members if article in numbers} | quoted
    forms = tuple(dict.fromkeys([person.name, *(form.text for form in person.forms)]))
    return Named(person.id, person.name, person.kind.value, forms, tuple(sorted(documents)), tuple(sorted(quoted)))


def other_spellings(named: Named) -> dict[str, tuple[str, ...]]:
    """Each surname of a person as printed somewhere → the other ones: "schulz" → "scholz", "schultz".

    Only of people, and only last words of names: that "Joe" is somewhere "Biden" makes no spelling.
    """
    if named.kind != "person":
        return {}
    names = [words for form in named.forms if (words := [t for w in raw_words(form) for t in tokens_of(w)])]
    first = {words[0] for words in names if len(words) > 1}
    last = dict.fromkeys(words[-1] for words in names if len(words) > 1 or words[-1] not in first)
    return {name: tuple(other for other in last if other != name) for name in last} if len(last) > 1 else {}


def document_of(article: Article, found: Annotations, clusters: Clusters, excerpt: bool = False) -> Document:
    """An article with what was found in it; with `excerpt`, no sentence but those that hold a quotation is shown."""
    read = [(at, block) for at, block in enumerate(article.blocks) if block.role in READ_ROLES]
    shown = _shown(article, {at for at, _ in read})
    quotations = tuple(_quotations(article, found, clusters, shown))
    dates = tuple(
        ShownDate(at, date.edtf, date.span.of(article.text))
        for date in found.dates
        if date.edtf and (at := _sentence_at(shown, date.span)) >= 0
    )
    kept = {q.sentence for q in quotations}
    known = article.metadata
    language = (known.language.value if known.language else "en").partition("-")[0].lower()
    published = known.published
    return Document(
        id=article.page_name,
        title=article.title,
        outlet=known.outlet.value if known.outlet else "",
        published=published.value[:10] if published and published.tier is not Tier.INFERRED else "",
        language=language,
        passages=tuple(_passages(article, [block for _, block in read])),
        sentences=tuple(
            (
                s.anchor,
                " ".join(s.span.of(article.text).split()) if not excerpt or at in kept else "",
                HEADLINE * headline + GOES_ON * (at > 0 and shown[at - 1][0].block == s.block),
            )
            for at, (s, headline) in enumerate(shown)
        ),
        quotations=quotations,
        dates=dates,
        spoken="\n".join(
            span.of(article.text) for q in found.quotations if q.kind in _SPOKEN for span in (q.quoted or (q.span,))
        ),
    )


Clusters = dict[tuple[str, str], tuple[str, str, int]]


def clusters_of(dossier: Dossier, people: Sequence[Named]) -> Clusters:
    """(article, quotation) → the cluster's id, its speaker's name, the number of the person or -1."""
    number = {person.id: at for at, person in enumerate(people)}
    return {
        (variant.article, variant.quotation): (
            cluster.id,
            cluster.speaker or "",
            number.get(cluster.speaker_id or "", -1),
        )
        for cluster in dossier.clusters
        for variant in cluster.variants
    }


def _passages(article: Article, read: Iterable[Block]) -> Iterable[tuple[int, str]]:
    title = article.title
    yield TITLE, title
    for block in read:
        words = block.span.of(article.text)
        if block.role is not Role.HEADLINE or words.split() != title.split():
            yield _WEIGHTS.get(block.role, BODY), words
    known = article.metadata
    about = [known.outlet, *known.authors, known.place, known.section, known.agency]
    yield ABOUT, "\n".join(statement.value for statement in about if statement)


def _shown(article: Article, read: set[int]) -> list[tuple[Sentence, bool]]:
    return [(s, article.blocks[s.block].role is Role.HEADLINE) for s in article.sentences if s.block in read]


def _sentence_at(shown: Sequence[tuple[Sentence, bool]], span: Span) -> int:
    at = bisect_right(shown, span.start, key=lambda pair: pair[0].span.start) - 1
    return at if at >= 0 and span.start < shown[at][0].span.end else -1


def _quotations(
    article: Article, found: Annotations, clusters: Clusters, shown: Sequence[tuple[Sentence, bool]]
) -> Iterable[ShownQuotation]:
    for quotation in found.quotations:
        if quotation.kind not in _SPOKEN:
            continue
        at = _sentence_at(shown, (quotation.quoted or (quotation.span,))[0])
        if at < 0:
            continue
        cluster, speaker, person = clusters.get((article.id, quotation.id), ("", quotation.speaker or "", -1))
        spans = quotation.quoted or (quotation.span,)
        words = " […] ".join(" ".join(span.of(article.text).split()) for span in spans)
        yield ShownQuotation(at, cluster, speaker or quotation.speaker or "", person, words)


def order_by_kinship(articles: Sequence[Article]) -> list[int]:
    """Article numbers so that those which share sentences stand together: they are found, and then fetched, together.

    Each joins the earlier one that it shares most long sentences with; what a fifth of a hundred share says nothing.
    """
    holders: defaultdict[int, list[int]] = defaultdict(list)
    children: defaultdict[int, list[int]] = defaultdict(list)
    roots = []
    for number, article in enumerate(articles):
        shared: Counter[int] = Counter()
        text = article.text
        for sentence in article.sentences:
            span = sentence.span
            if span.end - span.start >= _LONG_SENTENCE:
                known = holders[_digest(text[span.start : span.end])]
                if len(known) < _COMMON_SENTENCE:
                    # A sentence that an article prints twice must not make it its own next of kin, found from nowhere.
                    shared.update(other for other in known if other != number)
                    known.append(number)
        if shared:
            most = max(shared.values())
            children[min(n for n, times in shared.items() if times == most)].append(number)
        else:
            roots.append(number)
    ordered, waiting = [], roots[::-1]
    while waiting:
        number = waiting.pop()
        ordered.append(number)
        waiting.extend(reversed(children[number]))
    return ordered


def _digest(words: str) -> int:
    """A number for a sentence, the same in every process."""
    return zlib.crc32(words.encode("utf-8", "surrogatepass")) | len(words) << 32
