"""Rules for quotations with no cue of their own: they go on with, or lead up to, another's source."""

from __future__ import annotations

from dossier.extraction.quotations.attribution import Attribution
from dossier.extraction.quotations.beside import speaks
from dossier.extraction.quotations.kinds import is_utterance, names_work
from dossier.extraction.quotations.passages import Passage
from dossier.extraction.quotations.phrases import subject_of_clause
from dossier.extraction.quotations.quoted import Quoted
from dossier.extraction.quotations.sieves import places_of
from dossier.extraction.quotations.sources import source_of_cue
from dossier.extraction.quotations.vocabulary import CAPITAL, COLON, PRONOUN, QUOTE, Vocabulary

_NEAR_BLOCKS = 2


def attribute_continuing(
    quoted: tuple[Quoted, ...],
    passages: list[Passage],
    found: dict[int, Attribution],
    vocabulary: Vocabulary,
) -> None:
    """Add to `found` what can be told of the quotations without a source beside them, in reading order."""
    places = places_of(passages)
    order = {id(passage): n for n, passage in enumerate(passages)}
    for number in sorted(places):
        if number in found:
            continue
        passage, index = places[number][0]
        if names_work(passage, index, vocabulary):
            continue
        shared = _shared_cue(places, found, number)
        if not shared and not is_utterance(passage, index):
            continue
        attribution = (
            shared
            or _same_paragraph(passage, index, found)
            or _before_in_paragraph(passage, index, vocabulary)
            or _from_paragraph_before(passages, order[id(passage)], index, found, vocabulary)
            or _after_in_paragraph(*places[number][-1], vocabulary)
        )
        if attribution:
            found[number] = attribution


def _shared_cue(
    places: dict[int, list[tuple[Passage, int]]], found: dict[int, Attribution], number: int
) -> Attribution | None:
    """“The bridge” and “the pier are open,” the mayor said: the first goes with the second."""
    passage, index = places[number][-1]
    following = places.get(number + 1)
    if following is None or number + 1 not in found or following[0][0] is not passage:
        return None
    between = passage.opens[index + 1 : following[0][1] + 1]
    if any(between):
        return None
    return Attribution("quotation.shared-cue", passage, follows=number + 1)


def _same_paragraph(p: Passage, index: int, found: dict[int, Attribution]) -> Attribution | None:
    """“It is open,” the mayor said. “It is safe.”: nothing but the attribution stands between the two."""
    before = index - 1
    while before >= 0 and not p.flags[before] & QUOTE:
        before -= 1
    if before < 0 or p.quote[before] not in found:
        return None
    sentences = sum(p.opens[before + 1 : index])
    rule = (
        "quotation.continued" if sentences == 0 or _one_attribution(p, before, index) else "quotation.continued-later"
    )
    if rule == "quotation.continued-later" and _other_subject(p, before, index):
        return None
    return Attribution(rule, p, follows=p.quote[before])


def _one_attribution(p: Passage, before: int, index: int) -> bool:
    """Whether only the end of the sentence that holds the earlier quotation stands between."""
    return not any(p.opens[before + 1 : index]) or (p.opens[before + 1] and sum(p.opens[before + 2 : index]) == 0)


def _other_subject(p: Passage, before: int, index: int) -> bool:
    """Whether a sentence in between has a subject of its own that is no pronoun."""
    starts = [i for i in range(before + 1, index) if p.opens[i]]
    for start in starts:
        subject = subject_of_clause(p, start, p.sentence_end(start))
        if subject and not p.flags[subject.first] & PRONOUN and p.flags[subject.first] & CAPITAL:
            return True
    return False


def _before_in_paragraph(p: Passage, index: int, vocabulary: Vocabulary) -> Attribution | None:
    """The mayor was pleased. “It is open.”: the subject of the sentence before."""
    if index == 0 or not p.opens[index]:
        return None
    start = p.sentence_start(index - 1)
    for c in range(index - 1, start - 1, -1):
        if speaks(p, c):
            source = source_of_cue(p, c, start)
            if source:
                return Attribution("quotation.sentence-before", p, source, c)
    subject = subject_of_clause(p, start, index)
    return Attribution("quotation.subject-before", p, subject, None) if subject else None


def _from_paragraph_before(
    passages: list[Passage], number: int, index: int, found: dict[int, Attribution], vocabulary: Vocabulary
) -> Attribution | None:
    """A quotation that opens its paragraph: introduced by a colon above, or the speaker above goes on."""
    if index != 0 or number == 0:
        return None
    p = passages[number - 1]
    if not len(p):
        return None
    start = p.sentence_start(len(p) - 1)
    if p.flags[-1] & COLON:
        for c in range(len(p) - 1, start - 1, -1):
            if speaks(p, c):
                source = source_of_cue(p, c, start)
                if source:
                    return Attribution("quotation.colon-above", p, source, c)
        subject = subject_of_clause(p, start, len(p))
        return Attribution("quotation.colon-above", p, subject, len(p) - 1) if subject else None
    quotes = [i for i in p.quote if p.quote[i] in found]
    if quotes:
        last = quotes[-1]
        if not _other_subject(p, last, len(p)):
            return Attribution("quotation.speaker-above", p, follows=p.quote[last])
    for c in range(len(p) - 1, start - 1, -1):
        if speaks(p, c):
            source = source_of_cue(p, c, start)
            if source:
                return Attribution("quotation.sentence-above", p, source, c)
    subject = subject_of_clause(p, start, len(p))
    return Attribution("quotation.subject-above", p, subject, None) if subject else None


def _after_in_paragraph(p: Passage, index: int, vocabulary: Vocabulary) -> Attribution | None:
    return None
