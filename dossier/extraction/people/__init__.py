"""People named in an article, and which mentions are one person."""

from __future__ import annotations

from collections import defaultdict

from dossier.extraction.people.bylines import byline_names, credited
from dossier.extraction.people.detect import detect, read_scene
from dossier.extraction.people.gender import gender_of, given_gender, telling_pronouns
from dossier.extraction.people.grouping import form_of, group
from dossier.extraction.people.names import Name, Title
from dossier.extraction.people.roles import title_of
from dossier.extraction.people.tables import NameTables, load_tables
from dossier.extraction.people.tagger import load_tagger
from dossier.extraction.people.tokens import Tokens, tokenize
from dossier.extraction.precision import precision_of
from dossier.language.lexicon import Lexicon
from dossier.model import (
    READ_ROLES,
    Article,
    ArticlePerson,
    Evidence,
    PersonMention,
    Role,
)

__all__ = ["find_people"]

_CREDITED_ROLES = (Role.BYLINE, Role.CREDIT, Role.CAPTION)
_Found = tuple[Tokens, Name, Title]


def find_people(article: Article, lexicon: Lexicon) -> tuple[tuple[ArticlePerson, ...], tuple[PersonMention, ...]]:
    """The people of an article and their mentions, in reading order.

    "NATO Secretary-General Jens Stoltenberg" gives one mention, the name, with the words before it as its role.
    Subjects come from the read blocks; bylines and credits give authors and photographers.
    """
    tables = load_tables(lexicon)
    body = [block.span for block in article.blocks if block.role in READ_ROLES]
    scene = read_scene(article.text, body, tables)
    tokens = scene.tokens
    names = credited(tokens, detect(scene, load_tagger(lexicon.language), tables), tables)
    taken = {at for name in names for at in range(name.first, name.end)}
    found: list[_Found] = [(tokens, name, title_of(tokens, name, tables, taken)) for name in names]
    for block in article.blocks:
        if block.role in _CREDITED_ROLES:
            line = tokenize(article.text, [block.span], tables)
            found.extend((line, name, Title()) for name in byline_names(line, block.role, tables))
    found.sort(key=lambda item: item[0].starts[item[1].first])
    return _assemble(found, tables, telling_pronouns(tokens, names), tokens)


def _assemble(
    found: list[_Found], tables: NameTables, pronouns: dict[int, int], body: Tokens
) -> tuple[tuple[ArticlePerson, ...], tuple[PersonMention, ...]]:
    """Mentions grouped into people, each person with a key and the gender the text tells."""
    forms = [form_of(tokens.words[name.first : name.end], tables.suffixes) for tokens, name, _ in found]
    told = [tables.noun_gender.get(title.gender_word) for _, _, title in found]
    usual = [
        gender or given_gender(tokens, name, tables) for gender, (tokens, name, _) in zip(told, found, strict=True)
    ]
    owners = group(forms, told, usual, tables.particles)
    members: dict[int, list[_Found]] = defaultdict(list)
    for owner, item in zip(owners, found, strict=True):
        members[owner].append(item)
    people: list[ArticlePerson] = []
    keys: dict[int, str] = {}
    used: dict[str, int] = {}
    for owner, items in members.items():
        name = _fullest(items)
        used[name] = used.get(name, 0) + 1
        keys[owner] = name if used[name] == 1 else f"{name}#{used[name]}"
        in_body = [(n, t) for tokens, n, t in items if tokens is body]
        people.append(ArticlePerson(keys[owner], name, gender_of(body, tables, in_body, pronouns)))
    mentions = tuple(_mention(item, keys[owner]) for owner, item in zip(owners, found, strict=True))
    return tuple(people), mentions


def _mention(item: _Found, key: str) -> PersonMention:
    tokens, name, title = item
    trigger = name.trigger or (name.first, name.end)
    evidence = Evidence(name.rule, tokens.span(*trigger), precision_of(__package__, name.rule))
    return PersonMention(
        span=tokens.span(name.first, name.end),
        entity=key,
        evidence=evidence,
        role=title.role,
        honorific=title.honorific,
        capacity=name.capacity,
    )


def _fullest(items: list[_Found]) -> str:
    """The longest form of a name, spelt out rather than with initials, not in capitals, the first printed so."""
    best = min(
        items,
        key=lambda item: (
            item[0].words[item[1].first].endswith("."),
            -(item[1].end - item[1].first),
            item[0].span(item[1].first, item[1].end).of(item[0].text).isupper(),
        ),
    )
    tokens, name, _ = best
    return " ".join(tokens.span(name.first, name.end).of(tokens.text).split())
