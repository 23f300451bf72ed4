"""What a site has that stands at an address of its own: a picture for links to it, and a list of its pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from dossier.model import Asset, Page
from dossier.pages import Lookup, summary_of
from dossier.pages.frame import Frame
from dossier.site import SOCIAL_IMAGE, site_map, social_image


def public_files(
    config: MkDocsConfig, lookup: Lookup, frame: Frame | None, heads: Iterable[Page], written: Iterable[str]
) -> Iterator[Asset]:
    """The picture and the site map; nothing for a site that has no address.

    `heads` are the dossier's pages, `written` the source addresses of those written by hand. The curator's desk is in
    no list.
    """
    if not config.site_url:
        return
    extent, counts = summary_of(lookup)
    title = lookup.options.title or config.site_name
    yield Asset(SOCIAL_IMAGE, social_image(title, extent, counts))
    desk = {tab.uri for tab in frame.desk} if frame else set()
    uris = {head.uri for head in heads if head.section not in desk and not head.uri.startswith("search")} | {*written}
    yield from site_map((f"{uri.removesuffix('.md')}.html" for uri in uris), config.site_url)


def is_ballast(file: File, config: MkDocsConfig) -> bool:
    """Whether the theme ships the file for its own makers, or for languages that this site does not search in."""
    search = config.plugins.get("material/search")
    languages = {"en"} if search is None else {*(search.config.lang or ["en"])}
    stemmers = file.src_uri.startswith("assets/javascripts/lunr/") and languages <= {"en"}
    return file.src_uri.startswith("assets/") and (file.src_uri.endswith(".map") or stemmers)
