"""Families of rewritten quotations made by rules, and distractors of the same speaker, topic and vocabulary."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from tests.linking.quotations.build import Printed, Said, printed

HERE = Path(__file__).parent
Rewriting = Callable[[str, random.Random], str]


@dataclass(frozen=True)
class Topic:
    """A speaker with a role, the things he or she speaks about, and five sentences."""

    speaker: str
    role: str
    things: tuple[str, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """Articles, and for each quotation (article id, words) the family it belongs to; None for a distractor."""

    prints: tuple[Printed, ...]
    family: dict[tuple[str, str], int | None]


def topics() -> list[Topic]:
    rows = (HERE / "topics.tsv").read_text(encoding="utf-8").splitlines()[1:]
    cells = [row.split("\t") for row in rows]
    return [Topic(c[1], c[2], tuple(c[3].split(";")), tuple(s.strip() for s in c[4].split("|"))) for c in cells]


def frames() -> list[str]:
    return (HERE / "frames.txt").read_text(encoding="utf-8").splitlines()


def table() -> dict[str, str]:
    rows = (HERE / "rewriting.tsv").read_text(encoding="utf-8").splitlines()[1:]
    pairs = (row.split("\t") for row in rows)
    return {pair[0]: pair[1] for pair in pairs}


TABLE = table()
SMALL = {"the": "this", "of": "from", "in": "at", "for": "to", "that": "which", "will": "shall", "on": "upon"}
SMALL |= {"a": "one", "until": "before", "because": "as", "and": "as well as", "has been": "was", "by": "through"}


def replace_words(sentence: str, share: float, rng: random.Random) -> str:
    """The sentence with up to `share` of its words exchanged by the table."""
    budget = max(1, round(share * len(sentence.split())))
    entries = [word for word in TABLE if re.search(rf"\b{re.escape(word)}\b", sentence)]
    rng.shuffle(entries)
    for word in entries[:budget]:
        sentence = re.sub(rf"\b{re.escape(word)}\b", TABLE[word], sentence, count=1)
    return sentence


def unchanged(sentence: str, rng: random.Random) -> str:
    marks = rng.choice([(",", " –"), ("'", "’"), (".", ",")])
    return sentence.replace(*marks)


def trimmed(sentence: str, rng: random.Random) -> str:
    """The first or last three fifths to four fifths, cut at a comma or a small word where there is one."""
    words = sentence.rstrip(".").split()
    keep = round(rng.uniform(0.6, 0.8) * len(words))
    if rng.random() < 0.7:
        while keep > 6 and words[keep - 1].lower() in SMALL:
            keep -= 1
        return " ".join(words[:keep]).rstrip(",") + rng.choice([".", ",", "…"])
    kept = words[-keep:]
    return kept[0].capitalize() + " " + " ".join(kept[1:]) + "."


def reworded(sentence: str, rng: random.Random) -> str:
    return replace_words(sentence, 0.18, rng)


def translated(sentence: str, rng: random.Random) -> str:
    """About a third of the words exchanged, small words too, and clauses turned round now and then."""
    sentence = replace_words(sentence, 0.38, rng)
    for word, other in sorted(SMALL.items()):
        if rng.random() < 0.45:
            sentence = re.sub(rf"\b{word}\b", other, sentence, count=1)
    clauses = sentence.rstrip(".").split(", ")
    if len(clauses) == 2 and rng.random() < 0.4:
        first, second = clauses
        sentence = f"{second[0].upper()}{second[1:]}, {first[0].lower()}{first[1:]}."
    return sentence


def joined(sentence: str, rng: random.Random, other: str) -> str:
    """The sentence with another one, in one quotation or in one sentence, before or after it."""
    first, second = (sentence, other) if rng.random() < 0.5 else (other, sentence)
    if rng.random() < 0.5:
        return f"{first} {second}"
    return f"{first.rstrip('.')}, and {second[0].lower()}{second[1:]}"


RULES: tuple[Rewriting, ...] = (unchanged, trimmed, reworded, translated)


def make_case(seed: int, families: int = 100, distractors: int = 300) -> Case:
    """Families and distractors dealt out to articles of three quotations, two thirds of them dated."""
    rng = random.Random(seed)
    spoken: list[tuple[Said, int | None]] = []
    everything = topics()
    fillers = {topic.speaker: _distractors(topic, rng) for topic in everything}
    pairs = [(topic, sentence) for topic in everything for sentence in topic.sentences][:families]
    for number, (topic, sentence) in enumerate(pairs):
        copies = [sentence, *(rule(sentence, rng) for rule in rng.sample(RULES, 3)), translated(sentence, rng)]
        copies.append(joined(sentence, rng, fillers[topic.speaker].pop()))
        spoken += [(Said(words, *_named(topic, everything, rng)), number) for words in copies]
    left = [Said(words, topic.speaker, topic.role) for topic in everything for words in fillers[topic.speaker]]
    spoken += [(said, None) for said in rng.sample(left, min(distractors, len(left)))]
    rng.shuffle(spoken)
    return _dealt(spoken, rng)


def _distractors(topic: Topic, rng: random.Random) -> list[str]:
    result = []
    for frame in rng.sample(frames(), 24):
        first, second = rng.sample(topic.things, 2)
        words = frame.format(first, second)
        result.append(words[0].upper() + words[1:])
    return result


def _named(topic: Topic, everything: Sequence[Topic], rng: random.Random) -> tuple[str | None, str]:
    """Mostly the speaker; now and then nobody, or (an attribution changed) somebody else."""
    dice = rng.random()
    if dice < 0.15:
        return None, ""
    if dice < 0.2:
        other = rng.choice(everything)
        return other.speaker, other.role
    return topic.speaker, topic.role


def _dealt(spoken: Sequence[tuple[Said, int | None]], rng: random.Random) -> Case:
    """Articles of three quotations, no article with two of one family."""
    decks: list[list[tuple[Said, int | None]]] = []
    for said, number in spoken:
        for deck in decks[-40:]:
            if len(deck) < 3 and (number is None or all(n != number for _, n in deck)):
                deck.append((said, number))
                break
        else:
            decks.append([(said, number)])
    prints, family = [], {}
    for count, deck in enumerate(decks):
        name = f"a{count:04d}"
        day = f"2023-05-{rng.randint(1, 28):02d}" if rng.random() < 0.67 else None
        prints.append(printed(name, [said for said, _ in deck], day))
        family.update({(name, said.words): number for said, number in deck})
    return Case(tuple(prints), family)


def make_chain(seed: int, in_one_sentence: bool) -> tuple[list[Printed], dict[str, set[int]]]:
    """Families of which each is joined to the next in one quotation; article id → the families it belongs to."""
    rng = random.Random(seed)
    pairs = [(topic, sentence) for topic in topics() for sentence in topic.sentences]
    prints: list[Printed] = []
    families: dict[str, set[int]] = {}

    def add(words: str, topic: Topic, *numbers: int) -> None:
        name = f"c{len(prints):04d}"
        prints.append(printed(name, [Said(words, topic.speaker, topic.role)], f"2023-05-{rng.randint(1, 28):02d}"))
        families[name] = set(numbers)

    for number, (topic, sentence) in enumerate(pairs):
        for rule in (lambda words, _: words, reworded, translated, trimmed):
            add(rule(sentence, rng), topic, number)
        following = number // 5 * 5 + (number + 1) % 5
        first, second = reworded(sentence, rng), translated(pairs[following][1], rng)
        both = f"{first.rstrip('.')}, and {second[0].lower()}{second[1:]}" if in_one_sentence else f"{first} {second}"
        add(both, topic, number, following)
    return prints, families


def score(case: Case, together: set[frozenset[tuple[str, str]]]) -> tuple[float, float]:
    """Pairwise precision and recall of quotation pairs put into one cluster."""
    homes: dict[int, list[tuple[str, str]]] = {}
    for place, number in case.family.items():
        if number is not None:
            homes.setdefault(number, []).append(place)
    true = {frozenset(pair) for members in homes.values() for pair in combinations(members, 2)}
    right = len(true & together)
    return right / max(1, len(together)), right / max(1, len(true))
