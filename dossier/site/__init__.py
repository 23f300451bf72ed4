"""Where pages stand: addresses that never clash, redirects from those that moved, and what the site is asked to be."""

from __future__ import annotations

from dossier.site.addresses import refuse_collisions, short_names
from dossier.site.chrome import signed, slim
from dossier.site.manifest import MANIFEST, digests_of, read_manifest, write_manifest
from dossier.site.navigation import nested
from dossier.site.options import site_options
from dossier.site.policy import header_files, protect
from dossier.site.redirects import Redirect, find_redirects, redirect_files, redirect_html
from dossier.site.sitemap import site_map
from dossier.site.social import SOCIAL_IMAGE, social_image
from dossier.site.spool import AddressedPages, Lazy, Spooled, Together
from dossier.site.staging import Staging, abandon, publish, stage

__all__ = [
    "MANIFEST",
    "SOCIAL_IMAGE",
    "AddressedPages",
    "Lazy",
    "Redirect",
    "Spooled",
    "Staging",
    "Together",
    "abandon",
    "digests_of",
    "find_redirects",
    "header_files",
    "nested",
    "protect",
    "publish",
    "read_manifest",
    "redirect_files",
    "redirect_html",
    "refuse_collisions",
    "short_names",
    "signed",
    "site_map",
    "site_options",
    "slim",
    "social_image",
    "stage",
    "write_manifest",
]
