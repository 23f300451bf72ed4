"""Pairs of articles → whether they share text, how much, and where."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.intake.plain import article_from_text
from dossier.linking.copies.reprints import SURE, find_reprints
from dossier.model import Article, Reprint, Span

AGENCY = [
    "Engineers closed the Tarn viaduct on Sunday after a routine survey found that two of its bearings had moved.",
    "The detour takes twenty minutes longer, and haulage firms say that it will cost them dearly this winter.",
    "A spokesman for the builders, which finished the viaduct in 1998, said that they were looking into the matter.",
]
OWN = [
    "For Rosa Imhof the closure means getting up at five, because her son's school lies on the other side.",
    "Nobody at the bakery under the third pillar remembers a quieter Monday since the great flood of the eighties.",
    "The mayor promised a shuttle boat by Friday, but the landing stage has been rotten for years, neighbours say.",
    "In the inn they bet on how long it will last: the landlord says two years, his mother says for ever.",
]
OTHER = [
    "A trial of a vaccine against dengue resumed on Tuesday after regulators had looked into a volunteer's death.",
    "About nine thousand people have been enrolled so far, and first results are expected in the spring.",
    "The institute in Recife said that its data board had seen no sign that the injection was to blame.",
]


def article(name: str, *paragraphs: str) -> Article:
    return article_from_text(name, "\n".join(paragraphs))


def only(*articles: Article) -> Reprint:
    (found,) = find_reprints(articles)
    return found


def words(found: Reprint, articles: dict[str, Article]) -> list[tuple[str, str]]:
    return [
        (p.left.span.of(articles[p.left.article].text), p.right.span.of(articles[p.right.article].text))
        for p in found.passages
    ]


def test_same_text_is_a_reprint() -> None:
    found = only(article("a", *AGENCY), article("b", *AGENCY))
    assert (found.left, found.right, found.share, found.label) == ("a", "b", 1.0, "reprint")


def test_other_marks_case_and_accents_are_the_same_words() -> None:
    found = only(article("a", *AGENCY), article("b", " ".join(AGENCY).upper().replace(",", " –")))
    assert (found.share, found.label) == (1.0, "reprint")


def test_shorter_text_inside_a_longer_one() -> None:
    found = only(article("long", *OWN[:2], *AGENCY, *OWN[2:]), article("short", *AGENCY))
    assert (found.left, found.right, found.share, found.label) == ("long", "short", 1.0, "reprint")


def test_agency_paragraphs_in_two_own_stories() -> None:
    left = article("a", *OWN, AGENCY[0], AGENCY[1])
    right = article("b", OTHER[0], AGENCY[0], *OTHER[1:], AGENCY[1])
    found = only(left, right)
    assert found.label == ("near-duplicate" if found.share >= 0.5 else "shared passages")
    shared = words(found, {"a": left, "b": right})
    assert [mine.rstrip(".") for mine, _ in shared] == [line.rstrip(".") for line in AGENCY[:2]]
    assert all(mine == yours for mine, yours in shared)


def test_one_sentence_is_a_shared_passage() -> None:
    found = only(article("a", *OWN, AGENCY[0]), article("b", *OTHER, AGENCY[0]))
    assert found.label == "shared passages"
    assert 0.15 < found.share < 0.4


def test_small_changes_are_bridged() -> None:
    edited = [AGENCY[0].replace("Engineers", "Experts"), AGENCY[1].replace("dearly", "a lot"), AGENCY[2]]
    found = only(article("a", *AGENCY), article("b", *edited))
    assert found.label in ("reprint", "near-duplicate")
    assert 0.9 < found.share < 1
    assert len(found.passages) == 1


def test_passages_in_another_order_are_all_found() -> None:
    found = only(article("a", *AGENCY), article("b", *reversed(AGENCY)))
    assert len(found.passages) == 3
    assert found.share == 1.0


@pytest.mark.parametrize(
    ("left", "right"),
    [(OWN, OTHER), (AGENCY, OTHER), ([], OTHER), ([], []), (["Yes."], ["Yes."]), (["He said no."], ["He said no."])],
)
def test_nothing_shared(left: list[str], right: list[str]) -> None:
    assert find_reprints((article("a", *left), article("b", *right))) == ()


def test_short_common_phrase_is_no_passage() -> None:
    phrase = "the ministry did not reply to a request for comment"
    assert find_reprints((article("a", *OWN, phrase), article("b", *OTHER, phrase))) == ()


def test_unspaced_script() -> None:
    line = "週末の調査で橋の支えが動いていたことが分かり、県は橋を閉鎖した。運送会社は冬の費用が増えるとみている。"
    mine, yours = "市長は金曜日までに船を出すと約束した。", "研究所は注射のせいではないと説明した。"
    found = only(article("a", mine, line), article("b", line, yours))
    assert found.passages


def test_many_copies_stay_connected_and_linear() -> None:
    copies = [article(f"{number:03}", *AGENCY, f"{OWN[number % 4]} {number}") for number in range(60)]
    found = find_reprints(copies)
    assert {pair.right for pair in found} | {"000"} == {copy.id for copy in copies}
    assert len(found) < 60 * 12


def test_order_of_the_articles_decides_left_and_right() -> None:
    found = find_reprints((article("z", *AGENCY), article("x", *OTHER), article("a", *AGENCY)))
    assert [(pair.left, pair.right) for pair in found] == [("z", "a")]


WORD = st.sampled_from(["ferry", "fog", "harbour", "late", "nobody", "knew", "when", "left", "crew", "cargo", "rope"])
LEFT_FILLER = st.lists(st.integers(0, 10**6).map("l{}".format), max_size=30)
RIGHT_FILLER = st.lists(st.integers(0, 10**6).map("r{}".format), max_size=30)


@settings(max_examples=60, deadline=None)
@given(LEFT_FILLER, st.lists(WORD, min_size=SURE, max_size=60), LEFT_FILLER, RIGHT_FILLER, RIGHT_FILLER)
def test_every_sure_run_is_found(a: list[str], shared: list[str], b: list[str], c: list[str], d: list[str]) -> None:
    """A run of `SURE` equal words is found wherever it stands, and the spans give the shared words back."""
    left = article("left", " ".join(["l", *a, *shared, *b, "l"]))
    right = article("right", " ".join(["r", *c, *shared, *d, "r"]))
    found = only(left, right)
    for passage in found.passages:
        mine, yours = passage.left.span.of(left.text).split(), passage.right.span.of(right.text).split()
        assert isinstance(passage.left.span, Span)
        assert set(mine) & set(yours) & set(shared)
    assert 0 < found.share <= 1
