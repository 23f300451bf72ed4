"""The box of a page that holds its article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from dossier.intake.html.fitted import LONG, SHARE_OF_CORE, WIDER
from dossier.intake.html.segments import HEADINGS, Box, Segment, width

# Below a headline with fewer paragraphs stands a part of an article, not the whole of it.
_WHOLE = 3


def container_of(segments: Sequence[Segment], core: Sequence[int]) -> Box | None:
    """The innermost box that holds most of the core's characters, or one around it that holds more of the core.

    A paywall or a slide often parts the first paragraphs from the rest: as long as a box further out adds more of the
    core than of other prose, it is the article's.
    """
    mass: Counter[Box] = Counter()
    for i in core:
        for box in segments[i].box.chain():
            mass[box] += len(segments[i].text)
    total = sum(len(segments[i].text) for i in core)
    holding = [box for box, chars in mass.items() if chars >= SHARE_OF_CORE * total]
    inner = max(holding, key=lambda box: box.depth, default=None)
    if inner is None or mass[inner] == total:
        return inner
    return _widened(segments, core, inner, _other_prose(segments, frozenset(core)))


def _widened(segments: Sequence[Segment], core: Sequence[int], inner: Box, other: Mapping[Box, int]) -> Box:
    """The box itself, or one around it that adds more of the core above its last paragraph than anything else."""
    held = {i for i in core if inner in segments[i].box.chain()}
    last, best, box = max(held), inner, inner.parent
    for _ in range(WIDER):
        if box is None or box.tag == "body":
            break
        added = [i for i in core if i not in held and box in segments[i].box.chain()]
        above = sum(len(segments[i].text) for i in added if i < last)
        below = sum(len(segments[i].text) for i in added if i > last)
        if above > below + other.get(box, 0) - other.get(best, 0):
            best = box
            held.update(added)
        box = box.parent
    return best


def _other_prose(segments: Sequence[Segment], core: frozenset[int]) -> Counter[Box]:
    """The characters of full sentences that are not of the core, by the boxes around them."""
    other: Counter[Box] = Counter()
    for i, segment in enumerate(segments):
        if i not in core and segment.linked < 0.5 and width(segment) >= LONG:
            for box in segment.box.chain():
                other[box] += len(segment.text)
    return other


def own_part(segments: Sequence[Segment], core: Sequence[int], headline: int | None) -> tuple[int, ...]:
    """The core without that of the articles which the page goes on with, each below a headline of its own.

    The first article's headline and first paragraph stand in one box, the next headline in another box beside it.
    """
    if headline is None or not core or headline > core[0]:
        return tuple(core)
    shared = frozenset(segments[headline].box.chain()) & frozenset(segments[core[0]].box.chain())
    for number in range(core[0] + 1, core[-1]):
        box = segments[number].box
        if box.tag in HEADINGS and _opens_another(box, shared):
            own = tuple(i for i in core if i < number)
            return own if len(own) >= _WHOLE else tuple(core)
    return tuple(core)


def _opens_another(heading: Box, shared: frozenset[Box]) -> bool:
    """Whether a heading stands in a box beside one of those that hold both the first headline and its text."""
    chain = list(heading.chain())
    at = next((i for i, box in enumerate(chain) if box in shared), 0)
    if at < 2:
        return False
    # The first article's box is the one that the meeting place of the two holds on the way to it.
    own = next((box for box in shared if box.parent is chain[at]), None)
    beside = chain[at - 1]
    return own is not None and own.shape == beside.shape and (heading.tag == "h1" or own.tag == "article")
