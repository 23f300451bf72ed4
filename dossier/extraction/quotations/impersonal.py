"""Sources of which "it" is said: "heißt es in einem Bericht der Stadt"."""

from __future__ import annotations

from dossier.extraction.quotations import word_classes as wc
from dossier.extraction.quotations.passages import Passage
from dossier.extraction.quotations.phrases import Phrase, phrase_after

ADVERBIAL = wc.ADVERB | wc.TIME | wc.NEGATION


def place_of_saying(p: Passage, cue: int, end: int) -> Phrase | None:
    """Where "it" was said: "heißt es in einem Bericht der Stadt"."""
    index = cue + 1
    while index < end and (is_impersonal(p, index) or p.flags[index] & ADVERBIAL):
        index += 1
    if index + 1 >= end or not p.flags[index] & wc.ATTACHING:
        return None
    found = phrase_after(p, index + 1, end)
    return Phrase(found.first, found.last, "inverted") if found and not p.flags[found.first] & wc.TIME else None


def place_in_front(p: Passage, start: int, finite: int) -> Phrase | None:
    """Where "it" was said, before the verb: "In einem Bericht der Stadt heißt es"."""
    if start + 1 >= finite or not p.flags[start] & (wc.ATTACHING | wc.AGENT):
        return None
    found = phrase_after(p, start + 1, finite)
    return Phrase(found.first, found.last, "inverted") if found and not p.flags[found.first] & wc.TIME else None


def is_document(p: Passage, phrase: Phrase) -> bool:
    """Whether a phrase has a noun for what is written: a report, a letter."""
    return any("document" in p.vocabulary.noun_kinds.get(p.low[i], ()) for i in range(phrase.first, phrase.last))


def is_impersonal(p: Passage, index: int) -> bool:
    """Whether a token is "it"."""
    pronoun = p.vocabulary.pronouns.get(p.low[index])
    return pronoun is not None and pronoun.number == "thing"
