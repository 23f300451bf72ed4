"""Rules for quotations with no cue of their own: they go on with, or lead up to, another's source."""

from __future__ import annotations

from dossier.extraction.quotations import word_classes as wc
from dossier.extraction.quotations.attribution import Attribution
from dossier.extraction.quotations.kinds import is_fragment, is_utterance, names_work
from dossier.extraction.quotations.passages import Passage, places_of
from dossier.extraction.quotations.phrases import phrase_after
from dossier.extraction.quotations.quoted import Quoted
from dossier.extraction.quotations.sources import inverted_source, is_noun, source_of_cue, speaks
from dossier.extraction.quotations.subjects import subject_of_clause
from dossier.extraction.quotations.vocabulary import Vocabulary


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
        if names_work(passage, index, vocabulary) or not is_utterance(passage, index):
            continue
        attribution = (
            _name_below(passages, order[id(passage)])
            or _same_paragraph(passage, index, found)
            or _before_in_paragraph(passage, index)
            or _from_paragraph_before(passages, order[id(passage)], index, found)
            or _answers(passages, order[id(passage)], index, found)
        )
        if attribution:
            found[number] = attribution


def _name_below(passages: list[Passage], number: int) -> Attribution | None:
    """A quotation alone in its paragraph, with a dash and a name on the line below."""
    if len(passages[number]) != 1 or number + 1 >= len(passages):
        return None
    p = passages[number + 1]
    if not len(p) or not p.flags[0] & wc.DASH or p.sentence_end(0) < len(p):
        return None
    source = phrase_after(p, 1, len(p))
    named = source and p.flags[source.first] & wc.CAPITAL
    closed = source and (source.last >= len(p) or p.flags[source.last] & wc.PUNCTUATION)
    return Attribution("quotation.name-after-dash", p, source, 0) if named and closed else None


def _same_paragraph(p: Passage, index: int, found: dict[int, Attribution]) -> Attribution | None:
    """“It is open,” the mayor said. “It is safe.”: nothing but the attribution stands between the two."""
    if p.verb_second and index and p.flags[index - 1] & wc.COLON:
        return None  # led up to by words of its own, which name nobody
    before = index - 1
    while before >= 0 and (not p.flags[before] & wc.QUOTE or _in_passing(p, before, found)):
        before -= 1
    if before < 0 or p.quote[before] not in found:
        return None
    at_once = _one_attribution(p, before, index)
    if not at_once and _other_subject(p, before, index):
        return None
    rule = "quotation.continued" if at_once else "quotation.continued-later"
    return Attribution(rule, p, follows=p.quote[before])


def _in_passing(p: Passage, index: int, found: dict[int, Attribution]) -> bool:
    """Whether quoted words are a name inside the attribution: “It is open,” she told the “Night Desk.” “It is safe.”"""
    return p.quote[index] not in found and not p.opens[index] and is_fragment(p, index) and not is_utterance(p, index)


def _one_attribution(p: Passage, before: int, index: int) -> bool:
    """Whether only the end of the sentence that holds the earlier quotation stands between."""
    return not any(p.opens[before + 1 : index]) or (p.opens[before + 1] and sum(p.opens[before + 2 : index]) == 0)


def _other_subject(p: Passage, before: int, index: int) -> bool:
    """Whether a sentence in between has a subject of its own that is no pronoun."""
    starts = [i for i in range(before + 1, index) if p.opens[i]]
    for start in starts:
        subject = subject_of_clause(p, start, p.sentence_end(start))
        if subject and not p.flags[subject.first] & wc.PRONOUN and p.flags[subject.first] & wc.CAPITAL:
            return True
    return False


def _before_in_paragraph(p: Passage, index: int) -> Attribution | None:
    """The mayor said she was pleased. “It is open.”: the source of the cue in the sentence before."""
    if index == 0 or not p.opens[index]:
        return None
    start = p.sentence_start(index - 1)
    return _cue_in_sentence(p, start, index, "quotation.sentence-before") or _subject_before(p, start, index)


def _subject_before(p: Passage, start: int, index: int) -> Attribution | None:
    """He shrugs. “It is what it is.”: who acts in the sentence before, where the quotation ends the paragraph."""
    if index - start > _LONGEST_ACT or index + 1 < len(p) or any(p.flags[i] & wc.QUOTE for i in range(start, index)):
        return None
    source = subject_of_clause(p, start, index)
    if source is None or p.words[index - 1] != ".":
        return None
    named = all(p.flags[i] & (wc.CAPITAL | wc.PRONOUN) for i in range(source.first, source.last))
    return Attribution("quotation.subject-before", p, source, personal=True) if named else None


_LONGEST_ACT = 30


def _from_paragraph_before(
    passages: list[Passage], number: int, index: int, found: dict[int, Attribution]
) -> Attribution | None:
    """A quotation that opens its paragraph: introduced by a colon above, or the speaker above goes on."""
    if index != 0 or number == 0 or not len(passages[number - 1]):
        return None
    p = passages[number - 1]
    start = p.sentence_start(len(p) - 1)
    if p.flags[-1] & wc.COLON:
        introduced = _cue_in_sentence(p, start, len(p), "quotation.colon-above", personal=False)
        if introduced:
            return introduced
        subject = subject_of_clause(p, start, len(p))
        return Attribution("quotation.colon-above", p, subject, len(p) - 1) if subject else None
    quotes = [i for i in p.quote if p.quote[i] in found]
    if quotes and not _other_subject(p, quotes[-1], len(p)):
        return Attribution("quotation.speaker-above", p, follows=p.quote[quotes[-1]])
    return _cue_in_sentence(p, start, len(p), "quotation.sentence-above")


def _answers(passages: list[Passage], number: int, index: int, found: dict[int, Attribution]) -> Attribution | None:
    """“I was tired,” says the singer. […] Why now? “Because I had something to say.”: she answers the question."""
    p = passages[number]
    asking, end = (p, index) if index else (passages[number - 1], len(passages[number - 1])) if number else (p, 0)
    if not end or asking.words[end - 1] != "?" or any(asking.flags[i] & wc.QUOTE for i in range(end)):
        return None
    for above in range(number - 1, max(-1, number - 1 - _INTERVIEW), -1):
        spoken = [passages[above].quote[i] for i in passages[above].quoted_at if passages[above].quote[i] in found]
        if spoken:
            return Attribution("quotation.answer", p, follows=spoken[-1])
    return None


_INTERVIEW = 4


def _cue_in_sentence(p: Passage, start: int, end: int, rule: str, *, personal: bool = True) -> Attribution | None:
    """The last cue between two tokens that has a source which names a person or is a pronoun."""
    for c in range(end - 1, start - 1, -1):
        if speaks(p, c) and not is_noun(p, c):
            source = source_of_cue(p, c, start) or (inverted_source(p, c, end) if p.flags[c - 1] & wc.QUOTE else None)
            alone = source and source.last == source.first + 1 and p.flags[source.first] & wc.PRONOUN
            if source and (alone or any(p.flags[i] & wc.CAPITAL for i in range(source.first, source.last))):
                return Attribution(rule, p, source, c, personal=personal)
    return None
