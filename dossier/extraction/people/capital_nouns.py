"""Languages that write every noun with a capital: a capital is no ground to take a word for a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dossier.extraction.people.names import Ground, Name
from dossier.extraction.people.tables import (
    CALENDAR,
    COMMON,
    DEMONYM,
    GIVEN,
    HONORIFIC,
    MODIFIER,
    ORGANISATION,
    PARTICLE,
    PLACE,
    ROLE,
    SURNAME,
    NameTables,
)
from dossier.extraction.people.tokens import Tokens

_NAME = frozenset((GIVEN, SURNAME))
_NOUN = frozenset((COMMON, CALENDAR, DEMONYM, MODIFIER, ORGANISATION, PLACE, ROLE))
_LEADS = frozenset((HONORIFIC, ROLE, DEMONYM, COMMON, MODIFIER, CALENDAR))
_SHORTEST, _SHORT = 4, 2
_POSSESSIVE = "'s"


def with_genitives(tokens: Tokens, tables: NameTables) -> Tokens:
    """The tokens with the "s" of a name's genitive parted from it: "Angela Merkels Plan", where "Merkel" stands too.

    A word loses its "s" where the article prints it without one, or where the word before is a given name and the
    tables know the rest as a family name.
    """
    printed = set(tokens.words)
    words, starts, ends, classes = [], [], [], []
    for at, word in enumerate(tokens.words):
        words.append(word)
        starts.append(tokens.starts[at])
        ends.append(tokens.ends[at])
        classes.append(tokens.classes[at])
        if _is_genitive(tokens, at, printed, tables):
            words[-1], ends[-1], classes[-1] = word[:-1], ends[-1] - 1, tables.classes(word[:-1])
            words.append(_POSSESSIVE)
            starts.append(ends[-1])
            ends.append(tokens.ends[at])
            classes.append("")
    return Tokens(tokens.text, words, starts, ends, classes)


def _is_genitive(tokens: Tokens, at: int, printed: set[str], tables: NameTables) -> bool:
    word = tokens.words[at]
    if len(word) <= _SHORTEST or not word.endswith("s") or not word[0].isupper():
        return False
    bare = tables.classes(word[:-1])
    if not _NOUN.isdisjoint(bare) or not _NOUN.isdisjoint(tokens.classes[at]):
        return False
    after_given = GIVEN in tokens.classes[at - 1] and tokens.words[at + 1][:1].isupper()
    return (word[:-1] in printed and (not bare or not _NAME.isdisjoint(bare))) or (
        after_given and SURNAME in bare and SURNAME not in tokens.classes[at]
    )


def without_nouns(tokens: Tokens, name: Name, tables: NameTables) -> Iterator[Name]:
    """What of a found name is one: without nouns before it, without what hangs on it behind, or nothing.

    "Rücktritt von Olaf Renner" and "Bürgerrechtlerin Anna Kos" hold a name behind a noun, "Jan Kos von der Werft" one
    before "von", "Ursula von der Heide" is one name.
    """
    first, end = name.first, name.end
    while first < end:
        cut = _cut(tokens, first, end, tables)
        if cut is None:
            break
        if _holds_name(tokens, first, cut):
            end = cut
        else:
            first = cut
            while first < end and not tokens.words[first][:1].isupper():
                first += 1
    while end - first > 1 and _leads(tokens, first, end):
        first += 1
    while end - first > _SHORT and COMMON in tokens.classes[end - 1] and SURNAME not in tokens.classes[end - 1]:
        end -= 1  # "der neue Anna Kos Song"
    if first >= end:
        return
    kept = replace(name, first=first, end=end)
    if name.ground is Ground.COURTESY or not _is_noun_phrase(tokens, kept, tables):
        yield kept


def _cut(tokens: Tokens, first: int, end: int, tables: NameTables) -> int | None:
    """Where a preposition or article parts a found name, unless it belongs to a family name ("von der Heide")."""
    for at in range(first + 1, end - 1):
        word = tokens.words[at]
        if not word.islower() or not (word in tables.determiners or word in tables.prepositions):
            continue
        given = all(GIVEN in tokens.classes[i] and PLACE not in tokens.classes[i] for i in range(first, at))
        noun = _is_noun(tokens.words[end - 1], tokens.classes[end - 1], tables)
        described = tokens.words[first - 1].islower() and tokens.words[first - 1].endswith(tables.oblique_endings)
        if word in tables.prepositions and given and not noun and not described:
            return None
        if PARTICLE in tokens.classes[at - 1] and tokens.words[at - 1].islower():
            continue
        return at
    return None


def _holds_name(tokens: Tokens, first: int, end: int) -> bool:
    return GIVEN in tokens.classes[first] or (end - first > 1 and GIVEN in tokens.classes[first + 1])


def _leads(tokens: Tokens, first: int, end: int) -> bool:
    """Whether the first word stands before the name: a role, a common noun, or any noun before a given name."""
    classes = tokens.classes[first]
    if GIVEN in classes:
        return False
    if not _LEADS.isdisjoint(classes):
        return True
    following = tokens.classes[first + 1]
    return end - first > 2 and SURNAME not in classes and GIVEN in following and tokens.words[first][0].isupper()


def _is_noun_phrase(tokens: Tokens, name: Name, tables: NameTables) -> bool:
    """Whether the words are no name but a noun with what goes with it: "Weiße Farmer", "Zwölf Todesopfer"."""
    words = tokens.words[name.first : name.end]
    classes = tokens.classes[name.first : name.end]
    if all(not _NOUN.isdisjoint(found) for found in classes) and any(COMMON in found for found in classes):
        return True
    if len(words) == 1:
        return _is_lone_noun(tokens, name, tables)
    if any(GIVEN in found and (PLACE not in found or SURNAME in classes[-1]) for found in classes):
        return False
    inflected = words[0].endswith(tables.adjective_endings) and tokens.starts_sentence(name.first)
    if inflected and SURNAME not in classes[-1] and name.ground is Ground.RULE:
        return True
    before = tokens.words[name.first - 1]
    if before[:1].isupper() and _is_noun(before, tokens.classes[name.first - 1], tables) and name.ground is Ground.RULE:
        return ROLE not in tokens.classes[name.first - 1]  # "die Agentur Neue Post"
    nouns = sum(_is_noun(word, found, tables) for word, found in zip(words, classes, strict=True))
    return nouns == len(words) or bool((nouns or COMMON in classes[-1]) and name.ground is Ground.RULE)


def _is_lone_noun(tokens: Tokens, name: Name, tables: NameTables) -> bool:
    """Whether one word is a noun: by the tables, by an article before it, or because a role alone vouches for it."""
    word, classes = tokens.words[name.first], tokens.classes[name.first]
    if CALENDAR in classes or PLACE in classes or _is_noun(word, classes, tables):
        return True
    if not _NAME.isdisjoint(classes):
        return False
    before = tokens.words[name.first - 1]
    in_phrase = before in tables.determiners or before in tables.prepositions
    return in_phrase or word.lower() in tokens.words


def _is_noun(word: str, classes: str, tables: NameTables) -> bool:
    if not _NAME.isdisjoint(classes):
        return False
    return not _NOUN.isdisjoint(classes) or word.lower().endswith(tables.noun_endings)
