"""Addresses that hold on every disk, and redirects from those that moved."""

from __future__ import annotations

import dataclasses
import re

import pytest

from dossier.model import Dossier, Heading, Page, Person
from dossier.site import Redirect, find_redirects, nested, redirect_html, refuse_collisions, short_names
from dossier.text.addresses import article_address, as_link, date_anchor, source_uri
from tests.pages.sample import article, sample_dossier


def page(uri: str) -> Page:
    return Page(uri, uri, "")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("people/scholz.md", "people/Scholz.md"),
        ("people/strasse.md", "people/straße.md"),
        ("people/ren\u00e9.md", "people/rene\u0301.md"),
        ("articles.md", "articles/index.md"),
        ("people/x.md", "people/x.md"),
    ],
)
def test_two_pages_at_one_address_are_a_problem(first: str, second: str) -> None:
    kept, _, problems = refuse_collisions([page(first), page(second)])
    assert [p.uri for p in kept] == [first]
    assert [(p.code, p.path) for p in problems] == [("address-collision", second)]


@pytest.mark.parametrize(
    "uri",
    [
        "people/../x.md",
        "/x.md",
        "people//x.md",
        "people/a:b.md",
        "people/nul.md",
        "x.md/",
        f"people/{'é' * 120}.md",
        "a\\b.md",
    ],
)
def test_addresses_that_some_disk_refuses_are_a_problem(uri: str) -> None:
    kept, _, problems = refuse_collisions([page(uri), page("people/good.md")])
    assert [p.uri for p in kept] == ["people/good.md"]
    assert [p.code for p in problems] == ["address-unsafe"]


def test_former_ids_and_variants_lead_to_the_page_of_today() -> None:
    assert find_redirects(sample_dossier()) == (
        Redirect("dates.html", "timeline.html"),
        Redirect("people/inez-okafor.html", "people/ines-okafor.html"),
        Redirect("quotes/q-gazette-1.html", "quotes/q-raise.html", "v-2"),
        Redirect("quotes/q-gazette-2.html", "quotes/q-chair.html", "v-1"),
        Redirect("quotes/q-harbour-1.html", "quotes/q-raise.html", "v-1"),
        Redirect("quotes/q-raise-old.html", "quotes/q-raise.html"),
    )


def test_an_address_in_use_is_not_redirected() -> None:
    base = sample_dossier()
    moved = dataclasses.replace(base.people[0], former_ids=("new-person",))
    dossier = Dossier((), (), people=(moved, Person("new-person", "New Person")))
    assert [redirect.address for redirect in find_redirects(dossier)] == ["dates.html"]
    _, standing, problems = refuse_collisions([page("people/New.md")], [Redirect("people/new.html", "people/x.html")])
    assert (standing, problems) == ((), ())


def test_a_redirect_is_relative_and_escaped() -> None:
    html = redirect_html(Redirect('people/o"<b>.html', "people/łukasz.html", "v-1"))
    links = re.findall(r'(?:href="|url=)([^">]+)"', html)
    assert links == ["%C5%82ukasz.html#v-1"] * 3


def test_addresses_of_any_script() -> None:
    assert as_link(article_address("мир")) == "articles/%D0%BC%D0%B8%D1%80.html"
    assert source_uri("articles/мир.html") == "articles/мир.md"


@pytest.mark.parametrize(
    ("edtf", "anchor"),
    [
        ("2022-01-27", "d-2022-01-27"),
        ("2014/..", "d-2014-to-open"),
        ("2014~", "d-2014-about"),
        ("../2022", "d-open-to-2022"),
        ("198X", "d-198x"),
    ],
)
def test_date_anchors(edtf: str, anchor: str) -> None:
    assert date_anchor(edtf) == anchor


def test_headings_nest_and_are_escaped() -> None:
    found = nested([Heading(1, "a", "<b>"), Heading(3, "b", "B"), Heading(2, "c", "C"), Heading(1, "d", "D")])
    assert [(entry["id"], [c["id"] for c in entry["children"]]) for entry in found] == [("a", ["b", "c"]), ("d", [])]
    assert found[0]["name"] == "&lt;b&gt;"


@pytest.mark.parametrize(
    ("seeds", "names"),
    [
        ({"talks.html": "talks-html"}, ["talks"]),
        ({"talks.html": "talks-html", "talks.txt": "talks"}, ["talks-html", "talks"]),
        ({"talks.html": "talks-html", "talks.pdf": "talks-pdf"}, ["talks-html", "talks-pdf"]),
        ({"web.warc": "web-warc-2"}, ["web-warc-2"]),
        ({"on html.txt": "on-html"}, ["on-html"]),
        ({"2022/Talks.HTM": "2022-talks-htm", "Talks.htm": "talks-htm"}, ["2022-talks", "talks"]),
    ],
)
def test_a_page_is_called_after_its_seed_without_the_ending(seeds: dict[str, str], names: list[str]) -> None:
    collected = []
    for path, identifier in seeds.items():
        one = article(identifier, "Talks begin\n\nThe mayor spoke.")
        collected.append(dataclasses.replace(one, source=dataclasses.replace(one.source, path=path)))
    assert [named.page_name for named in short_names(collected)] == names
    assert [named.id for named in short_names(collected)] == list(seeds.values())


def test_the_address_with_the_ending_leads_to_the_one_without() -> None:
    one = article("talks-html", "Talks begin\n\nThe mayor spoke.")
    named = short_names([dataclasses.replace(one, source=dataclasses.replace(one.source, path="talks.html"))])
    found = find_redirects(Dossier(named, ()))
    assert Redirect("articles/talks-html.html", "articles/talks.html") in found
    assert not any(redirect.address == "articles/talks.html" for redirect in found)
