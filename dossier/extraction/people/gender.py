"""Evidence of a person's grammatical gender, for resolving pronouns; never a fact about the person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dossier.extraction.people.names import Name, Title
from dossier.extraction.people.tables import PRONOUN, NameTables
from dossier.extraction.people.tokens import BREAK, Tokens
from dossier.model import Gender

_REACH = 60


def gender_of(
    tokens: Tokens,
    tables: NameTables,
    mentions: Sequence[tuple[Name, Title]],
    pronouns: Mapping[int, int],
) -> Gender | None:
    """The gender that a person's mentions tell, surest evidence first: honorific or role noun, given name, pronoun.

    `pronouns` maps the first token of a mention to the token of a pronoun that can only mean this person. Evidence
    that disagrees with itself is no evidence.
    """
    for genders in (
        _from_titles(tables, mentions),
        _from_given_names(tokens, tables, mentions),
        _from_pronouns(tokens, tables, mentions, pronouns),
    ):
        if len(genders) == 1:
            return next(iter(genders))
    return None


def _from_titles(tables: NameTables, mentions: Sequence[tuple[Name, Title]]) -> set[Gender]:
    return {tables.noun_gender[title.gender_word] for _, title in mentions if title.gender_word}


def _from_given_names(tokens: Tokens, tables: NameTables, mentions: Sequence[tuple[Name, Title]]) -> set[Gender]:
    longest = max((name.end - name.first for name, _ in mentions), default=0)
    found: set[Gender] = set()
    for name, _ in mentions:
        if longest > 1 and name.end - name.first < 2:
            continue
        gender = given_gender(tokens, name, tables)
        if gender is not None:
            found.add(gender)
    return found


def given_gender(tokens: Tokens, name: Name, tables: NameTables) -> Gender | None:
    """The gender of those who usually bear a name's first word."""
    word = tokens.words[name.first]
    return tables.given_gender.get(word) or tables.given_gender.get(word.partition("-")[0])


def _from_pronouns(
    tokens: Tokens, tables: NameTables, mentions: Sequence[tuple[Name, Title]], pronouns: Mapping[int, int]
) -> set[Gender]:
    places = [pronouns[name.first] for name, _ in mentions if name.first in pronouns]
    return {tables.pronoun_gender[tokens.words[p].lower()] for p in places}


def telling_pronouns(tokens: Tokens, names: Sequence[Name]) -> dict[int, int]:
    """The pronoun after each name that stands alone: no other name between, none in the sentence before it.

    "Kovalenko resigned. She gave no reason." tells; "Kovalenko met Marsh. She left." does not.
    """
    found: dict[int, int] = {}
    for number, name in enumerate(names):
        limit = names[number + 1].first if number + 1 < len(names) else len(tokens.words)
        if number and not _new_sentence(tokens, names[number - 1].end, name.first):
            continue
        for at in range(name.end, min(limit, name.end + _REACH)):
            if tokens.words[at] == BREAK:
                break
            if PRONOUN in tokens.classes[at]:
                if tokens.starts_sentence(at) and tokens.words[at - 1] in ".!?":
                    found[name.first] = at
                break
    return found


def _new_sentence(tokens: Tokens, start: int, end: int) -> bool:
    return any(word in (".", "!", "?", BREAK) for word in tokens.words[start:end])
