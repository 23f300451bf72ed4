"""The curator's table of web domains: who publishes there."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from urllib.parse import urlsplit

from dossier.curation.anchors import complaint
from dossier.model import Article, Judgement, Problem, Severity, Subject


def is_domain(judgement: Judgement) -> bool:
    """Whether a judgement names the outlet of a web domain rather than speaking of one article."""
    return judgement.subject is Subject.ARTICLE and all(target.name for target in judgement.targets)


def outlets_by_domain(
    articles: Iterable[Article], judgements: Iterable[Judgement], settled: Collection[str]
) -> tuple[dict[str, Judgement], tuple[Problem, ...]]:
    """For each article (by id) the entry of the domain it comes from; a note for each domain without an article.

    "- domain: valleygazette.example" speaks for https://www.valleygazette.example/flood too; of two domains that fit,
    the longer one counts. Articles in `settled` have an outlet of their own entry and keep it.
    """
    entries = {_ascii(judgement.targets[0].name or ""): judgement for judgement in judgements if is_domain(judgement)}
    found: dict[str, Judgement] = {}
    used: set[str] = set()
    for article in articles if entries else ():
        domain = next((name for name in _names(_host(article)) if name in entries), None)
        if domain is not None:
            used.add(domain)
            if article.id not in settled:
                found[article.id] = entries[domain]
    return found, tuple(_unused(judgement) for domain, judgement in entries.items() if domain not in used)


def _host(article: Article) -> str:
    """The host that an article comes from; empty where its address is not known."""
    stated = article.metadata.url
    url = stated.value if stated else article.source.url or ""
    try:
        return _ascii(urlsplit(url).hostname or "")
    except ValueError:
        return ""


def _names(host: str) -> Iterable[str]:
    """A host and the domains it lies in, the longest first: `www.a.example`, `a.example`, `example`."""
    while host:
        yield host
        host = host.partition(".")[2]


def _ascii(domain: str) -> str:
    """A domain as the network writes it, so that `zürich.example` and `xn--zrich-kva.example` are one."""
    plain = domain.strip().rstrip(".").lower()
    try:
        return plain if plain.isascii() else plain.encode("idna").decode("ascii")
    except UnicodeError:
        return plain


def _unused(judgement: Judgement) -> Problem:
    message = f"no article comes from {judgement.targets[0].name}"
    remedy = "Nothing, when the entry waits for one; else correct the domain."
    return complaint("curation-domain-unused", judgement, message, remedy, Severity.NOTE)
