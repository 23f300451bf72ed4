"""Persons behind roles: "the German leader", "Secretary-General", "the NATO chief"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dossier.extraction.quotations import word_classes as wc
from dossier.extraction.quotations.vocabulary import Vocabulary
from dossier.language.compounds import Compounds
from dossier.model import PersonMention
from dossier.text.fold import fold

_STEM = 5


# The words of a role as they are compared → everybody of whom it is stated.
Roles = Mapping[tuple[str, ...], frozenset[str]]


def person_with_role(words: str, roles: Roles, vocabulary: Vocabulary) -> str | None:
    """The one person whose stated role fits the words; None when nobody's or several people's does.

    "Secretary-General" fits "NATO Secretary-General"; "German leader" fits "German Chancellor", because "leader" is a
    general word for any office.
    """
    wanted = _content(words, vocabulary)
    fitting: frozenset[str] = frozenset()
    for role, people in roles.items() if wanted else ():
        if _fits(wanted, role, vocabulary):
            fitting |= people
        if len(fitting) > 1:
            return None
    return next(iter(fitting), None)


def stated_roles(text: str, mentions: Sequence[PersonMention], vocabulary: Vocabulary) -> Roles:
    """The roles stated of people, the words before a name, and of whom; each role is read once."""
    stated: dict[str, set[str]] = {}
    for mention in mentions:
        if mention.role:
            stated.setdefault(mention.role.of(text), set()).add(mention.entity)
    roles: dict[tuple[str, ...], frozenset[str]] = {}
    for words, people in stated.items():
        role = tuple(_content(words, vocabulary))
        roles[role] = roles.get(role, frozenset()) | people
    return roles


def _content(words: str, vocabulary: Vocabulary) -> list[str]:
    """The words of a role with what it is an office of in front: "Secretary-General of NATO" as NATO's."""
    found = fold(words).split()
    of = next((i for i, word in enumerate(found) if vocabulary.classes(word) & wc.GENITIVE), len(found))
    office, whole = found[:of], found[of + 1 :]
    return [word for word in whole if not vocabulary.classes(word) & wc.DETERMINER] + office


def _fits(wanted: list[str], role: Sequence[str], vocabulary: Vocabulary) -> bool:
    if not role:
        return False
    general = "office" in vocabulary.noun_kinds.get(wanted[-1], ())
    if general and wanted[-1] not in role:
        return len(wanted) > 1 and all(any(_alike(word, other) for other in role) for word in wanted[:-1])
    if isinstance(vocabulary.noun_kinds, Compounds) and role[-1].endswith(wanted[-1]):
        wanted = wanted[:-1]  # "die Ministerin" is the "Verkehrsministerin"
    elif wanted[-1] != role[-1]:
        return False
    return all(any(_alike(word, other) for other in role) for word in wanted)


def _alike(left: str, right: str) -> bool:
    """Whether two words are the same or a country and its adjective: "germany", "german"."""
    return left == right or (min(len(left), len(right)) >= _STEM and left[:_STEM] == right[:_STEM])
