"""Old addresses that lead to the new ones: after a rename, a merge, or from a variant to its utterance."""

from __future__ import annotations

import html
import os.path
from collections.abc import Iterator
from dataclasses import dataclass

from dossier.model import Dossier
from dossier.text.addresses import as_link, person_address, quotation_address


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
    found: dict[str, Redirect] = {}
    for redirect in _claims(dossier):
        if redirect.address not in taken:
            found.setdefault(redirect.address, redirect)
    return tuple(found[address] for address in sorted(found))


def _claims(dossier: Dossier) -> Iterator[Redirect]:
    yield Redirect("dates.html", "timeline.html")
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
    """A page that sends its reader on without script, from a web server or from disk."""
    way = os.path.relpath(redirect.target, os.path.dirname(redirect.address)).replace(os.sep, "/")
    link = html.escape(as_link(way + (f"#{redirect.anchor}" if redirect.anchor else "")))
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'"><title>Moved</title>'
        f'<link rel="canonical" href="{link}"><meta http-equiv="refresh" content="0; url={link}">'
        f'<p>This page has moved: <a href="{link}">go to its new place</a>.\n'
    )
