"""What a text prints of its own publication: title, authors, outlet, place, date, agency."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dossier.intake.text.beside import fillers
from dossier.intake.text.dateline import Dateline
from dossier.intake.text.measured import Label, LabelKind, MeasuredText
from dossier.intake.text.signs import byline_of, ends_as_outlet, is_agency, is_name, outlet_in, team_outlet
from dossier.intake.text.stamps import Stamp
from dossier.model import Evidence, Metadata, Role, Span, Statement, Tier

_COULD_SWAP = "the day and the month could change places"
_TITLE_EDGES = " \t\u00a0*_#|–—-•·"
_COPYRIGHT = re.compile(
    r"(?:©|\([cC]\)|[Cc]opyright)[\s:©]*(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)?[\s,]*(?:by\s|The\b(?=\s))?"
    r"(?P<name>[^\W\d_][^.,|;©\n\d]{1,48})"
)
_RIGHTS = re.compile(r"(?:19|20)\d\d|[Rr]ights|[Rr]echte|[Dd]roits|[Dd]erechos|[Dd]iritti|[Dd]ireitos|права")
_INPUTS = re.compile(
    r"\(?\s*(?:[Ww]ith|[Aa]dditional) (?:inputs?|reporting|agency inputs?) (?:from|by) (?P<name>[^().\n]{2,50})"
)
_PICTURE_CREDIT = re.compile(r"\s*(?:©|\([cC]\))\s*(?P<name>[^\W\d_][^|/,:\n]{1,30}?)\s*(?=[|/,:]|$)")
_EDGES = " \t,;:|•·–—-()[]*_#>"


def printed_metadata(measured: MeasuredText, labels: Sequence[Label], language: str | None) -> Metadata:
    """The metadata that the text itself prints, each value with the words that say it; absent where it says nothing."""
    dateline = measured.dateline()
    authors = _authors(measured, labels)
    stated = Metadata(
        title=_title(measured),
        authors=authors,
        outlet=_outlet(measured, labels),
        place=_place(measured, labels, dateline[1] if dateline else None, bool(authors)),
        agency=_agency(measured, labels, dateline[1] if dateline else None, authors),
        language=Statement(language, Tier.INFERRED, Evidence("intake.language")) if language else None,
    )
    return _dated(measured, stated, dateline[1] if dateline else None)


def _printed(measured: MeasuredText, span: Span, rule: str, value: str | None = None, note: str = "") -> Statement:
    words = " ".join(span.of(measured.text).split())
    return Statement(value if value is not None else words, Tier.PRINTED, Evidence(rule, span, note=note))


def _within(line: Span, text: str, words: str) -> Span:
    at = text.find(words, line.start, line.end)
    return Span(at, at + len(words)) if at >= 0 else line


def _title(measured: MeasuredText) -> Statement | None:
    if measured.headline is None:
        return None
    line = measured.lines[measured.headline].span
    words = line.of(measured.text).strip(_TITLE_EDGES)
    return _printed(measured, _within(line, measured.text, words), "intake.headline") if words else None


def _authors(measured: MeasuredText, labels: Sequence[Label]) -> tuple[Statement, ...]:
    found: dict[str, Statement] = {}
    for i in measured.head:
        words = measured.lines[i].words
        if labels[i].role is Role.BYLINE:
            names = byline_of(words) or byline_of(words, labelled=False)
        elif labels[i].role is Role.DATELINE:
            names = _named_beside(measured, i)
        else:
            continue
        for name in names:
            statement = _printed(measured, _within(measured.lines[i].span, measured.text, name), labels[i].rule, name)
            found.setdefault(name.casefold(), statement)
    return tuple(found.values()) or _signed_below(measured, labels)


def _named_beside(measured: MeasuredText, i: int) -> tuple[str, ...]:
    """The author on the line of the date: "By Jane Doe | 3 May 2021", "Jane Doe 03.05.2021"."""
    left, right = _beside(measured, i)
    for words in (left, right):
        names = byline_of(words) if len(words) < 90 else ()
        if names:
            return names
    return (left,) if is_name(left) and measured.stamps[i][0].label is None and not _is_comma_place(measured, i) else ()


def _is_comma_place(measured: MeasuredText, i: int) -> bool:
    return measured.stamps[i][0].left.rstrip().endswith(",")


def _beside(measured: MeasuredText, i: int) -> tuple[str, str]:
    """What stands before the first printed date of a line and after the last, without separators."""
    line, stamps = measured.lines[i].span, measured.stamps[i]
    return stamps[0].left.strip(_EDGES), measured.text[stamps[-1].span.end : line.end].strip(_EDGES)


def _signed_below(measured: MeasuredText, labels: Sequence[Label]) -> tuple[Statement, ...]:
    """The author named right under the last paragraph."""
    last = max((i for i, label in enumerate(labels) if label.role is Role.PARAGRAPH), default=len(labels))
    for i in range(last + 1, min(last + 3, len(labels))):
        words = measured.lines[i].words
        names = byline_of(words) if measured.lines[i].size < 90 else ()
        if names and labels[i].role is Role.DEBRIS:
            span = measured.lines[i].span
            return tuple(_printed(measured, _within(span, measured.text, n), "intake.byline-below", n) for n in names)
    return ()


def _outlet(measured: MeasuredText, labels: Sequence[Label]) -> Statement | None:
    for i in measured.head:
        line = measured.lines[i]
        if labels[i].kind is LabelKind.MASTHEAD:
            name = outlet_in(line.words) or line.words
            return _printed(measured, _within(line.span, measured.text, name), "intake.masthead")
        if labels[i].kind is LabelKind.TEAM:
            house = team_outlet(line.words.strip())
            if house:
                return _printed(measured, _within(line.span, measured.text, house), "intake.outlet-of-team")
        if labels[i].role is Role.DATELINE:
            for words in _beside(measured, i):
                found = outlet_in(words)
                if found:
                    name = found
                    return _printed(measured, _within(line.span, measured.text, name), "intake.outlet-beside-date")
    return _from_copyright(measured, labels) or _self_cited(measured, labels)


def _from_copyright(measured: MeasuredText, labels: Sequence[Label]) -> Statement | None:
    """The name in the last copyright line of a page."""
    for i in range(len(labels) - 1, max(-1, len(labels) - 60), -1):
        line = measured.lines[i]
        if labels[i].role is not Role.DEBRIS or line.size > 400 or not _RIGHTS.search(line.words):
            continue
        match = _COPYRIGHT.search(line.words)
        holder = match["name"] if match else ""
        # A publisher often holds the rights of many papers: only a name that a paper could have is taken.
        pieces = [" ".join(holder.split()[:size]) for size in range(len(holder.split()), 0, -1)]
        name = next((found for piece in pieces[:5] if (found := outlet_in(piece)) and ends_as_outlet(found)), None)
        if name:
            return _printed(measured, _within(line.span, measured.text, name), "intake.outlet-copyright")
    return None


def _self_cited(measured: MeasuredText, labels: Sequence[Label]) -> Statement | None:
    """The holder of the picture whom the story itself cites as its teller: "…, APA reports." under "© APA"."""
    for i, label in enumerate(labels):
        match = _PICTURE_CREDIT.match(measured.lines[i].words) if label.role is Role.CREDIT else None
        if match is None:
            continue
        name = match["name"]
        cites = re.compile(rf",\s{re.escape(name)}\s[^\W\d_]{{3,12}}[.,]")
        for line, other in zip(measured.lines, labels, strict=True):
            if other.role is Role.PARAGRAPH and cites.search(measured.text, line.span.start, line.span.end):
                return _printed(
                    measured, _within(measured.lines[i].span, measured.text, name), "intake.outlet-self-cited"
                )
    return None


def _place(
    measured: MeasuredText, labels: Sequence[Label], dateline: Dateline | None, signed: bool
) -> Statement | None:
    """The place of the dateline; before a printed date a place ends in a comma or is glued to the label.

    "New York, 3 May 2021" could be a person's name as far as its shape goes: with no byline elsewhere it is left open.
    """
    if dateline is not None and dateline.place is not None:
        value = dateline.place.of(measured.text)
        return _printed(measured, dateline.place, "intake.dateline-place", value.title() if value.isupper() else value)
    for i in measured.head:
        if labels[i].role is not Role.DATELINE:
            continue
        line, stamp = measured.lines[i].span, measured.stamps[i][0]
        glued = stamp.label is not None and measured.text[line.start + len(stamp.left) :][:1].isalpha()
        name = stamp.left.strip(" \t*_#")
        if (glued or (stamp.label is None and name.endswith(","))) and _is_place(name.strip(" ,"), signed):
            span = _within(line, measured.text, name.strip(" ,"))
            return _printed(measured, span, "intake.dateline-place")
    return None


def _is_place(name: str, signed: bool) -> bool:
    tokens = name.split()
    shaped = 1 <= len(tokens) <= 3 and all(t[0].isupper() and t.isalpha() for t in tokens)
    return shaped and (len(tokens) == 1 or signed) and not outlet_in(name) and name.casefold() not in fillers()


def _agency(
    measured: MeasuredText, labels: Sequence[Label], dateline: Dateline | None, authors: Sequence[Statement]
) -> Statement | None:
    if dateline is not None and dateline.agency is not None:
        return _printed(measured, dateline.agency, "intake.dateline-agency")
    for author in authors:
        if is_agency(author.value) and author.evidence.span is not None:
            return _printed(measured, author.evidence.span, "intake.byline-agency")
    last = max((i for i, label in enumerate(labels) if label.role is Role.PARAGRAPH), default=len(labels))
    for i in range(max(0, last - 1), min(last + 4, len(labels))):
        if labels[i].kind is LabelKind.AGENCY:
            name = measured.lines[i].words.strip(" ()[]/.–—-")
            return _printed(measured, _within(measured.lines[i].span, measured.text, name), "intake.agency-below")
        match = _INPUTS.search(measured.lines[i].words) if measured.lines[i].size < 160 else None
        if match:
            start = measured.lines[i].span.start
            return _printed(
                measured, Span(start + match.start("name"), start + match.end("name")), "intake.inputs-from"
            )
    return None


def _dated(measured: MeasuredText, stated: Metadata, dateline: Dateline | None) -> Metadata:
    """The metadata with the printed date: the one said to be of publication, else the first beside the headline."""
    stamps = [(stamp, "intake.dateline") for i in measured.head for stamp in measured.stamps.get(i, ())]
    if not stamps and measured.headline is not None:
        above = [i for i in measured.stamps if measured.headline - 2 <= i < measured.headline and i < 4]
        stamps = [(stamp, "intake.dateline-above") for i in above for stamp in measured.stamps[i]]
    if not stamps and dateline is not None and dateline.stamp is not None:
        stamps = [(dateline.stamp, "intake.dateline-in-paragraph")]
    clear = [(stamp, rule) for stamp, rule in stamps if stamp.value]
    doubtful = [(stamp, rule) for stamp, rule in stamps if not stamp.value]
    others = tuple(
        ("published", _printed(measured, stamp.span, rule, value, _COULD_SWAP))
        for stamp, rule in doubtful
        for value in stamp.others
    )
    if not clear:
        return replace(stated, alternatives=(*stated.alternatives, *others))
    updated = next((s for s in clear if s[0].label == "updated"), None)
    first = next((s for s in clear if s[0].label == "published"), None) or next(
        (s for s in clear if s[0].label is None), None
    )
    chosen = first or updated
    assert chosen is not None
    day = (chosen[0].value or "")[:10]
    rest = tuple(
        ("published", _of(measured, other))
        for other in clear
        if other not in (chosen, updated) and (other[0].value or "")[:10] != day
    )
    note = "" if first else "only the time of an update is printed"
    published = replace(_of(measured, chosen), evidence=replace(_of(measured, chosen).evidence, note=note))
    return replace(
        stated,
        published=published,
        updated=_of(measured, updated) if updated else None,
        alternatives=(*stated.alternatives, *rest),
    )


def _of(measured: MeasuredText, found: tuple[Stamp, str]) -> Statement:
    stamp, rule = found
    return _printed(measured, stamp.span, rule, stamp.value)
