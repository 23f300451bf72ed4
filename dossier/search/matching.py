"""Which articles hold what is asked for, and how much it weighs there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from dossier.search.invert import DATE_SIGN, SPOKEN_BIT, is_printed_in
from dossier.search.phrases import following
from dossier.search.query import Item
from dossier.search.reader import Index, TermEntry
from dossier.search.scores import LEVELS, rarity, weight
from dossier.search.spelling import likeliest
from dossier.search.stems import stem, stem_range

MOST_SHARDS = 64
_HYPHENATED = re.compile(r"[^\s-]+(?:-[^\s-]+)+")
# While a word is being typed, what begins with so few letters that it fills more than this waits for the next one.
TYPED_SHARDS = 2


@dataclass(frozen=True, slots=True)
class ItemHits:
    """What an item found: the score of each document, in which it is in quotations, and the words to mark.

    `phrase` has the tokens that may stand at each of its places, one place for a word; `waiting`: too short to tell.
    """

    scores: dict[int, int]
    spoken: frozenset[int] = frozenset()
    rarity: int = 1
    phrase: tuple[frozenset[str], ...] = ()
    people: tuple[int, ...] = ()
    waiting: bool = False


@dataclass(slots=True)
class Matcher:
    """Finds items in an index; `notes` say what was found in place of what was asked."""

    index: Index
    typing: bool = False
    notes: list[tuple[str, ...]] = field(default_factory=list)

    def find(self, item: Item) -> ItemHits:
        """The documents of a word, phrase or date."""
        if item.kind == "word":
            return self._word(item)
        if item.kind == "phrase":
            return self._joined(item) or self._phrase(item)
        return self._date(item)

    def _word(self, item: Item) -> ItemHits:
        token = item.tokens[0]
        entries = self._inflections(token)
        if item.spelled and item.spelled != token:
            entries |= self._inflections(item.spelled)
        waiting = False
        if item.prefix:
            most, waiting = self._reach(token)
            entries |= {entry.term: entry for entry in self.index.beginning(token, most)}
            waiting = waiting and not entries
        people = self._people(entries, item)
        entries |= self._spellings(entries.get(token))
        if not waiting and not item.negative and not any(e.documents for e in entries.values()):
            meant = likeliest(self.index, token) if token.isalpha() else None
            if meant is not None:
                self.notes.append(("typo", item.given, meant))
                return self._word(Item("word", meant, (meant,)))
        if token not in entries and not item.prefix and not item.negative and entries:
            commonest = max(entries.values(), key=lambda entry: (len(entry.documents), entry.term))
            self.notes.append(("instead", item.given, commonest.term))
        return self._united(entries, people, waiting)

    def _reach(self, prefix: str) -> tuple[int, bool]:
        """How many shards of a prefix are read, and whether none is, because more letters are to come."""
        shards = len(self.index.shards_from(prefix, prefix + "\U0010ffff"))
        if self.typing and shards > TYPED_SHARDS:
            return 0, True
        if shards > MOST_SHARDS:
            self.notes.append(("short", prefix))
        return MOST_SHARDS, False

    def _united(self, entries: dict[str, TermEntry], people: Iterable[int] = (), waiting: bool = False) -> ItemHits:
        sums: dict[int, int] = {}
        spoken: set[int] = set()
        for term in sorted(entries):
            entry = entries[term]
            for document, level in zip(entry.documents, entry.levels, strict=True):
                sums[document] = sums.get(document, 0) + LEVELS[level & 15]
                if level & SPOKEN_BIT:
                    spoken.add(document)
        rare = rarity(self.index.documents, len(sums))
        scores = {document: rare * weight(total) for document, total in sums.items()}
        return ItemHits(scores, frozenset(spoken), rare, (frozenset(entries),), tuple(people), waiting)

    def _inflections(self, token: str) -> dict[str, TermEntry]:
        """The terms with the same stem as a token, and those it is another spelling of."""
        entry = self.index.entry(token)
        found = {token: entry} | self._terms(entry.inflections) if entry else self._of_stem(token)
        aliases = sorted({alias for near in found.values() for alias in near.aliases} - set(found))
        return found | self._terms(aliases)

    def _of_stem(self, token: str) -> dict[str, TermEntry]:
        """The inflections of a word that the dossier does not have as it is asked for."""
        found: dict[str, TermEntry] = {}
        languages: list[str] = self.index.root["languages"]
        stems = [stem(token, language) for language in languages] if token.isalpha() else []
        for begin in dict.fromkeys(stem_range(stemmed) for stemmed in stems):
            for near in self.index.beginning(begin, MOST_SHARDS if len(begin) > 2 else 1):
                if _is_inflection(near, languages, stems):
                    found[near.term] = near
        for stemmed in dict.fromkeys(stems):
            found |= self._terms(self.index.root["irregular"].get(stemmed, ()))
        return found

    def _terms(self, terms: Iterable[str]) -> dict[str, TermEntry]:
        entries = {term: self.index.entry(term) for term in terms}
        return {term: entry for term, entry in entries.items() if entry is not None}

    def _people(self, entries: dict[str, TermEntry], item: Item) -> tuple[int, ...]:
        """The people whose names have the word, or, while it is typed, a word that begins so."""
        token = item.tokens[0]
        known = entries.get(token)
        same = {token, item.spelled, *(known.aliases if known else ())}
        fitting = (e for t, e in entries.items() if t in same or (item.prefix and t.startswith(token)))
        return tuple(sorted({person for entry in fitting for person in entry.people}))

    def _spellings(self, entry: TermEntry | None) -> dict[str, TermEntry]:
        """The other spellings of a surname, with a note that says whose they are."""
        if entry is None:
            return {}
        for other, person in entry.spellings:
            record = self.index.record("e", person)
            if record is not None:
                self.notes.append(("spelling", entry.term, other, record[0]))
        return self._terms(other for other, _ in entry.spellings)

    def _phrase(self, item: Item) -> ItemHits:
        """Documents that have the tokens one after the other, each as it is or in another way of writing it."""
        last = len(item.tokens) - 1
        columns: list[dict[str, TermEntry]] = []
        for at, token in enumerate(item.tokens):
            entry = self.index.entry(token)
            entries = {token: entry} | self._terms(entry.aliases) if entry else {}
            if at == last and item.prefix:
                most, _ = self._reach(token)
                entries |= {near.term: near for near in self.index.beginning(token, most)}
            columns.append(entries)
        united = [self._united(entries) for entries in columns]
        held = set.intersection(*(set(found.scores) for found in united)) if united else set()
        if len(columns) > 1:
            held = following(self.index, columns, held)
        rare = rarity(self.index.documents, len(held))
        scores = {document: sum(found.scores[document] for found in united) for document in sorted(held)}
        spoken = frozenset(held).intersection(*(found.spoken for found in united))
        named = [{person for entry in entries.values() for person in entry.people} for entries in columns]
        people = tuple(sorted(set.intersection(*named))) if named else ()
        return ItemHits(scores, spoken, rare, tuple(frozenset(entries) for entries in columns), people)

    def _joined(self, item: Item) -> ItemHits | None:
        """What is typed with a hyphen ("e-mail") and stands nowhere so, as one word; None where that is no help."""
        joined = "".join(item.tokens)
        if item.negative or not _HYPHENATED.fullmatch(item.given) or not self.index.entry(joined):
            return None
        if self._phrase(item).scores:
            return None
        self.notes.append(("instead", item.given, joined))
        return self._word(Item("word", item.given, (joined,)))

    def _date(self, item: Item) -> ItemHits:
        """Documents that are dated so or name that day, month or year, whatever the words are."""
        entries: dict[str, TermEntry] = {}
        for day in item.days:
            key = DATE_SIGN + day
            near = (
                self._terms([key])
                if len(day) == 10 or day[0] == "-"
                else {e.term: e for e in self.index.beginning(key, MOST_SHARDS)}
            )
            entries |= near
        dated = self._united(entries)
        printed = self._phrase(Item("phrase", item.given, item.tokens))
        scores = dict(dated.scores)
        for document, score in printed.scores.items():
            scores[document] = max(score, scores.get(document, 0))
        rare = rarity(self.index.documents, len(scores))
        return ItemHits(scores, frozenset(scores), rare, printed.phrase)


def _is_inflection(entry: TermEntry, languages: list[str], stems: list[str]) -> bool:
    """Whether a term, in a language in which the dossier prints it, has the stem of what was asked for."""
    return entry.term.isalpha() and any(
        is_printed_in(entry.languages, at) and stem(entry.term, language) == stemmed
        for at, (language, stemmed) in enumerate(zip(languages, stems, strict=True))
    )
