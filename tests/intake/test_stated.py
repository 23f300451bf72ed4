"""What pages and containers state of themselves: bylines, titles, moments, outlets; tables of words and values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.intake.bylines import looks_like_name, names_of, opens_byline, printed_names
from dossier.intake.decoding import decode
from dossier.intake.html.declared import declare
from dossier.intake.html.markup import parse
from dossier.intake.html.page import read_page
from dossier.intake.moments import iso_moment
from dossier.intake.outlets import domain_of, original_url, outlet_of
from dossier.intake.stated import metadata_from
from dossier.intake.tables import byline_words, markup_words, outlet_domains
from dossier.intake.titles import without_outlet
from dossier.model import Tier
from tests.intake import builders


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        (["By Ida Holm"], ["Ida Holm"]),
        (["Ida Holm and Peter Kranz"], ["Ida Holm", "Peter Kranz"]),
        (["Ida Holm, Peter Kranz & Signe Aas"], ["Ida Holm", "Peter Kranz", "Signe Aas"]),
        (["Ida Holm", "IDA HOLM", "ida holm"], ["Ida Holm"]),
        (["Ida Holm, Political Editor"], ["Ida Holm"]),
        (["Ida Holm, Harbour Correspondent, and Peter Kranz"], ["Ida Holm", "Peter Kranz"]),
        (["Ida Holm Staff Writer"], ["Ida Holm"]),
        (["Von Ida Holm und Peter Kranz"], ["Ida Holm", "Peter Kranz"]),
        (["Ida Holm in Port Alden"], ["Ida Holm"]),
        (["Sophie in 't Veld"], ["Sophie in 't Veld"]),
        (["https://www.example.org/author/ida-holm", "Ida Holm"], ["Ida Holm"]),
        (["Ida Holm (ida.holm@example.org)"], ["Ida Holm"]),
        (["<a href='/ida'>Ida Holm</a>"], ["Ida Holm"]),
        (["Ida Holm &amp; Peter Kranz"], ["Ida Holm", "Peter Kranz"]),
        (["Ida Holm; Peter Kranz"], ["Ida Holm", "Peter Kranz"]),
        (["Ida Holm | Port Alden Gazette"], ["Ida Holm"]),
        (["Port Alden Gazette"], ["Port Alden Gazette"]),
        (["Research and Analysis Desk Editor"], ["Research and Analysis Desk Editor"]),
        (["김철수 기자"], ["김철수"]),
        ([""], []),
        (["12345678"], []),
    ],
)
def test_names_of_a_byline(stated: list[str], names: list[str]) -> None:
    assert list(names_of(stated, ["Port Alden Gazette"])) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ida Holm, in News, Islands · 3 May 2023", ["Ida Holm"]),
        ("Ida Holm | 03.05.2023 - 12:30", ["Ida Holm"]),
        ("Von Ida Holm, Port Alden", ["Ida Holm", "Port Alden"]),
        ("in News", []),
    ],
)
def test_names_of_a_printed_byline(line: str, names: list[str]) -> None:
    assert list(printed_names(line)) == names


@pytest.mark.parametrize(
    ("line", "opens"),
    [
        ("By Ida Holm", True),
        ("Von Ida Holm, Port Alden", True),
        ("By noon the boats had left the harbour.", False),
        ("By", False),
        ("Bygones", False),
        ("by the way", False),
    ],
)
def test_what_opens_like_a_byline(line: str, opens: bool) -> None:
    assert opens_byline(line) is opens


@pytest.mark.parametrize(
    ("words", "name"),
    [("Ida Holm", True), ("Jan van der Meer", True), ("Ida", False), ("Read more here", False), ("Ida Holm 3", False),
     ("Staff Writer", False)],
)  # fmt: skip
def test_the_shape_of_a_name(words: str, name: bool) -> None:
    assert looks_like_name(words) is name


@pytest.mark.parametrize(
    ("title", "outlets", "seen", "plain"),
    [
        ("Ferries sail again | Port Alden Gazette", ["Port Alden Gazette"], [], "Ferries sail again"),
        ("Ferries sail again - News - Gazette", ["Gazette"], ["Ferries sail again"], "Ferries sail again"),
        ("Ferries sail again – and nobody knows why", ["Gazette"], [], "Ferries sail again – and nobody knows why"),
        ("Port Alden - a portrait", ["Port Alden Gazette"], [], "Port Alden - a portrait"),
        ("Ferries sail again — portaldengazette", ["Port Alden Gazette"], [], "Ferries sail again"),
        ("Gazette", ["Gazette"], [], "Gazette"),
        ("| Gazette", ["Gazette"], [], "| Gazette"),
    ],
)
def test_a_title_without_its_outlet(title: str, outlets: list[str], seen: list[str], plain: str) -> None:
    assert without_outlet(title, outlets, seen) == plain


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2022-01-27", "2022-01-27"),
        ("2022-01-27T20:49:11.250Z", "2022-01-27T20:49+00:00"),
        ("2022-01-27T20:49:11+0530", "2022-01-27T20:49+05:30"),
        ("2022-01-27 20:49", "2022-01-27T20:49"),
        ("2022-1-7", "2022-01-07"),
        ("2022/01/27 08:05:00 +02", "2022-01-27T08:05+02:00"),
        ("20220127", "2022-01-27"),
        ("27.01.2022 20:49", "2022-01-27T20:49"),
        ("Thu, 27 Jan 2022 20:49:00 +0530", "2022-01-27T20:49+05:30"),
        ("01/02/2022", None),
        ("2022-13-01", None),
        ("2022-02-30", None),
        ("2022-01-27T25:00", None),
        ("9999-01-01", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_moments(words: str, moment: str | None) -> None:
    assert iso_moment(words) == moment


@given(st.text(max_size=80))
def test_a_moment_is_iso_or_nothing(words: str) -> None:
    moment = iso_moment(words)
    assert moment is None or iso_moment(moment) == moment


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.reuters.com/world/x", "Reuters"),
        ("http://edition.cnn.com/2023/x", "CNN"),
        ("https://world.unknown.reuters.com/x", "Reuters"),
        ("https://notreuters.com/", None),
        ("https://web.archive.org/web/2023/https://www.reuters.com/x", "Reuters"),
        ("javascript:alert(1)", None),
        ("reuters.com", None),
        ("https://[broken", None),
    ],
)
def test_the_outlet_of_an_address(url: str, outlet: str | None) -> None:
    assert outlet_of(url) == outlet


@given(st.text(max_size=100))
def test_no_address_breaks(url: str) -> None:
    domain_of(url), original_url(url), outlet_of(url)


def test_only_web_addresses_are_addresses() -> None:
    assert original_url("javascript:alert(1)//https://x.example") is None
    assert original_url("file:///etc/passwd") is None


@pytest.mark.parametrize("table", [markup_words, outlet_domains])
def test_tables_are_sorted_and_lower_case(table: object) -> None:
    words = list(table())  # type: ignore[operator]
    assert words == sorted(words)
    assert all(word == word.lower() for word in words)


def test_every_word_of_a_byline_does_what_its_example_says() -> None:
    for prefix in sorted(byline_words("prefix")):
        assert names_of([f"{prefix} Ida Holm"]) == ("Ida Holm",), prefix
    for joiner in sorted(byline_words("joiner")):
        assert names_of([f"Ida Holm {joiner} Peter Kranz"]) == ("Ida Holm", "Peter Kranz"), joiner
    for job in sorted(byline_words("job")):
        assert names_of([f"Ida Holm, {job}"]) == ("Ida Holm",), job
    for place in sorted(byline_words("place")):
        assert names_of([f"Ida Holm {place} Port Alden"]) == ("Ida Holm",), place


def declared(head: str, body: str = "", json_ld: dict[str, object] | None = None) -> dict[str, tuple[str, str]]:
    tree = parse(f"<html><head>{head}</head><body>{body}</body></html>")
    assert tree is not None
    stated = declare(tree).metadata
    found = {
        name: getattr(stated, name)
        for name in ("title", "outlet", "published", "updated", "language", "url", "section")
    }
    return {name: (value.value, value.evidence.rule) for name, value in found.items() if value}


GRAPH = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
{"@type": "WebSite", "name": "Gazette"}, {"@type": ["Article", "NewsArticle"], "headline": "Ferries &amp; fares",
"datePublished": "2023-05-11", "dateModified": "2023-05-12T08:00Z", "articleSection": ["Islands", "Trade"],
"author": {"@type": "Person", "name": "Ida Holm"}}]}</script>"""


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (GRAPH, "", {"title": ("Ferries & fares", "intake.json-ld"), "published": ("2023-05-11", "intake.json-ld"),
                     "updated": ("2023-05-12T08:00+00:00", "intake.json-ld"),
                     "section": ("Islands", "intake.json-ld")}),
        ("<title>Ferries | Gazette</title><meta property=og:site_name content=Gazette>", "",
         {"title": ("Ferries", "intake.title-element"), "outlet": ("Gazette", "intake.meta")}),
        ("<meta name=DC.date.issued content=2023-05-11>", "", {"published": ("2023-05-11", "intake.meta")}),
        ("<meta name=article:published:time content=2023-05-11T08:00Z><meta name=og:site:name content=Gazette>", "",
         {"published": ("2023-05-11T08:00+00:00", "intake.meta"), "outlet": ("Gazette", "intake.meta")}),
        ("<script type=application/ld+json>{broken</script><title>Ferries</title>", "",
         {"title": ("Ferries", "intake.title-element")}),
        ("", "<time itemprop=datePublished datetime=2023-05-11T08:00>today</time>",
         {"published": ("2023-05-11T08:00", "intake.time-element")}),
        ("", "<time datetime=2023-05-11>a</time><time datetime=2023-04-02>b</time>", {}),
        ("<link rel=canonical href=https://www.reuters.com/x>", "",
         {"outlet": ("Reuters", "intake.domain-table"), "url": ("https://www.reuters.com/x", "intake.canonical")}),
        ("<link rel=canonical href=https://gazette.example/x>", "",
         {"outlet": ("gazette.example", "intake.domain"), "url": ("https://gazette.example/x", "intake.canonical")}),
        ("<link rel=canonical href='javascript:alert(1)'>", "", {}),
        ("<meta property=og:locale content=de_AT>", "", {"language": ("de", "intake.meta")}),
    ],
)  # fmt: skip
def test_what_a_page_declares(head: str, body: str, expected: dict[str, tuple[str, str]]) -> None:
    assert declared(head, body) == expected


def test_an_outlet_told_by_its_domain_alone_is_inferred() -> None:
    tree = parse("<html><head><link rel=canonical href=https://gazette.example/x></head><body></body></html>")
    assert tree is not None
    outlet = declare(tree).metadata.outlet
    assert outlet is not None
    assert outlet.tier is Tier.INFERRED


def test_disagreeing_statements_are_kept_and_told() -> None:
    head = '<meta property="article:published_time" content="2023-05-14T08:00:00+02:00">'
    page = read_page(builders.page(head=head), "page.html")
    assert page.metadata.published is not None
    assert page.metadata.published.value == "2023-05-11T21:40+02:00"
    assert [(f, s.value) for f, s in page.metadata.alternatives if f == "published"] == [
        ("published", "2023-05-14T08:00+02:00")
    ]
    assert [problem.code for problem in page.problems] == ["metadata-disagrees"]


def undated(printed: str) -> str:
    """The page with no declared date, and some words under its headline."""
    words = ("At the 2008 summit in Bucharest the ministers had met for the last time, the historian said. " * 3,)
    markup = builders.page(paragraphs=words, json_ld={}).replace("2023-05-11T21:40:00+02:00", "")
    return markup.replace("11 May 2023", printed)


def test_an_undated_page_has_no_date() -> None:
    page = read_page(undated(""), "page.html")
    assert page.metadata.published is None
    assert [a for a in page.metadata.alternatives if a[0] == "published"] == []


def test_a_day_printed_under_the_headline_dates_a_page_that_declares_none() -> None:
    published = read_page(undated("11 May 2023"), "page.html").metadata.published
    assert published is not None
    assert (published.value, published.tier) == ("2023-05-11", Tier.PRINTED)


def test_a_day_whose_figures_could_change_places_is_for_the_curator() -> None:
    page = read_page(undated("06.05.2023"), "page.html")
    assert page.metadata.published is None
    assert [problem.code for problem in page.problems] == ["date-unsure"]


def test_an_inferred_day_is_never_the_articles_date() -> None:
    image = '<img src="/img/2021/03/04/harbour.jpg"><meta name="x" content="y">'
    page = read_page(undated(""), "page.html")
    dated = read_page(undated("").replace(builders.URL, builders.URL.replace("05/", "05/11/")) + image, "page.html")
    assert page.metadata.published is None
    assert dated.metadata.published is None
    assert [(f, s.tier) for f, s in dated.metadata.alternatives if f == "published"] == [("published", Tier.INFERRED)]
    assert [problem.code for problem in dated.problems] == ["date-unsure"]


def test_place_and_agency_are_read_from_the_first_words_of_the_text() -> None:
    first = "PORT ALDEN, May 11 (Reuters) - " + builders.PARAGRAPHS[0]
    stated = read_page(builders.page(paragraphs=(first, *builders.PARAGRAPHS[1:])), "page.html").metadata
    assert stated.place is not None
    assert stated.agency is not None
    assert (stated.place.value, stated.place.tier, stated.agency.value) == ("Port Alden", Tier.PRINTED, "Reuters")
    assert stated.place.evidence.span is None


def test_the_language_of_the_text_wins_over_a_template() -> None:
    words = (
        "Die Hafenarbeiter haben am Donnerstag beschlossen, ihren Streik zu beenden, wie die Gewerkschaft mitteilte. "
        "Man habe nicht alles erreicht, aber die Nachtschicht, und das sei nicht wenig, sagte die Sprecherin.",
    ) * 2
    page = read_page(builders.page(paragraphs=words), "page.html")
    assert page.metadata.language is not None
    assert (page.metadata.language.value, page.metadata.language.tier) == ("de", Tier.PRINTED)
    assert [s.value for f, s in page.metadata.alternatives if f == "language"] == ["en"]


def test_a_printed_byline_names_the_author_where_only_the_outlet_is_declared() -> None:
    json_ld: dict[str, object] = {
        "@type": "NewsArticle",
        "headline": builders.HEADLINE,
        "author": {"@type": "Organization", "name": "Port Alden Gazette"},
    }
    page = read_page(builders.page(json_ld=json_ld), "page.html")
    assert [(a.value, a.tier) for a in page.metadata.authors] == [
        ("Ida Holm", Tier.PRINTED),
        ("Peter Kranz", Tier.PRINTED),
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"Title": "Ferries", "source": "https://www.reuters.com/x"}, ("Ferries", [], None, "Reuters")),
        ({"title": "Ferries - Gazette", "site_name": "Gazette", "by": "By Ida Holm"},
         ("Ferries", ["Ida Holm"], None, "Gazette")),
        ({"author": ["[[Ida Holm]]", "[[Peter Kranz]]"], "published": "2023-05-11"}, (None, ["Ida Holm", "Peter Kranz"],
                                                                                    "2023-05-11", None)),
        ({"title": ["a", {"name": "b"}], "published": {"x": 1}, "author": 7, "date": None}, ("a", [], None, None)),
        ({"published": "01/02/2023", "date": "2023-02-01"}, (None, [], "2023-02-01", None)),
        ({}, (None, [], None, None)),
    ],
)  # fmt: skip
def test_what_a_container_states(fields: dict[str, object], expected: tuple[object, ...]) -> None:
    stated = metadata_from(fields, "intake.front-matter")
    published = stated.published.value if stated.published else None
    outlet = stated.outlet.value if stated.outlet else None
    title = stated.title.value if stated.title else None
    assert (title, [a.value for a in stated.authors], published, outlet) == expected


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("Die Bürgermeisterin erklärte, größere Maßnahmen müssten früher beraten werden.", "cp1252"),
        ("« Nous n’avons rien décidé », a déclaré la présidente à l’issue de la réunion.", "cp1252"),
        ("Министры встретились в пятницу и говорили о паромах два часа без перерыва.", "cp1251"),
        ("Ministrowie spotkali się w piątek, żeby rozmawiać o łodziach i opłatach w porcie.", "cp1250"),
        ("大臣は金曜日に会談し、二時間にわたって港の運賃について話し合った。", "cp932"),
    ],
)
def test_an_undeclared_encoding_of_the_web_is_found(words: str, encoding: str) -> None:
    decoded = decode((words * 3).encode(encoding), "x.txt")
    assert decoded.text == words * 3
    assert decoded.confidence < 1
    assert decoded.problem is not None


def test_a_declared_encoding_is_believed_where_it_fits() -> None:
    data = "Größere Maßnahmen".encode("latin-1")
    assert decode(data, "x.html", "ISO-8859-1").problem is None
    assert decode(data, "x.html", "utf-8").problem is not None
    assert decode(data, "x.html", "no-such-charset").text == "Größere Maßnahmen"


def test_a_title_of_markup_alone_is_no_title() -> None:
    assert metadata_from({"title": "<img src=x>"}, "intake.front-matter").title is None
