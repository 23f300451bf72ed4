"""What must hold of every clustering, whatever is quoted."""

from __future__ import annotations

import random
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.linking.quotations import QuotationLinks, cluster_quotations
from dossier.model import DiffOp, QuotationKind
from tests.linking.quotations.build import Printed, Said, people_of, printed
from tests.linking.quotations.test_wording import keys

WORDS = [
    "quay",
    "storm",
    "we",
    "the",
    "ferry",
    "not",
    "30",
    "Alder",
    "divers",
    "closed",
    "of",
    "winter",
    "“",
    "’s",
    ".",
    "!",
]
KINDS = [QuotationKind.DIRECT, QuotationKind.MIXED, QuotationKind.INDIRECT, QuotationKind.SCARE]

sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)
texts = st.one_of(sentences, st.lists(sentences, min_size=2, max_size=3).map(". ".join), st.text(max_size=30))
said = st.builds(
    Said,
    words=texts.map(lambda words: words.replace("\n", " ").replace("\r", " ")),
    speaker=st.sampled_from([None, "Ida Lund", "Per Holm"]),
    kind=st.sampled_from(KINDS),
)
dossiers = st.lists(st.lists(said, min_size=1, max_size=3), min_size=1, max_size=5)


def link(prints: list[Printed]) -> QuotationLinks:
    return cluster_quotations([p.article for p in prints], [p.annotations for p in prints], people_of(prints), ())


@settings(max_examples=120, deadline=None)
@given(dossiers)
def test_every_quotation_has_a_cluster_and_every_address_leads_to_one(plan: list[list[Said]]) -> None:
    prints = [printed(f"a{n}", one) for n, one in enumerate(plan)]
    links = link(prints)
    texts = {p.article.id: p.article.text for p in prints}
    spoken = {(p.article.id, q.id): q for p in prints for q in p.annotations.quotations
              if q.kind in (QuotationKind.DIRECT, QuotationKind.MIXED)}  # fmt: skip
    found = {(v.article, v.quotation) for c in links.clusters for v in c.variants}
    assert found == set(spoken)
    addresses = [c.id for c in links.clusters] + [id_ for c in links.clusters for id_ in c.former_ids]
    assert max(Counter(addresses).values(), default=1) == 1
    assert {q.id for q in spoken.values()} <= set(addresses)
    for cluster in links.clusters:
        assert sum(v.label == "reference" for v in cluster.variants) == 1
        for variant in cluster.variants:
            assert spoken[variant.article, variant.quotation].span.contains(variant.span)
            assert 0 <= variant.score <= 1
            words = " ".join(part.text for part in variant.diff if part.op is not DiffOp.REMOVED)
            if variant.diff:
                assert keys(words) == keys(variant.span.of(texts[variant.article]))


@settings(max_examples=40, deadline=None)
@given(dossiers, st.randoms(use_true_random=False))
def test_the_order_of_articles_makes_no_difference(plan: list[list[Said]], rng: random.Random) -> None:
    prints = [printed(f"a{n}", one, f"2023-05-{n + 1:02d}") for n, one in enumerate(plan)]
    shuffled = list(prints)
    rng.shuffle(shuffled)
    assert link(prints) == link(shuffled)
