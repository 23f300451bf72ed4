"""Which people are worth comparing: those whose names share a block, so that the work grows with their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from dossier.linking.people.likeness import latin, long_forms, skeleton

# A block of more than this many is compared along its alphabetical order only, each with the next few.
_LARGEST_BLOCK = 24
_WINDOW = 4


def candidate_pairs(names: Sequence[Iterable[str]]) -> list[tuple[int, int]]:
    """Index pairs of people who share a block: a surname's sound or letters, the words in any order, or a first
    name with another word. `names` are the names of each person as printed.
    """
    blocks: dict[str, list[int]] = defaultdict(list)
    first: list[str] = []
    for index, forms in enumerate(names):
        keys: set[str] = set()
        listed = sorted(forms)
        for form in listed:
            keys.update(_keys(form))
        first.append(latin(listed[0]).key if listed else "")
        for key in sorted(keys):
            blocks[key].append(index)
    pairs: set[tuple[int, int]] = set()
    for members in blocks.values():
        pairs.update(_pairs(members, first))
    return sorted(pairs)


def _pairs(members: Sequence[int], first: Sequence[str]) -> Iterator[tuple[int, int]]:
    if len(members) <= _LARGEST_BLOCK:
        yield from combinations(members, 2)
        return
    ordered = sorted(members, key=lambda index: (first[index], index))
    for place, index in enumerate(ordered):
        for other in ordered[place + 1 : place + 1 + _WINDOW]:
            yield min(index, other), max(index, other)


def _keys(form: str) -> Iterator[str]:
    """The blocks that a name stands in."""
    name = latin(form)
    words = name.key.split()
    yield "letters " + "".join(words).replace("'", "")
    yield "words " + " ".join(sorted(words))
    if not name.family:
        return
    last = name.family.split(" ")[-1]
    given = name.given[:1]
    if name.chain:
        yield f"surname {name.given.split(' ')[0]}"
    if len(last) >= 2:
        yield f"surname {last}"
        yield f"sound {skeleton(last)}"
        yield f"sound {given} {skeleton(last)}"
    if len(last) >= 5:
        yield from (f"letter {given} {last[:i]}{last[i + 1 :]}" for i in range(len(last)))
    if name.is_full and len(words) > 1:
        yield from (f"first {words[0]} {word}" for word in words[1:] if len(word) > 3)
        yield from (f"form {long} {last}" for long in sorted(long_forms(name.given)))
