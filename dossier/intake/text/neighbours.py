"""What a line is by what stands beside it: the caption above its credit, the subhead above its paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from dossier.intake.bylines import looks_like_name
from dossier.intake.text.measured import Label, LabelKind, MeasuredText
from dossier.intake.text.signs import asks_consent, is_credit, is_note, opens_caption, opens_link
from dossier.intake.text.words import LineCue
from dossier.model import Role

# A caption ends in its source: "Boats at the pier. (Port Alden Gazette)"
_SOURCED = re.compile(r"[.!?…\"”’]\s*\((?=[^()]*[A-Z])[^()]{2,40}\)\.?$")
_CAPTION, _SUBHEAD, _LINK = 420, 110, 140
# So many lines of pictures and labels may stand between a paragraph and the next subhead.
_NEAR, _HEAD = 8, 40
_POINTS = 14
_BULLET = re.compile(r"[•·▪●◦*‣–—-]\s")
_KEYWORDS = re.compile(r"[a-z][\w'’-]*(?: [\w'’-]+){0,2}(?:, [a-z][\w'’-]*(?: [\w'’-]+){0,2}){1,12}")
_FILE = re.compile(r"\S{1,120}\.(?:jpe?g|png|gif|webp|svg|mp[34]|pdf)", re.IGNORECASE)
_READ = (Role.PARAGRAPH, Role.SUBHEAD, Role.STANDFIRST)
_PICTURE = (Role.CAPTION, Role.CREDIT)
_LEAST_SCORE = 0.02


def beside_their_neighbours(measured: MeasuredText, labels: list[Label]) -> None:
    """Relabel, in place, the lines whose neighbours say what they are; each rule is one function of the table."""
    for rule in _RULES:
        # A caption is known by what stands below it, everything else by what stands above it.
        for i in reversed(range(len(labels))) if rule is _above_credit else range(len(labels)):
            if i != measured.headline and (found := rule(measured, labels, i)):
                labels[i] = found


def _credit(measured: MeasuredText, labels: list[Label], i: int) -> Label | None:
    """A line of nothing but sources, and a note of who else worked on the article, near or below its text."""
    words = measured.lines[i].words
    if is_credit(words) and labels[i].role is not Role.BYLINE:
        return Label(Role.CREDIT, "intake.credit-line")
    below = not any(label.role is Role.PARAGRAPH for label in labels[i + 1 : i + 3])
    if labels[i].role in (*_READ, Role.DEBRIS) and is_note(words) and (below or labels[i].role is Role.DEBRIS):
        return Label(Role.CREDIT, "intake.note", labels[i].certain, kind=LabelKind.NOTE)
    return None


def _sourced(measured: MeasuredText, labels: list[Label], i: int) -> Label | None:
    """A line that ends in the source of a picture, or opens as captions do."""
    line = measured.lines[i]
    if labels[i].role not in (*_READ, Role.DEBRIS) or line.size > _CAPTION or i in measured.stamps:
        return None
    last = i + 1 >= len(labels) or not any(label.role is Role.PARAGRAPH for label in labels[i + 1 : i + 7])
    if _SOURCED.search(line.words) and not (last and labels[i].role is Role.PARAGRAPH):
        return Label(Role.CAPTION, "intake.caption-with-source")
    return Label(Role.CAPTION, "intake.caption-opener", certain=False) if opens_caption(line.words) else None


def _keywords(measured: MeasuredText, labels: list[Label], i: int) -> Label | None:
    """The words under which an archive keeps a picture, "pool, night, lights", and the caption right below them."""
    line = measured.lines[i]
    if labels[i].role is Role.DEBRIS and _KEYWORDS.fullmatch(line.words):
        return Label(Role.CAPTION, "intake.keywords", kind=LabelKind.KEYWORDS)
    below = i > 0 and labels[i - 1].kind is LabelKind.KEYWORDS and labels[i].role in (Role.DEBRIS, Role.PARAGRAPH)
    longest = _CAPTION if labels[i].role is Role.DEBRIS else _CAPTION // 2
    return Label(Role.CAPTION, "intake.caption-below-keywords") if below and line.size < longest else None


def _author_again(measured: MeasuredText, labels: list[Label], i: int) -> Label | None:
    """The author's bare name once more, above each entry of a live blog."""
    line = measured.lines[i]
    if labels[i].kind is not LabelKind.SET_ASIDE or line.size > 60 or not looks_like_name(line.words):
        return None
    signed = [measured.lines[j].key for j in measured.head[:_HEAD] if labels[j].role is Role.BYLINE]
    named = any(line.key in byline for byline in signed)
    return Label(Role.DUPLICATE, "intake.author-again") if named else None


def _above_credit(measured: MeasuredText, labels: list[Label], i: int) -> Label | None:
    """The line right above a picture's credit, or above a caption that says much the same again."""
    below = labels[i + 1].role if i + 1 < len(labels) else None
    line = measured.lines[i]
    if (
        labels[i].kind is LabelKind.POINTS
        or labels[i].role not in (*_READ, Role.DEBRIS)
        or line.size > _CAPTION
        or below not in _PICTURE
    ):
        return None
    note = labels[i + 1].kind in (LabelKind.NOTE, LabelKind.AGENCY)
    if below is Role.CREDIT and not note and not line.cues & LineCue.MENU.value:
        return Label(Role.CAPTION, "intake.caption-of-credit")
    alike = _same_words(line.key, measured.lines[i + 1].key)
    # The words for those who cannot see a picture stand above its caption in small letters: "lighthouse, cliff, gulls".
    spoken = line.words[:1].islower() and line.size < 80 and not line.ends and not line.cues
    return Label(Role.CAPTION, "intake.caption-above-caption") if alike or spoken else None


def _same_words(one: str, other: str) -> bool:
    own, its = set(one.split()), set(other.split())
    return len(own) > 2 and len(own & its) >= 0.6 * len(own)


def _again(measured: MeasuredText, labels: list[Label], i: int) -> Label | None:
    """A caption that stands a second time right below itself."""
    twice = i > 0 and labels[i].role is Role.CAPTION and labels[i - 1].role in (Role.CAPTION, Role.DUPLICATE)
    same = twice and measured.lines[i].key == measured.lines[i - 1].key
    return Label(Role.DUPLICATE, "intake.repeated-caption") if same else None


def _elsewhere(measured: MeasuredText, labels: list[Label], i: int) -> Label | None:
    """A short line among the paragraphs that leads elsewhere: "Read also: …"."""
    line = measured.lines[i]
    if labels[i].role not in _READ or (line["quotes"] and line.ends):
        return None
    if asks_consent(line.words):
        return Label(Role.DEBRIS, "intake.asks-consent")
    if _FILE.fullmatch(line.words):
        return Label(Role.DEBRIS, "intake.file-name")
    if not any(map(str.isalnum, line.words)):
        return Label(Role.DEBRIS, "intake.no-words")
    short = labels[i].role is not Role.STANDFIRST and line.size <= _LINK
    return Label(Role.DEBRIS, "intake.leads-elsewhere", line.size < 60) if short and opens_link(line.words) else None


def _subhead(measured: MeasuredText, labels: list[Label], i: int) -> Label | None:
    """A short line that the model sets aside, between the paragraphs and right above one."""
    line = measured.lines[i]
    if labels[i].kind is not LabelKind.SET_ASIDE or not 8 < line.size < _SUBHEAD:
        return None
    above = next((label.role for label in reversed(labels[max(0, i - _NEAR) : i]) if label.role in _READ), None)
    below = labels[i + 1] if i + 1 < len(labels) else None
    if above is None or below is None or below.role is not Role.PARAGRAPH or i < measured.start:
        return None
    words = line.words.rstrip("'\"”’»“‘*_ ")
    closed = words.endswith((".", ":", ",", ";", "…"))
    telling = line.cues or line["digits"] > 1 or line["link"] or line["listed"] or line["copyright"]
    named = looks_like_name(words) and not words.isupper()
    if closed or telling or named or words[:1].islower() or opens_link(words) or not measured.lines[i + 1].long:
        return None
    repeated = line["brief"] + line["short"] > 0 and measured.repeats[line.key] > 1
    sure = measured.verdicts[i].score >= _LEAST_SCORE and not repeated
    return Label(Role.SUBHEAD, "intake.subhead-above-paragraph", certain=False) if sure else None


def _points(measured: MeasuredText, labels: list[Label], i: int) -> Label | None:
    """The points between headline and first paragraph that sum the story up, each behind a bullet."""
    line = measured.lines[i]
    headline = measured.headline
    if headline is None or not headline < i <= headline + _POINTS or line.size < 30 or not _BULLET.match(line.words):
        return None
    if any(label.role is Role.PARAGRAPH for label in labels[headline + 1 : i]) or line.cues & LineCue.MENU.value:
        return None
    below = measured.lines[i + 1 : i + 7]
    if all(_BULLET.match(other.words) for other in below):
        return None
    return replace(labels[i], role=Role.STANDFIRST, rule="intake.points", certain=False, kind=LabelKind.POINTS)


_RULES: tuple[Callable[[MeasuredText, list[Label], int], Label | None], ...] = (
    _points,
    _credit,
    _sourced,
    _keywords,
    _author_again,
    _above_credit,
    _again,
    _elsewhere,
    _subhead,
)
