"""An article too long for a page: parts, pages of what was set aside, and addresses that land."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.model import READ_ROLES, Annotations, Article, Citation, Dossier, Page, Role
from dossier.pages import look_up, render_pages
from dossier.pages.layout import ArticleLayout, lay_out
from tests.pages.sample import article

_SENTENCE = "The council of the harbour met again in week {n} and put the vote on pier {n} off until the next tide."
_IDS = re.compile(r'\bid="([sb]-[^"]+)"')
_INTO = re.compile(r'href="([^"#]*)#([sb]-[^"]+)"')


def _long(paragraphs: int = 120, subhead_at: int = 0, menus: int = 0) -> Article:
    lines, roles = ["Harbour council in permanent session"], [Role.HEADLINE]
    for number in range(paragraphs):
        if subhead_at and number == subhead_at:
            lines.append("Second act")
            roles.append(Role.SUBHEAD)
        lines.append(" ".join(_SENTENCE.format(n=3 * number + turn) for turn in range(3)))
        roles.append(Role.PARAGRAPH)
    lines += [f"More from harbour desk {number}" for number in range(menus)]
    roles += [Role.DEBRIS] * menus
    return article("council", "\n\n".join(lines), tuple(roles))


def _pages(one: Article) -> dict[str, Page]:
    dossier = Dossier((one,), (Annotations(one.id),))
    return {page.uri: page for page in render_pages(dossier) if page.uri.startswith("articles/")}


def _ids(page: Page) -> set[str]:
    return set(_IDS.findall(page.body))


def test_a_short_article_is_one_page() -> None:
    assert lay_out(_long(paragraphs=8, menus=9)) == ArticleLayout()


def test_every_sentence_stands_on_one_part_and_its_link_leads_there() -> None:
    long = _long()
    pages, lookup = _pages(long), look_up(Dossier((long,), (Annotations(long.id),)))
    assert list(pages) == ["articles/council.md", *(f"articles/council/part-{n}.md" for n in range(2, len(pages) + 1))]
    assert len(pages) > 2
    for sentence in long.sentences:
        address, _, anchor = lookup.link(Citation(long.id, sentence.span)).partition("#")
        assert f'class="d-s" id="{anchor}"' in pages[address.replace(".html", ".md")].body


def test_the_first_page_knows_every_anchor_and_leads_to_the_part_without_script() -> None:
    pages = _pages(_long())
    first, *further = pages.values()
    for page in further:
        assert _ids(page) <= _ids(first)
        here = page.uri.removeprefix("articles/").replace(".md", ".html")
        sentences = {anchor for anchor in _ids(page) if anchor.startswith("s-")}
        assert sentences == {anchor for way, anchor in _INTO.findall(first.body) if way == here}


def test_no_anchor_stands_twice_on_a_page() -> None:
    for page in _pages(_long(menus=200)).values():
        found = _IDS.findall(page.body)
        assert len(found) == len(set(found)), page.uri


def test_a_part_begins_at_a_subhead_where_one_is_near() -> None:
    long = _long(paragraphs=44, subhead_at=23)
    subhead = next(block for block in long.blocks if block.role is Role.SUBHEAD)
    assert lay_out(long).cuts == (subhead.span.start,)


def test_many_lines_set_aside_have_pages_of_their_own_and_none_is_lost() -> None:
    long = _long(paragraphs=6, menus=400)
    pages = _pages(long)
    aside = [page for uri, page in pages.items() if "/set-aside" in uri]
    shown = [
        re.sub("<[^>]*>", "", words)
        for page in aside
        for words in re.findall(r'<p class="d-line"[^>]*>(.*?)</p>', page.body)
    ]
    assert shown == [block.span.of(long.text) for block in long.blocks if block.role not in READ_ROLES]
    assert "More from harbour desk" not in pages["articles/council.md"].body
    assert 'href="../articles/council/set-aside.html"' in pages["articles/council.md"].body


def test_every_anchor_that_is_linked_to_stands_on_the_page_linked_to() -> None:
    """Facts are read from captions too, which are no part of the text: a person may stand in a line set aside."""
    long = _long(paragraphs=90, menus=400)
    pages, lookup = _pages(long), look_up(Dossier((long,), (Annotations(long.id),)))
    for offset in range(0, len(long.text), 37):
        address = lookup.page_link(long.id, offset).replace(".html", ".md")
        anchor = long.anchor_at(offset)
        assert f'id="{anchor}"' in pages[address].body, (address, anchor)
        assert f'id="{anchor}"' in pages["articles/council.md"].body


def test_a_paragraph_longer_than_a_page_is_parted_at_a_sentence() -> None:
    words = " ".join(_SENTENCE.format(n=number) for number in range(500))
    long = article("council", f"Harbour council in permanent session\n\n{words}", (Role.HEADLINE, Role.PARAGRAPH))
    starts = {sentence.span.start for sentence in long.sentences}
    cuts = lay_out(long).cuts
    assert len(cuts) >= 3
    assert set(cuts) <= starts
    pages = _pages(long)
    assert max(len(page.body) for page in pages.values()) < 60_000
    printed = [anchor for page in pages.values() for anchor in re.findall(r'class="d-s" id="([^"]+)"', page.body)]
    assert printed == [sentence.anchor for sentence in long.sentences]


@pytest.mark.parametrize("role", [Role.PARAGRAPH, Role.DEBRIS])
def test_a_line_without_end_explodes_no_page(role: Role) -> None:
    words = "ferry " * 60_000
    pages = _pages(article("council", f"Harbour council\n\n{words}", (Role.HEADLINE, role)))
    assert "ferry" in "".join(page.body for page in pages.values())
    if role is Role.DEBRIS:
        assert max(len(page.body) for page in pages.values()) < 150_000


@given(st.lists(st.tuples(st.sampled_from(Role), st.integers(1, 3_000)), max_size=60))
def test_parts_hold_every_line_in_order_and_are_bounded(shape: list[tuple[Role, int]]) -> None:
    text = "\n".join("x" * size for _, size in shape)
    one = article("council", text, tuple(role for role, _ in shape))
    layout = lay_out(one)
    assert list(layout.cuts) == sorted(set(layout.cuts))
    bounds = [0, *layout.cuts, len(text)]
    headline = next((block for block in one.blocks if block.role is Role.HEADLINE), None)
    for start, end in pairwise(bounds):
        inside = [b for b in one.blocks if b.role in READ_ROLES and b is not headline and start <= b.span.start < end]
        assert sum(3 + 2 * len(block.span) // 31 for block in inside) <= 880 * 1.35
    aside = [span for page in layout.aside for span in page]
    if aside:
        assert "".join(span.of(text) for span in aside) == "".join(
            block.span.of(text) for block in one.blocks if block.role not in READ_ROLES
        )
    for offset in range(0, len(text), 997):
        address = layout.address_at(one, offset)
        assert address.startswith("articles/council")
