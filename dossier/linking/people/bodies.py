"""How like two organisations' names are: the same words in another form, or one the other's initials."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.linking.people.bearers import organisation_key
from dossier.linking.people.likeness import NameLikeness
from dossier.linking.people.names import names_with

_STEM = 4
_SMALL_WORDS = 3


def compare_bodies(left: str, right: str) -> NameLikeness | None:
    """The likeness of two organisations: "Russia's foreign ministry" and "the Russian Foreign Ministry"."""
    a, b = _stems(left), _stems(right)
    if len(a) > 1 and a == b:
        return NameLikeness(0.9, "the same words, inflected or in another order")
    if _initials(left) == organisation_key(right) or _initials(right) == organisation_key(left):
        return NameLikeness(0.8, "one is made of the other's initials")
    shorter, longer = sorted((a, b), key=len)
    if len(shorter) >= 2 and set(shorter) < set(longer) and len(longer) - len(shorter) == 1:
        return NameLikeness(0.6, "one says a word more")
    return None


def body_blocks(name: str) -> Iterator[str]:
    """The blocks in which an organisation is compared: its words, its words but one, its initials."""
    stems = _stems(name)
    yield "stems " + " ".join(stems)
    if len(stems) >= 3:
        yield from (f"stems {' '.join(stems[:i] + stems[i + 1 :])}" for i in range(len(stems)))
    if len(stems) >= 2:
        yield f"initials {_initials(name)}"
    else:
        yield f"initials {organisation_key(name)}"


def _stems(name: str) -> tuple[str, ...]:
    """The beginnings of the words in order of the alphabet: "russ", "fore", "mini"."""
    words = organisation_key(name).split()
    return tuple(sorted({word[:_STEM] for word in words if len(word) >= _SMALL_WORDS}))


def _initials(name: str) -> str:
    small = names_with("article") | names_with("joiner")
    words = [word for word in organisation_key(name).split() if len(word) > 2 and word not in small]
    return "".join(word[0] for word in words) if len(words) > 2 else ""
