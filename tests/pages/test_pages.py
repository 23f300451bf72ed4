"""What each page tells, from a dossier made by hand."""

from __future__ import annotations

import dataclasses
import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.curation import curate_articles, parse_judgements
from dossier.model import (
    READ_ROLES,
    Citation,
    Dossier,
    Page,
    Problem,
    Quotation,
    QuotationKind,
    Reference,
    Role,
    Severity,
    Span,
    StatedRole,
    Statement,
    Subject,
    SurfaceForm,
    Target,
    Tier,
)
from dossier.pages import render_pages
from dossier.pages.entries import line_entry
from dossier.text.selector import locate
from dossier.text.visible import safe_url, shortened, visible
from tests.pages.sample import article, evidence, sample_dossier


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    return {page.uri: page for page in render_pages(sample_dossier())}


def test_one_page_per_thing_and_a_fixed_order(pages: dict[str, Page]) -> None:
    assert list(pages) == [
        "index.md",
        "articles.md",
        "articles/harbour-wall.md",
        "articles/costly-wall.md",
        "articles/wall-to-rise.md",
        "people.md",
        "people/ines-okafor.md",
        "quotes.md",
        "quotes/q-raise.md",
        "quotes/q-flood.md",
        "quotes/q-chair.md",
        "timeline.md",
        "sources.md",
        "sources/1-coast-courier.md",
        "sources/2-source-a-outlet-unknown.md",
        "sources/3-source-b-outlet-unknown.md",
        "review.md",
        "problems.md",
        "set-aside.md",
        "reading.md",
        "citing.md",
    ]
    assert render_pages(sample_dossier()) == tuple(pages.values())


@pytest.mark.parametrize(
    ("uri", "said"),
    [
        ("articles/harbour-wall.md", "SHA-256 15423867cfb8"),
        ("articles/harbour-wall.md", "4 May 2021, 08:30 (UTC+02:00)"),
        ("articles/harbour-wall.md", "Related: ten pictures of the storm"),
        ("articles/harbour-wall.md", "intake.debris"),
        ("articles/costly-wall.md", "undated"),
        ("articles/costly-wall.md", "the article has no publication date"),
        ("articles/costly-wall.md", "Nothing in the text or the page states a date."),
        ("articles/wall-to-rise.md", "A suggestion, never used as its date: not before 3 May 2021."),
        ("people/ines-okafor.md", "4 mentions in 3 articles"),
        ("people/ines-okafor.md", "the same full name in three articles"),
        ("people/ines-okafor.md", ">that the harbour wall would be raised by 5 million crowns</a>"),
        ("quotes/q-raise.md", "<del>metres.</del> <ins>meters,</ins>"),
        ("quotes/q-raise.md", "reworded, 93% alike"),
        ("quotes/q-raise.md", "harbour-wall prints “Okafor”"),
        ("quotes/q-raise.md", "“Okafor” → Ines Okafor"),
        ("quotes/q-raise.md", "quotes/q-flood.html"),
        ("articles.md", "· 2 quotations"),
        ("people.md", "· 3 quotations · 1 in reported speech"),
        ("people/ines-okafor.md", "· 3 quotations · 1 in reported speech"),
        ("sources.md", '<td class="d-num">2</td>'),
        ("sources/1-coast-courier.md", "1 article, 4 May 2021 · 2 quotations"),
        ("set-aside.md", "Related: ten pictures of the storm"),
        ("reading.md", "<code>people.<wbr>title-name</code>"),
        ("quotes.md", '<b class="d-said">“We will raise the wall by two metres.”</b>'),
        ("articles/harbour-wall.md", "lines.yml"),
        ("articles/harbour-wall.md", "<code>people.title-name</code> right in 99% of cases measured"),
        ("articles/harbour-wall.md", "<code>quotation.told</code> right in 97% of cases measured"),
        ("articles/harbour-wall.md", "click on it and copy its link"),
        ("timeline.md", '<div class="d-ahead"><p class="d-label">Still ahead when told</p>'),
        ("timeline.md", '<p class="d-label">Appeared</p>'),
        ("sources.md", "61%"),
        ("sources.md", "<strong>4 million</strong> / <strong>5 million</strong>"),
        ("review.md", "- same: [Ines Okafor, I. Okafor]&#10;  name: Ines Okafor&#10;"),
        ("review.md", "same: Ines Okafor / Inez Okafor<br>name = Ines Okafor"),
        ("review.md", "seeds/curation/people.yml:7"),
        ("problems.md", "seed-empty"),
        ("index.md", "3 articles · 1 outlet · 4 May 2021"),
    ],
)
def test_a_page_says(pages: dict[str, Page], uri: str, said: str) -> None:
    assert said in pages[uri].body


def test_every_link_leads_to_a_page_and_an_anchor_that_exist(pages: dict[str, Page]) -> None:
    anchors = {uri.removesuffix(".md") + ".html": set(re.findall(r' id="([^"]+)"', p.body)) for uri, p in pages.items()}
    checked = 0
    for uri, page in pages.items():
        for href in re.findall(r' href="([^"]+)"', page.body):
            if href.startswith("https://"):
                continue
            target, _, anchor = href.partition("#")
            folder = uri.rpartition("/")[0]
            address = uri.removesuffix(".md") + ".html" if not target else _resolved(folder, target)
            assert address in anchors, f"{href} on {uri}"
            assert not anchor or anchor in anchors[address], f"{href} on {uri}"
            checked += 1
    assert checked > 80


def _resolved(folder: str, target: str) -> str:
    while target.startswith("../"):
        target, folder = target[3:], folder.rpartition("/")[0]
    return f"{folder}/{target}" if folder else target


def test_ids_are_unique_on_every_page(pages: dict[str, Page]) -> None:
    for uri, page in pages.items():
        ids = re.findall(r' id="([^"]+)"', page.body)
        assert len(ids) == len(set(ids)), uri


def test_headings_make_the_table_of_contents(pages: dict[str, Page]) -> None:
    found = [(h.level, h.text) for h in pages["people/ines-okafor.md"].headings]
    assert found[:3] == [(1, "Ines Okafor"), (2, "Roles, as stated"), (2, "Quotations, by date")]


def test_an_empty_dossier_tells_how_to_add_an_article() -> None:
    pages = {page.uri: page.body for page in render_pages(Dossier((), ()))}
    for uri in ("index.md", "articles.md", "people.md", "quotes.md", "timeline.md", "sources.md"):
        assert "No article yet" in pages[uri], uri
    assert "Nothing waits" in pages["review.md"]


HOSTILE = """<script>alert(1)</script> [x](javascript:alert(1)) {{ 7*7 }} {% raw %}

"<img src=x onerror=alert(1)>" said \u202eevil\u202c </span></p></article><b>bold</b> \x00\x1b[31m -- ~~x~~ `y` *z*

</script><style>*{display:none}</style> &lt;ok&gt; \ud800"""


def hostile_dossier() -> Dossier:
    found = article("hostile", HOSTILE)
    nasty = '"><script>alert(2)</script>'
    metadata = dataclasses.replace(
        found.metadata,
        outlet=Statement(nasty, Tier.PRINTED, evidence("x", nasty)),
        url=Statement("javascript:alert(3)", Tier.DECLARED, evidence("x")),
        published=Statement(nasty, Tier.PRINTED, evidence("x")),
    )
    source = dataclasses.replace(found.source, url="data:text/html,<script>alert(4)</script>", encoding=nasty)
    found = dataclasses.replace(found, metadata=metadata, source=source)
    base = sample_dossier()
    quote = Quotation("q-h", Span(120, 140), QuotationKind.DIRECT, (Span(120, 140),), evidence(nasty), nasty)
    annotations = dataclasses.replace(
        base.annotations[0], article="hostile", quotations=(quote,), dates=(), mentions=()
    )
    person = dataclasses.replace(base.people[0], name=nasty, members=(("hostile", "Ines Okafor"),))
    forms = (dataclasses.replace(base.people[0].forms[0], text=nasty, citations=(Citation("hostile", Span(0, 8)),)),)
    person = dataclasses.replace(person, forms=forms, roles=())
    entry = dataclasses.replace(base.suggestions[0].entry, targets=(Target(name=nasty), Target(nasty, nasty)))
    suggestion = dataclasses.replace(
        base.suggestions[0], question=nasty, entry=entry, citations=(), candidates=(nasty,)
    )
    problem = dataclasses.replace(base.problems[0], message=nasty, path=nasty)
    return Dossier(
        (found,), (annotations,), (person,), suggestions=(suggestion,), problems=(problem,), bounds=base.bounds[:0]
    )


def test_seed_text_is_never_markup() -> None:
    allowed = re.compile(
        r"</?(a|abbr|article|aside|b|blockquote|br|button|caption|circle|code|dd|del|details|div|dl|dt|fieldset|figure"
        r"|figcaption|footer|form|h[1-3]|header|input|ins|label|legend|li|line|mark|nav|ol|option|output|p|pre|rect|section"
        r"|select|small|span|strong|summary|svg|table|tbody|td|text|th|thead|time|tr|ul)"
        r"( [a-zA-Z0-9-]+(=\"[^\"<>]*\")?)*>"
    )
    for page in render_pages(hostile_dossier()):
        for tag in re.findall(r"<[^>]*>?", page.body):
            assert allowed.fullmatch(tag), tag
        assert not re.search(r"(?i)(href|src)=\"\s*(javascript|data|vbscript):", page.body)
        assert " on" not in re.sub(r">[^<]*<", "><", page.body).replace(" one", "")
        assert not re.search(
            "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", page.body + page.title
        )


def test_hidden_characters_are_shown_one_for_one() -> None:
    assert visible("a\x07b\u202ec\x7f\x85\ud800\n\t") == "a␇b�c␡��\n\t"
    assert visible("Zażółć — “ok” שלום") == "Zażółć — “ok” שלום"


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://paper.example/a?b=c#d", True),
        ("http://paper.example", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        (" https://paper.example", False),
        ("data:text/html,x", False),
        ("https://user@paper.example/", False),
        ("https:///x", False),
        ("https://[broken", False),
        ("//paper.example", False),
        ("https://paper.example/\u202e", False),
        (None, False),
    ],
)
def test_only_plain_web_addresses_become_links(url: str | None, safe: bool) -> None:
    assert (safe_url(url) == url) is (safe or url is None)


def test_shortened_words_end_at_a_word() -> None:
    assert shortened("We will raise the wall by two metres", 22) == "We will raise the…"
    assert shortened("x" * 50, 10) == "x" * 9 + "…"


def test_a_matrix_has_no_more_columns_than_a_screen_can_scroll() -> None:
    base = sample_dossier()
    raised, wall = base.clusters[0], base.articles[1]
    copies = tuple(dataclasses.replace(wall, id=f"copy-{number}") for number in range(39))
    variants = tuple(dataclasses.replace(raised.variants[1], article=copy.id) for copy in copies)
    wide = dataclasses.replace(
        base,
        articles=(*base.articles, *copies),
        annotations=(
            *base.annotations,
            *(dataclasses.replace(base.annotations[1], article=copy.id) for copy in copies),
        ),
        clusters=(dataclasses.replace(raised, variants=(*raised.variants, *variants)), *base.clusters[1:]),
    )
    body = next(page.body for page in render_pages(wide) if page.uri == "sources.md")
    assert body.count('<th scope="col">', body.index("d-matrix"), body.index("</thead>", body.index("d-matrix"))) == 31
    assert "11 outlets with fewer of these are left out" in body


def test_a_role_or_alias_of_the_curator_is_shown_as_his() -> None:
    base = sample_dossier()
    person = base.people[0]
    first = person.forms[0].citations[0]
    curated = StatedRole("Lord Mayor", first, evidence=evidence("link.curated-set", "seeds/curation/people.yml:4"))
    alias = SurfaceForm("La Okafor", ())
    person = dataclasses.replace(person, roles=(*person.roles, curated), forms=(*person.forms, alias))
    pages = {page.uri: page.body for page in render_pages(dataclasses.replace(base, people=(person,)))}
    body = pages["people/ines-okafor.md"]
    assert '<p class="d-lead">Lord Mayor</p>' in body
    assert "the curator: seeds/curation/people.yml:4" in body
    assert "an alias that the curator states, printed nowhere" in body
    assert "Lord Mayor" in pages["people.md"]


def test_an_outlet_counts_a_quotation_once_however_many_of_its_articles_print_it() -> None:
    base = sample_dossier()
    one = dataclasses.replace(base.articles[0].metadata, published=None)
    articles = tuple(dataclasses.replace(article, metadata=one) for article in base.articles)
    body = {p.uri: p.body for p in render_pages(dataclasses.replace(base, articles=articles))}["sources.md"]
    assert re.search(r">Coast Courier</a></th><td[^>]*>3</td><td>.*?</td><td[^>]*>3</td>", body)


def test_a_line_set_aside_shows_the_entry_that_has_it_read() -> None:
    base = sample_dossier()
    article = base.articles[0]
    body = {page.uri: page.body for page in render_pages(base)}["articles/harbour-wall.md"]
    entries = [html.unescape(found) for found in re.findall(r"<code>(- line.*?)</code>", body)]
    entries = [f"- line{entry}" for found in entries for entry in found.split("- line")[1:]]
    assert len(entries) == sum(block.role not in READ_ROLES for block in article.blocks) == 2
    for entry in entries:
        judgements, problems = parse_judgements(entry, Subject.LINE, "lines.yml")
        assert problems == ()
        before = {block.span for block in article.blocks if block.role in READ_ROLES}
        (changed, *_), problems = curate_articles(base.articles, judgements)
        assert problems == ()
        assert len({block.span for block in changed.blocks if block.role in READ_ROLES} - before) == 1


def test_an_outlet_with_a_stroke_in_its_name_is_one_choice_of_a_filter() -> None:
    base = sample_dossier()
    stroke = Statement("Harbour | Post", Tier.PRINTED, evidence("x"))
    metadata = dataclasses.replace(base.articles[0].metadata, outlet=stroke)
    articles = (dataclasses.replace(base.articles[0], metadata=metadata), *base.articles[1:])
    pages = {page.uri: page.body for page in render_pages(dataclasses.replace(base, articles=articles))}
    for uri in ("people.md", "quotes.md"):
        assert '<option value="Harbour | Post">' in pages[uri]
        offered = set(re.findall(r'data-outlet="([^"]+)"', pages[uri]))
        assert any("Harbour | Post" in html.unescape(values).split("\n") for values in offered)


@given(
    st.lists(
        st.sampled_from(["More  here", '“a": #b', " ".join(map(str, range(90))), "Menu", "- é\u2028y"]),
        min_size=1,
        max_size=6,
    )
)
def test_the_entry_of_any_line_finds_a_line_of_these_words(lines: list[str]) -> None:
    text = "\n".join(lines)
    made = article("many", text, (Role.DEBRIS,) * len(lines))
    for block in made.blocks:
        judgements, problems = parse_judgements(line_entry(made, block), Subject.LINE, "lines.yml")
        assert problems == ()
        quote = judgements[0].targets[0].quote
        assert quote is not None
        alike = [other.span for other in made.blocks if other.span.of(text) == block.span.of(text)]
        assert locate(text, quote)
        assert all(any(span.contains(found) for span in alike) for found in locate(text, quote))


def test_the_home_page_says_which_decision_does_not_hold() -> None:
    stale = Problem("x", Severity.ERROR, "seeds/curation/quotes.yml", "no such words", "mend it", 4)
    dossier = dataclasses.replace(sample_dossier(), problems=(stale,))
    assert "1 decision does not hold" in render_pages(dossier)[0].body
    assert "does not hold" not in render_pages(sample_dossier())[0].body


def test_a_review_of_thousands_shows_the_weightiest() -> None:
    (one,) = sample_dossier().suggestions
    many = tuple(dataclasses.replace(one, id=f"people-same-{n}", weight=float(n)) for n in range(2000))
    pages = [p for p in render_pages(dataclasses.replace(sample_dossier(), suggestions=many)) if "review" in p.uri]
    assert sum(page.body.count('class="d-suggestion"') for page in pages) == 500
    assert "1,500 more wait behind them" in pages[0].body
    assert 'id="r-people-same-1999"' in pages[0].body


def test_a_quotation_leads_to_its_words_in_the_original_and_in_the_archived_copy() -> None:
    kept = Reference("", "", "", "", "https://coast.example/wall", "https://web.archive.org/web/1/x")
    pages = {page.uri: page for page in render_pages(sample_dossier(), references={"harbour-wall": kept})}
    article_page, quotation = pages["articles/harbour-wall.md"].body, pages["quotes/q-raise.md"].body
    assert 'data-original="https://coast.example/wall"' in article_page
    assert 'href="https://web.archive.org/web/1/x"' in article_page
    assert 'href="https://coast.example/wall#:~:text=We%20will%20raise' in quotation
    assert 'href="https://web.archive.org/web/1/x#:~:text=We%20will%20raise' in quotation


def test_an_outlet_below_the_table_is_led_to_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dossier.pages.sources._OUTLETS", 1)
    body = next(page.body for page in render_pages(sample_dossier()) if page.uri == "sources.md")
    below = body.partition("Further outlets:")[2].partition("</p>")[0]
    assert below.count('href="sources/') == body.count('href="sources/') - 1 == 2
