"""The source of a cue: the noun phrase that does the saying, from where the cue stands in its clause."""

from __future__ import annotations

from dossier.extraction.quotations import word_classes as wc
from dossier.extraction.quotations.passages import Passage
from dossier.extraction.quotations.phrases import Phrase, in_compound, phrase_after, phrase_before
from dossier.extraction.quotations.subjects import subject_of_clause
from dossier.extraction.quotations.verb_second import source_behind, source_second
from dossier.extraction.quotations.vocabulary import Vocabulary

_BETWEEN = wc.ADVERB | wc.AUXILIARY | wc.NEGATION
_IN_TIME = wc.TIME | wc.DETERMINER | wc.NUMBER
_REACH = 60


def speaks(p: Passage, index: int) -> bool:
    """Whether the token is a cue that can go with quoted words."""
    cue = p.cues.get(index)
    return cue is not None and "quote" in cue.frames


def source_of_cue(p: Passage, cue: int, floor: int) -> Phrase | None:
    """The phrase that names who said it, looking back from the cue at token `cue` no further than `floor`.

    "Trump, who won Ohio, has since said": the phrase is "Trump", its relation "apposed".
    """
    if p.verb_second:
        return source_second(p, cue, floor)
    floor = max(floor, cue - _REACH)
    label = (i for i in range(cue - 1, floor, -1) if p.flags[i] & wc.COLON and not p.flags[i + 1] & wc.QUOTE)
    floor = next(label, floor - 1) + 1
    index = _over_brackets(p, _over_adverbials(p, cue - 1, floor), floor)
    if index < floor:
        return None
    bits = p.flags[index]
    if bits & wc.QUOTE:
        return _agent(p, index, floor) if _is_participle(p, cue) else None
    if bits & (wc.COMMA | wc.DASH):
        if _is_participle(p, cue):
            return _agent(p, index, floor)
        start = _clause_floor(p, index, floor)
        subject = subject_of_clause(p, start, index)
        if subject is None and p.flags[start] & wc.SUBORDINATOR:
            subject = subject_of_clause(p, start + 1, index)
        return _named(subject, "apposed")
    if bits & wc.RELATIVE:
        apart = index > floor and bool(p.flags[index - 1] & wc.COMMA)
        return _named(phrase_before(p, index - 1 - apart, floor), "relative" if apart else "restrictive")
    if bits & (wc.CONJUNCTION | wc.INFINITIVE) or (
        bits & (wc.PREPOSITION | wc.SUBORDINATOR) and _is_participle(p, cue)
    ):
        return _named(_earlier_subject(p, index, floor) or subject_of_clause(p, floor, index), "coordinated")
    found = phrase_before(p, index, floor)
    if found is None:
        return _named(subject_of_clause(p, floor, cue), "clause")
    reduced = _before_participle(p, found, floor)
    if reduced:
        return reduced
    if _is_participle(p, cue) and not any(p.flags[i] & wc.AUXILIARY for i in range(index + 1, cue)):
        return _holder(p, found, cue, floor)
    return found


def _before_participle(p: Passage, found: Phrase, floor: int) -> Phrase | None:
    """Who speaks in "a statement by the council confirming the sale read": the statement, not the sale."""
    participle = found.first - 1
    if participle - 1 < floor or participle not in p.cues or not p.cues[participle].participle:
        return None
    if p.flags[participle - 1] & ~(wc.CAPITAL | wc.SPEAKER_NOUN | wc.CUE_NOUN | wc.CUE):
        return None
    return _named(subject_of_clause(p, floor, participle), "relative")


def _agent(p: Passage, comma: int, floor: int) -> Phrase | None:
    """Who does what a participle after a comma says: the subject of the clause before, else of the sentence."""
    start = comma - 1
    while start > floor and not p.flags[start] & (wc.COMMA | wc.QUOTE | wc.DASH):
        start -= 1
    inserted = _inserted_source(p, start + 1, comma) if start > floor else None
    if inserted:
        return _named(inserted, "participle")
    if start > floor and start + 2 < comma and p.flags[start + 1] & wc.SUBORDINATOR:
        inner = subject_of_clause(p, start + 2, comma)
        if inner:
            return _named(inner, "participle")
    return _named(subject_of_clause(p, floor, comma), "participle")


def _inserted_source(p: Passage, first: int, comma: int) -> Phrase | None:
    """Who speaks between the commas of "…, the mayor said, adding that": the mayor, whatever the sentence is about.

    A verb right after a comma has its subject before an apposition, one right after a quotation has it behind.
    """
    for cue in range(first, comma):
        if cue not in p.cues or p.cues[cue].participle or p.cues[cue].base or is_noun(p, cue):
            continue
        if cue == first:
            return phrase_after(p, cue + 1, comma) if p.flags[first - 1] & wc.QUOTE else None
        before = _over_adverbials(p, cue - 1, first)
        phrase = phrase_before(p, before, first) if before >= first else None
        return phrase if phrase and phrase.first == first else None
    return None


def _earlier_subject(p: Passage, index: int, floor: int) -> Phrase | None:
    """The subject right before an earlier cue of the sentence, which a later verb shares: "she said … and added"."""
    for c in range(index - 1, floor, -1):
        if c in p.cues and not p.cues[c].participle and not p.cues[c].base and not is_noun(p, c):
            before = _over_adverbials(p, c - 1, floor)
            if before >= floor and not p.flags[before] & (wc.COMMA | wc.DASH | wc.RELATIVE | wc.CONJUNCTION | wc.QUOTE):
                return phrase_before(p, before, floor)
    return None


def _holder(p: Passage, found: Phrase, cue: int, floor: int) -> Phrase | None:
    """Of "she issued a statement saying": the subject; of "with critics saying": the phrase itself."""
    with_at = next((i for i in range(found.last - 1, found.first, -1) if p.flags[i] & wc.ACCOMPANYING), None)
    if with_at is not None and p.flags[with_at] & wc.PREPOSITION:
        return Phrase(with_at + 1, found.last, "participle-subject")  # "concern, with some critics saying that"
    if found.first == floor or p.flags[found.first - 1] & wc.PREPOSITION:
        return _named(found, "participle-subject")
    subject = subject_of_clause(p, floor, cue)
    return _named(subject or found, "participle-object")


def inverted_source(p: Passage, cue: int, ceiling: int) -> Phrase | None:
    """The phrase after an inverted cue: "said the mayor"."""
    if p.verb_second:
        return source_behind(p, cue, ceiling)
    index = cue + 1
    if index < ceiling and p.flags[index] & wc.ADVERB and not p.flags[index] & wc.COMMA:
        index += 1
    return _named(phrase_after(p, index, ceiling), "inverted")


def _is_participle(p: Passage, cue: int) -> bool:
    entry = p.cues.get(cue)
    return entry is not None and entry.participle


def _named(phrase: Phrase | None, relation: str) -> Phrase | None:
    return Phrase(phrase.first, phrase.last, relation) if phrase else None


def _over_adverbials(p: Passage, index: int, floor: int) -> int:
    """Step back over "has repeatedly", "on Monday", "last week" between a subject and its verb."""
    while index >= floor:
        bits = p.flags[index]
        if bits & _BETWEEN and not bits & wc.PRONOUN:
            index -= 1
        elif bits & wc.TIME or (bits & wc.NUMBER and index > floor and p.flags[index - 1] & wc.TIME):
            index -= 1
            while index > floor and p.flags[index] & _IN_TIME and not p.flags[index] & wc.CAPITAL:
                index -= 1  # "has over the past few months warned"
            if index > floor and p.flags[index] & wc.PREPOSITION:
                index -= 1
        else:
            break
    return index


def _over_brackets(p: Passage, index: int, floor: int) -> int:
    """Step back over what stands in brackets between a name and its verb: "Mayor Kos (Ind.) said"."""
    if index <= floor or p.words[index] != ")":
        return index
    opening = next((i for i in range(index - 1, max(floor, index - _IN_BRACKETS), -1) if p.words[i] == "("), None)
    return opening - 1 if opening is not None else index


_IN_BRACKETS = 12


def _clause_floor(p: Passage, index: int, floor: int) -> int:
    """The start of the clause that holds the apposition ending at `index`: after a hard stop or ", but"."""
    start = index - 1
    while start > floor:
        bits = p.flags[start]
        if bits & (wc.QUOTE | wc.COLON) or p.words[start] == ";":
            return start + 1
        if bits & wc.CONJUNCTION and p.flags[start - 1] & wc.COMMA and not p.flags[start + 1] & wc.COMMA:
            return start + 1
        start -= 1
    return floor


def is_noun(p: Passage, cue: int) -> bool:
    """Whether a word that can be a cue is a noun here: "the report", "his claim"."""
    if cue == 0 or p.verb_second:  # where a capital tells nouns, they were never cues
        return False
    before = p.flags[cue - 1]
    if p.flags[cue] & wc.CAPITAL and not p.opens[cue]:
        return True
    if in_compound(p, cue, len(p) - 1) or _plural_noun(p, cue) or _before_verb(p, cue):
        return True
    if before & wc.NUMERAL and cue > 1 and p.flags[cue - 2] & wc.GENITIVE and not p.cues[cue].base:
        return False  # "the mother of three says"
    if before & wc.RELATIVE:
        return False
    if (
        cue + 1 < len(p)
        and p.flags[cue + 1] & (wc.QUOTE | wc.THAT | wc.COMMA)
        and not p.cues[cue].base
        and before & wc.NUMERAL
    ):
        return False
    if before & wc.PRONOUN and not p.cues[cue].base and not p.flags[cue] & (wc.SPEAKER_NOUN | wc.CUE_NOUN):
        return False
    if "noun" in p.cues[cue].frames and p.cues[cue].base and _has_determiner(p, cue):
        return True
    return bool(before & (wc.DETERMINER | wc.POSSESSIVE)) or (
        bool(before & (wc.PREPOSITION)) and not (before & (wc.INFINITIVE | wc.SUBORDINATOR) or p.cues[cue].participle)
    )


def is_governed(p: Passage, source: Phrase) -> bool:
    """Whether a phrase hangs on a preposition and so is no subject: "it has vowed in its campaign pledges for …"."""
    if source.relation != "adjacent" or source.first == 0 or p.opens[source.first]:
        return False
    bits = p.flags[source.first - 1]
    return bool(bits & wc.PREPOSITION) and not bits & (wc.SUBORDINATOR | wc.INFINITIVE)


def _before_verb(p: Passage, cue: int) -> bool:
    """Whether a base form stands before a verb, so that it is its subject: "the energy report shows"."""
    if "noun" not in p.cues[cue].frames or not p.cues[cue].base or cue == 0 or cue + 1 >= len(p) or p.opens[cue + 1]:
        return False
    following = p.cues.get(cue + 1)
    return following is not None and not following.base and not following.participle


def _plural_noun(p: Passage, cue: int) -> bool:
    """Whether a form is a plural here: "its campaign pledges for", "retaliation for Danish attacks on"."""
    if "noun" not in p.cues[cue].frames or p.cues[cue].base or not p.low[cue].endswith("s") or cue < 2:
        return False
    if cue + 1 >= len(p) or not p.flags[cue + 1] & wc.PREPOSITION or p.flags[cue + 1] & wc.INFINITIVE:
        return False
    before, earlier = p.flags[cue - 1], p.flags[cue - 2]
    if before & (wc.PRONOUN | wc.SPEAKER_NOUN | wc.PUNCTUATION | wc.QUOTE | wc.AUXILIARY | wc.ADVERB | wc.RELATIVE):
        return False
    return bool(earlier & (wc.POSSESSIVE | wc.PREPOSITION | wc.CLITIC)) and not earlier & wc.CAPITAL


def _has_determiner(p: Passage, cue: int) -> bool:
    """Whether a determiner or possessor stands before the word, or before an adjective in front of it."""
    for index in (cue - 1, cue - 2):
        if index < 0:
            return False
        if p.flags[index] & (wc.DETERMINER | wc.POSSESSIVE | wc.CLITIC):
            return True
        if p.flags[index] & ~(wc.ADVERB | wc.PARTICIPLE | wc.TIME | wc.CUE):
            return False
    return False


def agent_of(p: Passage, cue: int, end: int) -> Phrase | None:
    """Who did the saying of a passive: "She was told by the mayor that the bridge was open"."""
    by = cue + 1
    while by + 1 < min(end, cue + _AGENT_REACH) and p.flags[by] & (wc.ADVERB | wc.TIME):
        by += 1
    if by + 1 >= end or not p.flags[by] & wc.AGENT:
        return None
    return _named(phrase_after(p, by + 1, end), "agent")


_AGENT_REACH = 4


def is_passive(p: Passage, cue: int, floor: int) -> bool:
    entry = p.cues[cue]
    if p.verb_second or entry.participle or entry.base:  # there the source of a cue is the agent of a passive
        return False
    index = cue - 1
    while index >= floor and p.flags[index] & (wc.ADVERB | wc.NEGATION) and not p.flags[index] & wc.COPULA:
        index -= 1
    return index >= floor and bool(p.flags[index] & wc.COPULA)


def is_abstraction(p: Passage, source: Phrase, vocabulary: Vocabulary) -> bool:
    """Whether a source is a common noun that names nobody: "the disparity", "progress", "doubts"."""
    named = wc.PRONOUN | wc.OBJECT_PRONOUN | wc.SPEAKER_NOUN | wc.NUMBER | wc.NUMERAL | wc.QUOTE | wc.RELATIVE
    if source.last - source.first == 1 and p.flags[source.first] & wc.DETERMINER:
        return False  # "dozens", "others"
    for i in range(source.first, source.last):
        if p.low[i].endswith(vocabulary.agents) or p.flags[i] & (
            named if p.opens[i] and p.flags[i] & wc.DETERMINER else named | wc.CAPITAL
        ):
            return False
    return True
