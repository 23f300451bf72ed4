"""Honorifics and stated roles: what stands before a name, and in apposition after it."""

from __future__ import annotations

from dossier.extraction.people.headlines import is_headline
from dossier.extraction.people.names import Name, Title
from dossier.extraction.people.tables import (
    ACT,
    COMMON,
    HONORIFIC,
    MODIFIER,
    PRONOUN,
    ROLE,
    SPEECH,
    NameTables,
)
from dossier.extraction.people.tokens import BREAK, Tokens

_MOST_WORDS = 12
_FARTHEST_HEAD = 7
_STOPS = frozenset('.;:!?()[]“”"—–|') | {BREAK}
_CLOSING = frozenset('"”’»])')
_POSSESSIVE = frozenset(("'s", "’s"))


def title_of(tokens: Tokens, name: Name, tables: NameTables, taken: frozenset[int] | set[int]) -> Title:
    """The honorific and the role of a name; `taken` are the tokens of all names, which no role may swallow.

    In "Germany's Chancellor Olaf Scholz" the role is "Germany's Chancellor"; in "Dmytro Kuleba, Ukraine's
    foreign minister," it is "Ukraine's foreign minister".
    """
    at = name.first - 1
    honorific = None
    while at > 0 and HONORIFIC in tokens.classes[at] and tokens.words[at][:1].isupper() and at not in taken:
        styled = tokens.words[at] in tables.styled  # "the minister Lord Novak"
        if ROLE in tokens.classes[at] and not styled and _continues_role(tokens, at - 1):
            break
        honorific = at
        at -= 1
    role = _role_before(tokens, at, tables, taken) or _role_after(tokens, name.end, tables, taken)
    return Title(
        honorific=None if honorific is None else tokens.span(honorific, name.first),
        role=None if role is None or _is_relation(tokens, role, tables) else tokens.span(*role),
        gender_word=_gender_word(tokens, honorific, name.first, role, tables),
    )


def _is_relation(tokens: Tokens, role: tuple[int, int], tables: NameTables) -> bool:
    """Whether the words say what a person is to somebody else: "his Russian counterpart" states no office."""
    return tokens.words[role[1] - 1].lower() in tables.relations


def _continues_role(tokens: Tokens, at: int) -> bool:
    """Whether a word before a rank makes it an office: "Secretary General", "Germany's General"."""
    if HONORIFIC in tokens.classes[at]:
        return False
    return MODIFIER in tokens.classes[at] or ROLE in tokens.classes[at] or tokens.words[at] in _POSSESSIVE


def _role_before(
    tokens: Tokens, at: int, tables: NameTables, taken: frozenset[int] | set[int]
) -> tuple[int, int] | None:
    """The tokens of a role that ends at `at`, or before a comma there ("NATO chief, Jens Stoltenberg")."""
    words, classes = tokens.words, tokens.classes
    if words[at] == "," and words[at - 1] not in _STOPS:
        at -= 1
    if at <= 0 or at in taken:
        return None
    head = at if ROLE in classes[at] else _head_of_phrase(tokens, at, tables, taken)
    if head is None:
        return None
    shouted = is_headline(tokens, Name(head, at + 1, ""))
    first, at, last = head, head, at
    for i in range(at - 1, max(at - _MOST_WORDS, 0), -1):
        if i in taken and words[i + 1] not in _POSSESSIVE:
            break
        if not (_belongs(tokens, i, tables) if not shouted else _belongs_in_headline(tokens, i, tables)):
            break
        first = i
    while first < at and (words[first] in _POSSESSIVE or words[first] in ("-", "/", "&")):
        first += 1
    return first, last + 1


def _head_of_phrase(tokens: Tokens, at: int, tables: NameTables, taken: frozenset[int] | set[int]) -> int | None:
    """The role noun of a phrase that ends at `at`: "Secretary of State", "president of the Supreme Court"."""
    if not tokens.words[at][:1].isupper():
        return None
    for i in range(at, max(at - _MOST_WORDS, 0), -1):
        word = tokens.words[i]
        if i in taken or not word[:1].isalpha():
            return None
        if ROLE in tokens.classes[i] and tokens.words[i + 1].lower() in tables.prepositions and i < at:
            return i
        if not word[0].isupper() and COMMON not in tokens.classes[i]:
            return None
    return None


def _belongs(tokens: Tokens, at: int, tables: NameTables) -> bool:
    """Whether a word before a role noun is part of the role."""
    word, found = tokens.words[at], tokens.classes[at]
    if word in _POSSESSIVE or word in ("-", "/", "&"):
        return True
    if not word[:1].isalpha():
        return False
    if word.lower() in tables.determiners or PRONOUN in found:
        return False
    if MODIFIER in found or ROLE in found:
        return True
    if not word[0].isupper():
        return False
    if COMMON not in found or not _opens(tokens, at):
        return True
    # "US Secretary", "IT chief": capitals make an abbreviation of a common word, but of no conjunction.
    return len(word) > 1 and word.isupper() and word.lower() not in tables.conjunctions


def _belongs_in_headline(tokens: Tokens, at: int, tables: NameTables) -> bool:
    """Whether a word of a headline, where all have capitals, is known to be part of a role."""
    if tokens.words[at] in _POSSESSIVE or tokens.words[at] in ("-", "/", "&"):
        return True
    found = tokens.classes[at]
    if not found or ACT in found or SPEECH in found:
        return False
    return found != COMMON or tokens.words[at].lower() in tables.conjunctions | tables.prepositions


def _opens(tokens: Tokens, at: int) -> bool:
    """Whether a sentence begins there: also behind the marks that close the one before, as in “It holds.” But…"""
    while tokens.words[at - 1] in _CLOSING and at > 1:
        at -= 1
    return tokens.starts_sentence(at)


def _role_after(
    tokens: Tokens, at: int, tables: NameTables, taken: frozenset[int] | set[int]
) -> tuple[int, int] | None:
    """The tokens of an apposition after a comma, up to the next comma or clause."""
    words, classes = tokens.words, tokens.classes
    if words[at] != ",":
        return None
    first = at + 1
    if words[first].isdigit() and words[first + 1] == ",":
        first += 2
    if words[first].lower() in tables.determiners or PRONOUN in classes[first]:
        first += 1
    head, end = -1, first
    for i in range(first, min(first + _MOST_WORDS + 2, len(words))):
        if words[i] in _STOPS or words[i] == "," or i in taken or _ends_apposition(tokens, i, tables):
            break
        if ROLE in classes[i]:
            head = i if head < 0 and i - first < _FARTHEST_HEAD else head
        if head < 0 and ROLE not in classes[i] and not _modifies(tokens, i, tables):
            return None
        end = i + 1
    if head < 0 or end in taken:
        return None
    closed = words[end] in _STOPS or words[end] == "," or _ends_apposition(tokens, end, tables)
    return (first, end) if closed else (first, head + 1)


def _ends_apposition(tokens: Tokens, at: int, tables: NameTables) -> bool:
    word, found = tokens.words[at], tokens.classes[at]
    if word[:1].isupper() or ROLE in found:
        return False
    return SPEECH in found or ACT in found or word in tables.clause_words


def _modifies(tokens: Tokens, at: int, tables: NameTables) -> bool:
    word, found = tokens.words[at], tokens.classes[at]
    if word in _POSSESSIVE or word in ("-", "&", "/"):
        return True
    return word[:1].isalpha() and (MODIFIER in found or not (COMMON in found and word.lower() in tables.prepositions))


def _gender_word(
    tokens: Tokens, honorific: int | None, start: int, role: tuple[int, int] | None, tables: NameTables
) -> str:
    """The honorific or role noun that tells the bearer's gender; empty: none does."""
    places = [*(() if honorific is None else range(honorific, start)), *(range(*role) if role else ())]
    for i in places:
        word: str = tokens.words[i].lower()
        if word in tables.noun_gender and (i + 1 >= len(tokens.words) or tokens.words[i + 1] not in _POSSESSIVE):
            return word
        if role and i >= role[0] and word in tables.prepositions:
            break
    return ""
