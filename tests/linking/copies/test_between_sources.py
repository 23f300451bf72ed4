"""What differs, differs between two articles; what every page of an outlet says is no copy."""

from __future__ import annotations

import dataclasses

import pytest

from dossier.intake import article_from_text
from dossier.linking import link
from dossier.linking.copies import find_differences, find_reprints
from dossier.model import (
    Annotations,
    Article,
    Citation,
    Evidence,
    Metadata,
    Quotation,
    QuotationCluster,
    QuotationKind,
    Span,
    Statement,
    Tier,
    Variant,
    VariantLabel,
)

OWN = "The harbour paper is a member of the press council; write to the editors at the quay to complain about a report."
STORIES = [
    "The eastern quay reopened on Monday after divers had looked at every pillar below the water line again.",
    "A baker in the old town has found a coin of the eleventh century under the floor of his own oven.",
    "Nobody knows why the herons have left the marsh, but the council has asked two students to count the nests.",
    "The choir will sing in the lighthouse on Friday, for the first time since its stairs were made safe in spring.",
    "Two ferries a day will run to the islands from May on, one of them with room for forty cars and a lorry.",
]


def paper(number: int, *paragraphs: str, outlet: str | None = "Harbour Paper") -> Article:
    stated = Statement(outlet, Tier.DECLARED, Evidence("test")) if outlet else None
    article = article_from_text(f"{number:03d}", "\n\n".join(paragraphs))
    return dataclasses.replace(article, metadata=Metadata(outlet=stated))


@pytest.mark.parametrize("outlet", ["Harbour Paper", None])
def test_an_outlets_standing_words_make_no_copies(outlet: str | None) -> None:
    filler = " ".join(STORIES)
    articles = [
        paper(n, story, *(f"{story} {word} {filler.split('.')[n]}" for word in "abcd"), OWN, outlet=outlet)
        for n, story in enumerate(STORIES)
    ]
    assert find_reprints(articles) == ()


def test_an_agencys_paragraph_in_many_papers_is_shared() -> None:
    articles = [paper(n, story, OWN, outlet=f"Paper {n}") for n, story in enumerate(STORIES)]
    assert len(find_reprints(articles)) >= len(STORIES) - 1


def test_a_copy_with_standing_words_beneath_is_a_copy() -> None:
    articles = [paper(n, story, OWN) for n, story in enumerate((*STORIES[:4], STORIES[0]))]
    pairs = {(r.left, r.right): r.label for r in find_reprints(articles)}
    assert pairs["000", "004"] == "reprint"


def test_one_article_does_not_differ_from_itself() -> None:
    text = "“It cost 4 million,” she said.\n\n“It cost 5 million,” she said again.\n"
    article = article_from_text("a", text)
    spans = [Span(1, 18), Span(text.index("It cost 5"), text.index("It cost 5") + 17)]
    quotations = tuple(
        Quotation(f"q{n}", span, QuotationKind.DIRECT, (span,), Evidence("test"), "she") for n, span in enumerate(spans)
    )
    variants = tuple(
        Variant(q.id, "a", q.span, label, 1.0)
        for q, label in zip(quotations, (VariantLabel.REFERENCE, VariantLabel.REWORDED), strict=True)
    )
    found = Annotations("a", quotations=quotations)
    assert find_differences([article], [found], [QuotationCluster("q0", variants)]) == ()
    other = article_from_text("b", text)
    elsewhere = (variants[0], dataclasses.replace(variants[1], article="b"))
    both = [found, dataclasses.replace(found, article="b")]
    (difference,) = find_differences([article, other], both, [QuotationCluster("q0", elsewhere)])
    assert (difference.what, difference.left_words, difference.right_words) == ("figure", "4", "5")
    assert difference.left == Citation("a", spans[0])


def test_a_dossier_of_one_article_has_nothing_between_articles() -> None:
    article = article_from_text("a", "\n\n".join(STORIES + STORIES))
    dossier = link([article], [Annotations("a")], ())
    assert (dossier.reprints, dossier.differences) == ((), ())
