"""The curator's judgements are constraints: they join, part and silence, or are told to be wrong."""

from __future__ import annotations

import dataclasses

import pytest

from dossier.curation import load_judgements
from dossier.model import Judgement, QuotationKind, Severity, Subject, Target, TextQuote, VariantLabel, Verdict
from dossier.text.entries import entry_yaml
from tests.linking.quotations.build import Printed, Said, printed
from tests.linking.quotations.test_rules import HOLM, LUND, QUAY, link, together, two

SHIPS = "The storm tore three container ships from their moorings on Monday night."
LIKE = "Nobody will use the eastern quay before every pillar beneath it has been looked at by divers."


def judge(verdict: Verdict, *targets: tuple[str, str] | str, line: int = 1) -> Judgement:
    """A judgement on quotations, each named by article and words or by id."""
    read = tuple(
        Target(id=target) if isinstance(target, str) else Target(article=target[0], quote=TextQuote(target[1]))
        for target in targets
    )
    return Judgement(Subject.QUOTATION, verdict, read, "seeds/curation/quotes.yml", line)


def copies() -> tuple[Printed, Printed]:
    return printed("a", [Said(QUAY, LUND)]), printed("b", [Said(QUAY, LUND)])


def test_same_joins_what_the_machine_would_not() -> None:
    judgement = judge(Verdict.SAME, ("a", QUAY), ("b", SHIPS))
    links = link(printed("a", [Said(QUAY, LUND)]), printed("b", [Said(SHIPS, HOLM)]), judgements=(judgement,))
    (cluster,) = links.clusters
    assert cluster.variants[1].label is VariantLabel.PARAPHRASE
    assert "seeds/curation/quotes.yml:1" in [e.note for e in cluster.evidence if e.rule == "link.quotation-curated"]


def test_the_beginning_of_a_quotation_is_enough_to_name_it() -> None:
    judgement = judge(Verdict.SAME, ("a.txt", QUAY[:20]), ("b.txt", SHIPS[:20]))
    links = link(printed("a", [Said(QUAY, LUND)]), printed("b", [Said(SHIPS, HOLM)]), judgements=(judgement,))
    assert len(links.clusters) == 1


def test_different_parts_what_the_machine_would_join() -> None:
    judgement = judge(Verdict.DIFFERENT, ("a", QUAY), ("b", QUAY))
    links = link(*copies(), judgements=(judgement,))
    assert len(links.clusters) == 2
    assert not links.suggestions


def test_a_quotation_can_be_named_by_its_id() -> None:
    ids = [print_.annotations.quotations[0].id for print_ in copies()]
    links = link(*copies(), judgements=(judge(Verdict.DIFFERENT, *ids),))
    assert len(links.clusters) == 2


def test_a_split_quotation_stands_alone_even_among_three_copies() -> None:
    third = printed("c", [Said(QUAY, LUND)])
    links = link(*copies(), third, judgements=(judge(Verdict.SPLIT, ("b", QUAY)),))
    assert sorted(sorted(v.article for v in c.variants) for c in links.clusters) == [["a", "c"], ["b"]]


def test_different_holds_against_a_third_copy_that_would_tie_both() -> None:
    third = printed("c", [Said(QUAY, LUND)])
    links = link(*copies(), third, judgements=(judge(Verdict.DIFFERENT, ("a", QUAY), ("b", QUAY)),))
    assert not any({"a", "b"} <= {v.article for v in cluster.variants} for cluster in links.clusters)
    assert len(links.clusters) == 2


def test_indirect_speech_joins_where_the_curator_says_so() -> None:
    told = "the quay would stay shut until divers had looked at it"
    links = link(
        printed("a", [Said(QUAY, LUND)]),
        printed("b", [Said(told, LUND, kind=QuotationKind.INDIRECT)]),
        judgements=(judge(Verdict.SAME, ("a", QUAY), ("b", told)),),
    )
    (cluster,) = links.clusters
    assert [v.article for v in cluster.variants] == ["a", "b"]


def test_contradicting_judgements_are_an_error_that_names_both_places() -> None:
    third = printed("c", [Said(SHIPS, LUND)])
    links = link(
        *copies(),
        third,
        judgements=(
            judge(Verdict.SAME, ("a", QUAY), ("b", QUAY), line=3),
            judge(Verdict.SAME, ("b", QUAY), ("c", SHIPS), line=8),
            judge(Verdict.DIFFERENT, ("a", QUAY), ("c", SHIPS), line=13),
        ),
    )
    (problem,) = links.problems
    assert (problem.code, problem.severity, problem.line) == ("quotes-contradiction", Severity.ERROR, 13)
    assert "quotes.yml:3" in problem.message
    assert "quotes.yml:8" in problem.message


def test_an_id_that_no_quotation_has_is_an_error() -> None:
    links = link(*copies(), judgements=(judge(Verdict.SAME, "q-nowhere", ("a", QUAY), line=5),))
    assert [(p.code, p.line) for p in links.problems] == [("quotes-id-unknown", 5)]


def test_a_question_comes_with_yaml_that_settles_it_and_is_not_asked_again(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    links = two(Said(QUAY, LUND), Said(LIKE))
    (question,) = links.suggestions
    assert set(question.candidates) == {cluster.id for cluster in links.clusters}
    judgements = read_yaml(entry_yaml(question.entry), tmp_path_factory)
    prints = printed("a", [Said(QUAY, LUND)]), printed("b", [Said(LIKE)])
    settled = link(*prints, judgements=judgements)
    assert together(settled)
    assert not settled.suggestions
    left_open = dataclasses.replace(question.entry, verdict=Verdict.UNSURE)
    unsure = link(*prints, judgements=read_yaml(entry_yaml(left_open), tmp_path_factory))
    assert not together(unsure)
    assert not unsure.suggestions


def read_yaml(text: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Judgement, ...]:
    folder = tmp_path_factory.mktemp("seeds")
    (folder / "quotes.yml").write_text(text, encoding="utf-8")
    judgements, problems = load_judgements(folder, root=folder)
    assert not problems
    return judgements


def test_the_ready_made_yaml_is_safe_whatever_is_quoted(tmp_path_factory: pytest.TempPathFactory) -> None:
    hostile = 'The "eastern" quay: {closed} # until *divers* & <b>others</b> inspected every \\pillar beneath it, [sic]'
    links = two(Said(hostile, LUND), Said(hostile.replace("inspected", "saw").replace("divers", "swimmers")))
    for question in links.suggestions:
        (judgement,) = read_yaml(entry_yaml(question.entry), tmp_path_factory)
        assert {target.quote.exact for target in judgement.targets if target.quote} >= {hostile}
