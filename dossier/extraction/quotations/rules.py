"""Every rule in one row: the name shown as evidence, what it sees said for a reader, and the function that sees it.

A new rule is a function in a module of this folder, a row here, and its sentence in the tables of the tests.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from dossier.extraction.quotations.after import (
    according_to,
    cue_after,
    cue_after_inverted,
    name_after_dash,
    unlisted_verb,
)
from dossier.extraction.quotations.attribution import Attribution
from dossier.extraction.quotations.before import colon_before, comma_before, cue_before, manner_before
from dossier.extraction.quotations.continuing import attribute_continuing
from dossier.extraction.quotations.copies import attribute_copies
from dossier.extraction.quotations.free_indirect import go_on
from dossier.extraction.quotations.passages import Passage
from dossier.extraction.quotations.reported import reports_in
from dossier.extraction.quotations.vocabulary import Vocabulary
from dossier.extraction.quotations.within import cue_in_clause

Beside = Callable[[Passage, int, Vocabulary], Attribution | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: `find` made what carries `quotation.<name>`.

    A function that tells several cases apart stands in several rows. `rare` says that the annotated texts hold too few
    cases to measure how often it is right.
    """

    name: str
    note: str
    find: Callable[..., Any]
    rare: bool = field(default=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Sieve(Rule):
    """A rule for a source beside the quotation, which looks on from the quotation's end or back from its beginning."""

    find: Beside
    at_end: bool = True


# The order in which they are tried, surest first.
SIEVES = (
    Sieve("cue-after-inverted", "the verb and then the name stand after the quotation", cue_after_inverted),
    Sieve("cue-after", "the name and the verb stand after the quotation", cue_after),
    Sieve(
        "cue-after-apposition",
        "the name, an apposition and the verb stand after the quotation",
        cue_after,
    ),
    Sieve(
        "according-to",
        "“according to” or the like names the source beside the quotation",
        according_to,
    ),
    Sieve(
        "manner-before",
        "a clause such as “as the mayor puts it” leads to the quotation",
        manner_before,
        False,
        rare=True,
    ),
    Sieve("cue-before", "the verb stands right before the quotation", cue_before, False),
    Sieve("cue-before-colon", "the verb leads to the quotation with a colon", cue_before, at_end=False),
    Sieve("cue-before-comma", "the verb leads to the quotation with a comma", cue_before, at_end=False),
    Sieve(
        "told-before",
        "the verb, with whom it was told or where, leads to the quotation",
        cue_before,
        at_end=False,
    ),
    Sieve("verb-after", "a name and a verb that no list holds stand after the quotation", unlisted_verb, rare=True),
    Sieve("name-after-dash", "a dash and a name stand after the quotation", name_after_dash, rare=True),
    Sieve(
        "colon-before",
        "a sentence without a verb of saying leads to the quotation with a colon",
        colon_before,
        at_end=False,
    ),
    Sieve(
        "comma-before",
        "a person's doing, without a verb of saying, leads to the quotation with a comma",
        comma_before,
        at_end=False,
        rare=True,
    ),
)

# Tried for the quotations that have nothing beside them.
FURTHER = (
    Rule(
        "copied",
        "the same words are quoted again where somebody is said to have spoken them",
        attribute_copies,
        rare=True,
    ),
    Rule("colon-above", "the paragraph above ends with a colon", attribute_continuing),
    Rule("continued", "the speaker of the quotation before goes on", attribute_continuing),
    Rule(
        "continued-later",
        "the speaker of an earlier quotation in the paragraph goes on",
        attribute_continuing,
        rare=True,
    ),
    Rule("sentence-before", "the sentence before names who was speaking", attribute_continuing),
    Rule(
        "subject-before",
        "who acts in the sentence before speaks at the end of the paragraph",
        attribute_continuing,
        rare=True,
    ),
    Rule("answer", "whoever spoke before answers the question", attribute_continuing, rare=True),
    Rule("sentence-above", "the paragraph above names who was speaking", attribute_continuing),
    Rule("speaker-above", "the speaker of the paragraph above goes on", attribute_continuing),
    Rule("fragment", "quoted words in the clause of a verb of saying", cue_in_clause),
    Rule("reported-that", "a clause with “that” after a verb of saying", reports_in),
    Rule("reported-bare", "a clause without “that” after a verb of saying", reports_in),
    Rule("reported-question", "an indirect question", reports_in),
    Rule("reported-addressee", "someone is told a clause", reports_in),
    Rule("reported-infinitive", "an infinitive says what was vowed, refused or promised", reports_in),
    Rule("reported-object", "the object of a speech act", reports_in),
    Rule("reported-before", "the source and the verb follow the reported clause", reports_in),
    Rule("reported-around", "the reported clause goes on after the source and the verb", reports_in),
    Rule("reported-subjunctive", "the verb marks the sentence as the words of who spoke before", go_on),
    Rule("reported-manner", "a clause such as “as the mayor explained” leads to what was said", reports_in, rare=True),
    Rule("reported-noun", "a noun such as “claim” governs the clause", reports_in),
    Rule("reported-adjective", "an adjective such as “confident” governs the clause", reports_in),
    Rule(
        "according-to-clause",
        "“according to” or the like names the source of the clause",
        reports_in,
    ),
)

UNATTRIBUTED = "quotation.marks"
NOTES = {f"quotation.{rule.name}": rule.note for rule in (*SIEVES, *FURTHER)} | {
    UNATTRIBUTED: "words inside quotation marks; no source was found"
}
