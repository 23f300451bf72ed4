"""Citations, feed and linked data, each read by a public reader of its format."""

from __future__ import annotations

import dataclasses
import io
import json

import feedparser
import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st

from dossier.downloads import linked_data_of, reference_of, references_of
from dossier.downloads.bibliography import as_bibtex, as_csl, as_ris
from dossier.downloads.feed import as_feed
from dossier.downloads.references import addresses_of, item_of, plain_text
from dossier.model import Article, Metadata, SiteOptions, Statement, Tier
from tests.pages.sample import article, evidence, sample_dossier

HARBOUR, GAZETTE, _ = sample_dossier().articles
SITE = SiteOptions(address="https://dossier.example/", title="The wall")


def stated(value: str, tier: Tier = Tier.DECLARED) -> Statement:
    return Statement(value, tier, evidence("intake.stated"))


def with_metadata(**values: object) -> Article:
    return dataclasses.replace(HARBOUR, metadata=dataclasses.replace(HARBOUR.metadata, **values))  # type: ignore[arg-type]


def test_plain_text_says_where_it_was_found() -> None:
    assert plain_text(HARBOUR, SITE) == (
        "Staff reporter: “Harbour wall will be raised, says mayor.” Coast Courier, 4 May 2021. "
        "https://coast.example/wall. In: The wall, https://dossier.example/articles/harbour-wall.html"
    )


def test_an_undated_article_stays_undated() -> None:
    assert plain_text(GAZETTE, SiteOptions()) == "“Mayor defends costly wall.” Undated. In: Dossier."
    assert "issued" not in item_of(GAZETTE)


def test_an_inferred_date_is_not_cited() -> None:
    guessed = with_metadata(published=stated("2021-05-04", Tier.INFERRED))
    assert "issued" not in item_of(guessed)
    assert "undated" in plain_text(guessed, SITE)


def test_words_of_a_later_day_are_cited_as_such() -> None:
    changed = with_metadata(updated=stated("2026-04-24T10:00"))
    assert item_of(changed)["note"] == "updated 24 April 2026"
    assert "4 May 2021, updated 24 April 2026." in plain_text(changed, SITE)
    assert "note" not in item_of(with_metadata(updated=stated("2021-05-04T23:00")))
    assert "note" not in item_of(with_metadata(updated=stated("2021-05-01T10:00"))), "before it appeared"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://coast.example/wall", ("https://coast.example/wall", None)),
        (
            "https://web.archive.org/web/20210504083000/https://coast.example/wall",
            ("https://coast.example/wall", "https://web.archive.org/web/20210504083000/https://coast.example/wall"),
        ),
        ("https://perma.cc/AB12-CD34", (None, "https://perma.cc/AB12-CD34")),
        ("javascript:alert(1)", (None, None)),
    ],
)
def test_a_copy_is_told_from_the_original(url: str, expected: tuple[str | None, str | None]) -> None:
    assert addresses_of(with_metadata(url=stated(url))) == expected


def test_bibtex_is_read_by_bibtexparser() -> None:
    entry = parse_string(as_bibtex([item_of(HARBOUR)])).entries[0]
    assert (entry.key, entry.entry_type) == ("harbour-wall", "article")
    assert entry["title"] == "{Harbour wall will be raised, says mayor}"
    assert (entry["author"], entry["date"], entry["year"]) == ("{Staff reporter}", "2021-05-04", "2021")


@given(st.text(min_size=1, max_size=60))
def test_no_title_breaks_a_bibliography(title: str) -> None:
    hostile = dataclasses.replace(HARBOUR, metadata=Metadata(title=stated(title), outlet=stated(title)))
    items = [item_of(hostile), item_of(GAZETTE)]
    library = parse_string(as_bibtex(items))
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == ["harbour-wall", "costly-wall"]
    assert [record["id"] for record in rispy.loads(as_ris(items))] == ["harbour-wall", "costly-wall"]
    assert json.loads(as_csl(items))[0].get("title") == item_of(hostile).get("title")


def test_ris_is_read_by_rispy() -> None:
    record = rispy.loads(as_ris([item_of(HARBOUR)]))[0]
    assert record["type_of_reference"] == "NEWS"
    assert (record["title"], record["authors"]) == ("Harbour wall will be raised, says mayor", ["Staff reporter"])
    assert (record["year"], record["date"]) == ("2021", "2021/05/04")
    assert record["urls"] == ["https://coast.example/wall"]


def test_csl_json_is_rendered_by_citeproc() -> None:
    source = CiteProcJSON(json.loads(as_csl([item_of(HARBOUR)])))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    bibliography.register(Citation([CitationItem("harbour-wall")]))
    rendered = str(bibliography.bibliography()[0])
    assert "Harbour wall will be raised, says mayor" in rendered
    assert "2021" in rendered


def test_a_reference_has_every_form() -> None:
    reference = reference_of(HARBOUR, SITE)
    assert reference.plain.startswith("Staff reporter")
    assert reference.bibtex.startswith("@article{harbour-wall,")
    assert reference.ris.startswith("TY  - NEWS")
    assert json.loads(reference.csl)[0]["type"] == "article-newspaper"


def test_a_statement_is_cited_with_all_who_print_it() -> None:
    reference = references_of(sample_dossier(), SITE)["q-raise"]
    assert reference.plain == (
        "Ines Okafor: “We will raise the wall by two metres.” Quoted in: “Harbour wall will be raised, says mayor”, "
        "Coast Courier, 4 May 2021; “Mayor defends costly wall”, undated. "
        "In: The wall, https://dossier.example/quotes/q-raise.html"
    )
    assert [entry.key for entry in parse_string(reference.bibtex).entries] == ["harbour-wall", "costly-wall"]


def test_the_feed_is_read_by_feedparser() -> None:
    feed = feedparser.parse(io.BytesIO(as_feed(sample_dossier(), SITE)))
    assert not feed.bozo
    assert feed.feed.title == "The wall"
    (entry,) = feed.entries  # the two undated articles have no place in it
    assert entry.published == "2021-05-04T00:00:00Z"
    assert entry.link == "https://dossier.example/articles/harbour-wall.html"


def test_a_feed_of_control_characters_is_well_formed() -> None:
    hostile = article("x", "\x0bBell\x07 & <b>bold</b>", metadata=Metadata(title=stated("\x0bBell\x07 & <b>\ud800")))
    dated = dataclasses.replace(hostile, metadata=dataclasses.replace(hostile.metadata, published=stated("2021-05-04")))
    feed = feedparser.parse(io.BytesIO(as_feed(dataclasses.replace(sample_dossier(), articles=(dated,)), SITE)))
    assert not feed.bozo
    assert len(feed.entries) == 1


def test_linked_data_says_what_the_pages_say() -> None:
    pages = {address: json.loads(text) for address, text in linked_data_of(sample_dossier(), SITE).items()}
    assert pages["articles/harbour-wall.html"] == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Harbour wall will be raised, says mayor",
        "author": [{"name": "Staff reporter"}],
        "publisher": {"@type": "Organization", "name": "Coast Courier"},
        "datePublished": "2021-05-04T08:30+02:00",
        "url": "https://dossier.example/articles/harbour-wall.html",
        "isBasedOn": "https://coast.example/wall",
    }
    assert "datePublished" not in pages["articles/costly-wall.html"]
    assert pages["quotes/q-raise.html"]["spokenByCharacter"] == {"@type": "Person", "name": "Ines Okafor"}
    assert pages["people/ines-okafor.html"]["alternateName"] == ["Okafor"]
    assert pages["index.html"]["@type"] == "Dataset"


def test_linked_data_never_closes_its_script() -> None:
    hostile = article("x", "</script><script>alert(1)</script>")
    (text,) = (
        text
        for address, text in linked_data_of(
            dataclasses.replace(sample_dossier(), articles=(hostile,), clusters=(), people=()), SITE
        ).items()
        if address.startswith("articles/")
    )
    assert "<" not in text
    assert json.loads(text)["headline"] == "</script><script>alert(1)</script>"
