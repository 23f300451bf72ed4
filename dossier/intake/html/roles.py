"""The rules that say what a segment of a page is, one small function each, tried in the order of the table."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dossier.intake.bylines import looks_like_name, opens_byline
from dossier.intake.html import wording
from dossier.intake.html.fitted import LONG
from dossier.intake.html.layout import ASIDE, Layout
from dossier.intake.html.place import Place, Rule
from dossier.intake.html.segments import CONTROLS, HEADINGS, Box, Segment, width
from dossier.model import Role

_MAX_BYLINE = 120
_MAX_DATELINE = 60
# A paragraph follows a heading among the next so many lines: a time, a name or a picture may stand between.
_HEADED = 4
_FIGURE = frozenset({"figure", "figcaption"})
_POSTED = re.compile(r"[—–-]\s*[^()—]{2,60}\(@[\w.-]{1,60}\)")
OUTSIDE = "intake.outside"


@dataclass(frozen=True, slots=True)
class Ruling:
    """The role of a segment and the rule that gave it; `certain` is False where a person should look.

    `outside` says that it stands outside the article: it is debris, gathered with what stands around it.
    """

    role: Role
    rule: str
    certain: bool = True
    outside: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of the table: the rule `intake.<name>`, what it looks at, and whether what it says is sure."""

    name: str
    find: Rule
    certain: bool = True


_IS_OUTSIDE = Ruling(Role.DEBRIS, OUTSIDE, outside=True)


def role_of(layout: Layout, number: int) -> Ruling:
    """What a segment is, by the first rule of the table that says so."""
    segment = layout.segments[number]
    if number == layout.headline:
        return Ruling(Role.HEADLINE, "intake.headline")
    around = layout.around(segment)
    place = _inside(layout, number, segment, around) if around is not None else _above(layout, number, segment)
    if place is None:
        return _IS_OUTSIDE
    for row in _RULES if around is not None else _RULES_ABOVE:
        role = row.find(place)
        if role is not None:
            return Ruling(role, f"intake.{row.name}", row.certain)
    return Ruling(Role.DEBRIS, "intake.left-out") if around is not None else _IS_OUTSIDE


def _inside(layout: Layout, number: int, segment: Segment, around: list[Box]) -> Place:
    # An inline element that opens a line speaks for the line only where that is short: <a class="related">Read on</a>.
    label = segment.label if len(segment.text) < LONG else frozenset()
    marks = frozenset().union(*(box.marks for box in around), label) - layout.common
    return Place(layout, number, segment, tuple(around), marks, frozenset(box.tag for box in around))


def _above(layout: Layout, number: int, segment: Segment) -> Place | None:
    """The place of a segment between headline and text but outside the article's box; None for any other."""
    if layout.headline is None or not layout.headline < number < layout.core[0]:
        return None
    boxes = tuple(segment.box.chain())
    tags = frozenset(box.tag for box in boxes)
    marks = frozenset().union(*(box.marks for box in boxes[:3]), segment.label)
    linked = segment.linked > 0.9 and len(segment.text) > LONG
    if linked or tags & (ASIDE | _FIGURE) or marks & {"debris", "caption"} or any(box.hidden for box in boxes):
        return None
    return Place(layout, number, segment, boxes, marks, tags)


def _control(place: Place) -> Role | None:
    """What can be pressed or chosen, and the labels of a drawing."""
    return Role.DEBRIS if place.tags & CONTROLS else None


def _post(place: Place) -> Role | None:
    """A post of a social network that the article shows, with the name of who wrote it."""
    signed = "blockquote" in place.tags and _POSTED.search(place.segment.text)
    return Role.QUOTED_POST if signed or any("post" in box.marks for box in place.boxes) else None


def _rescued(place: Place) -> Role | None:
    """What a larger reading takes for text, where the usual one found only a fraction of it."""
    rescued = place.number in place.layout.rescued and place.segment.box.tag not in HEADINGS
    return Role.PARAGRAPH if rescued and place.segment.key not in place.layout.titles else None


def _hidden(place: Place) -> Role | None:
    return Role.DEBRIS if not place.kept and any(box.hidden for box in place.boxes) else None


def _caption(place: Place) -> Role | None:
    return Role.CAPTION if place.tags & _FIGURE or "caption" in place.marks else None


def _beside_picture(place: Place) -> Role | None:
    """A few words alone with a picture in a box of their own."""
    return Role.CAPTION if place.number in place.layout.captioned else None


def _link_list(place: Place) -> Role | None:
    """An item of a list that leads to other articles, and the heading over such a list."""
    layout, follows = place.layout, place.number + 1
    heads = place.segment.box.tag in HEADINGS and follows < len(layout.segments)
    box = layout.segments[follows].box if heads else place.segment.box
    return Role.DEBRIS if box.tag == "li" and box.parent in layout.link_lists else None


def _aside(place: Place) -> Role | None:
    if place.tags & ASIDE:
        return Role.DEBRIS
    return Role.DEBRIS if "debris" in place.marks and not _is_of_text(place) else None


def _is_of_text(place: Place) -> bool:
    """Whether a box calls something debris that the text itself claims: its own classes, or the paragraph it heads."""
    if place.number in place.layout.kin:
        return True
    box, outer = place.segment.box, place.boxes[1:]
    heads = box.tag in HEADINGS and not place.before and place.number + 1 in place.layout.core_set
    return heads and not any("debris" in around.marks for around in outer)


def _credit(place: Place) -> Role | None:
    return Role.CREDIT if "credit" in place.marks else None


def _standfirst(place: Place) -> Role | None:
    """The first paragraph or what stands before it, where it is marked so or is the page's own description."""
    layout = place.layout
    listed = "standfirst" in place.marks and layout.first_paragraph is not None
    if place.number > (max(layout.core[0], (layout.first_paragraph or 0) - 1) if listed else layout.core[0]):
        return None
    return Role.STANDFIRST if place.layout.is_standfirst(place.number, place.marks, place.tags) else None


def _standfirst_above(place: Place) -> Role | None:
    found = place.layout.is_standfirst(place.number, place.marks, frozenset())
    return Role.STANDFIRST if found and width(place.segment) > LONG // 3 else None


def _title_again(place: Place) -> Role | None:
    return Role.DUPLICATE if place.segment.key in place.layout.titles else None


def _byline(place: Place) -> Role | None:
    # "4 min read" stands in the box of the byline and names nobody.
    named = not place.text.isascii() or any(word[0].isupper() for word in place.text.split())
    return Role.BYLINE if named and "byline" in place.marks and (place.before or place.short) else None


def _header(place: Place) -> Role | None:
    return Role.DEBRIS if "header" in place.tags and place.before else None


def _links(place: Place) -> Role | None:
    """A line of links: "Read also: …"; a linked sentence among the paragraphs stays."""
    linked = place.segment.linked > 0.7 and not place.layout.is_linked_sentence(place.number)
    return Role.DEBRIS if linked else None


def _dateline(place: Place) -> Role | None:
    return Role.DATELINE if "dateline" in place.marks and len(place.segment.text) < _MAX_DATELINE else None


def _repeated(place: Place) -> Role | None:
    """Words that stand on the page three times and more: "Advertisement"."""
    return Role.DEBRIS if place.short and place.layout.repeats[place.segment.key] > 2 else None


def _heading(place: Place) -> Role | None:
    if place.segment.box.tag not in HEADINGS:
        return None
    if place.number + 1 == place.layout.core[0] and _is_like_others(place):
        return Role.SUBHEAD
    last = place.number == place.layout.core[-1]
    # The heading of a teaser between paragraphs: no extractor keeps it, and no paragraph follows it.
    following = range(place.number + 1, place.number + _HEADED)
    alone = not place.kept and place.layout.core_set.isdisjoint(following)
    return Role.DEBRIS if place.before or place.after or last or alone else Role.SUBHEAD


def _is_like_others(place: Place) -> bool:
    """Whether a heading over the first paragraph is set like those among the text, as in a blog of many entries."""
    box, layout = place.segment.box, place.layout
    among = (layout.segments[i].box for i in range(layout.core[0], layout.core[-1]))
    return box.tag != "h1" and any(other.tag == box.tag and other.names == box.names for other in among)


def _printed_byline(place: Place) -> Role | None:
    """A line outside the paragraphs that opens as a byline does: "By Jane Doe"."""
    outside = (place.before or place.after) and len(place.segment.text) < _MAX_BYLINE
    return Role.BYLINE if outside and opens_byline(place.segment.text) else None


def _byline_above(place: Place) -> Role | None:
    segment = place.segment
    if len(segment.text) >= _MAX_BYLINE:
        return None
    named = any(author in segment.key for author in place.layout.authors)
    return Role.BYLINE if named or "byline" in place.marks or opens_byline(segment.text) else None


def _name_line(place: Place) -> Role | None:
    """A bare name as the line before the first paragraph or after the last one, where authors sign."""
    core, segment = place.layout.core, place.segment
    beside = place.number in (core[0] - 1, core[-1] + 1)
    alike = segment.box.shape == place.layout.segments[core[0]].box.shape
    return Role.BYLINE if beside and alike and looks_like_name(segment.text) else None


def _box(place: Place) -> Role | None:
    return Role.DEBRIS if place.layout.is_boxed(place.number) else None


def _extracted(place: Place) -> Role | None:
    return Role.PARAGRAPH if place.kept and not place.layout.is_scrap(place.number) else None


def _same_shape(place: Place) -> Role | None:
    return Role.PARAGRAPH if place.number in place.layout.core_set else None


def _between(place: Place) -> Role | None:
    """A long paragraph among the sure ones that the extractor left out."""
    among = not place.before and not place.after
    return Role.PARAGRAPH if among and place.segment.box.tag == "p" and width(place.segment) > LONG else None


_RULES: tuple[_Row, ...] = (
    _Row("control", _control),
    _Row("post", _post),
    _Row("rescued", _rescued, certain=False),
    _Row("hidden", _hidden),
    _Row("caption", _caption),
    _Row("beside-picture", _beside_picture),
    _Row("aside", _aside),
    _Row("credit", _credit),
    _Row("credit-line", wording.credit_line),
    _Row("caption-words", wording.caption),
    _Row("asks-consent", wording.consent),
    _Row("leads-elsewhere", wording.elsewhere),
    _Row("points", wording.points, certain=False),
    _Row("standfirst", _standfirst),
    _Row("title-again", _title_again),
    _Row("printed-day", wording.printed_day),
    _Row("byline", _byline),
    _Row("header", _header),
    _Row("links", _links),
    _Row("link-list", _link_list),
    _Row("dateline", _dateline),
    _Row("note", wording.note),
    _Row("about-author", wording.about_author),
    _Row("signature", wording.signature),
    _Row("repeated-paragraph", wording.repeated),
    _Row("pull-quote", wording.pull_quote),
    _Row("whole-again", wording.whole_again),
    _Row("repeated", _repeated),
    _Row("heading", _heading),
    _Row("printed-byline", _printed_byline),
    _Row("name-line", _name_line, certain=False),
    _Row("box", _box, certain=False),
    _Row("extracted", _extracted),
    _Row("same-shape", _same_shape),
    _Row("between", _between),
)
_RULES_ABOVE: tuple[_Row, ...] = (
    _Row("standfirst", _standfirst_above),
    _Row("byline", _byline_above),
    _Row("lead-above", wording.lead_above, certain=False),
)
