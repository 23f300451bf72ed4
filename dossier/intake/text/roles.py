"""Every line a role: the body model first, then the lines around the headline, then repeats."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dossier.intake.tables import byline_words
from dossier.intake.text.body import BodyVerdict
from dossier.intake.text.features import Line, content_words
from dossier.intake.text.measured import Label, LabelKind, MeasuredText
from dossier.intake.text.neighbours import beside_their_neighbours
from dossier.intake.text.signs import byline_of, is_agency, is_name, is_team, outlet_in, picture_role
from dossier.intake.text.words import LineCue
from dossier.model import Role

_SUBHEAD_LONGEST = 120
_STANDFIRST_SHORTEST = 45
_SENTENCE = 60
_SPOKEN = re.compile(r"[.!?,…]['\"”’»«“]\s+\S|^[-–—]\s")
_HEADING = re.compile(r"#{1,6}\s+\S")
_MENU = LineCue.MENU.value


def label_lines(measured: MeasuredText) -> list[Label]:
    """A label for every line of a text, in order."""
    labels = [_by_model(line, verdict) for line, verdict in zip(measured.lines, measured.verdicts, strict=True)]
    _subheads(measured, labels)
    _pictures(measured, labels)
    _head(measured, labels)
    _standfirst(measured, labels)
    beside_their_neighbours(measured, labels)
    if measured.headline is not None:
        labels[measured.headline] = Label(Role.HEADLINE, "intake.headline")
    return labels


def trust_reader(measured: MeasuredText, labels: Sequence[Label]) -> list[Label]:
    """The labels of a text that a reader view chose: a sentence that only its shape set aside is a paragraph again.

    A person should look at it.
    """
    clipped = Label(Role.PARAGRAPH, "intake.clipped", certain=False)
    return [
        clipped if label.kind is LabelKind.SET_ASIDE and _is_sentence(line.span.of(measured.text)) else label
        for line, label in zip(measured.lines, labels, strict=True)
    ]


def _is_sentence(words: str) -> bool:
    return len(words) >= _SENTENCE and words.rstrip("\"'”’»)").endswith((".", "!", "?", "…"))


def _by_model(line: Line, verdict: BodyVerdict) -> Label:
    note = f"body score {verdict.score:.2f}"
    if verdict.body:
        return Label(Role.PARAGRAPH, "intake.body", verdict.certain, note)
    return Label(Role.DEBRIS, "intake.not-body", verdict.certain, note, LabelKind.SET_ASIDE)


def _subheads(measured: MeasuredText, labels: list[Label]) -> None:
    """A short body line without a full stop, with body after it, is a subhead."""
    last = max((i for i, label in enumerate(labels) if label.role is Role.PARAGRAPH), default=-1)
    for i, (line, label) in enumerate(zip(measured.lines, labels, strict=True)):
        heading = _HEADING.match(line.words) is not None and i < last and i != measured.headline
        if (label.role is not Role.PARAGRAPH and not (heading and i not in measured.stamps)) or i == last:
            continue
        closed = line.ends and not line.words.rstrip("'\"”’»“‘*_ ").endswith(("?", "!", "…"))
        spoken = closed or _SPOKEN.search(line.words) or line.words.endswith((":", ",", ";", "："))
        if heading or (line.size < _SUBHEAD_LONGEST and not spoken and not line["listed"]):
            labels[i] = replace(label, role=Role.SUBHEAD, rule="intake.subhead", kind=LabelKind.PLAIN)


def _pictures(measured: MeasuredText, labels: list[Label]) -> None:
    """Captions and credits among the lines that are no body; a line that a credit repeats is the caption."""
    start = 0 if measured.headline is None else measured.headline + 1
    body = [i for i, label in enumerate(labels) if label.role is Role.PARAGRAPH]
    for i in range(start, min(len(labels), (body[-1] if body else 0) + 6)):
        if labels[i].role is not Role.DEBRIS:
            continue
        if body and i > body[-1] and is_agency(measured.lines[i].words.strip(" ()[]/.–—-")):
            labels[i] = Label(Role.CREDIT, "intake.agency-below", kind=LabelKind.AGENCY)
            continue
        shown = picture_role(measured.lines[i])
        if shown == "credit":
            labels[i] = Label(Role.CREDIT, "intake.credit")
            before = measured.lines[i - 1] if i > start else None
            if (
                before
                and labels[i - 1].role is Role.DEBRIS
                and before.size > 12
                and before.key in measured.lines[i].key
            ):
                labels[i - 1] = Label(Role.CAPTION, "intake.caption-of-credit")
        elif shown == "caption":
            labels[i] = Label(Role.CAPTION, "intake.caption", labels[i].certain)
        elif i > start and measured.lines[i]["tail"] and labels[i - 1].role is Role.CAPTION:
            labels[i] = Label(Role.CREDIT, "intake.credit-under-caption", certain=False)


def _head(measured: MeasuredText, labels: list[Label]) -> None:
    """Bylines, printed dates and the outlet's name between the headline and the body; a second copy is debris."""
    seen: set[str] = set()
    for i in measured.head:
        line = measured.lines[i]
        label = _head_label(measured, labels, i)
        if label is None:
            continue
        if line.key in seen:
            label = Label(Role.DEBRIS, "intake.repeated-line", kind=LabelKind.REPEATED)
        seen.add(line.key)
        labels[i] = label
    if measured.headline:
        above = measured.headline - 1
        if above in measured.stamps and above < 4:
            labels[above] = Label(Role.DATELINE, "intake.dateline-above", certain=False)


def _head_label(measured: MeasuredText, labels: Sequence[Label], i: int) -> Label | None:
    line = measured.lines[i]
    if labels[i].role in (Role.CAPTION, Role.CREDIT) or line.size > 200:
        return None
    if i in measured.stamps:
        return Label(Role.DATELINE, "intake.dateline")
    if byline_of(line.words):
        return Label(Role.BYLINE, "intake.byline")
    if is_team(line.words):
        return Label(Role.BYLINE, "intake.byline-team", kind=LabelKind.TEAM)
    if line.cues & _MENU:
        return None
    if outlet_in(line.words) and i <= measured.head.start + 3:
        return Label(Role.CREDIT, "intake.masthead", kind=LabelKind.MASTHEAD)
    if byline_of(line.words, labelled=False) and _signed_place(measured, labels, i):
        return Label(Role.BYLINE, "intake.byline-name", certain=bool(is_team(line.words) or _next_to_date(measured, i)))
    return None


def _signed_place(measured: MeasuredText, labels: Sequence[Label], i: int) -> bool:
    """Whether a bare name stands where authors sign: beside the date, under "By", or alone between title and body."""
    if _next_to_date(measured, i) or is_team(measured.lines[i].words):
        return True
    before = measured.lines[i - 1].words.strip(" :•").casefold() if i else ""
    if before in byline_words("sign"):
        return True
    return len(measured.head) <= 3 and is_name(measured.lines[i].words.strip(" •·*_")) and measured.headline is not None


def _next_to_date(measured: MeasuredText, i: int) -> bool:
    return any(j in measured.stamps for j in (i - 2, i - 1, i + 1, i + 2) if j in measured.head)


def _standfirst(measured: MeasuredText, labels: list[Label]) -> None:
    """What sums the story up between its headline and its byline, its date or its first paragraph."""
    if measured.headline is None:
        return
    spoken = _spoken(measured)
    for i in measured.head:
        line = measured.lines[i]
        own = content_words(line)
        speaks = bool(own) and len(own & spoken) / len(own) >= 0.34
        above_names = i == measured.head.start and line.ends and line.size > 60 and _is_signed(labels, i + 1)
        sums_up = line.size >= _STANDFIRST_SHORTEST and speaks and not line.cues & _MENU
        if labels[i].role is Role.DEBRIS and (sums_up or above_names):
            sure = line.ends and line.size > 70
            labels[i] = Label(Role.STANDFIRST, "intake.standfirst", certain=sure)
    start = measured.start
    signed = [j for j in range(start + 1, min(start + 8, len(labels))) if j in measured.stamps or _signs(measured, j)]
    if signed and all(labels[j].role is not Role.PARAGRAPH for j in range(start + 1, signed[0])):
        labels[start] = Label(Role.STANDFIRST, "intake.standfirst-above-byline", certain=False)
    elif start < len(labels) and _is_summary(measured, labels, start):
        labels[start] = Label(Role.STANDFIRST, "intake.standfirst-echoed", certain=False)


def _is_signed(labels: Sequence[Label], i: int) -> bool:
    return i < len(labels) and labels[i].role in (Role.BYLINE, Role.DATELINE)


def _signs(measured: MeasuredText, i: int) -> bool:
    return measured.lines[i].size < 120 and bool(byline_of(measured.lines[i].words))


def _spoken(measured: MeasuredText) -> set[str]:
    spoken: set[str] = set()
    for line, verdict in zip(measured.lines, measured.verdicts, strict=True):
        if verdict.body and line.long:
            spoken |= content_words(line)
    return spoken


def _is_summary(measured: MeasuredText, labels: Sequence[Label], start: int) -> bool:
    """Whether the line right under the headline says, in much the same words, what the body says later."""
    if measured.headline != start - 1 or measured.lines[start].size > 300:
        return False
    later: set[tuple[str, ...]] = set()
    for line, label in zip(measured.lines[start + 1 :], labels[start + 1 :], strict=True):
        if label.role is Role.PARAGRAPH:
            later |= _runs(line.key)
    own = _runs(measured.lines[start].key)
    return len(own) >= 6 and len(own & later) >= 0.25 * len(own)


def _runs(key: str, size: int = 4) -> set[tuple[str, ...]]:
    words = key.replace(",", " ").replace(".", " ").split()
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}
