"""Whatever seeds and people are called, every page has an address and every link leads somewhere."""

from __future__ import annotations

import html
import posixpath
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from dossier.model import Page
from dossier.pipeline import Site, build_site
from dossier.site import refuse_collisions
from dossier.text.addresses import article_address, source_uri

LONG = "Maximilian" + "-Alexander" * 30
NAMES = ("index", "con", "nul", "com1", "Con.a", "INDEX.html", "a b", "ß", "ss", "articles", "problems", "ﬁ", "fi")
STORY = (
    f"Harbour plan {{0}} delayed\n\nBy {LONG} Ek\n\n3 May 2022\n\n"
    f"“We sail on Friday,” said {LONG} Okello of the port {{0}}."
    "\n\nMinister Con said that it would go. Ann Index said: “It is all well with the {0} plan.”\n"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    seeds = tmp_path_factory.mktemp("hostile") / "seeds"
    (seeds / "index").mkdir(parents=True)
    for number, name in enumerate((*NAMES, "index/index", "a" * 240, "a" * 239 + "b", "é" * 120)):
        Path(seeds, f"{name}.txt").write_text(STORY.format(number), encoding="utf-8")
    return build_site(seeds)


def test_every_article_has_a_page(site: Site) -> None:
    assert not [problem for problem in site.problems if problem.code.startswith("address-")]
    pages = {page.uri for page in site.pages}
    assert {source_uri(article_address(article.id)) for article in site.dossier.articles} <= pages
    assert len(site.dossier.articles) == len(NAMES) + 4


def test_no_link_is_dead(site: Site) -> None:
    anchors = {
        page.uri.removesuffix(".md") + ".html": {html.unescape(a) for a in re.findall(r'\bid="([^"]*)"', page.body)}
        for page in site.pages
    }
    standing = {*anchors, *(r.address for r in site.redirects), *(a.uri for a in site.assets), "about.html"}
    dead = set()
    for page in site.pages:
        here = page.uri.removesuffix(".md") + ".html"
        for link in map(html.unescape, re.findall(r'href="([^"]*)"', page.body)):
            way = urlsplit(link)
            if way.scheme or way.netloc:
                continue
            there = posixpath.normpath(posixpath.join(posixpath.dirname(here), unquote(way.path))) if way.path else here
            if there not in standing or (there in anchors and unquote(way.fragment) not in anchors[there] | {""}):
                dead.add((here, link))
    assert dead == set()


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "con.txt", "x.", " ", "\ud800", "é" * 200, "a:b"])
def test_an_address_can_be_a_file_everywhere(name: str) -> None:
    kept, _, problems = refuse_collisions([Page(source_uri(article_address(name)), name, "")])
    assert kept
    assert not problems
    assert article_address(name).encode()
