"""Evidence of a person's grammatical gender, for resolving pronouns; never a fact about the person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dossier.extraction.people.names import Name, Title
from dossier.extraction.people.tables import PRONOUN, NameTables
from dossier.extraction.people.tokens import BREAK, Tokens
from dossier.model import Evidence, Gender, Span

_REACH = 60


def gender_of(
    tokens: Tokens,
    tables: NameTables,
    mentions: Sequence[tuple[Name, Title]],
    pronouns: Mapping[int, int],
) -> tuple[Gender | None, Evidence | None]:
    """The gender that a person's mentions tell, surest evidence first: honorific or role noun, given name, pronoun.

    `pronouns` maps the first token of a mention to the token of a pronoun that can only mean this person. Evidence
    that disagrees with itself is no evidence.
    """
    for rule, found in (
        ("people.gender-title", _from_titles(tables, mentions)),
        ("people.gender-given-name", _from_given_names(tokens, tables, mentions)),
        ("people.gender-pronoun", _from_pronouns(tokens, tables, mentions, pronouns)),
    ):
        genders = {gender for gender, _ in found}
        if len(genders) == 1:
            return found[0][0], Evidence(rule, found[0][1])
    return None, None


def _from_titles(tables: NameTables, mentions: Sequence[tuple[Name, Title]]) -> list[tuple[Gender, Span | None]]:
    return [(tables.noun_gender[t.gender_word], t.gender_span) for _, t in mentions if t.gender_word]


def _from_given_names(
    tokens: Tokens, tables: NameTables, mentions: Sequence[tuple[Name, Title]]
) -> list[tuple[Gender, Span | None]]:
    longest = max((name.end - name.first for name, _ in mentions), default=0)
    found: list[tuple[Gender, Span | None]] = []
    for name, _ in mentions:
        if longest > 1 and name.end - name.first < 2:
            continue
        gender = given_gender(tokens, name, tables)
        if gender is not None:
            found.append((gender, tokens.span(name.first, name.first + 1)))
    return found


def given_gender(tokens: Tokens, name: Name, tables: NameTables) -> Gender | None:
    """The gender of those who usually bear a name's first word."""
    word = tokens.words[name.first]
    return tables.given_gender.get(word) or tables.given_gender.get(word.partition("-")[0])


def _from_pronouns(
    tokens: Tokens, tables: NameTables, mentions: Sequence[tuple[Name, Title]], pronouns: Mapping[int, int]
) -> list[tuple[Gender, Span | None]]:
    places = [pronouns[name.first] for name, _ in mentions if name.first in pronouns]
    return [(tables.pronoun_gender[tokens.words[p].lower()], tokens.span(p, p + 1)) for p in places]


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
