"""Where things stand on the site: one address per article, person and quotation, the same on every host.

Addresses end in `.html` and hang on ids alone, so that one build serves a web server, the preview and a folder
opened from disk, and a link never changes because another seed was added.
"""

from __future__ import annotations

import re
from urllib.parse import quote

_FOLDERS = {"article": "articles", "person": "people", "quotation": "quotes"}
_SIGNS = (("..", "open"), ("/", "-to-"), ("~", "-about"), ("?", "-maybe"), ("%", "-about-maybe"))
_UNSAFE = re.compile(r"[^0-9a-z]+")


def article_address(article_id: str) -> str:
    """The site-relative address of an article's page: `articles/nato-rejects.html`."""
    return _address("article", article_id)


def person_address(person_id: str) -> str:
    """The site-relative address of a person's page: `people/olaf-scholz.html`."""
    return _address("person", person_id)


def quotation_address(cluster_id: str) -> str:
    """The site-relative address of a quotation's page: `quotes/q-1a2b3c4d.html`."""
    return _address("quotation", cluster_id)


def date_anchor(edtf: str) -> str:
    """The anchor of a date on the timeline: `d-2022-01-27`; other EDTF marks fold to hyphens and letters.

    >>> date_anchor("2014/2022-01")
    'd-2014-to-2022-01'
    """
    spelled = edtf.lower()
    for sign, word in _SIGNS:
        spelled = spelled.replace(sign, word)
    return "d-" + _UNSAFE.sub("-", spelled).strip("-")


def source_uri(address: str) -> str:
    """The source address of a page for a generator that makes `.html` out of `.md`."""
    return address.removesuffix(".html") + ".md"


def as_link(address: str) -> str:
    """An address as it stands in a link: percent-encoded, so that letters of any script are safe in it."""
    return quote(address, safe="/#.-_~")


def _address(kind: str, identifier: str) -> str:
    return f"{_FOLDERS[kind]}/{identifier}.html"
