"""What a site is asked to be, and the finished files of it that are no pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Asset:
    """A finished file that is no page: `uri` its address from the site's root (`search/terms-ab.js`)."""

    uri: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Download:
    """A file that readers carry away, as the page of downloads lists it: `size` in bytes.

    `columns` are (name, type, meaning), empty where the file is no table.
    """

    uri: str
    title: str
    about: str
    size: int
    columns: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """What `extra: dossier:` in mkdocs.yml sets, and a command by its options; every one has a default.

    `seeds` is the folder of articles below the project; `desk` whether the curator's pages are built too; `search`
    whose search box the site has; `publish` whether the articles are shown in full or in excerpts; `address` where
    the site will stand (`https://example.org/`); `language` that of the site's own words; `render` whether the theme
    makes one page and the rest are filled in, or MkDocs renders every page, which takes far longer and shows the
    same; `jobs` how many processes work at once (0: one a core).
    """

    seeds: str = "seeds"
    desk: bool = True
    search: Literal["dossier", "material"] = "dossier"
    publish: Literal["full", "excerpt"] = "full"
    address: str = ""
    title: str = ""
    introduction: str = ""
    language: Literal["en", "de"] = "en"
    render: Literal["shell", "mkdocs"] = "shell"
    jobs: int = 0
