"""What must hold whatever the articles print."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.curation import parse_judgements
from dossier.linking.people import PeopleLinks, link_people
from dossier.linking.people.likeness import compare_names
from dossier.linking.people.names import parse_name
from dossier.model import Subject
from tests.linking.people.maker import groups, linked, story

PARTS = [
    "Ana",
    "Anna",
    "Berg",
    "berg",
    "J.",
    "W.",
    "Jr",
    "van",
    "de",
    "Kim",
    "Xi",
    "山田",
    "Бе́рг",
    "Mr",
    "al-Berg",
    "-",
    "'",
    "“X”",
]
names = st.one_of(
    st.lists(st.sampled_from(PARTS), min_size=1, max_size=4).map(" ".join),
    st.text(
        alphabet=st.characters(exclude_characters="\r\n|", exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=12
    ),
)
dossiers = st.lists(st.lists(names, max_size=4), min_size=1, max_size=6)


def link(articles: list[list[str]], order: list[int] | None = None) -> PeopleLinks:
    return linked(*(story(number, *articles[number]) for number in (order or range(len(articles)))))


@settings(deadline=None)
@given(dossiers)
def test_everyone_is_in_one_person_and_every_address_leads_to_one(articles: list[list[str]]) -> None:
    found = link(articles)
    members = [member for person in found.people for member in person.members]
    assert len(members) == len(set(members)) == sum(map(len, articles))
    ids = [person.id for person in found.people]
    former = [address for person in found.people for address in person.former_ids]
    assert len(set(ids)) == len(ids)
    assert len({*ids, *former}) == len(ids) + len(former)
    assert all(other in ids for person in found.people for other in person.see_also)
    assert all(candidate in ids for suggestion in found.suggestions for candidate in suggestion.candidates)
    assert len({suggestion.id for suggestion in found.suggestions}) == len(found.suggestions)


@settings(deadline=None)
@given(dossiers, st.randoms(use_true_random=False))
def test_who_is_joined_does_not_hang_on_the_order_of_articles(articles: list[list[str]], chance: random.Random) -> None:
    order = list(range(len(articles)))
    chance.shuffle(order)
    assert groups(link(articles)) == groups(link(articles, order))


@given(names, names)
def test_likeness_is_symmetric_and_bounded(left: str, right: str) -> None:
    one, other = compare_names(left, right), compare_names(right, left)
    assert (one is None) == (other is None)
    if one is not None and other is not None:
        assert one.score == other.score
        assert 0 < one.score <= 1


@given(names)
def test_a_name_is_itself_in_any_dress(name: str) -> None:
    assert parse_name(name).key == parse_name(f"  {name}  ").key
    parsed = parse_name(name)
    assert not (parsed.is_bare and parsed.is_full)


@settings(deadline=None)
@given(dossiers)
def test_another_article_takes_no_address_away(articles: list[list[str]]) -> None:
    before, after = link(articles[:-1]), link(articles)
    leads = {address for person in after.people for address in (person.id, *person.former_ids)}
    assert {person.id for person in before.people} <= leads


PLAIN = ["Ana Berg", "Anna Berg", "Ana M. Berg", "Berg", "Kim Yong Nam", "Lee Berg"]
entries = st.one_of(
    st.tuples(
        st.sampled_from(["same", "different", "unsure"]),
        st.lists(st.sampled_from(PLAIN), min_size=2, max_size=3, unique=True),
    ),
    st.tuples(
        st.sampled_from(["name", "alias"]), st.lists(st.sampled_from(PLAIN), min_size=2, max_size=2, unique=True)
    ),
    st.tuples(st.just("split"), st.lists(st.sampled_from(PLAIN), min_size=1, max_size=1)),
)


def written(verb: str, listed: list[str]) -> str:
    if verb == "split":
        return f"- split: {listed[0]}\n  in: '000'\n  name: {listed[0]} the other\n"
    if verb in ("name", "alias"):
        return f"- set: {listed[0]}\n  {verb}: {listed[1]}\n"
    return f"- {verb}: [{', '.join(listed)}]\n"


@settings(deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(PLAIN), min_size=1, max_size=3), min_size=1, max_size=4),
    st.lists(entries, max_size=5),
)
def test_whatever_the_curator_writes(articles: list[list[str]], decisions: list[tuple[str, list[str]]]) -> None:
    yml = "".join(written(verb, listed) for verb, listed in decisions)
    judgements, wrong = parse_judgements(yml, Subject.PERSON, "people.yml")
    stories = [story(number, *listed) for number, listed in enumerate(articles)]
    found = link_people([a for a, _ in stories], [f for _, f in stories], judgements)
    members = [member for person in found.people for member in person.members]
    assert len(members) == len(set(members)) == sum(map(len, articles))
    addresses = [address for person in found.people for address in (person.id, *person.former_ids)]
    assert len(set(addresses)) == len(addresses)
    assert all(problem.line for problem in found.problems if problem.path == "people.yml")
    if not found.problems and not wrong and "split" not in yml:
        owner = {key.split("#")[0]: person.id for person in found.people for _, key in person.members}
        for verb, listed in decisions:
            ids = [owner[name] for name in listed if name in owner]
            if verb == "different":
                assert len(set(ids)) == len(ids)
