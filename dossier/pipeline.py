"""The order of the stages: the only module that knows it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from dossier.cache import Records, digest_of, fingerprint, keep_dossier, kept_dossier, open_records
from dossier.downloads import download_files, joined, linked_data_of, reference_of, references_of
from dossier.drafts import Draft, Drafted, drafted, each_draft
from dossier.excerpt import excerpted
from dossier.model import Asset, Dossier, Page, Problem, SiteOptions
from dossier.pages import booklet, check_citations, downloads_page
from dossier.parallel import Workers
from dossier.site import (
    Redirect,
    Spooled,
    Together,
    find_redirects,
    header_files,
    redirect_files,
    refuse_collisions,
    short_names,
)


@dataclass(frozen=True, slots=True)
class Site:
    """All that a site generator needs: what was found, the pages of it, and the files beside them.

    Pages and assets of a built site wait on disk, and each is read when it is asked for.
    `problems` are all that were met, those of the dossier first. No two pages, redirects or assets share an address.
    """

    dossier: Dossier
    pages: Sequence[Page] = ()
    redirects: tuple[Redirect, ...] = ()
    assets: Sequence[Asset] = ()
    problems: tuple[Problem, ...] = ()


def build_site(
    seeds: Path,
    options: SiteOptions | None = None,
    *,
    cache: Path | None = None,
    docs: Path | None = None,
    workers: Workers | None = None,
) -> Site:
    """The site of a seeds folder as `options` want it (by default: all of it); nothing raises for bad input.

    `cache` is a folder where results are kept between runs; None keeps nothing. With `docs` the citations of the
    hand-written pages below it are checked too. `workers` read and extract (by default: this process alone). What is
    kept and who works changes no byte. `options.seeds` is not read: `seeds` is the folder.
    """
    options = options or SiteOptions()
    with closing(open_records(cache)) as records, closing(workers or Workers()) as crew:
        whole = _remembered(seeds, records, crew)
    dossier = excerpted(whole) if options.publish == "excerpt" else whole
    assets, downloads = download_files(dossier, options, partial(Spooled, type_=Asset))
    found, search_pages = _search(whole, options)
    with closing(open_records(cache)) as records:
        own = each_draft(dossier, options, references_of(dossier, options), records)
        drafts = chain(own, map(drafted, (downloads_page(downloads, options), *search_pages)))
        linked = _with_linked_data(drafts, linked_data_of(dossier, options))
        pages, redirects, refused = refuse_collisions(linked, find_redirects(dossier), Drafted)
    stale = check_citations(docs, docs.parent, dossier) if docs else ()
    files = Together((assets, found, header_files(), redirect_files()))
    return Site(dossier, pages, redirects, files, (*dossier.problems, *refused, *stale))


def _with_linked_data(drafts: Iterable[Draft], documents: Mapping[str, str]) -> Iterator[Draft]:
    for draft in drafts:
        document = documents.get(draft.uri.removesuffix(".md") + ".html")
        yield draft.then(digest_of(document), partial(joined, document=document)) if document else draft


def _search(dossier: Dossier, options: SiteOptions) -> tuple[Sequence[Asset], tuple[Page, ...]]:
    """The files of our own search, and its page."""
    if options.search != "dossier":
        return (), ()
    from dossier.search import search_assets, search_page

    found = search_assets(dossier, excerpt=options.publish == "excerpt", language=options.language)
    return Spooled(found, Asset), (search_page(),)


def _remembered(seeds: Path, records: Records, workers: Workers) -> Dossier:
    """The dossier as it was kept if no byte below the seeds has changed, else a new one."""
    key = fingerprint(seeds)
    kept = kept_dossier(records, key)
    if kept is not None:
        return kept
    dossier = build_dossier(seeds, records, workers)
    # A seed that changed while it was read belongs to no state of the folder: nothing is kept under its name.
    if fingerprint(seeds) == key:
        keep_dossier(records, key, dossier)
    return dossier


def build_dossier(seeds: Path, records: Records | None = None, workers: Workers | None = None) -> Dossier:
    """The dossier of a seeds folder, with every problem met on the way; nothing here raises for bad input.

    What `records` hold of a seed or an article is not made again.
    """
    # The stages are imported when they run: a build that finds all it needs in the cache waits for none of them.
    from dossier.curation import curate_annotations, curate_articles, load_judgements, redacted
    from dossier.intake import aside_problems, read_folder
    from dossier.linking import link
    from dossier.stages import RecordedRecall, extract_each, read_each

    records, workers = records or Records(), workers or Workers()
    intake = read_folder(seeds, partial(read_each, records=records, workers=workers))
    judgements, curation_problems = load_judgements(seeds / "curation", root=seeds.parent)
    readable, judgements, told = redacted(intake.articles, judgements, (*intake.problems, *curation_problems))
    articles, article_problems = curate_articles(readable, judgements)
    extracted = extract_each(articles, records, workers)
    found = [annotations for annotations, _ in extracted]
    annotations, annotation_problems = curate_annotations(articles, found, judgements)
    dossier = link(short_names(articles), annotations, judgements, RecordedRecall(records))
    problems = (
        *told,
        *article_problems,
        *(problem for article in articles for problem in aside_problems(article)),
        *(problem for _, language_problems in extracted for problem in language_problems),
        *annotation_problems,
        *dossier.problems,
    )
    placed = (_from_project(problem, seeds.name) for problem in problems)
    ordered = sorted(placed, key=lambda p: (p.path, p.line or 0, p.code, p.message))
    return dataclasses.replace(dossier, problems=tuple(ordered))


def build_booklet(seeds: Path, options: SiteOptions, version: str = "") -> str:
    """The dossier as one HTML document to print; `version` is the program's, for the colophon."""
    whole = build_dossier(seeds)
    dossier = excerpted(whole) if options.publish == "excerpt" else whole
    references = {article.id: reference_of(article, options) for article in dossier.articles}
    return booklet(dossier, options, references, version)


def build_pages(seeds: Path) -> tuple[Dossier, tuple[Page, ...]]:
    """The dossier and its finished pages."""
    site = build_site(seeds)
    return site.dossier, tuple(site.pages)


def _from_project(problem: Problem, folder: str) -> Problem:
    """The problem with its file as a curator would type it: `seeds/x.txt`.

    Curation files are named so from the start, for readers see their places; the stages know seeds by their place in
    the seeds folder.
    """
    named = problem.path.startswith(f"{folder}/curation/") or not folder
    return problem if named else dataclasses.replace(problem, path=f"{folder}/{problem.path}".rstrip("/"))
