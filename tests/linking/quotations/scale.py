"""Time and memory of linking quotations at several sizes: python -m tests.linking.quotations.scale 2000 4000 8000.

Each number is one of articles, ten quotations each; words follow Zipf's law over 20,000 made-up ones, every fifth
quotation is a copy of another with a word or two exchanged, and one statement is printed in every fortieth article.
"""

from __future__ import annotations

import itertools
import random
import resource
import sys
import time

from dossier.linking.quotations import cluster_quotations
from tests.linking.quotations.build import Printed, Said, people_of, printed

_SYLLABLES = ("ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "du", "fe", "ga", "hi", "jo", "pu")
_SMALL = ("the", "of", "to", "in", "and", "that", "is", "for", "we", "have", "will", "on")
VOCABULARY = ["".join(word) for word in itertools.product(_SYLLABLES, repeat=4)][:20_000]


def make_dossier(articles: int, seed: int = 1) -> tuple[Printed, ...]:
    """Articles of ten quotations each by one of a few hundred speakers."""
    rng = random.Random(seed)
    words = list(VOCABULARY)
    rng.shuffle(words)
    weights = list(itertools.accumulate(1 / (rank + 8) for rank in range(len(words))))
    told: list[list[str]] = []
    wire = _sentence(rng, words, weights)
    prints = []
    for number in range(articles):
        said = []
        for place in range(10):
            if number % 40 == 0 and place == 0:
                sentence = _changed(wire, rng, words)
            elif told and rng.random() < 0.2:
                sentence = _changed(rng.choice(told), rng, words)
            else:
                sentence = _sentence(rng, words, weights)
                told.append(sentence)
            speaker = f"Speaker {chr(65 + rng.randrange(26))}{chr(97 + rng.randrange(26))}man"
            said.append(Said(" ".join(sentence).capitalize() + ".", speaker if rng.random() < 0.8 else None))
        prints.append(printed(f"a{number:06d}", said, f"2023-{1 + number % 12:02d}-{1 + number % 28:02d}"))
    return tuple(prints)


def _sentence(rng: random.Random, words: list[str], weights: list[float]) -> list[str]:
    content = rng.choices(words, cum_weights=weights, k=rng.randint(6, 16))
    return [word for one in content for word in ((one, rng.choice(_SMALL)) if rng.random() < 0.7 else (one,))]


def _changed(sentence: list[str], rng: random.Random, words: list[str]) -> list[str]:
    copy = list(sentence)
    for _ in range(rng.randint(0, 2)):
        copy[rng.randrange(len(copy))] = rng.choice(words)
    return copy


def main() -> None:
    for size in map(int, sys.argv[1:] or ("2000",)):
        prints = make_dossier(size)
        people = people_of(prints)
        articles, annotations = [p.article for p in prints], [p.annotations for p in prints]
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        started = time.process_time()
        links = cluster_quotations(articles, annotations, people, ())
        seconds = time.process_time() - started
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        total = sum(len(a.quotations) for a in annotations)
        shared = sum(len(c.variants) > 1 for c in links.clusters)
        print(
            f"{size} articles, {total} quotations: {seconds:.1f} s CPU, {grown:.0f} MB more,"
            f" {len(links.clusters)} clusters, {shared} shared, {len(links.suggestions)} questions",
            flush=True,
        )


if __name__ == "__main__":
    main()
