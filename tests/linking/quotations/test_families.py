"""A hundred families of rewritten quotations against three hundred distractors: the recorded floor."""

from itertools import combinations

import pytest

from dossier.language.grammar import Grammar, load_grammar
from dossier.linking.quotations import cluster_quotations, words
from tests.linking.quotations.build import people_of
from tests.linking.quotations.families import Case, make_case, make_chain, score

PRECISION, RECALL = 0.99, 0.95
RECALL_WITHOUT_SYNONYMS = 0.92


def pairs(case: Case) -> set[frozenset[tuple[str, str]]]:
    """The quotation pairs that linking puts into one cluster."""
    articles = [one.article for one in case.prints]
    annotations = [one.annotations for one in case.prints]
    links = cluster_quotations(articles, annotations, people_of(case.prints), ())
    quoted = {
        (one.article.id, q.id): q.span.of(one.article.text) for one in case.prints for q in one.annotations.quotations
    }
    found: set[frozenset[tuple[str, str]]] = set()
    for cluster in links.clusters:
        places = sorted({(v.article, quoted[v.article, v.quotation]) for v in cluster.variants})
        found.update(frozenset(pair) for pair in combinations(places, 2))
    return found


@pytest.mark.parametrize("seed", [11, 12])
def test_rewritten_copies_are_found_and_others_are_not(seed: int) -> None:
    case = make_case(seed)
    precision, recall = score(case, pairs(case))
    assert precision >= PRECISION
    assert recall >= RECALL


def test_most_are_found_without_knowing_a_synonym(monkeypatch: pytest.MonkeyPatch) -> None:
    known = load_grammar("en")
    bare = Grammar(known.function, known.negation, known.number, {}, known.suffixes)
    monkeypatch.setattr(words, "load_grammar", lambda _: bare)
    case = make_case(13)
    precision, recall = score(case, pairs(case))
    assert precision >= PRECISION
    assert recall >= RECALL_WITHOUT_SYNONYMS


@pytest.mark.parametrize("in_one_sentence", [False, True])
def test_joined_quotations_tie_no_families_together(in_one_sentence: bool) -> None:
    prints, families = make_chain(14, in_one_sentence)
    links = cluster_quotations([p.article for p in prints], [p.annotations for p in prints], people_of(prints), ())
    found = {frozenset(p) for c in links.clusters for p in combinations(sorted({v.article for v in c.variants}), 2)}
    true = {frozenset(p) for p in combinations(sorted(families), 2) if families[p[0]] & families[p[1]]}
    assert len(found & true) >= 0.97 * len(found)
    assert len(found & true) >= 0.95 * len(true)
