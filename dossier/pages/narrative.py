"""Hand-written pages that cite the dossier: Markdown in, Markdown with the evidence in place out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path

from dossier.model import Citation, Dossier, Person, Problem, QuotationCluster, Severity
from dossier.pages.chronology import days_of
from dossier.pages.citations import Cited, citing_lines
from dossier.pages.environment import environment
from dossier.pages.lookup import Lookup, look_up, person_link
from dossier.pages.spoken import quote_row
from dossier.text.addresses import article_address, as_link
from dossier.text.fold import fold
from dossier.text.visible import shortened, visible

_TAG = re.compile(r"(<[^<>]*>)")
_IN_WORDS = {ord(c): f"&#{ord(c)};" for c in "\\`*_{}[]()+-.!|~^=:@$'"}
_IN_TAGS = {ord(c): f"&#{ord(c)};" for c in "\\`*_{}[]|~^$@"}
_OWN_LINE = frozenset({"timeline", "coverage"})


class _CitationError(Exception):
    """The cited evidence is not there: code, what is wrong, what to do."""


def cite(
    markdown: str, lookup: Lookup, path: str, root: str = "", first_line: int = 1
) -> tuple[str, tuple[Problem, ...]]:
    """The text with every citation replaced by its evidence, and an error for each whose evidence is gone or changed.

    What replaces a citation is finished HTML on one line in which no character can act as Markdown. `root` is the way
    from the page up to the site's root, `first_line` the line of `path` at which the text begins.
    """
    written, problems = [], []
    for number, (line, citations) in enumerate(citing_lines(markdown), first_line):
        position = 0
        for cited in citations:
            if cited.broken and not get_close_matches(cited.kind, _KINDS, 1):
                continue
            written.append(line[position : cited.start])
            position = cited.end
            try:
                written.append(_evidence(cited, lookup, root))
            except _CitationError as gone:
                code, message, remedy = gone.args
                problems.append(Problem(code, Severity.ERROR, path, message, remedy, number))
                broken = line[cited.start : cited.end]
                written.append(_inert(_template(lookup, "broken", broken=broken)))
        written.append(line[position:])
    return "".join(written), tuple(problems)


def check_citations(docs: Path, root: Path, dossier: Dossier) -> tuple[Problem, ...]:
    """An error for each citation in the hand-written pages below `docs` that no longer fits.

    Paths in the problems are relative to `root`.
    """
    lookup = look_up(dossier)
    found: list[Problem] = []
    for file in sorted(docs.rglob("*.md")):
        try:
            text = file.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            message, remedy = f"cannot be read: {error.__class__.__name__}", "save the page as UTF-8 text"
            found.append(Problem("page-unreadable", Severity.ERROR, file.relative_to(root).as_posix(), message, remedy))
            continue
        found.extend(cite(text, lookup, file.relative_to(root).as_posix())[1])
    return tuple(found)


def _evidence(cited: Cited, lookup: Lookup, root: str) -> str:
    if cited.broken:
        words = shortened(f"[[{cited.kind}:{cited.reference}", 60)
        message = f"“{words}” is no whole citation"
        remedy = f"write it as [[{cited.kind}:…]], on one line, with something named in it"
        raise _CitationError("citation-broken", message, remedy)
    resolve = _KINDS.get(cited.kind)
    if resolve is None:
        near = get_close_matches(cited.kind, _KINDS, 1)
        remedy = f"did you mean [[{near[0]}:…]]?" if near else f"use one of {', '.join(sorted(_KINDS))}"
        raise _CitationError("citation-unknown-kind", f"there is nothing to cite as “{cited.kind}”", remedy)
    if cited.kind in _OWN_LINE and not cited.alone:
        message = f"[[{cited.kind}:…]] makes a table and cannot stand inside a line"
        raise _CitationError("citation-needs-own-line", message, "put it on a line of its own")
    html = _inert(resolve(cited, lookup, root))
    return f"\n{html}\n" if cited.alone and html.startswith(("<figure", "<table")) else html


def _inert(html: str) -> str:
    """HTML on one line whose words and attributes hold no character that means something in Markdown."""
    parts = _TAG.split(" ".join(html.split()))
    return "".join(part.translate(_IN_TAGS if part.startswith("<") else _IN_WORDS) for part in parts)


def _template(lookup: Lookup, name: str, **view: object) -> str:
    template = environment(lookup.options.language).get_template("narrative.html.j2")
    return visible(str(getattr(template.module, name)(lookup=lookup, **view))).strip()


def _person(cited: Cited, lookup: Lookup, root: str) -> str:
    person = _one_person(cited.reference, lookup)
    _vouch(cited, " ".join([person.name, *(r.text for r in person.roles), *(f.text for f in person.forms)]))
    role = person.roles[0].text if person.roles else ""
    return _template(lookup, "person", href=root + person_link(person.id), words=cited.label or person.name, role=role)


def _one_person(reference: str, lookup: Lookup) -> Person:
    people = lookup.dossier.people
    for match in (
        [p for p in people if reference == p.id],
        [p for p in people if reference == p.name],
        [p for p in people if fold(reference) == fold(p.name)],
        [p for p in people if any(fold(reference) == fold(form.text) for form in p.forms)],
        [p for p in people if reference in p.former_ids],
    ):
        if len(match) == 1:
            return match[0]
        if match:
            names = ", ".join(f"[[person:{p.id}]]" for p in match)
            raise _CitationError(
                "citation-ambiguous", f"“{reference}” could be {len(match)} people", f"write one of {names}"
            )
    raise _gone("person", reference, [p.name for p in people] + [p.id for p in people])


def _article(cited: Cited, lookup: Lookup, root: str) -> str:
    article = lookup.articles.get(cited.reference)
    if article is None:
        raise _gone("article", cited.reference, list(lookup.articles))
    _vouch(cited, article.text)
    href = root + as_link(article_address(article.page_name))
    source, day = lookup.source_name(article.id), lookup.source_day(article.id)
    return _template(lookup, "article", href=href, words=cited.label or article.title, source=source, day=day)


def _date(cited: Cited, lookup: Lookup, root: str) -> str:
    entries = [entry for entry in lookup.dossier.timeline if entry.edtf == cited.reference]
    if not entries:
        raise _gone("date", cited.reference, near=_dates_by_words(cited, lookup))
    _vouch(cited, " ".join("".join(lookup.context(entry.citation)) for entry in entries))
    href = root + lookup.date_link(cited.reference)
    return _template(lookup, "date", href=href, edtf=cited.reference, label=cited.label)


def _sentence(cited: Cited, lookup: Lookup, root: str) -> str:
    article_id, _, anchor = cited.reference.partition("#")
    article = lookup.articles.get(article_id)
    if article is None:
        raise _gone("article", article_id, list(lookup.articles))
    sentence = next((s for s in article.sentences if s.anchor == anchor), None)
    if sentence is None:
        said = ((f"{article_id}#{s.anchor}", s.span.of(article.text)) for s in article.sentences)
        raise _gone("sentence", cited.reference, near=_by_words(cited, said))
    words = sentence.span.of(article.text)
    _vouch(cited, words)
    citation = Citation(article_id, sentence.span)
    view = "passage" if cited.alone else "sentence"
    return _template(lookup, view, root=root, citations=[citation], words=words, label=cited.label, speaker="")


def _quote(cited: Cited, lookup: Lookup, root: str) -> str:
    row = quote_row(_one_cluster(cited, lookup), lookup)
    _vouch(cited, " ".join("".join(lookup.words(citation)) for citation in row.citations))
    if cited.alone:
        speaker = row.speaker or lookup.t.plain("speaker unknown")
        return _template(
            lookup, "passage", root=root, citations=row.citations, words=row.words, label="", speaker=speaker
        )
    return _template(lookup, "quote", href=root + row.href, words=cited.label or row.words, quoted=not cited.label)


def _one_cluster(cited: Cited, lookup: Lookup) -> QuotationCluster:
    reference = cited.reference
    if reference in lookup.clusters:
        return lookup.clusters[reference]
    clusters = lookup.dossier.clusters
    former = [c for c in clusters if reference in c.former_ids]
    carrying = [c for c in clusters if any(v.quotation == reference for v in c.variants)]
    for match in (former, carrying):
        if len(match) == 1:
            return match[0]
        if match:
            ids = ", ".join(f"[[quote:{c.id}]]" for c in match)
            raise _CitationError(
                "citation-ambiguous", f"“{reference}” holds {len(match)} utterances", f"write one of {ids}"
            )
    said = ((c.id, " ".join(lookup.words(Citation(v.article, v.span)) for v in c.variants)) for c in clusters)
    raise _gone("quote", reference, near=_by_words(cited, said))


def _timeline(cited: Cited, lookup: Lookup, root: str) -> str:
    entries = tuple(e for e in lookup.dossier.timeline if e.edtf.startswith(cited.reference))
    if not entries:
        raise _gone("date", cited.reference)
    days = days_of(entries, lookup)
    return _template(lookup, "timeline", root=root, days=days, label=cited.label)


def _coverage(cited: Cited, lookup: Lookup, root: str) -> str:
    cluster = _one_cluster(cited, lookup)
    row = quote_row(cluster, lookup)
    _vouch(cited, " ".join(lookup.words(citation) for citation in row.citations))
    return _template(lookup, "coverage", root=root, row=row, label=cited.label)


def _vouch(cited: Cited, words: str) -> None:
    """The witness must still stand in the evidence, white space apart."""
    if cited.witness and " ".join(cited.witness.split()) not in " ".join(words.split()):
        message = f"“{cited.witness}” no longer stands in {cited.kind} {cited.reference}"
        raise _CitationError("citation-changed", message, "read the evidence again and correct the page")


def _gone(what: str, reference: str, known: Sequence[str] = (), near: str = "") -> _CitationError:
    """The error of evidence that is not there; of names the likest is offered, `near` is one found by its words."""
    likest = near or next(iter(get_close_matches(reference, known, 1, 0.5)), "")
    remedy = f"did you mean “{likest}”?" if likest else f"look up the {what} on the site and copy its id"
    return _CitationError("citation-gone", f"the dossier has no {what} “{reference}”", remedy)


def _dates_by_words(cited: Cited, lookup: Lookup) -> str:
    return _by_words(cited, ((e.edtf, "".join(lookup.context(e.citation))) for e in lookup.dossier.timeline))


def _by_words(cited: Cited, said: Iterable[tuple[str, str]]) -> str:
    """The one id under which the words given stand: an id made of digits is like every other, and tells nothing."""
    sought = fold(cited.witness or cited.label)
    found = {id_ for id_, words in said if sought in fold(words)} if sought else set()
    return found.pop() if len(found) == 1 else ""


_KINDS: dict[str, Callable[[Cited, Lookup, str], str]] = {
    "person": _person,
    "article": _article,
    "date": _date,
    "sentence": _sentence,
    "quote": _quote,
    "timeline": _timeline,
    "coverage": _coverage,
}
