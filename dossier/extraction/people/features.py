"""What the tagger looks at: the word, its neighbours, its run, and how the article uses it elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from dossier.extraction.people.rules import Known, NameCandidate, is_initial
from dossier.extraction.people.tables import (
    ACT,
    AFTER,
    BEFORE,
    HONORIFIC,
    ROLE,
    SPEECH,
)
from dossier.extraction.people.tokens import Tokens, is_capital_line

# Where a word stands relative to the word that is judged; the last two are next to its run, not next to it.
SLOTS = ("0", "-1", "+1", "-2", "+2", "<", ">")


def kind_of(word: str, classes: str) -> str:
    """The classes of a word, or what can be told from its shape where it has none."""
    if classes:
        return classes
    if word[0].isalpha():
        if is_initial(word):
            return "i"
        if word.isupper():
            return "U"
        return "u" if word[0].isupper() else "l"
    return "#" if word[0].isdigit() else word[:2]


def word_features(slot: str, word: str, classes: str, lower_case: Collection[str]) -> list[str]:
    """The features of one word in one slot; they depend on nothing else, so their weights can be added up once."""
    kind = kind_of(word, classes)
    lower = word.lower() if word[0].isalpha() else ("0" * min(len(word), 5) if word[0].isdigit() else word[:3])
    found = [f"{slot}w{lower}", f"{slot}k{kind}"]
    found += [f"{slot}c{c}" for c in classes]
    if slot == "0":
        found += [f"s{lower[-2:]}", f"s{lower[-3:]}", f"S{lower[-4:]}", f"p{lower[:3]}", f"h{_shape(word)}"]
        if lower in lower_case:
            found.append("L" if GIVEN_OR_SURNAME.isdisjoint(classes) else "Ln")
    return found


GIVEN_OR_SURNAME = frozenset("GS")


def _shape(word: str) -> str:
    shape = ""
    for c in word:
        mark = "X" if c.isupper() else "x" if c.isalpha() else c
        if not shape.endswith(mark):
            shape += mark
    return shape[:8]


def profile(
    tokens: Tokens, runs: Sequence[tuple[int, int]], lower_seen: Collection[str], place_words: Collection[str]
) -> dict[str, str]:
    """Each capitalised word of the article → flags telling how the article uses it, anywhere.

    v: a verb of saying or acting follows; t: a title stands before; p: it stands after "in", "the"…; a: a word
    like "Street" or "Party" follows; b: one like "Mount" stands before; l: it is also printed in lower case.
    """
    words, classes = tokens.words, tokens.classes
    flags: dict[str, set[str]] = {}
    for first, end in runs:
        for at in range(first, end):
            own = flags.setdefault(words[at], set())
            after, before = classes[at + 1], classes[at - 1]
            if SPEECH in after:
                own.add("v")
            elif ACT in after:
                own.add("w")
            if HONORIFIC in before or ROLE in before:
                own.add("t")
            if at == first and words[at - 1] in place_words:
                own.add("p")
            if AFTER in after and at + 1 < end:
                own.add("a")
            if BEFORE in before and at > first:
                own.add("b")
            if words[at].lower() in lower_seen:
                own.add("l")
    return {word: "".join(sorted(own)) for word, own in flags.items()}


@dataclass(slots=True)
class Learnt:
    """What a first reading of the article took for names: how often each word was in one, as which part."""

    seen: dict[str, int] = field(default_factory=dict)
    named: dict[str, int] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)
    first: dict[str, int] = field(default_factory=dict)
    alone: dict[str, int] = field(default_factory=dict)
    starts: set[int] = field(default_factory=set)
    ends: set[int] = field(default_factory=set)

    def see(self, words: Sequence[str]) -> None:
        """Count the words of a run."""
        for word in words:
            self.seen[word] = self.seen.get(word, 0) + 1

    def learn(self, all_words: Sequence[str], first: int, end: int) -> None:
        """Count the words of a name, and remember where it stands."""
        words = all_words[first:end]
        self.starts.add(first)
        self.ends.add(end)
        for word in words:
            self.named[word] = self.named.get(word, 0) + 1
        if len(words) == 1:
            self.alone[words[0]] = self.alone.get(words[0], 0) + 1
        else:
            self.first[words[0]] = self.first.get(words[0], 0) + 1
            self.last[words[-1]] = self.last.get(words[-1], 0) + 1


def second_features(tokens: Tokens, first: int, end: int, learnt: Learnt) -> list[list[str]]:
    """For each token of a run, the features that a second reading draws from the first."""
    result = []
    listed = _neighbours(tokens, first, end, learnt)
    for at in range(first, end):
        word = tokens.words[at]
        named = learnt.named.get(word, 0)
        place = "o" if end - first == 1 else "f" if at == first else "l" if at == end - 1 else "m"
        near = [f"2{mark}{place}" for mark in listed]
        if not named:
            result.append(["2none", *near])
            continue
        share = 4 * named // max(learnt.seen.get(word, 1), 1)
        last, given, alone = (min(part.get(word, 0), 2) for part in (learnt.last, learnt.first, learnt.alone))
        kind = kind_of(word, tokens.classes[at])
        result.append(
            [
                *near,
                f"2l{last}",
                f"2g{given}",
                f"2a{alone}",
                f"2s{share}",
                f"2{place}{last}{given}{share}",
                f"2{last > 0}{given > 0}{alone > 0}{share}",
                f"2k{kind}{last > 0}{share}",
                f"2n{kind_of(tokens.words[at + 1], tokens.classes[at + 1])}{last > 0}",
            ]
        )
    return result


def _neighbours(tokens: Tokens, first: int, end: int, learnt: Learnt) -> list[str]:
    """The one or two words that part a run from a name before or after it, as in a list of names."""
    words, found = tokens.words, []
    for size in (1, 2):
        if first - size in learnt.ends:
            found.append("L" + " ".join(words[first - size : first]).lower())
        if end + size in learnt.starts:
            found.append("R" + " ".join(words[end : end + size]).lower())
    return found


def _rule_labels(first: int, end: int, found: Sequence[NameCandidate]) -> list[str]:
    """For each token of a run the sieve's rule for it with B or I, "o" where none fired."""
    rules = ["o"] * (end - first)
    for candidate in found:
        for at in range(candidate.first, candidate.end):
            rules[at - first] = candidate.rule[7:] + ("B" if at == candidate.first else "I")
    return rules


def run_features(
    tokens: Tokens, first: int, end: int, found: Sequence[NameCandidate], known: Known, uses: dict[str, str]
) -> list[list[str]]:
    """For each token of a run, the features that depend on the run or the article."""
    rules = _rule_labels(first, end, found)
    size = min(end - first, 6)
    caps = is_capital_line(tokens, first, end)
    result = []
    for at in range(first, end):
        word = tokens.words[at]
        place = "o" if size == 1 else "f" if at == first else "l" if at == end - 1 else "m"
        rule = rules[at - first]
        surname, given = known.surnames.get(word, 0), known.given.get(word, 0)
        kind = kind_of(word, tokens.classes[at])
        flags = uses.get(word, "")
        own = [
            f"P{place}{size}",
            f"R{rule}",
            f"K{min(surname, 2)}{min(given, 2)}{place == 'o'}",
            f"U{flags}",
            f"<>{kind_of(tokens.words[at - 1], tokens.classes[at - 1])}|{kind}",
            f"><{kind}|{kind_of(tokens.words[at + 1], tokens.classes[at + 1])}",
            f"k{place}{size}{kind}",
        ]
        own += [f"u{flag}" for flag in flags]
        if tokens.starts_sentence(at):
            own.append("^")
            own.append(f"^{kind}")
        if caps:
            own.append("A")
            own.append(f"A{kind}")
        if surname and place != "f":
            own.append("Ks")
        result.append(own)
    return result
