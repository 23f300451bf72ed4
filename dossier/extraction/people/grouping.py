"""Which names of one article are one person's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dossier.model import Gender
from dossier.text.fold import fold

Key = tuple[str, ...]
_QUOTES = frozenset("\"'“”‘’„«»")
_LONGEST = 8


@dataclass(frozen=True, slots=True)
class NameForm:
    """A name as words: `key` folded, without suffix and nickname; `nickname` the words in quotation marks."""

    key: Key
    suffix: str = ""
    nickname: Key = ()

    @property
    def abbreviated(self) -> bool:
        """Whether the first word is an initial."""
        return len(self.key) > 1 and len(self.key[0]) == 1


def form_of(words: Sequence[str], suffixes: frozenset[str]) -> NameForm:
    """The form of a name's words: `Joseph “Joe” Biden Jr.` has key (joseph, biden), nickname (joe,), suffix jr."""
    plain: list[str] = []
    nickname: list[str] = []
    inside = False
    for word in words:
        if word in _QUOTES:
            inside = not inside
        else:
            (nickname if inside else plain).append(word)
    suffix = ""
    if len(plain) > 1 and plain[-1] in suffixes:
        suffix = fold(plain.pop())
    key = tuple(part for word in plain for part in fold(word).split()) or ("?",)
    return NameForm(key, suffix, tuple(fold(word) for word in nickname))


def group(
    forms: Sequence[NameForm],
    told: Sequence[Gender | None],
    usual: Sequence[Gender | None],
    particles: frozenset[str] = frozenset(),
) -> list[int]:
    """For each mention the number of its person; people are numbered in no particular order.

    A full name draws its surname, its given name, its initials ("J. Stoltenberg") and its own shorter forms;
    a short form that fits two people goes to neither, unless an honorific decides ("Mrs Clinton"), and one that
    an honorific contradicts ("Mr Hollis" beside Margaret Hollis) is somebody else. `told`
    is the gender each mention's honorific or role tells, `usual` that or the one its given name makes likely.
    """
    owners: dict[NameForm, int] = {}
    _own_full_names(owners, forms)
    shorter, initials = _indexes(owners, particles)
    person_gender = _known_genders(owners, forms, usual)
    _own_initials(owners, forms, initials)
    _own_parts(owners, forms, shorter)
    numbered = _numbered(forms)
    result = []
    loners: dict[tuple[NameForm, Gender | None], int] = {}
    for form, gender in zip(forms, told, strict=True):
        owner = owners.get(form)
        if owner is None:
            owner = _by_gender(shorter.get(form.key, ()), gender, person_gender)
        if owner is not None and len(form.key) == 1 and gender and person_gender.get(owner, gender) is not gender:
            owner = loners.setdefault((form, gender), -1 - len(loners))
        if owner is None:
            owner = loners.setdefault((numbered.get(form, form), None), -1 - len(loners))
        result.append(owner)
    return result


def _numbered(forms: Sequence[NameForm]) -> dict[NameForm, NameForm]:
    """A lone given name → the only one with a number in the article: "Charles" is Charles III."""
    by_key: dict[Key, set[NameForm]] = defaultdict(set)
    for form in forms:
        if len(form.key) == 1 and form.suffix:
            by_key[form.key].add(form)
    return {NameForm(key): next(iter(found)) for key, found in by_key.items() if len(found) == 1}


def _own_full_names(owners: dict[NameForm, int], forms: Sequence[NameForm]) -> None:
    """One person per first and last name, unless middle names or suffixes tell two apart."""
    buckets: dict[tuple[str, str], list[NameForm]] = defaultdict(list)
    for form in dict.fromkeys(forms):
        if len(form.key) > 1 and not form.abbreviated:
            buckets[form.key[0], form.key[-1]].append(form)
    for bucket in buckets.values():
        for cluster in _compatible(bucket):
            number = len(owners)
            for form in cluster:
                owners[form] = number


def _compatible(bucket: list[NameForm]) -> Iterable[list[NameForm]]:
    """The forms of one first and last name split where they contradict each other."""
    suffixes = {form.suffix for form in bucket if form.suffix}
    middles = sorted({form.key[1:-1] for form in bucket if len(form.key) > 2}, key=lambda m: (-len(m), m))
    if len(suffixes) <= 1 and all(_agree(middles[0], other) for other in middles[1:]):
        return [bucket]
    split: dict[tuple[Key, str], list[NameForm]] = defaultdict(list)
    for form in bucket:
        split[form.key[1:-1], form.suffix].append(form)
    return split.values()


def _agree(longer: Key, other: Key) -> bool:
    """Whether two middle names can be one: equal, or one the initials of the other."""
    return len(longer) >= len(other) and all(
        a == b or (len(b) == 1 and a.startswith(b)) or (len(a) == 1 and b.startswith(a))
        for a, b in zip(longer, other, strict=False)
    )


def _indexes(
    owners: dict[NameForm, int], particles: frozenset[str]
) -> tuple[dict[Key, set[int]], dict[tuple[str, str], set[int]]]:
    """Every shorter form of the full names, and every (initial, surname), with the people they can mean."""
    shorter: dict[Key, set[int]] = defaultdict(set)
    initials: dict[tuple[str, str], set[int]] = defaultdict(set)
    for form, number in owners.items():
        key = form.key[:_LONGEST]
        for cut in range(1, len(key)):
            if cut == 1 or _may_be_left_out(key[cut:], particles):
                shorter[key[:cut]].add(number)
            shorter[key[cut:]].add(number)
        if form.nickname:
            shorter[form.nickname].add(number)
            shorter[(*form.nickname, key[-1])].add(number)
        initials[key[0][0], key[-1]].add(number)
    return shorter, initials


def _may_be_left_out(rest: Key, particles: frozenset[str]) -> bool:
    """Whether a name of two words or more without these last ones can be the same person's.

    "Pedro Sanz" is Pedro Sanz Toro and "Omar bin Said" Omar bin Said Al Nur; "Aung San" is not Aung San Suu Kyi.
    """
    return len(rest) == 1 or rest[0] in particles


def _known_genders(
    owners: dict[NameForm, int], forms: Sequence[NameForm], genders: Sequence[Gender | None]
) -> dict[int, Gender]:
    found: dict[int, Gender] = {}
    for form, gender in zip(forms, genders, strict=True):
        if gender is not None and form in owners:
            found.setdefault(owners[form], gender)
    return found


def _own_initials(
    owners: dict[NameForm, int], forms: Sequence[NameForm], initials: dict[tuple[str, str], set[int]]
) -> None:
    """Let "J. Stoltenberg" be Jens Stoltenberg where no other J… Stoltenberg is named."""
    for form in dict.fromkeys(forms):
        if form.abbreviated:
            fitting = initials.get((form.key[0], form.key[-1]), set())
            owners[form] = next(iter(fitting)) if len(fitting) == 1 else -1_000_000 - len(owners)


def _own_parts(owners: dict[NameForm, int], forms: Sequence[NameForm], shorter: dict[Key, set[int]]) -> None:
    """A shorter form of exactly one person's name is that person; a shorter full name joins the longer one."""
    alias: dict[int, int] = {}
    for form in sorted(set(forms), key=lambda f: (-len(f.key), f.key, f.suffix)):
        fitting = {alias.get(n, n) for n in shorter.get(form.key, ())} - {owners.get(form, -1)}
        if len(fitting) == 1 and not form.abbreviated:
            target = next(iter(fitting))
            if form in owners:
                alias[owners[form]] = target
            owners[form] = target
    for form, number in owners.items():
        owners[form] = alias.get(number, number)


def _by_gender(fitting: Iterable[int], gender: Gender | None, known: dict[int, Gender]) -> int | None:
    """The one person of several that an honorific can mean."""
    if gender is None:
        return None
    agreeing = [number for number in fitting if known.get(number) is gender]
    return agreeing[0] if len(agreeing) == 1 and all(n in known for n in fitting) else None
