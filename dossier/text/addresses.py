"""Where things stand on the site: one address per article, person and quotation, the same on every host.

Addresses end in `.html` and hang on ids alone, so that one build serves a web server, the preview and a folder
opened from disk, and a link never changes because another seed was added.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from urllib.parse import quote

_FOLDERS = {"article": "articles", "person": "people", "quotation": "quotes"}
_SIGNS = (("..", "open"), ("/", "-to-"), ("~", "-about"), ("?", "-maybe"), ("%", "-about-maybe"))
_PLAIN = re.compile(r"[A-Za-z0-9/#._~-]*")
_UNSAFE = re.compile(r"[^0-9a-z]+")
# In bytes: many disks hold names of 255, encrypted ones of 143, and an ending and a mark are put on.
_LONGEST = 120
_TAKEN = frozenset(
    {"index", "con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)
_NO_NAME = re.compile(r'[\x00-\x20\x7f<>:"\\|?*/\ud800-\udfff]|\.$|^\.|^(?:con|prn|aux|nul|com\d|lpt\d)\.')


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
    return address if _PLAIN.fullmatch(address) else quote(address, safe="/#.-_~")


@lru_cache(maxsize=1 << 14)
def _address(kind: str, identifier: str) -> str:
    return f"{_FOLDERS[kind]}/{_file_name(identifier)}.html"


def _file_name(identifier: str) -> str:
    """The identifier, or a name like it that every disk can hold: `con` is a device, `index` is the folder itself.

    >>> _file_name("con"), _file_name("harbour-plan")
    ('con-1143da2b', 'harbour-plan')
    """
    size = len(identifier.encode("utf-8", "replace"))
    if 0 < size <= _LONGEST and identifier not in _TAKEN and not _NO_NAME.search(identifier):
        return identifier
    digest = hashlib.sha256(identifier.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    start = _NO_NAME.sub("-", identifier).encode()[: _LONGEST - 20].decode(errors="ignore")
    return f"{start.strip('-. ') or 'x'}-{digest}"
