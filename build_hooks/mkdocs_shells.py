"""Pages that MkDocs does not render: the theme makes one per depth and tab, the dossier fills it in for the rest."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from html import escape, unescape
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote, urljoin

from jinja2 import Environment, Template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as SitePage
from mkdocs.structure.toc import get_toc

from dossier.cache import digest_of
from dossier.model import Heading, Page
from dossier.site import AddressedPages, nested, slim
from dossier.site.chrome import squeezed
from dossier.site.shell import NoShellError, Shell, fill, mark, shell

_ITEM = "partials/toc-item.html"
_LEFT_OUT = re.compile(r'<(aside|footer) [^>]*data-search-exclude="1".*?</\1>', re.DOTALL)
_SAMPLE = (Heading(1, "a", "A"), Heading(2, "b", "B"), Heading(3, "c", "C"), Heading(2, "d", "D"))
_ID = re.compile(r'\sid="([^"]*)"')


@dataclass
class Shells:
    """The pages to be filled in, by their source address, and what the theme has shown of itself so far.

    `finish` is what is done to every page last; `shared` are the files that all pages share, by their address.

    The first page of each depth under each tab is rendered by MkDocs, as hand-written pages and those of the
    navigation are: it shows how the theme makes a page.
    """

    pages: AddressedPages = field(default_factory=lambda: AddressedPages(()))
    finish: Callable[[str], str] = str
    env: Environment | None = None
    shared: dict[str, str] = field(default_factory=dict)
    _shells: dict[tuple[int, str], Shell] = field(default_factory=dict)
    _contents: dict[tuple[Heading, ...], str] = field(default_factory=dict)

    def learn(self, context: Mapping[str, Any], page: SitePage) -> None:
        """Take the shell from the page that is about to be rendered, if it is the first of its depth and tab."""
        depth = page.file.src_uri.count("/")
        kind = depth, page.meta.get("section")
        if kind in self._shells or self.env is None or kind not in self._kinds:
            return
        template = self.env.get_template("main.html")
        full = copy.copy(page)
        full.meta = {
            "title": mark("title"),
            "description": mark("description"),
            "hide": ["navigation"],
            "section": kind[1],
        }
        full.content = f"<h1>{mark('body')}</h1>"
        full.canonical_url = mark("canonical") if page.canonical_url else None

        def render(headings: tuple[Heading, ...]) -> str:
            full.toc = get_toc(nested(headings))
            return template.render({**context, "page": full}).replace(f"<h1>{mark('body')}</h1>", mark("body"))

        (entry,) = get_toc(nested([Heading(2, mark("anchor"), mark("name"))]))
        self._shells[kind] = shell(
            render, self._item.render(toc_item=entry), lambda text: slim(text, "../" * depth, self.shared)
        )

    def finished(self, config: MkDocsConfig) -> Iterator[tuple[str, bytes, Callable[[], str]]]:
        """Each page to be filled in, in the dossier's order: its address, the digest of all that it is made from, and
        what makes its text; the digest is empty where that is not known.
        """
        looks = {kind: digest_of(known, self._list(_SAMPLE)) for kind, known in self._shells.items()}
        for head in self.pages.heads:
            if kind_of(head) not in self._shells:
                raise NoShellError(f"no page was rendered beside {head.uri}")
            address = head.uri.removesuffix(".md") + ".html"
            canonical = urljoin(f"{config.site_url.rstrip('/')}/", quote(address)) if config.site_url else ""
            described = config.site_description or ""
            key = self.pages.key_of(head.uri)
            key = digest_of(key, looks[kind_of(head)], canonical, described) if key else b""
            yield address, key, partial(self._filled, head.uri, canonical, described)

    def _filled(self, uri: str, canonical: str, described: str) -> str:
        page = self.pages[uri]
        text = fill(self._shells[kind_of(page)], page, self._list(page.headings), canonical, described)
        return self.finish(text.replace(' data-search-exclude="1"', ""))

    def _list(self, headings: tuple[Heading, ...]) -> str:
        """The theme's list of the headings below the first; most pages of a kind have the same."""
        tree = get_toc(nested(headings)).items
        shown = tree[0].children if tree and tree[0].level == 1 else tree
        key = headings[1:] if tree and tree[0].level == 1 else headings
        if key not in self._contents:
            self._contents[key] = squeezed("\n".join(self._item.render(toc_item=entry) for entry in shown))
        return self._contents[key]

    @cached_property
    def _kinds(self) -> set[tuple[int, str]]:
        return {kind_of(head) for head in self.pages.heads}

    @cached_property
    def _item(self) -> Template:
        if self.env is None or _ITEM not in self.env.list_templates():
            raise NoShellError(f"this theme has no {_ITEM}")
        return self.env.get_template(_ITEM)


class ReachableFiles(Files):
    """The files of a build, and those that are filled in after it: a link to one of these is checked as any other."""

    def __init__(self, files: Iterable[File], pages: Mapping[str, Page], config: MkDocsConfig) -> None:
        super().__init__(files)
        self._filled, self._config, self._known = pages, config, dict[str, File]()

    def get_file_from_path(self, path: str) -> File | None:
        """The file of this source address; one that is filled in later comes with the anchors of its page."""
        found: File | None = super().get_file_from_path(path)
        if found is not None or path not in self._filled:
            return found
        if path not in self._known:
            file = File.generated(self._config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
            SitePage(None, file, self._config).present_anchor_ids = anchors_of(self._filled[path])
            self._known[path] = file
        return self._known[path]


def kind_of(page: Page) -> tuple[int, str]:
    """What the theme's page for it depends on: how deep it lies, and the tab it stands under."""
    return page.uri.count("/"), page.section


def describe(page: SitePage, generated: Page) -> None:
    """Title and description, escaped: the theme prints both as they are."""
    page.meta["title"] = escape(generated.title, quote=False).replace('"', "&quot;")
    page.meta["description"] = escape(generated.description)
    page.meta["section"] = generated.section
    if generated.hide_from_search:
        page.meta["search"] = {"exclude": True}


def anchors_of(page: Page) -> set[str]:
    """What a link into the page may name after its `#`."""
    return {unescape(anchor) for anchor in _ID.findall(page.body)}


def add_to_search(page: Page, config: MkDocsConfig) -> None:
    """Tell Material's search of a page that it does not see being rendered; where there is no such search, nothing.

    It parses what it is told to leave out as well: the long apparatus below an article is kept from it.
    """
    search: Any = config.plugins.get("material/search")
    if search is None or page.hide_from_search:
        return
    title = escape(page.title, quote=False)
    entry = SimpleNamespace(
        url=quote(page.uri.removesuffix(".md") + ".html"),
        title=title,
        meta={"title": title},
        toc=get_toc(nested(page.headings)),
        content=_LEFT_OUT.sub("", page.body),
    )
    search.search_index.add_entry_from_context(entry)


def in_navigation(nav: Any) -> set[str]:
    """Every address that mkdocs.yml names in its navigation, however deep."""
    if isinstance(nav, str):
        return {nav}
    below = nav.values() if isinstance(nav, Mapping) else nav if isinstance(nav, list) else ()
    return {uri for entry in below for uri in in_navigation(entry)}
