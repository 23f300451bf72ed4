"""Old addresses that lead to the new ones: after a rename, a merge, or from a variant to its utterance."""

from __future__ import annotations

import html
import os.path
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dossier.model import Asset, Dossier
from dossier.text.addresses import article_address, as_link, person_address, quotation_address

_SCRIPT = "assets/moved.js"
_RULES = "default-src 'none'; script-src 'self'"


@dataclass(frozen=True, slots=True)
class Redirect:
    """An address that leads to another, both relative to the site, as after a rename in `people/`."""

    address: str
    target: str
    anchor: str = ""


def find_redirects(dossier: Dossier) -> tuple[Redirect, ...]:
    """One redirect per former address of a page and per variant's own id, sorted by address.

    An address that a page stands at is never redirected; of two claims on one former id the first in the dossier's
    order counts, so that an answer is always the same.
    """
    taken = {person_address(p.id) for p in dossier.people} | {quotation_address(c.id) for c in dossier.clusters}
    taken |= {article_address(article.page_name) for article in dossier.articles}
    found: dict[str, Redirect] = {}
    for redirect in _claims(dossier):
        if redirect.address not in taken:
            found.setdefault(redirect.address, redirect)
    return tuple(found[address] for address in sorted(found))


def _claims(dossier: Dossier) -> Iterator[Redirect]:
    yield Redirect("dates.html", "timeline.html")
    for article in dossier.articles:
        yield Redirect(article_address(article.id), article_address(article.page_name))
    for person in dossier.people:
        for former in person.former_ids:
            yield Redirect(person_address(former), person_address(person.id))
    for cluster in dossier.clusters:
        for former in cluster.former_ids:
            yield Redirect(quotation_address(former), quotation_address(cluster.id))
    for cluster in dossier.clusters:
        for number, variant in enumerate(cluster.variants, 1):
            yield Redirect(quotation_address(variant.quotation), quotation_address(cluster.id), f"v-{number}")


def redirect_html(redirect: Redirect) -> str:
    """A page that sends its reader on, from a web server or from disk; with script also to the sentence that was named.

    What an address names after its `#` is lost where a page is left without script.
    """
    way = os.path.relpath(redirect.target, os.path.dirname(redirect.address)).replace(os.sep, "/")
    link = html.escape(as_link(way + (f"#{redirect.anchor}" if redirect.anchor else "")))
    script = os.path.relpath(_SCRIPT, os.path.dirname(redirect.address)).replace(os.sep, "/")
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_RULES}"><title>Moved</title>'
        f'<link rel="canonical" href="{link}">'
        f'<noscript><meta http-equiv="refresh" content="0; url={link}"></noscript>'
        f'<p>This page has moved: <a href="{link}">go to its new place</a>.<script src="{script}"></script>\n'
    )


def redirect_files() -> tuple[Asset, ...]:
    """What the pages of `redirect_html` load."""
    return (Asset(_SCRIPT, Path(__file__).with_name("moved.js").read_bytes()),)
