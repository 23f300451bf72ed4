"""How like two names are that are not provably one: spelling, order, short forms, initials, parts left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from dossier.language.lexicon import rows_of_all_packs
from dossier.linking.people.names import NameParts, middles_agree, names_with, parse_name, romanised
from dossier.linking.people.scores import SCORES

_SOUNDS = (
    (re.compile(r"x"), "ks"),
    (re.compile(r"tsch|dsch|tch|sch|dzh|zh|dj|sh|ch|cz|tz|ts|zz|z|c(?=[eiy])|(?<=.)j(?=[aou])"), "s"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"kh|gh|ck|[cgqk]"), "k"),
    (re.compile(r"[fw]"), "v"),
    (re.compile(r"d"), "t"),
    (re.compile(r"h"), ""),
    (re.compile(r"(?<=.)[aeiouyj]+"), ""),
    (re.compile(r"^[aeiouyj]"), "a"),
    (re.compile(r"(.)\1+"), r"\1"),
)
_VOWELS = re.compile(r"[aeiouy]")


@dataclass(frozen=True, slots=True)
class NameLikeness:
    """How like two names are, 0 to 1, and in what, said for a reader."""

    score: float
    because: str


@lru_cache(maxsize=200_000)
def latin(name: str) -> NameParts:
    """A name taken apart after transliteration into Latin letters."""
    return parse_name(romanised(name))


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """What stays of a name part when sounds that are spelt in many ways are made one: "schultz", "scholz" → "sls"."""
    for pattern, replacement in _SOUNDS:
        word = pattern.sub(replacement, word)
    return word


def compare_names(left: str, right: str) -> NameLikeness | None:
    """The likeness of two names as printed; None where nothing speaks for one person.

    Surely different: two generations ("Jr", "Sr"), two middle names, another first name ("Raúl", "Fidel").
    """
    a, b = latin(left), latin(right)
    if a.generation and b.generation and a.generation != b.generation:
        return None
    found = _compare(a, b)
    if found is not None and a.generation != b.generation:
        found = NameLikeness(
            found.score * SCORES.one_generation, f"{found.because}; only one is called {a.generation or b.generation}"
        )
    return found if found is not None and found.score >= SCORES.least else None


def _compare(a: NameParts, b: NameParts) -> NameLikeness | None:
    if _squeezed(a.key) == _squeezed(b.key):
        return NameLikeness(SCORES.same_letters, "the same letters, divided or marked otherwise")
    if not a.family or not b.family:
        return None
    if sorted(a.key.split()) == sorted(b.key.split()) and names_with("particle").isdisjoint(a.key.split()):
        return NameLikeness(SCORES.other_order, "the same words in another order")
    family, family_why = _families(a, b)
    if not family:
        return None
    if a.is_bare or b.is_bare:
        return _compare_bare(a, b, family, family_why)
    if a.given != b.given and (a.given in b.middle or b.given in a.middle):
        return NameLikeness(SCORES.further_name * family, "the first name of one is a further name of the other")
    given, given_why = _givens(a.given, b.given)
    if not given or not _middles(a, b):
        return None
    if a.chain and len(a.middle) != len(b.middle):
        return NameLikeness(SCORES.name_more * family * given, "one has a name more, which need not be a middle name")
    return NameLikeness(family * given, "; ".join(why for why in (family_why, given_why) if why) or _LEFT_OUT)


_LEFT_OUT = "the same first and last name, with a middle name or not"


def _squeezed(key: str) -> str:
    return key.replace(" ", "").replace("'", "")


def _compare_bare(a: NameParts, b: NameParts, family: float, why: str) -> NameLikeness | None:
    """A surname, with or without initials, beside another name."""
    if a.given and b.given and a.given[0] != b.given[0]:
        return None
    if a.is_bare and b.is_bare:
        score = family * (SCORES.both_initials if a.given and b.given else SCORES.both_bare)
        return NameLikeness(score, why or "the same surname") if family < 1 or a.given != b.given else None
    initial = SCORES.fitting_initial if a.given and b.given else 0.0
    fits = "the initial and the surname fit" if initial else "the surname fits"
    return NameLikeness(min(1.0, family * (SCORES.bare + initial)), why or fits)


def _middles(a: NameParts, b: NameParts) -> bool:
    if middles_agree(a.middle, b.middle):
        return True
    return len(a.middle) == len(b.middle) and all(
        _near(x, y) > 0 for x, y in zip(a.middle, b.middle, strict=True) if x != y
    )


def _families(a: NameParts, b: NameParts) -> tuple[float, str]:
    x, y = _plain_family(a), _plain_family(b)
    if a.family == b.family or _comes_first(a, b) or _comes_first(b, a):
        return 1.0, ""
    if x == y:
        return SCORES.particle, "the surnames differ in a particle"
    if near := _near_parts(x.split(" "), y.split(" ")):
        return near, f"the surnames “{a.family}” and “{b.family}” are spelt alike"
    words = set(b.key.split()[1:]) if b.is_full else {y}
    others = set(a.key.split()[1:]) if a.is_full else {x}
    if (x in words and len(x) > 3) or (y in others and len(y) > 3):
        return SCORES.part_of_name, "one surname is part of the other name"
    return 0.0, ""


def _comes_first(bare: NameParts, full: NameParts) -> bool:
    """Whether a bare name is the family name of one in East Asian order: "Xi", "Xi Jinping"."""
    return bare.is_bare and full.chain and full.given.split(" ")[0] == bare.family


def _plain_family(name: NameParts) -> str:
    """The family name without its particles."""
    parts = name.family.split(" ")
    kept = [part for part in parts[:-1] if part not in names_with("particle")]
    return " ".join((*kept, parts[-1]))


def _near_parts(left: Sequence[str], right: Sequence[str]) -> float:
    """How like two surnames of several parts are: as the least like of their parts, "jong un" and "jong il" not."""
    if len(left) != len(right):
        return _near(" ".join(left), " ".join(right))
    if len(left) == 1:
        return _near(left[0], right[0])
    return min(1.0 if x == y else _near(x, y) or _near_syllable(x, y) for x, y in zip(left, right, strict=True))


def _near_syllable(x: str, y: str) -> float:
    """How like two parts of a name in syllables are: "suk" and "seok" share their consonants, "un" and "il" do not."""
    same = skeleton(x) == skeleton(y) and len(skeleton(x)) > 1
    return SCORES.one_sound if same and OSA.distance(x, y) == 1 else 0.0


def _near(x: str, y: str) -> float:
    """How like two different name parts are spelt: a letter or two apart, or of one sound; 0 for unlike ones."""
    shorter = min(len(x), len(y))
    if shorter < 3:
        return 0.0
    distance = OSA.distance(x, y)
    if distance == 1 and len(x) == len(y) and _consonants(x) == _consonants(y):
        return (
            SCORES.other_vowel if shorter >= 5 else 0.0
        )  # another vowel makes another name as often as not: "Hansen", "Hanson"
    same_sound = shorter >= 4 and len(skeleton(x)) > 1 and skeleton(x) == skeleton(y)
    if distance == 1 and (shorter >= 5 or same_sound):
        return SCORES.one_letter
    if same_sound and distance <= (1 if shorter == 4 else shorter // 2):
        return SCORES.one_sound
    return SCORES.two_letters if distance == 2 and shorter >= 7 else 0.0


def _consonants(word: str) -> str:
    return _VOWELS.sub("-", word)


def _givens(x: str, y: str) -> tuple[float, str]:
    if x == y:
        return 1.0, ""
    if not x or not y:
        return 0.0, ""
    if min(len(x), len(y)) == 1:
        return (SCORES.initial, "an initial fits") if x[0] == y[0] else (0.0, "")
    if _is_feminine_pair(x, y):
        return 0.0, ""
    if stands_for(x, y):
        return SCORES.short_form, f"“{min(x, y, key=len)}” is short, or another form, for “{max(x, y, key=len)}”"
    if near := _near(x, y):
        return near, f"the first names “{x}” and “{y}” are spelt alike"
    shorter, longer = sorted((x, y), key=len)
    if longer.startswith(shorter) and len(shorter) >= 3 and len(longer) - len(shorter) >= 2:
        return SCORES.beginning, f"“{shorter}” begins “{longer}”"
    if shorter in longer.split(" "):
        return SCORES.part_of_first, f"“{shorter}” is part of “{longer}”"
    return 0.0, ""


def _is_feminine_pair(x: str, y: str) -> bool:
    """Whether two first names differ as "Paul" and "Paula" or "Mario" and "Maria" do."""
    shorter, longer = sorted((x, y), key=len)
    if len(longer) - len(shorter) == 1:
        return longer[:-1] == shorter and (longer[-1] in "aei" or (shorter[-1] == "a" and longer[-1] == "n"))
    if len(longer) - len(shorter) == 2 and longer.startswith(shorter):
        return longer.endswith(("ia", "na", "ne"))
    if {x[-2:], y[-2:]} == {"er", "ra"} and x[:-2] == y[:-2]:
        return True
    return x[:-1] == y[:-1] and {x[-1], y[-1]} <= set("aoei") and "a" in (x[-1], y[-1])


def stands_for(x: str, y: str) -> bool:
    """Whether one first name is a short or sister form of the other, or both are of a third: "Bill", "William"."""
    return not long_forms(x).isdisjoint(long_forms(y))


@lru_cache(maxsize=50_000)
def long_forms(given: str) -> frozenset[str]:
    """The first names that a first name may stand for, itself among them."""
    return frozenset((given, *_nicknames().get(given, ())))


@cache
def _nicknames() -> dict[str, tuple[str, ...]]:
    return {row["entry"]: tuple(row["names"].split()) for row in rows_of_all_packs("nicknames")}
