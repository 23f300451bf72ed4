"""Which outlet an address belongs to."""

from __future__ import annotations

from urllib.parse import urlsplit

from dossier.intake.tables import outlet_domains

_ARCHIVES = ("web.archive.org", "webcache.googleusercontent.com", "archive.today", "archive.ph", "archive.is")
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "ac", "edu", "gob", "gouv", "or", "ne"})


def domain_of(url: str | None) -> str | None:
    """The host of an address without `www.`, `m.`, `amp.`; None for what is no web address."""
    try:
        parts = urlsplit((url or "").strip())
        host = (parts.hostname or "").lower().rstrip(".")
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or "." not in host or len(host) > 253:
        return None
    for prefix in ("www.", "m.", "amp.", "mobile."):
        host = host.removeprefix(prefix)
    return host


def original_url(url: str | None) -> str | None:
    """The address that an archived copy was made of, else the address itself; None for what is no web address."""
    if domain_of(url) is None or url is None:
        return None
    if domain_of(url) in _ARCHIVES:
        for scheme in ("https://", "http://"):
            at = url.find(scheme, 8)
            if at > 0:
                return url[at:]
    return url.strip()


def outlet_of(url: str | None) -> str | None:
    """The outlet that the domain table names for an address: the longest known parent domain wins.

    >>> outlet_of("https://www.reuters.com/world/")
    'Reuters'
    """
    domain = domain_of(original_url(url))
    table = outlet_domains()
    while domain and "." in domain:
        if domain in table:
            return table[domain]
        domain = domain.partition(".")[2]
    return None


def site_label(url: str | None) -> str | None:
    """The registered part of a domain, to compare with words: `news.example.co.uk` says "example"."""
    domain = domain_of(url)
    if domain is None:
        return None
    labels = domain.split(".")
    if len(labels) > 2 and labels[-2] in _SECOND_LEVEL:
        return labels[-3]
    return labels[-2]
