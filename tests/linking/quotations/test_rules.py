"""Two articles, a quotation each: one utterance or two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dossier.linking.quotations import QuotationLinks, cluster_quotations
from dossier.model import Judgement, QuotationCluster, QuotationKind, Span, VariantLabel
from tests.linking.quotations.build import Printed, Said, people_of, printed

LUND, HOLM = "Ida Lund", "Per Holm"


def link(*prints: Printed, judgements: tuple[Judgement, ...] = ()) -> QuotationLinks:
    articles, annotations = [p.article for p in prints], [p.annotations for p in prints]
    return cluster_quotations(articles, annotations, people_of(prints), judgements)


def two(left: Said, right: Said, days: tuple[str | None, str | None] = (None, None)) -> QuotationLinks:
    return link(printed("a", [left], days[0]), printed("b", [right], days[1]))


def together(links: QuotationLinks) -> list[QuotationCluster]:
    return [c for c in links.clusters if len({v.article for v in c.variants}) > 1]


QUAY = "We will not reopen the eastern quay until divers have inspected every pillar beneath it."

SAME = [
    ("the same words", QUAY, QUAY.replace(".", ","), VariantLabel.IDENTICAL),
    ("other marks and case", "It's the ferry's fault — all of it.", "IT’S the ferry’s fault -- all of it", "identical"),
    ("the end trimmed", QUAY, QUAY.replace(" beneath it", ""), "trimmed"),
    ("the beginning trimmed", QUAY, "until divers have inspected every pillar beneath it.", "trimmed"),
    ("one word exchanged", QUAY, QUAY.replace("inspected", "scrutinised"), "reworded"),
    ("numbers as words", "The storm sank 12 boats in the harbour of Alder.",
     "The storm sank twelve boats in the harbour of Alder.", "reworded"),
    ("translated back", "For the safety of the valley it is necessary to lower the level of the reservoir this week.",
     "In the interest of the valley's safety, the reservoir's level needs to be reduced in this week.", "translated"),
    ("a figure differs", "The fire destroyed 140 houses in the village of Alder before noon.",
     "The fire destroyed 170 houses in the village of Alder before noon.", "reworded"),
    ("a negation differs", "We have always been told that the old bridge was safe for lorries.",
     "We have never been told that the old bridge was safe for lorries.", "reworded"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "left", "right", "label"), SAME, ids=[row[0] for row in SAME])
def test_one_utterance(what: str, left: str, right: str, label: str) -> None:
    links = two(Said(left, LUND), Said(right, LUND), ("2023-05-02", "2023-05-03"))
    (cluster,) = links.clusters
    assert [v.label for v in cluster.variants if v.label != VariantLabel.REFERENCE] == [label]


TRANSLATED = [
    ("We will stand by our friends in the north for as long as this war lasts.",
     "We shall support our friends in the north as long as the war continues."),
    ("Nobody has the right to decide over our heads about our own land.",
     "No one may decide about our land over our heads."),
    ("If the talks fail, the prices of bread and fuel will double before Christmas.",
     "Should the negotiations collapse, bread and fuel prices are going to double by Christmas."),
    ("We do not want a new Cold War, but we will defend every inch of our territory.",
     "We don't want a new Cold War, but we'll defend each inch of our soil."),
    ("The decision to close the plant was taken in March, long before the accident happened.",
     "The decision on closing the factory had been made in March, well before the accident."),
    ("I have spoken to the families of the victims and promised them a full investigation.",
     "I talked with the victims' families and I promised them that there will be a complete inquiry."),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right"), TRANSLATED, ids=[row[0][:30] for row in TRANSLATED])
def test_one_speaker_translated_twice(left: str, right: str) -> None:
    (cluster,) = two(Said(left, LUND), Said(right, LUND)).clusters
    assert {v.label for v in cluster.variants} <= {"reference", "reworded", "translated"}


APART = [
    ("one speaker's subject", LUND, "We will stand by our friends in the north for as long as this war lasts.",
     LUND, "The war in the north has cost us friends and it will last for years."),
    ("the contrary", LUND, "The government has lost the confidence of the people and must resign immediately.",
     LUND, "The people have confidence in the government, and nobody has to resign."),
    ("the same people", LUND, "I have spoken to the families of the victims and promised them a full investigation.",
     LUND, "The families of the victims have waited for an investigation for two years."),
    ("one verb, one actor", LUND, "The army must withdraw its troops from the border.",
     LUND, "The army must respect the border of its neighbours."),
    ("same subject, another statement", LUND, "The eastern quay will be closed for the winter, says the board.",
     LUND, "The board has asked for money to widen the eastern quay."),
    ("few words, two speakers", LUND, "We are very proud.", HOLM, "We are very proud."),
    ("few words, nobody named", None, "That is a lie.", None, "That is a lie."),
    ("a stock phrase", LUND, "We will do the right thing.", HOLM, "They have done the right thing for the town."),
    ("half the words, two speakers", LUND, "The ferry must sail on Sundays because the islanders need it.",
     HOLM, "The ferry must not sail on Sundays because the crews deserve their rest."),
]  # fmt: skip


@pytest.mark.parametrize(("what", "who", "left", "other", "right"), APART, ids=[row[0] for row in APART])
def test_two_utterances(what: str, who: str | None, left: str, other: str | None, right: str) -> None:
    assert not together(two(Said(left, who), Said(right, other)))


def test_a_few_words_on_one_day_are_one_utterance_and_on_two_days_two() -> None:
    assert together(
        two(Said("We are very proud.", LUND), Said("We are very proud.", LUND), ("2023-05-02", "2023-05-03"))
    )
    assert not together(
        two(Said("We are very proud.", LUND), Said("We are very proud.", LUND), ("2023-05-02", "2023-06-20"))
    )


def test_like_sentences_months_apart_are_neighbours() -> None:
    left = "It is for the nine island councils to decide when the new ferry is ready for service."
    right = "Only the engineers and nine towns decide when the ferry will carry its first passenger."
    links = two(Said(left, LUND), Said(right, LUND), ("2022-04-14", "2023-01-12"))
    first, second = links.clusters
    assert first.see_also == (second.id,)
    assert second.see_also == (first.id,)


def test_another_attribution_is_told_in_words() -> None:
    links = link(
        printed("a", [Said(QUAY, LUND, "harbour master")], "2023-05-02", "Harbour Post"),
        printed("b", [Said(QUAY, HOLM, "mayor")], "2023-05-03", "Daily Gull"),
    )
    (cluster,) = links.clusters
    assert "Harbour Post names Ida Lund, Daily Gull names Per Holm." in cluster.differences
    assert "Harbour Post calls the speaker “harbour master”, Daily Gull “mayor”." in cluster.differences


def test_what_one_article_calls_somebody_twice_is_no_difference() -> None:
    links = link(printed("a", [Said(QUAY, "Ida Lund"), Said(QUAY, "Ida Lundt")], "2023-05-02", "Harbour Post"))
    assert [words for cluster in links.clusters for words in cluster.differences] == []


def test_another_spelling_is_told_in_words() -> None:
    links = link(
        printed("a", [Said(QUAY, "Ida Lund")], "2023-05-02", "Harbour Post"),
        printed("b", [Said(QUAY, "Ida Lundt")], "2023-05-03", "Daily Gull"),
    )
    (cluster,) = links.clusters
    assert any("Ida Lund" in words and "Ida Lundt" in words for words in cluster.differences)


def test_a_copy_without_a_speaker_takes_one_over_and_says_so() -> None:
    (cluster,) = two(Said(QUAY, LUND), Said(QUAY)).clusters
    assert [(v.article, v.speaker, v.carried_over) for v in cluster.variants] == [("a", LUND, False), ("b", LUND, True)]
    assert cluster.speaker_id == "ida-lund"


def test_no_speaker_is_carried_over_where_the_copies_disagree() -> None:
    links = link(printed("a", [Said(QUAY, LUND)]), printed("b", [Said(QUAY, HOLM)]), printed("c", [Said(QUAY)]))
    (cluster,) = links.clusters
    assert [v.speaker for v in cluster.variants] == [LUND, HOLM, None]


def test_one_quotation_may_hold_two_utterances() -> None:
    other = "The storm tore three container ships from their moorings on Monday night."
    links = link(
        printed("a", [Said(f"{QUAY} {other}", LUND)]),
        printed("b", [Said(QUAY, LUND), Said(other, LUND)]),
    )
    first, second = links.clusters
    assert second.id == f"{first.id}-2"
    assert [len(c.variants) for c in links.clusters] == [2, 2]


def test_sentences_that_always_travel_together_are_one_utterance() -> None:
    said = Said(f"{QUAY} The tugboat crews have worked for forty hours. Nobody slept.", LUND)
    assert len(two(said, said).clusters) == 1


def test_two_utterances_that_a_reporter_joined_stay_two() -> None:
    other = "The storm tore three container ships from their moorings on Monday night."
    joined = f"{QUAY.rstrip('.')}, and {other[0].lower()}{other[1:]}"
    links = link(
        printed("a", [Said(QUAY, LUND)]),
        printed("b", [Said(other, LUND)]),
        printed("c", [Said(joined, LUND)]),
    )
    first, second = links.clusters
    assert {v.article for v in first.variants} == {"a", "c"}
    assert {v.article for v in second.variants} == {"b", "c"}


def test_two_sentences_made_one_are_one_copy_of_both() -> None:
    other = "The storm tore three container ships from their moorings on Monday night."
    joined = f"{QUAY.rstrip('.')}, and {other[0].lower()}{other[1:]}"
    (cluster,) = two(Said(f"{QUAY} {other}", LUND), Said(joined, LUND)).clusters
    assert sum(bool(v.diff) for v in cluster.variants) == 1


def test_two_sentences_of_one_article_stay_apart() -> None:
    said = [
        Said("There are soldiers and guns near the border of the valley.", LUND),
        Said("There are guns and soldiers ready near the border of our valley.", LUND),
    ]
    assert len(link(printed("a", said)).clusters) == 2


def test_words_without_a_speaker_that_several_people_say_go_to_nobody() -> None:
    frame = "For a decade the matter of the {} was treated like a secret, and I intend to change that."
    links = link(
        printed("a", [Said(frame.format("harbour"), LUND)]),
        printed("b", [Said(frame.format("museum"), HOLM)]),
        printed("c", [Said(frame.format("airport"), "Ana Reyes")]),
        printed("d", [Said(frame.format("railway"))]),
    )
    assert not together(links)


def test_indirect_speech_is_a_question_and_never_a_merge() -> None:
    links = link(
        printed("a", [Said(QUAY, LUND)]),
        printed("b", [Said("the eastern quay would not reopen until divers had inspected every pillar", LUND,
                           kind=QuotationKind.INDIRECT)]),
    )  # fmt: skip
    assert [len(c.variants) for c in links.clusters] == [1]
    (question,) = links.suggestions
    assert question.entry.file == "quotes.yml"


def test_order_of_publication_undated_last() -> None:
    links = link(
        printed("a", [Said(QUAY, LUND)]),
        printed("b", [Said(QUAY, LUND)], "2023-05-03"),
        printed("c", [Said(QUAY, LUND)], "2023-05-02T23:30+01:00"),
        printed("d", [Said(QUAY, LUND)], "2023-05-02T20:30+00:00"),
    )
    (cluster,) = links.clusters
    assert [v.article for v in cluster.variants] == ["d", "c", "b", "a"]
    assert cluster.id == link(printed("a", [Said(QUAY, LUND)])).clusters[0].id


def test_scare_quotes_are_no_utterances() -> None:
    assert not link(printed("a", [Said("threat", kind=QuotationKind.SCARE)])).clusters


def test_of_a_clause_with_a_long_fragment_the_fragment_is_the_utterance() -> None:
    clause = "the owners “had known for years that the pylon above the village was rotten” and said nothing"
    fragment = clause[clause.index("“") + 1 : clause.index("”")]
    mixed = with_fragment("a", clause, fragment)
    links = link(mixed, printed("b", [Said(f"They {fragment}.", LUND)]))
    (cluster,) = links.clusters
    shown = {v.article: v.span.of(mixed.article.text) for v in cluster.variants if v.article == "a"}
    assert shown == {"a": fragment}


def with_fragment(name: str, clause: str, fragment: str) -> Printed:
    """An article whose one quotation mixes the reporter's words with a fragment."""
    one = printed(name, [Said(clause, LUND, kind=QuotationKind.MIXED)])
    (quotation,) = one.annotations.quotations
    start = one.article.text.index(fragment)
    found = replace(quotation, quoted=(Span(start, start + len(fragment)),))
    return Printed(one.article, replace(one.annotations, quotations=(found,)))


def test_a_script_without_spaces_is_compared_too() -> None:
    said = "東の埠頭は潜水士がすべての柱を調べるまで再開しません"
    assert together(two(Said(said, LUND), Said(f"{said}。", LUND), ("2023-05-02", "2023-05-03")))


def test_every_address_outlives_a_new_seed() -> None:
    other = "The storm tore three container ships from their moorings on Monday night."
    old = [printed("m", [Said(f"{QUAY} {other}", LUND)]), printed("n", [Said(QUAY, LUND)])]
    new = [printed("a", [Said(QUAY, LUND)]), printed("z", [Said(other, LUND)])]
    before = {c.id for c in link(*old).clusters} | {id_ for c in link(*old).clusters for id_ in c.former_ids}
    for more in ([new[0]], [new[1]], new):
        links = link(*old, *more)
        after = {c.id for c in links.clusters} | {id_ for c in links.clusters for id_ in c.former_ids}
        assert before <= after
    first = link(*old, *new).clusters[0]
    assert first.id == new[0].annotations.quotations[0].id
