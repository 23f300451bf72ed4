"""The people tables of a language pack, as one look-up from a word to the classes it belongs to."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from dossier.language.compounds import Compounds
from dossier.language.lexicon import Lexicon
from dossier.model import Gender
from dossier.text.fold import fold
from dossier.text.tables import Row

GIVEN, SURNAME, PLACE, DEMONYM, ORGANISATION, CALENDAR = "G", "S", "P", "D", "O", "C"
HONORIFIC, ROLE, KIN, MODIFIER, PARTICLE, SUFFIX = "H", "R", "K", "M", "p", "X"
AFTER, BEFORE, COMMON, SPEECH, ACT, PRONOUN = "A", "B", "F", "V", "W", "N"
TITLE_NOUN = "T"

# Table → the class of its entries, for words that must be printed exactly so.
_EXACT = {
    "people_given": GIVEN,
    "people_surnames": SURNAME,
    "people_places": PLACE,
    "people_demonyms": DEMONYM,
    "people_organisations": ORGANISATION,
    "people_calendar": CALENDAR,
    "people_honorifics": HONORIFIC,
    "people_suffixes": SUFFIX,
}
# Table → class, for words that count in lower case and with a capital.
_FOLDED = {
    "people_role_modifiers": MODIFIER,
    "people_particles": PARTICLE,
    "people_common_words": COMMON,
    "people_pronouns": PRONOUN,
}
_ROLE_CLASS = {"kin": KIN, "office": TITLE_NOUN}
_VERB_CLASS = {"speech": SPEECH, "act": ACT}
_MEMO_LIMIT = 200_000


@dataclass(frozen=True, slots=True)
class NameTables:
    """Word → classes. `exact` holds words as printed, `folded` words in lower case."""

    exact: Mapping[str, str]
    folded: Mapping[str, str]
    given_gender: Mapping[str, Gender]
    noun_gender: Mapping[str, Gender]
    pronoun_gender: Mapping[str, Gender]
    abbreviated: frozenset[str]
    initial_particles: frozenset[str]
    particles: frozenset[str]
    determiners: frozenset[str]
    articles: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    place_words: frozenset[str]
    inside_words: frozenset[str]
    clause_words: frozenset[str]
    suffixes: frozenset[str]
    compounds: frozenset[str]
    eponyms: frozenset[str]
    bodies: frozenset[str]
    things: frozenset[str]
    ages: frozenset[str]
    copulas: frozenset[str]
    no_people: frozenset[tuple[str, ...]]
    royal: frozenset[str]
    courtesy: frozenset[str]
    styled: frozenset[str]
    relations: frozenset[str]
    organisation_endings: tuple[str, ...]
    occupation_endings: tuple[str, ...]
    role_endings: Mapping[str, str]
    noun_endings: tuple[str, ...]
    adjective_endings: tuple[str, ...]
    oblique_endings: tuple[str, ...]
    capital_nouns: bool
    credits: Mapping[str, str]
    _memo: dict[str, str] = field(default_factory=dict)

    def classes(self, word: str) -> str:
        """The classes of a word as a string of one-letter codes, "" for an unknown word.

        >>> load_tables(Lexicon("en")).classes("Chancellor")
        'RT'
        """
        known = self._memo.get(word)
        if known is None:
            if len(self._memo) > _MEMO_LIMIT:
                self._memo.clear()
            known = self._memo[word] = self._look_up(word)
        return known

    def _look_up(self, word: str) -> str:
        found = self.exact.get(word, "") or self._respelled(word)
        found += self.folded.get(word.lower(), "")
        if not found and self.capital_nouns and word[:1].isupper():
            found = self.role_endings.get(word.lower(), "") or self._place_of(word)
        return "".join(sorted(set(found)))

    def _place_of(self, word: str) -> str:
        """The class of a place in the genitive: "Frankreichs"."""
        return PLACE if word.endswith("s") and PLACE in self.exact.get(word[:-1], "") else ""

    def _respelled(self, word: str) -> str:
        """The classes of a word printed without its accents, in capitals, or as one part of a double name."""
        if not word.isascii() and (plain := strip_accents(word)) != word and (found := self.exact.get(plain)):
            return found
        if len(word) > 3 and word.isupper() and (found := self.exact.get(word.title())):
            return "".join(c for c in found if c in "GSPDCH")
        if "-" in word:
            first, _, last = word.partition("-")
            if self.exact.get(last, "") == DEMONYM:
                return DEMONYM
            if MODIFIER in self.folded.get(f"{first.lower()}-", "") and ROLE in self.folded.get(last.lower(), ""):
                return ROLE
            if first.lower() in self.initial_particles:
                return SURNAME
            if GIVEN in self.exact.get(first, "") and last[:1].isalpha():
                return GIVEN if last[:1].isupper() or GIVEN in self.exact.get(last.title(), "") else ""
            if SURNAME in self.exact.get(first, "") and last[:1].isupper():
                return SURNAME
        return ""


def strip_accents(word: str) -> str:
    """The word without combining marks, nothing else changed."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


# The look-ups that are the common words of one kind.
_KINDS = {
    "determiners": "determiner",
    "articles": "article",
    "prepositions": "preposition",
    "conjunctions": "conjunction",
    "place_words": "place",
    "inside_words": "inside",
    "clause_words": "clause",
    "ages": "age",
    "copulas": "copula",
}


@cache
def load_tables(lexicon: Lexicon) -> NameTables:
    """The people tables of a language pack; a table the pack lacks is empty."""
    words = lexicon.words
    capital_nouns = "compound-nouns" in words("syntax")
    noun_gender = _genders((*lexicon.rows("people_honorifics"), *lexicon.rows("people_roles")), lower=True)
    return NameTables(
        **_common_words(lexicon),
        exact=_exact(lexicon),
        folded=_folded(lexicon),
        given_gender=_genders(lexicon.rows("people_given")),
        noun_gender=Compounds(noun_gender) if capital_nouns else noun_gender,
        pronoun_gender=_genders(lexicon.rows("people_pronouns")),
        abbreviated=words("people_honorifics", abbreviated="yes") | words("people_suffixes"),
        initial_particles=words("people_particles", position="initial"),
        particles=frozenset(fold(word) for word in words("people_particles")),
        suffixes=words("people_suffixes"),
        compounds=words("people_compounds"),
        eponyms=words("people_eponyms", kind="thing"),
        bodies=words("people_eponyms", kind="body"),
        things=words("people_things"),
        no_people=frozenset(tuple(entry.split()) for entry in words("people_no_people")),
        royal=words("people_honorifics", kind="royal"),
        courtesy=words("people_honorifics", kind="courtesy"),
        styled=words("people_honorifics", kind="noble") | words("people_honorifics", kind="academic"),
        relations=words("people_roles", kind="relation"),
        occupation_endings=tuple(sorted(words("people_occupation_endings"))),
        organisation_endings=tuple(sorted(words("people_organisation_endings"))),
        role_endings=Compounds({e: ROLE for e in words("people_roles") if e.startswith("-")}),
        noun_endings=tuple(sorted(words("people_common_words", kind="noun-ending"))),
        adjective_endings=_endings(lexicon, "adjective-ending"),
        oblique_endings=_endings(lexicon, "oblique-ending"),
        capital_nouns=capital_nouns,
        credits={row["entry"]: row["capacity"] for row in lexicon.rows("people_credits")},
    )


def _common_words(lexicon: Lexicon) -> dict[str, Any]:
    """The common words by what they are used for."""
    return {name: lexicon.words("people_common_words", kind=kind) for name, kind in _KINDS.items()}


def _endings(lexicon: Lexicon, kind: str) -> tuple[str, ...]:
    return tuple(sorted(word.removeprefix("-") for word in lexicon.words("people_common_words", kind=kind)))


def _exact(lexicon: Lexicon) -> dict[str, str]:
    """The classes of words that must be printed exactly so, or so but for their accents."""
    exact: dict[str, str] = {}
    for table, code in _EXACT.items():
        for row in lexicon.rows(table):
            _add(exact, row["entry"], code)
            if not row["entry"].isascii():
                _add(exact, strip_accents(row["entry"]), code)
    for row in lexicon.rows("people_indicators"):
        for side in row["side"].split():
            _add(exact, row["entry"], AFTER if side == "after" else BEFORE)
    return exact


def _folded(lexicon: Lexicon) -> dict[str, str]:
    """The classes of words that count in lower case and with a capital, by the word in lower case."""
    folded: dict[str, str] = {}
    for table, code in _FOLDED.items():
        for row in lexicon.rows(table):
            _add(folded, row["entry"], code)
    for row in lexicon.rows("people_roles"):
        codes = [ROLE, *(_ROLE_CLASS[kind] for kind in row["kind"].split() if kind in _ROLE_CLASS)]
        for code in codes:
            _add(folded, row["entry"], code)
            _add(folded, row["entry"].lower(), code)
    for row in lexicon.rows("people_verbs"):
        _add(folded, row["entry"], _VERB_CLASS[row["kind"]])
    return folded


def _add(table: dict[str, str], word: str, code: str) -> None:
    known = table.get(word, "")
    if code not in known:
        table[word] = known + code


def _genders(rows: tuple[Row, ...], lower: bool = False) -> dict[str, Gender]:
    """Word → gender, only where the table knows exactly one."""
    return {
        row["entry"].lower() if lower else row["entry"]: Gender(row["gender"])
        for row in rows
        if row["gender"] and " " not in row["gender"]
    }
