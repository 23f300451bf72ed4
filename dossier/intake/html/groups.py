"""Segments told by the company they keep: the text's own kin, captions beside pictures, lists of links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from dossier.intake.html.segments import Box, Segment, ends_sentence

Key = tuple[str, str, str]

_CAPTION, _AROUND, _BEFORE = 200, 3, 8
_LINKED = 0.4
_HALF, _COMMON_SHAPE = 0.5, 0.3


def kin_of(segments: Sequence[Segment], sure: Collection[int]) -> Iterator[int]:
    """The segments whose paragraph and the box around it bear the very classes that most of the sure text bears.

    A wall or an advertisement often cuts the box of an article in two: `div.body > p.text`, and the same again.
    """
    keys = Counter(key for i in sure if (key := _key(segments[i])))
    usual = {key for key, count in keys.items() if count >= _HALF * len(sure) and count > 1}
    return (i for i, segment in enumerate(segments) if usual and _key(segment) in usual)


def _key(segment: Segment) -> Key | None:
    box = segment.box
    if box.tag != "p" or not box.names.strip() or box.parent is None or not box.parent.names.strip():
        return None
    return box.tag, " ".join(box.names.split()), " ".join(box.parent.names.split())


def captioned(
    segments: Sequence[Segment], pictured: Collection[Box], core: Sequence[int], headings: Collection[str]
) -> Iterator[int]:
    """The few words that stand alone with a picture in a small box of their own, shaped unlike the paragraphs."""
    if not pictured or not core:
        return
    among = range(max(0, core[0] - _BEFORE), core[-1] + 1)
    held: Counter[Box] = Counter()
    headed: set[Box] = set()
    for i in among:
        for box in _near(segments[i].box):
            if box in pictured:
                held[box] += len(segments[i].text)
                headed |= {box} if segments[i].box.tag in headings else set()
    shapes = Counter(segments[i].box.shape for i in core)
    for i in among:
        box = segments[i].box
        alone = any(around in held and around not in headed and held[around] <= _CAPTION for around in _near(box))
        if alone and shapes[box.shape] <= _COMMON_SHAPE * len(core):
            yield i


def _near(box: Box) -> list[Box]:
    """The boxes around a paragraph, without its own: a picture inside a paragraph is often no more than a sign."""
    found = []
    for outer in box.chain():
        if outer.tag in ("div", "span", "section", "center", "td") and outer.depth:
            found.append(outer)
        if len(found) == _AROUND:
            break
    return found


def link_lists(segments: Sequence[Segment]) -> frozenset[Box]:
    """The lists of links to other articles: no item of them ends as a sentence does, and much of them is linked."""
    chars: Counter[Box] = Counter()
    linked: Counter[Box] = Counter()
    prose: set[Box] = set()
    for segment in segments:
        parent = segment.box.parent
        if segment.box.tag != "li" or parent is None:
            continue
        chars[parent] += len(segment.text)
        linked[parent] += round(segment.linked * len(segment.text))
        if ends_sentence(segment.text) and segment.linked < 0.7:
            prose.add(parent)
    return frozenset(box for box, count in linked.items() if count >= _LINKED * chars[box] and box not in prose)
