"""Languages whose finite verb is the second part of a clause: what stands first need not be its subject."""

from __future__ import annotations

from dossier.extraction.quotations import word_classes as wc
from dossier.extraction.quotations.passages import Passage
from dossier.extraction.quotations.phrases import Phrase, phrase_after, phrase_before
from dossier.extraction.quotations.vocabulary import Vocabulary

_ADVERBIAL = wc.ADVERB | wc.TIME | wc.NEGATION
_FRONT = 30


def verb_second(vocabulary: Vocabulary) -> bool:
    """Whether the language puts the verb second: “Am Montag sagte Kos”."""
    return "verb-second" in vocabulary.syntax


def behind_verb(p: Passage, cue: int, floor: int, ceiling: int) -> Phrase | None:
    """The subject behind a cue where something else stands before it; None where the subject comes first.

    “In einem Gespräch mit der Zeitung sagte Filep Karma: …” is said by Karma, “Karma sagte der Zeitung: …” too.
    """
    if _subject_first(p, cue, floor):
        return None
    index = cue + 1
    while index < ceiling and p.flags[index] & _ADVERBIAL and not p.flags[index] & (wc.PRONOUN | wc.DETERMINER):
        index += 1
    found = phrase_after(p, index, ceiling)
    return Phrase(found.first, found.last, "inverted") if found and found.first == index else None


def _subject_first(p: Passage, cue: int, floor: int) -> bool:
    """Whether the noun phrase or pronoun right before the cue opens its clause."""
    if cue == floor:
        return False
    before = cue - 1
    while before > floor and p.flags[before] & (wc.ADVERB | wc.AUXILIARY | wc.NEGATION) and not _nominal(p, before):
        before -= 1
    if p.flags[before] & wc.COMMA:
        return not p.flags[floor] & (wc.SUBORDINATOR | wc.PREPOSITION) or bool(p.flags[floor] & wc.DETERMINER)
    phrase = phrase_before(p, before, max(floor, before - _FRONT))
    if phrase is None:
        return False
    first = phrase.first
    while first > floor and p.flags[first - 1] & (wc.ADVERB | wc.CONJUNCTION):
        first -= 1
    opens = first == floor or bool(p.flags[first - 1] & wc.PUNCTUATION)
    return opens and not p.flags[phrase.first] & wc.TIME


def _nominal(p: Passage, index: int) -> bool:
    return bool(p.flags[index] & (wc.PRONOUN | wc.CAPITAL))
