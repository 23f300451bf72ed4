"""Names in the read blocks: the sieve of rules, the tagger's second look, then references back to sure names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.extraction.people.capital_nouns import with_genitives
from dossier.extraction.people.features import Learnt, profile
from dossier.extraction.people.names import Ground, Name
from dossier.extraction.people.refine import refine
from dossier.extraction.people.rules import Known, NameCandidate, NameSieve
from dossier.extraction.people.tables import NameTables
from dossier.extraction.people.tagger import Score, Tagger
from dossier.extraction.people.tokens import Tokens, name_runs, tokenize
from dossier.model import Span


@dataclass(frozen=True, slots=True)
class FirstPass:
    """What the first pass over an article learnt: its runs, what the sieve found in each, and how words are used."""

    tokens: Tokens
    runs: list[tuple[int, int]]
    candidates: dict[int, list[NameCandidate]]
    known: Known
    uses: dict[str, str]

    def found(self, first: int) -> list[NameCandidate]:
        """What the sieve found in the run that begins at token `first`."""
        return self.candidates.get(first, [])


def read_scene(text: str, blocks: Sequence[Span], tables: NameTables) -> FirstPass:
    """The first pass: tokens, runs, the sieve's candidates and what they teach."""
    tokens = tokenize(text, blocks, tables)
    if tables.capital_nouns:
        tokens = with_genitives(tokens, tables)
    runs = list(name_runs(tokens, tables))
    sieve, known = NameSieve(tokens, tables), Known()
    candidates: dict[int, list[NameCandidate]] = {}
    for first, end in runs:
        found = list(sieve.candidates(first, end))
        if found:
            candidates[first] = found
            for candidate in found:
                known.learn(tokens.words[candidate.first : candidate.end])
    lower = {word for word in tokens.words if word.islower()}
    return FirstPass(tokens, runs, candidates, known, profile(tokens, runs, lower, tables.place_words))


def detect(scene: FirstPass, tagger: Tagger | None, tables: NameTables) -> list[Name]:
    """The names in reading order, without overlap; without a tagger the sieve alone decides."""
    if tagger is None:
        sieved = [_name(candidate) for run in scene.runs for candidate in scene.found(run[0])]
        return refine(scene.tokens, scene.runs, sieved, tables)
    scores, learnt = first_reading(scene, tagger)
    names: list[Name] = []
    for (first, end), run_scores in zip(scene.runs, scores, strict=True):
        spans = [
            (first + a, first + b) for a, b in tagger.spans(tagger.again(scene.tokens, first, end, run_scores, learnt))
        ]
        names.extend(_weighed(scene.found(first), spans))
    return refine(scene.tokens, scene.runs, names, tables)


def _weighed(found: Sequence[NameCandidate], spans: Sequence[tuple[int, int]]) -> list[Name]:
    """The tagger's names of a run, with the sieve's rule where both agree, and the sieve's that are sure anyway."""
    rules = {(c.first, c.end): c for c in found}
    taken = {at for first, end in spans for at in range(first, end)}
    names = []
    for span in spans:
        rule = rules.get(span)
        names.append(_name(rule) if rule else Name(*span, "people.tagger", ground=Ground.TAGGER))
    for candidate in found:
        # Where a sure rule fires on a full name and the tagger sees none, the rule was right 35 times of 40.
        full = candidate.end - candidate.first > 1
        titled = candidate.ground in (Ground.COURTESY, Ground.TITLED)
        sure = titled or (candidate.ground is Ground.SURE and full)
        if sure and taken.isdisjoint(range(candidate.first, candidate.end)):
            names.append(_name(candidate))
    return names


def _name(found: NameCandidate) -> Name:
    return Name(found.first, found.end, found.rule, (found.trigger, found.trigger + 1), ground=found.ground)


def first_reading(scene: FirstPass, tagger: Tagger) -> tuple[list[list[Score]], Learnt]:
    """The scores of every run, and what the names found so teach about the article's words."""
    learnt = Learnt()
    scores = []
    words = scene.tokens.words
    for first, end in scene.runs:
        scores.append(tagger.scores(scene.tokens, first, end, scene.found(first), scene.known, scene.uses))
        learnt.see(words[first:end])
        for a, b in tagger.spans(scores[-1]):
            learnt.learn(words, first + a, first + b)
    return scores, learnt
