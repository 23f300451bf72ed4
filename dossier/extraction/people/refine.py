"""The last word on the tagger's names: titles off, places and peoples out, references back to sure names in."""

from __future__ import annotations

from dataclasses import replace

from dossier.extraction.people.capital_nouns import without_nouns
from dossier.extraction.people.headlines import (
    NOT_ALONE,
    KnownNames,
    is_headline,
    known_part,
    named_in_capitals,
    only_other,
    shouted,
)
from dossier.extraction.people.names import Ground, Name
from dossier.extraction.people.tables import (
    AFTER,
    DEMONYM,
    GIVEN,
    HONORIFIC,
    PARTICLE,
    ROLE,
    SPEECH,
    SUFFIX,
    SURNAME,
    NameTables,
)
from dossier.extraction.people.things import (
    POSSESSIVE,
    ends_a_title,
    is_called_so,
    is_listed,
    is_listed_pair,
    is_only_a_place,
    is_partner,
    located,
    stands_for_a_body,
)
from dossier.extraction.people.tokens import BREAK, Tokens, is_capital_line

_NAMES = frozenset((GIVEN, SURNAME))
_LEADING = frozenset((HONORIFIC, ROLE, DEMONYM))
_QUOTES = frozenset("\"'“”‘’„«»")
_SENTENCE_ENDS = frozenset((".", "!", "?", BREAK))
_REACH = 30
_THING_REACH = 3
# A word taken for a person alone so often is one wherever it stands alone.
_SURE_ALONE = 2
_MOST_INITIALS = 2


def refine(tokens: Tokens, runs: list[tuple[int, int]], names: list[Name], tables: NameTables) -> list[Name]:
    """The names in reading order, trimmed, without what is surely no person, with exact repetitions added."""
    if tables.capital_nouns:
        names = [name for found in names for name in without_nouns(tokens, found, tables)]
    trimmed = (_with_initials(tokens, name, tables.occupation_endings) for name in names)
    kept = [name for name in trimmed if name and not _is_no_person(tokens, name, tables)]
    known = _known(tokens, kept)
    kept = [name for name in kept if not _ends_like_a_firm(tokens, name, known, tables)]
    places = located(tokens, runs, tables)
    kept = [name for name in kept if not is_only_a_place(tokens, name, known, places)]
    kept = [name for name in kept if not stands_for_a_body(tokens, name, known, tables)]
    # What has been left out must not come back as a repetition of itself.
    known = _known(tokens, kept)
    kept = [part for name in kept for part in _parts(tokens, name, known, tables)]
    taken = {at for name in kept for at in range(name.first, name.end)}
    for first, end in runs:
        if taken.isdisjoint(range(first, end)):
            kept.extend(_repeated(tokens, first, end, known, tables))
    return _explained(tokens, sorted(kept, key=lambda name: name.first))


def _explained(tokens: Tokens, names: list[Name]) -> list[Name]:
    """The names with what the tagger took up elsewhere said plainly: a surname, a first name, a name again."""
    whole: dict[tuple[str, ...], tuple[int, int]] = {}
    last: dict[str, tuple[int, int]] = {}
    first: dict[str, tuple[int, int]] = {}
    for name in names:
        words, place = tuple(tokens.words[name.first : name.end]), (name.first, name.end)
        if name.ground is not Ground.TAGGER:
            whole.setdefault(words, place)
        if len(words) > 1:
            last.setdefault(words[-1], place)
            first.setdefault(words[0], place)
    return [_explain(tokens, name, whole, last, first) for name in names]


def _explain(
    tokens: Tokens,
    name: Name,
    whole: dict[tuple[str, ...], tuple[int, int]],
    last: dict[str, tuple[int, int]],
    first: dict[str, tuple[int, int]],
) -> Name:
    words = tuple(tokens.words[name.first : name.end])
    if name.ground not in (Ground.TAGGER, Ground.SURNAME):
        return name
    if len(words) == 1 and words[0] in last:
        return replace(name, rule="people.surname", trigger=last[words[0]], ground=Ground.SURNAME)
    if len(words) == 1 and words[0] in first:
        return replace(name, rule="people.first-name", trigger=first[words[0]], ground=Ground.RULE)
    if words not in whole:
        return name
    return replace(name, rule="people.again", trigger=whole[words], ground=Ground.RULE)


def _ends_like_a_firm(tokens: Tokens, name: Name, known: KnownNames, tables: NameTables) -> bool:
    """Whether one unknown word ends as firms' names do: "Nordbank"."""
    word = tokens.words[name.first]
    if name.end - name.first > 1 or name.ground is not Ground.TAGGER or word in known.of_surname:
        return False
    return _NAMES.isdisjoint(tokens.classes[name.first]) and word.lower().endswith(tables.organisation_endings)


def _parts(tokens: Tokens, name: Name, known: KnownNames, tables: NameTables) -> list[Name]:
    """One name, or the parts that a lost comma or a headline in capitals ran together."""
    if is_capital_line(tokens, name.first, name.end):
        return shouted(tokens, name, known)
    if name.end - name.first > 1 and is_headline(tokens, name):
        return [known_part(tokens, name, known)]
    at = _lost_comma(tokens, name, known)
    if not at or SPEECH not in tokens.classes[name.end] or not _opens_with(tokens, name.first, tables):
        return [name]
    both = replace(name, rule="people.lost-comma", trigger=(name.first, name.end), ground=Ground.RULE)
    return [replace(both, end=at), replace(both, first=at)]


def _lost_comma(tokens: Tokens, name: Name, known: KnownNames) -> int:
    """The token at which a second person begins, 0 where there is none.

    "With the minister Olaf Renner Stolberg said" names two people where Stolberg is someone else's surname, and
    stands alone elsewhere; so does "Olaf Renner Karin Stolberg", given name and surname twice.
    """
    words = tuple(tokens.words[name.first : name.end])
    given = [GIVEN in tokens.classes[at] for at in range(name.first, name.end)]
    if known.full.get(words, 0) > 1:
        return 0
    if given == [True, False, True, False]:
        return name.first + 2
    namesakes = known.of_surname.get(words[-1], ())
    if len(words) > 2 and known.alone.get(words[-1]) and any(full != words for full in namesakes):
        return name.end - 1
    return 0


def _opens_with(tokens: Tokens, at: int, tables: NameTables) -> bool:
    """Whether the sentence opens with a preposition, so that its subject is still to come."""
    for back in range(at - 1, max(at - _REACH, 0), -1):
        if tokens.words[back - 1] in _SENTENCE_ENDS:
            return tokens.words[back].lower() in tables.prepositions
    return False


def _trim(tokens: Tokens, name: Name, endings: tuple[str, ...]) -> Name | None:
    """The name without a title before it ("King Misuzulu") or a role noun after it ("Michigan Attorney")."""
    first, end = name.first, name.end
    while first < end and tokens.words[first] in _QUOTES:
        first += 1
    while first < end and tokens.words[end - 1] in _QUOTES:
        end -= 1
    if sum(tokens.words[at] in _QUOTES for at in range(first, end)) % 2:
        return None
    while end - first > 1 and not _LEADING.isdisjoint(tokens.classes[first]) and GIVEN not in tokens.classes[first]:
        first += 1
    if end - first > 2 and _is_occupation(tokens, first, endings):
        first += 1
    while end - first > 1 and ROLE in tokens.classes[end - 1] and _NAMES.isdisjoint(tokens.classes[end - 1]):
        end -= 1
    while first < end and PARTICLE in tokens.classes[end - 1] and tokens.words[end - 1][0].islower():
        end -= 1
    return replace(name, first=first, end=end) if first < end else None


def _is_occupation(tokens: Tokens, at: int, endings: tuple[str, ...]) -> bool:
    """Whether a capitalised word before a given name tells what somebody does: "Harbourmaster Jon Eide"."""
    if tokens.classes[at] or GIVEN not in tokens.classes[at + 1] or not tokens.starts_sentence(at):
        return False
    return tokens.words[at].lower().endswith(endings)


def _with_initials(tokens: Tokens, name: Name, endings: tuple[str, ...]) -> Name | None:
    """The trimmed name with the capitals before it that are its initials: "VK Saxena", "R B Sreekumar"."""
    trimmed = _trim(tokens, name, endings)
    if trimmed is None or is_capital_line(tokens, trimmed.first, trimmed.end):
        return trimmed
    first = trimmed.first
    while trimmed.first - first < _MOST_INITIALS and _are_initials(tokens, first - 1):
        first -= 1
    return replace(trimmed, first=first)


def _are_initials(tokens: Tokens, at: int) -> bool:
    word = tokens.words[at]
    return len(word) <= _MOST_INITIALS and word.isalpha() and word.isupper() and not tokens.classes[at]


def _names_a_thing(tokens: Tokens, name: Name) -> bool:
    """Whether capitals after the name make it part of another: "the Albert Kahn Memorial Prize"."""
    for at in range(name.end, min(name.end + _THING_REACH, len(tokens.words))):
        classes = tokens.classes[at]
        if not tokens.words[at][:1].isupper() or ROLE in classes or GIVEN in classes or SURNAME in classes:
            return False
        if AFTER in classes:
            return True
        if HONORIFIC in classes and AFTER not in tokens.classes[at + 1]:
            return False
    return False


def _is_no_person(tokens: Tokens, name: Name, tables: NameTables) -> bool:
    """Whether the words name a place, a people, an organisation, a ship or a law instead of a person."""
    words = tuple(tokens.words[name.first : name.end])
    if name.ground is Ground.COURTESY:
        return False
    if _names_a_thing(tokens, name) or is_listed(tokens, name, words, tables) or is_called_so(tokens, name, tables):
        return True
    if tokens.words[name.first - 1] in tables.royal and tokens.words[name.first - 2].lower() in tables.determiners:
        return True
    if ends_a_title(tokens, name):
        return True
    if len(words) == 1 and (
        _is_command(tokens, name, tables) or is_partner(tokens, name) or is_listed_pair(tokens, name, tables)
    ):
        return True
    if len(words) > 2 and AFTER in tokens.classes[name.end - 1] and _NAMES.isdisjoint(tokens.classes[name.end - 1]):
        return True
    after = name.end + (tokens.words[name.end] in POSSESSIVE)
    if len(words) == 1 and tokens.words[after] in tables.eponyms:
        return True
    return all(only_other(tokens.classes[at]) for at in range(name.first, name.end))


def _is_command(tokens: Tokens, name: Name, tables: NameTables) -> bool:
    """Whether a given name that opens a sentence is a verb with its object: "Mark the date"."""
    if GIVEN not in tokens.classes[name.first] or not tokens.starts_sentence(name.first):
        return False
    return tokens.words[name.end] in tables.determiners


def _known(tokens: Tokens, names: list[Name]) -> KnownNames:
    known = KnownNames()
    for name in names:
        if not is_capital_line(tokens, name.first, name.end):
            known.learn(tuple(tokens.words[name.first : name.end]))
    return known


def _repeated(tokens: Tokens, first: int, end: int, known: KnownNames, tables: NameTables) -> list[Name]:
    """The words of a run that repeat a name or a surname alone: "Kovacs" after "Anna Kovacs"."""
    whole = Name(first, end, "people.surname", ground=Ground.SURNAME)
    if is_capital_line(tokens, first, end) or (end - first > 1 and is_headline(tokens, whole)):
        found = named_in_capitals(tokens, first, end, known)
        return [name for name in found if not _names_a_thing(tokens, name)]
    words = tuple(tokens.words[first:end])
    if tables.capital_nouns and words[0].lower() in tables.particles:
        words = (words[0].lower(), *words[1:])  # "Von der Heide sagte"
    again = replace(whole, rule="people.again", ground=Ground.RULE)
    if end - first > 1:
        tail = any(full[-len(words) :] == words for full in known.of_surname.get(words[-1], ()))
        return [again if words in known.full else whole] if tail and not _is_no_person(tokens, again, tables) else []
    if not NOT_ALONE.isdisjoint(tokens.classes[first]) or SUFFIX in tokens.classes[first]:
        return []
    if words[0] not in known.of_surname:
        sure = known.alone.get(words[0], 0) >= _SURE_ALONE
        return [again] if sure and not _is_no_person(tokens, again, tables) else []
    return [] if is_partner(tokens, whole) or is_called_so(tokens, whole, tables) else [whole]
