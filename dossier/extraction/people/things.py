"""Words that look like a person's name and are a place, a firm, a body or a thing, by what stands round them."""

from __future__ import annotations

from dossier.extraction.people.headlines import KnownNames
from dossier.extraction.people.names import Name
from dossier.extraction.people.tables import AFTER, GIVEN, HONORIFIC, KIN, ROLE, SPEECH, NameTables
from dossier.extraction.people.tokens import Tokens

POSSESSIVE = frozenset(("'s", "’s"))
_TITLES = frozenset((HONORIFIC, ROLE, KIN))


def located(tokens: Tokens, runs: list[tuple[int, int]], tables: NameTables) -> frozenset[str]:
    """The words that stand alone after "in" or "near" somewhere: where something is."""
    return frozenset(
        tokens.words[first]
        for first, end in runs
        if end - first == 1 and tokens.words[first - 1] in tables.inside_words and tokens.words[end] not in POSSESSIVE
    )


def is_only_a_place(tokens: Tokens, name: Name, known: KnownNames, located: frozenset[str]) -> bool:
    """Whether a lone word is nobody's family name here and the article says that something is in it: "in Helena"."""
    word = tokens.words[name.first]
    titled = not _TITLES.isdisjoint(tokens.classes[name.first - 1])
    if name.end - name.first > 1 or word not in located or word in known.of_surname or titled:
        return False
    return SPEECH not in tokens.classes[name.end] and word not in known.given


def ends_a_title(tokens: Tokens, name: Name) -> bool:
    """Whether a lone word closes the name of a thing: "the Cyber Security Bill"; after a title it may be a name."""
    before, own = tokens.classes[name.first - 1], tokens.classes[name.first]
    if name.end - name.first > 1 or AFTER not in own or not _TITLES.isdisjoint(before):
        return False
    return tokens.words[name.first - 1][:1].isupper() and not tokens.starts_sentence(name.first - 1)


def stands_for_a_body(tokens: Tokens, name: Name, known: KnownNames, tables: NameTables) -> bool:
    """Whether a family name names an administration and the article names its bearer nowhere else."""
    word = tokens.words[name.first]
    if name.end - name.first > 1 or word in known.of_surname or known.alone.get(word, 0) > 1:
        return False
    return tokens.words[name.end] in tables.bodies


def is_called_so(tokens: Tokens, name: Name, tables: NameTables) -> bool:
    """Whether the noun or the article right before says that a thing bears the name: "the retailer Otto Brandl"."""
    before = tokens.words[name.first - 1].lower()
    if before in tables.things and "-" not in tokens.words[name.first - 2 : name.first - 1]:
        return True
    if before not in tables.articles:
        return False
    after = tokens.words[name.end]
    return not (after in tables.bodies or after in tables.eponyms or ROLE in tokens.classes[name.end])


def is_partner(tokens: Tokens, name: Name) -> bool:
    """Whether a family name is one of a firm's: "Brook & Daventry"."""
    if GIVEN in tokens.classes[name.first]:
        return False
    return tokens.words[name.first - 1] == "&" or tokens.words[name.end] == "&"


def is_listed_pair(tokens: Tokens, name: Name, tables: NameTables) -> bool:
    """Whether a word is half of a listed firm of two: "Marks and Spencer"."""
    words, at = tokens.words, name.first
    pairs = (
        (words[at - 2], words[at - 1], words[at]),
        (words[at], words[name.end], words[min(name.end + 1, len(words) - 1)]),
    )
    return any(
        (mark == "&" or mark in tables.conjunctions) and (one, other) in tables.no_people for one, mark, other in pairs
    )


def is_listed(tokens: Tokens, name: Name, words: tuple[str, ...], tables: NameTables) -> bool:
    """Whether the name, with the word before or after it, stands in the table of those that are no people."""
    longer = tuple(tokens.words[name.first - 1 : name.end]), tuple(tokens.words[name.first : name.end + 1])
    return words in tables.no_people or not tables.no_people.isdisjoint(longer)
