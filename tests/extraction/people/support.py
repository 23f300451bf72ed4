"""Short ways to say what must be found in a sentence."""

from __future__ import annotations

import re

from dossier.extraction.people import find_people
from dossier.intake.plain import article_from_text
from dossier.language.lexicon import Lexicon, load_lexicon
from dossier.model import Article, ArticlePerson, Block, Evidence, PersonMention, Role, SourceText, Span


def english() -> Lexicon:
    lexicon = load_lexicon("en")
    assert lexicon is not None
    return lexicon


def people_of(text: str) -> tuple[tuple[ArticlePerson, ...], tuple[PersonMention, ...]]:
    return find_people(article_from_text("a", text), english())


def names_in(text: str) -> list[str]:
    return [mention.span.of(text) for mention in people_of(text)[1]]


def unmark(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Text without its [marks], and each mark's (start, end, person): "[Anna Marsh] and [Marsh=Anna Marsh]"."""
    text, marks, at = "", [], 0
    for match in re.finditer(r"\[([^\]=]+)(?:=([^\]]+))?\]", marked):
        text += marked[at : match.start()]
        marks.append((len(text), len(text) + len(match[1]), match[2] or match[1]))
        text += match[1]
        at = match.end()
    return text + marked[at:], marks


def article_of(*blocks: tuple[Role, str]) -> Article:
    """An article whose blocks have the given roles, one line each."""
    text, made = "", []
    for role, words in blocks:
        made.append(Block(Span(len(text), len(text) + len(words)), role, Evidence("test")))
        text += words + "\n"
    return Article("a", SourceText("a.txt", text, "0" * 64), tuple(made), ())
