"""Languages whose finite verb is the second part of a clause, or its last: what stands first need not be the subject.

The clause of a cue is what stands between two commas; in it the subject is before the finite verb, right behind it,
or, where the verb ends the clause, behind the word that opens it (Duden, Die Grammatik, on the verb's brackets).
"""

from __future__ import annotations

from dossier.extraction.quotations import word_classes as wc
from dossier.extraction.quotations.clause_bounds import clause_start, is_boundary
from dossier.extraction.quotations.impersonal import is_document, is_impersonal, place_in_front, place_of_saying
from dossier.extraction.quotations.passages import Passage
from dossier.extraction.quotations.phrases import Phrase, phrase_after, phrase_before
from dossier.extraction.quotations.subjects import subject_of_clause

_ADVERBIAL = wc.ADVERB | wc.TIME | wc.NEGATION
_OPENS_FINAL = wc.SUBORDINATOR | wc.THAT | wc.QUESTION
# What may hang on a noun: "der Sprecher seiner Partei", "die Ärztin in Köln".
_ATTACHED = wc.POSSESSIVE | wc.PREPOSITION | wc.DATIVE
_REACH = 60
_LEAST_ENDING = 3


def source_second(p: Passage, cue: int, floor: int) -> Phrase | None:
    """Who speaks at a cue, looking no further back than `floor`.

    “Kos sagte”, “am Montag sagte Kos”, “hatte Kos am Montag gesagt”, “wie Kos sagte”, “Kos, der das sagte”, and, as the
    agent of a passive, “wurde von Kos gesagt”.
    """
    found = _source(p, cue, max(floor, cue - _REACH))
    return found if found is not None and is_somebody(p, found) else None


def _source(p: Passage, cue: int, floor: int) -> Phrase | None:
    end = p.sentence_end(cue)
    start = clause_start(p, cue, floor)
    if p.flags[cue - 1] & wc.CONJUNCTION and cue - 1 > start:
        return _of_coordinated(p, cue, start)
    if start < cue and _is_final(p, start, cue, end):
        return _of_final(p, start, cue, floor)
    finite = _finite(p, start, cue)
    quoted = "object-speaks" in p.cues[cue].frames  # "Die Zeitung zitiert Kos"
    if _is_passive(p, finite, cue):
        return _before_or_behind(p, start, finite, end) if quoted else _agent(p, finite, cue)
    if quoted:
        return _behind(p, finite + 1, end, pronouns=False)
    behind_comma = start == finite and start > floor and bool(p.flags[start - 1] & (wc.COMMA | wc.DASH))
    apposed = _apposed(p, floor, start) if behind_comma else None
    if apposed is not None:
        return apposed
    found = _before_or_behind(p, start, finite, end)
    if found is None and behind_comma:
        subject = subject_of_clause(p, floor, start - 1)  # "Kos kam, sagte aber"
        return Phrase(subject.first, subject.last, "apposed") if subject else None
    if found is not None and p.flags[found.first] & wc.PRONOUN and is_impersonal(p, found.first):
        return place_of_saying(p, cue, end) or place_in_front(p, start, finite) or found
    if "impersonal" in p.cues[cue].frames and found is not None and not is_document(p, found):
        return None  # "so heißt ein neues Schiff"
    return found


def _apposed(p: Passage, floor: int, start: int) -> Phrase | None:
    """The subject before an apposition between commas: "Kos, der Chef der Werft, sagte"."""
    found = phrase_after(p, floor, start)
    if found is None or found.last >= start - 1 or is_oblique(p, found):
        return None
    pronoun = p.flags[start + 1] & wc.PRONOUN if start + 1 < len(p) else 0
    if pronoun and not p.flags[start + 1] & wc.DETERMINER:
        return None  # "Den Plan, der alt war, nannte er"
    closes = p.flags[found.last] & wc.COMMA or p.words[found.last] == "("
    return Phrase(found.first, found.last, "apposed") if closes else None


def is_somebody(p: Passage, phrase: Phrase) -> bool:
    """Whether a phrase holds a noun, name or pronoun, and no word for words: "der Name lautet “Kos”"."""
    named = wc.CAPITAL | wc.PRONOUN | wc.SPEAKER_NOUN | wc.NUMBER | wc.QUOTE | wc.POSSESSIVE | wc.OBJECT_PRONOUN
    if not any(p.flags[i] & named and not p.flags[i] & wc.ADVERB for i in range(phrase.first, phrase.last)):
        return False
    return p.low[_head(p, phrase)] not in p.vocabulary.terms


def source_behind(p: Passage, cue: int, ceiling: int) -> Phrase | None:
    """The subject right behind a cue: “…“, sagte am Montag die Ministerin der Zeitung."""
    found = _behind(p, cue + 1, ceiling, pronouns=True)
    if found is None or is_oblique(p, found):
        return None
    if p.flags[found.first] & wc.PRONOUN and is_impersonal(p, found.first):
        found = place_of_saying(p, cue, ceiling) or found
    return Phrase(found.first, found.last, "inverted")


def is_oblique(p: Passage, phrase: Phrase) -> bool:
    """Whether a phrase cannot be a subject by its form: "den Rat", "ihm", and "der Zeitung", which is no "der"-word."""
    bits = p.flags[phrase.first]
    if bits & wc.OBLIQUE or (bits & wc.OBJECT_PRONOUN and not bits & wc.POSSESSIVE):
        return True
    if not p.flags[phrase.first] & wc.DATIVE:
        return False
    head = _head(p, phrase)
    kinds = p.vocabulary.noun_kinds.get(p.low[head], frozenset())
    ending = p.low[head].endswith(p.vocabulary.feminine) and len(p.low[head]) > _LEAST_ENDING
    return "feminine" in kinds or "group" in kinds or (ending and "masculine" not in kinds)


def _head(p: Passage, phrase: Phrase) -> int:
    """The first noun of a phrase: what its article belongs to."""
    return next((i for i in range(phrase.first + 1, phrase.last) if p.flags[i] & wc.CAPITAL), phrase.first)


def verb_is_last(p: Passage, start: int, cue: int, end: int) -> bool:
    """Whether the verb ends the clause that begins at `start`: after "wie", "dass", "ob", or a relative."""
    return start < cue and _is_final(p, start, cue, end)


def subject_of(p: Passage, start: int, stop: int) -> Phrase | None:
    """The subject of the clause from `start` up to `stop`, found by its auxiliary or its only plain verb."""
    finite = next(
        (i for i in range(start, stop) if p.flags[i] & (wc.AUXILIARY | wc.CUE) and p.words[i].islower()), stop
    )
    if finite == stop:
        finite = next((i for i in range(start + 1, stop) if _may_be_verb(p, i)), stop)
    found = _before_or_behind(p, start, finite, stop) if finite < stop else None
    return found if found is not None and is_somebody(p, found) else None


def leading_subject(p: Passage, floor: int, stop: int) -> Phrase | None:
    """Who speaks where a clause without a verb of saying leads up to a colon: its subject, else the sentence's."""
    found = subject_of(p, clause_start(p, stop - 1, floor), stop) or subject_of_clause(p, floor, stop)
    return found if found is not None and _names_source(p, found) and not is_oblique(p, found) else None


def _is_final(p: Passage, start: int, cue: int, end: int) -> bool:
    """Whether the verb ends its clause: after "wie", "dass", "ob", or a relative."""
    bits = p.flags[start]
    if bits & wc.PREPOSITION and not bits & wc.DETERMINER and start + 1 < cue:
        bits = p.flags[start + 1] & wc.RELATIVE and p.flags[start + 1]
        return bool(bits) and not p.flags[start + 2] & wc.CAPITAL and _ends_clause(p, cue, end)
    if bits & _OPENS_FINAL:
        return _ends_clause(p, cue, end)
    relative = bits & wc.RELATIVE and start > 0 and p.flags[start - 1] & wc.COMMA
    return bool(relative) and _ends_clause(p, cue, end)


def _ends_clause(p: Passage, cue: int, end: int) -> bool:
    after = cue + 1
    while after < end and p.flags[after] & wc.AUXILIARY:
        after += 1
    return after >= end or is_boundary(p, after) or bool(p.flags[after] & (wc.CONJUNCTION | wc.QUOTE))


def _of_final(p: Passage, start: int, cue: int, floor: int) -> Phrase | None:
    """The subject of a clause whose verb comes last."""
    bits = p.flags[start]
    if cue + 1 < len(p) and p.flags[cue + 1] & wc.COPULA:
        return _agent(p, start, cue)  # "wie von der Stadt mitgeteilt wurde"
    inner = start + 1
    if bits & wc.PREPOSITION and not bits & wc.DETERMINER:
        inner += 1  # "in dem er sagte"
    elif bits & wc.RELATIVE and not bits & _OPENS_FINAL:
        subject = _behind(p, inner, cue, pronouns=True)
        if subject and not is_oblique(p, subject):
            return Phrase(subject.first, subject.last, "inverted")
        found = phrase_before(p, start - 2, floor) if start - 2 >= floor else None
        return Phrase(found.first, found.last, "relative") if found else None
    if inner < cue and p.flags[inner] & wc.PREPOSITION and not p.flags[inner] & wc.DETERMINER:
        found = _behind(p, inner + 1, cue, pronouns=False)  # "wie aus Kreisen der Werft verlautete"
    else:
        found = _behind(p, inner, cue, pronouns=True)
    return Phrase(found.first, found.last, "adjacent") if found else None


def _of_coordinated(p: Passage, cue: int, start: int) -> Phrase | None:
    """The subject that a second verb shares: "Kos kam am Abend und sagte"."""
    finite = next((i for i in range(start, cue) if p.flags[i] & (wc.AUXILIARY | wc.CUE)), None)
    if finite is None:
        finite = next((i for i in range(start + 1, cue) if _may_be_verb(p, i)), cue)
    found = _before_or_behind(p, start, finite, cue)
    return Phrase(found.first, found.last, "coordinated") if found else None


def _may_be_verb(p: Passage, index: int) -> bool:
    return p.words[index].islower() and not p.flags[index] and p.flags[index - 1] & (wc.CAPITAL | wc.PRONOUN) > 0


def _finite(p: Passage, start: int, cue: int) -> int:
    """The finite verb of a clause: an auxiliary before the cue, else the cue."""
    return next((i for i in range(start, cue) if p.flags[i] & wc.AUXILIARY and p.words[i].islower()), cue)


def _is_passive(p: Passage, finite: int, cue: int) -> bool:
    copula = p.flags[finite] & wc.COPULA or any(p.flags[i] & wc.COPULA for i in range(cue + 1, min(cue + 2, len(p))))
    return finite != cue and bool(copula) and not p.cues[cue].base


def _agent(p: Passage, first: int, cue: int) -> Phrase | None:
    """By whom something was said: "wurde von der Stadt bestätigt"."""
    by = next((i for i in range(first, cue) if p.flags[i] & wc.AGENT), None)
    found = phrase_after(p, by + 1, cue) if by is not None else None
    return Phrase(found.first, found.last, "agent") if found else None


def _before_or_behind(p: Passage, start: int, finite: int, end: int) -> Phrase | None:
    """The subject of a clause with its finite verb second or first."""
    front = _front(p, start, finite)
    if front is not None and _names_source(p, front):
        return front
    behind = _behind(p, finite + 1, end, pronouns=True)
    if behind is not None and is_oblique(p, behind):
        behind = None
    if behind is None or (front is not None and not _names_source(p, behind)):
        return front
    return Phrase(behind.first, behind.last, "inverted")


def _names_source(p: Passage, phrase: Phrase) -> bool:
    """Whether a phrase is a pronoun, has a noun for who can speak, or begins with a name."""
    tail = range(phrase.first + 2, phrase.last)
    last = next((i for i in tail if p.flags[i] & (wc.GENITIVE | wc.PREPOSITION)), phrase.last)
    for i in range(phrase.first, last):
        acronym = sum(map(str.isupper, p.words[i])) > 1
        if acronym or p.flags[i] & (wc.SPEAKER_NOUN | wc.PRONOUN):
            return True
    return bool(p.flags[phrase.first] & wc.CAPITAL and not p.flags[phrase.first] & wc.DETERMINER)


def _front(p: Passage, start: int, finite: int) -> Phrase | None:
    """What stands before the finite verb, where it can be its subject."""
    while start < finite and p.flags[start] & (wc.CONJUNCTION | wc.ADVERB) and not _is_nominal(p, start):
        start += 1
    last = finite - 1
    if last >= start and p.words[last] == ")":
        while last > start and p.words[last] != "(":
            last -= 1
        last -= 1
    while last > start and p.flags[last] & (wc.ADVERB | wc.NEGATION) and not _is_nominal(p, last):
        last -= 1
    if last < start:
        return None
    bits = p.flags[start]
    if start == last and p.opens[start] and bits & wc.ENDING and bits & wc.PARTICIPLE:
        return None  # "Lachend sagte Kos"
    if bits & (wc.OBLIQUE | wc.TIME) or (bits & wc.PREPOSITION and not bits & wc.DETERMINER):
        return None
    if start == last and bits & wc.DETERMINER and not bits & wc.PRONOUN:
        return None  # "Das sagte Kos"
    found = phrase_before(p, last, start)
    if found is None or found.first > start:
        found = phrase_after(p, start, last + 1)
        if found is None or not (found.last > last or p.flags[found.last] & _ATTACHED):
            return None
        found = Phrase(found.first, last + 1)
    return None if is_oblique(p, found) else found


def _behind(p: Passage, index: int, ceiling: int, *, pronouns: bool) -> Phrase | None:
    """The noun phrase right behind a verb or opening word, past "sich", "ihm" and adverbs."""
    while index < ceiling and (
        (p.flags[index] & wc.OBJECT_PRONOUN and not p.flags[index] & wc.POSSESSIVE)
        or (p.flags[index] & _ADVERBIAL and not _is_nominal(p, index))
        or _is_time(p, index, ceiling)
    ):
        index += 2 if _is_time(p, index, ceiling) and p.flags[index] & wc.PREPOSITION else 1
    if index >= ceiling or (p.flags[index] & wc.PRONOUN and not pronouns):
        return None
    named = index + bool(p.flags[index] & wc.DETERMINER)
    if named < ceiling and p.flags[named] & wc.QUOTE and named > index:
        return Phrase(index, named + 1)  # "die „Neue Werft“"
    found = phrase_after(p, index, ceiling)
    if found is None or found.first != index or not is_somebody(p, found):
        return None
    return Phrase(found.first, _without_medium(p, found), found.relation)


def _is_time(p: Passage, index: int, ceiling: int) -> bool:
    """Whether a token begins "am Montag" or is "gestern"."""
    bits = p.flags[index]
    if bits & wc.PREPOSITION and not bits & wc.DETERMINER and index + 1 < ceiling:
        return bool(p.flags[index + 1] & wc.TIME)
    return bool(bits & wc.TIME) and not bits & wc.SPEAKER_NOUN


def _without_medium(p: Passage, phrase: Phrase) -> int:
    """Where a phrase ends before the medium that was told: "sagte die Ministerin der Süddeutschen Zeitung"."""
    for i in range(phrase.first + 1, phrase.last - 1):
        if p.flags[i] & wc.DATIVE:
            rest = range(i + 1, phrase.last)
            if any(p.low[j] in p.vocabulary.media or p.low[j].endswith(tuple(p.vocabulary.media)) for j in rest):
                return i
    return phrase.last


def _is_nominal(p: Passage, index: int) -> bool:
    return bool(p.flags[index] & (wc.PRONOUN | wc.CAPITAL | wc.DETERMINER))
