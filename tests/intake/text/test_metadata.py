"""What a text prints of its publication, and what it does not."""

import pytest

from dossier.model import Evidence, Metadata, Role, Statement, Tier

from .reading import codes, read, read_all
from .test_roles import BODY, story

TITLE = "Viaduct closed after bearings move"


def values(article_text: str) -> dict[str, str | None]:
    stated = read(article_text).metadata
    names = ("title", "outlet", "published", "updated", "place", "agency")
    return {name: getattr(stated, name).value if getattr(stated, name) else None for name in names}


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ada Finch", ["Ada Finch"]),
        ("by Ada Finch and Ben Hale", ["Ada Finch", "Ben Hale"]),
        ("By Ada Finch, Transport Correspondent", ["Ada Finch"]),
        ("Exclusive by Ada Finch", ["Ada Finch"]),
        ("Von Ada Finch und Ben Hale", ["Ada Finch", "Ben Hale"]),
        ("Par Ada Finch", ["Ada Finch"]),
        ("Courier Web Team", ["Courier Web Team"]),
        ("Ada Finch in Tarn", ["Ada Finch"]),
        ("Ada Finch", ["Ada Finch"]),
        ("Local News", []),
        ("Share this article", []),
    ],
)
def test_authors(line: str, authors: list[str]) -> None:
    article = read(story(TITLE, line, "3 May 2021", *BODY))
    assert [author.value for author in article.metadata.authors] == authors
    for author in article.metadata.authors:
        assert author.evidence.span is not None
        assert author.evidence.span.of(article.text) == author.value


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("The Tarn Gazette", "The Tarn Gazette"),
        ("Evening Chronicle | 3 May 2021", "Evening Chronicle"),
        ("*The Tarn Review, 3 May 2021*", "The Tarn Review"),
        ("Courier Web Team", "Courier"),
        ("Local News", None),
        ("World News", None),
        ("The Associated Press", None),
    ],
)
def test_outlet(line: str, outlet: str | None) -> None:
    assert values(story(TITLE, line, *BODY))["outlet"] == outlet


def test_outlet_that_cites_itself_under_its_own_picture() -> None:
    cited = BODY[0].removesuffix(".") + ", TNA reports."
    assert values(story(TITLE, "© TNA | The viaduct", cited, *BODY[1:]))["outlet"] == "TNA"
    assert values(story(TITLE, "© TNA | The viaduct", *BODY))["outlet"] is None


@pytest.mark.parametrize(
    ("opening", "place", "agency", "published"),
    [
        ("TARN, May 3, 2021 (Reuters) - ", "Tarn", "Reuters", "2021-05-03"),
        ("TARN, May 3 (Reuters) - ", "Tarn", "Reuters", None),
        ("NEW TARN (AP) — ", "New Tarn", "AP", None),
        ("Tarn, 3 May 2021 – ", "Tarn", None, "2021-05-03"),
        ("TARN — ", "Tarn", None, None),
        ("Tarn — ", None, None, None),
    ],
)
def test_dateline_in_the_paragraph(opening: str, place: str | None, agency: str | None, published: str | None) -> None:
    found = values(story(TITLE, opening + BODY[0], *BODY[1:]))
    assert (found["place"], found["agency"], found["published"]) == (place, agency, published)


def test_place_before_the_date() -> None:
    assert values(story(TITLE, "Berlin, 3. Mai 2021", *BODY))["place"] == "Berlin"
    assert values(story(TITLE, "Ada Finch", "New TarnUpdated: May 3, 2021", *BODY))["place"] == "New Tarn"


def test_two_capitalised_words_could_be_a_person() -> None:
    found = read(story(TITLE, "New Tarn, 3 May 2021", *BODY)).metadata
    assert found.place is None
    assert found.authors == ()


def test_update_is_kept_apart_from_publication() -> None:
    found = values(story(TITLE, "Published 3 May 2021, 17:40 | Updated 4 May 2021, 09:00", *BODY))
    assert (found["published"], found["updated"]) == ("2021-05-03T17:40", "2021-05-04T09:00")


def test_only_an_update_is_said_to_be_one() -> None:
    stated = read(story(TITLE, "Updated: 4 May 2021", *BODY)).metadata
    assert stated.published is not None
    assert stated.published.value == "2021-05-04"
    assert stated.published.evidence.note


@pytest.mark.parametrize(
    "lines",
    [
        (TITLE, *BODY),
        (TITLE, "The 2008 Bucharest summit", *BODY),
        ("Attacks of 11 September 2001 remembered", *BODY),
        ("Remembering 11 September 2001", *BODY),
        (TITLE, *BODY, "The viaduct opened on 3 May 1998."),
        (TITLE, *BODY, "Ferry sinks in fog", "3 May 2021"),
        (TITLE, *BODY, "© 1999-2021 Tarn Valley Holdings. All rights reserved."),
        (TITLE, "Posted 2 hours ago", *BODY),
        (TITLE, "3 May, 17:40", *BODY),
    ],
)
def test_undated_text_gets_no_date(lines: tuple[str, ...]) -> None:
    stated = read(story(*lines)).metadata
    assert stated.published is None
    assert stated.updated is None


def test_ambiguous_date_is_asked_about() -> None:
    article, problems = read_all(story(TITLE, "03/04/2021", *BODY))
    assert article.metadata.published is None
    assert [s.value for name, s in article.metadata.alternatives if name == "published"] == ["2021-03-04", "2021-04-03"]
    assert "date-ambiguous" in codes(problems)


def test_title_loses_its_stray_dash_and_keeps_its_words() -> None:
    article = read(story(f"{TITLE} –", *BODY))
    title = article.metadata.title
    assert title is not None
    assert title.evidence.span is not None
    assert title.value == title.evidence.span.of(article.text) == TITLE
    (headline,) = [block for block in article.blocks if block.role is Role.HEADLINE]
    assert headline.span.of(article.text) == f"{TITLE} –"


def test_text_without_a_headline_has_no_title() -> None:
    assert read(story(*BODY)).metadata.title is None


def test_stated_wins_and_what_disagrees_stays_visible() -> None:
    def declared(value: str) -> Statement:
        return Statement(value, Tier.DECLARED, Evidence("intake.front-matter"))

    stated = Metadata(published=declared("2021-05-04"), authors=(declared("Ben Hale"),), language=declared("en-GB"))
    found = read(story(TITLE, "By Ada Finch", "3 May 2021, 17:40", *BODY), stated).metadata
    assert found.published == stated.published
    assert found.authors == stated.authors
    assert found.language == stated.language
    others = {name: statement.value for name, statement in found.alternatives}
    assert others == {"published": "2021-05-03T17:40", "authors": "Ada Finch"}
    assert found.title is not None
    assert found.title.tier is Tier.PRINTED


def test_same_day_is_no_disagreement() -> None:
    stated = Metadata(published=Statement("2021-05-03T17:40:00Z", Tier.DECLARED, Evidence("intake.meta")))
    assert read(story(TITLE, "3 May 2021", *BODY), stated).metadata.alternatives == ()


def test_language_is_inferred() -> None:
    language = read(story(TITLE, *BODY)).metadata.language
    assert language is not None
    assert (language.value, language.tier) == ("en", Tier.INFERRED)


def test_inputs_from_agencies() -> None:
    assert values(story(TITLE, *BODY, "(With inputs from PTI)"))["agency"] == "PTI"


def test_agency_named_below_the_story() -> None:
    article = read(story(TITLE, *BODY, "dpa"))
    assert article.metadata.agency is not None
    assert article.metadata.agency.value == "dpa"
    assert [b.role for b in article.blocks][-1] is Role.CREDIT
