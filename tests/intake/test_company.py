"""Lines of a page that are told by the company they keep, and titles and authors told by what is printed."""

from __future__ import annotations

import pytest

from dossier.intake.html.page import PageReading, read_page
from dossier.model import Role
from tests.intake.builders import HEADLINE, PARAGRAPHS

ONE, TWO, THREE = PARAGRAPHS
PICTURE = "<img src=f.jpg>"
SHORT = "The ferry Aldena at the western pier on Thursday"
QUOTED = "We won the night shift, said Maria Lindqvist, who leads the harbour section of the union"


def reading(body: str, head: str = "", top: str = f"<h1>{HEADLINE}</h1>") -> PageReading:
    markup = f"<html><head>{head}</head><body><nav><a href=/>Home</a></nav><main>{top}{body}</main></body></html>"
    return read_page(markup, "page.html")


def role_of(words: str, body: str) -> Role:
    return next(part.role for part in reading(body).parts if words in part.text)


LINES = [
    # Alone with a picture in a small box; not where the box is the story's own, with a heading.
    (
        SHORT,
        f"<p>{ONE}</p><div class=x3>{PICTURE}<div><p>{SHORT}</p></div></div><p>{TWO}</p><p>{THREE}</p>",
        Role.CAPTION,
    ),
    (SHORT, f"<p>{ONE}</p><div>{PICTURE}<h3>One</h3><p>{SHORT}.</p></div><p>{TWO}</p><p>{THREE}</p>", Role.PARAGRAPH),
    # A list whose items lead elsewhere, and one that tells.
    (
        "The islands",
        f"<p>{ONE}</p><ul><li>The islands: <a href=/a>What a strike costs a small shop</a></li>"
        f"<li>The union: <a href=/b>How the night shift came to be</a></li></ul><p>{TWO}</p><p>{THREE}</p>",
        Role.DEBRIS,
    ),
    (
        "A day off",
        f"<p>{ONE}</p><ul><li>A day off for <a href=/a>every night worked</a>.</li>"
        f"<li>Two boats <a href=/b>more on Sundays</a>.</li></ul><p>{TWO}</p><p>{THREE}</p>",
        Role.PARAGRAPH,
    ),
    # A heading over a list of links is its heading; one whose own class says debris heads its paragraph all the same.
    (
        "More to read",
        f"<p>{ONE}</p><h3>More to read</h3><ul><li><a href=/a>What a strike costs a small shop</a></li>"
        f"<li><a href=/b>How the night shift came to be</a></li></ul><p>{TWO}</p><p>{THREE}</p>",
        Role.DEBRIS,
    ),
    ("On Monday", f"<p>{ONE}</p><h2 class=widget-title>On Monday</h2><p>{TWO}</p><p>{THREE}</p>", Role.SUBHEAD),
    ("On Monday", f"<p>{ONE}</p><h3><div>On Monday</div></h3><p>{TWO}</p><p>{THREE}</p>", Role.SUBHEAD),
    # The heading of the first entry is like those of the others.
    (
        "At six",
        f"<h4 class=time>At six</h4><p>{ONE}</p><h4 class=time>At five</h4><p>{TWO}</p><p>{THREE}</p>",
        Role.SUBHEAD,
    ),
    # A box that a class calls debris holds paragraphs with the very classes of the text.
    (
        ONE,
        f"<div class=teaser-part><div class=body><p class=t>{ONE}</p></div></div>"
        f"<div class=body><p class=t>{TWO}</p><p class=t>{THREE}</p></div>",
        Role.PARAGRAPH,
    ),
    (QUOTED, f"<p>{ONE}</p><p>{TWO}</p><div class=pullquote><p>{QUOTED}</p></div><p>{THREE}</p>", Role.DUPLICATE),
    (ONE, f"<p class='lead dropcap'>{ONE}</p><p>{TWO}</p><p>{THREE}</p>", Role.PARAGRAPH),
]


@pytest.mark.parametrize(("words", "body", "role"), LINES, ids=range(len(LINES)))
def test_a_line_is_told_by_its_company(words: str, body: str, role: Role) -> None:
    assert role_of(words, body) is role


BODY = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
DECLARED = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Nine days without ferries end"}</script>'
    f'<meta property="og:title" content="{HEADLINE}">'
)


def test_of_two_declared_titles_the_printed_one_is_the_title_and_the_other_is_kept() -> None:
    metadata = reading(BODY, DECLARED).metadata
    assert metadata.title is not None
    assert metadata.title.value == HEADLINE
    assert "Nine days without ferries end" in [
        other.value for field, other in metadata.alternatives if field == "title"
    ]


def test_a_path_of_links_is_no_headline_where_another_is_printed() -> None:
    top = f"<nav><ul><li><h1>Nine days without ferries end</h1></li></ul></nav><h2><span>Strike</span> {HEADLINE}</h2>"
    metadata = reading(BODY, DECLARED, top).metadata
    assert metadata.title is not None
    assert metadata.title.value == HEADLINE


def test_a_title_that_no_data_declare_does_not_replace_one_that_they_do() -> None:
    metadata = reading(BODY, DECLARED, "<h1>Live: the strike, hour by hour</h1>").metadata
    assert metadata.title is not None
    assert metadata.title.value == "Nine days without ferries end"


OUTLET = "Port Gazette"
AUTHORS = [
    ("<a rel=author href=/a>ida-holm</a>", "<p class=byline>By Ida Holm</p>", ["Ida Holm"]),
    (f'<meta name=author content="{OUTLET}, Alden, Norway"><meta name=publisher content="{OUTLET}">', "", [OUTLET]),
    ("", "<div>Ida Holm | 05.04.2025 - 10.30</div>", ["Ida Holm"]),
    ("", "<div>Harbour news | 05.04.2025</div>", []),
]  # fmt: skip


@pytest.mark.parametrize(("head", "line", "names"), AUTHORS, ids=range(len(AUTHORS)))
def test_authors_are_those_that_the_page_prints(head: str, line: str, names: list[str]) -> None:
    assert [author.value for author in reading(line + BODY, head).metadata.authors] == names
