"""How time and memory of linking grow: `python -m tests.benchmarks.linking_scale [ARTICLES…]`.

Articles are synthetic: people drawn from a pool with a long tail, some misspelt, some by surname; ten quotations each,
one in four a variant of an utterance printed elsewhere. Only linking is measured, in a process of its own per size.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time
from itertools import accumulate

from dossier.intake.plain import article_from_text
from dossier.linking import link
from dossier.model import Annotations, Article, ArticlePerson, Evidence, PersonMention, Quotation, QuotationKind, Span

_RULE = Evidence("benchmark")
_SYLLABLES = [
    "ba",
    "be",
    "bo",
    "da",
    "de",
    "do",
    "fa",
    "fe",
    "ga",
    "go",
    "ha",
    "ka",
    "ko",
    "la",
    "le",
    "lo",
    "ma",
    "me",
    "mo",
    "na",
    "no",
    "pa",
    "po",
    "ra",
    "re",
    "ro",
    "sa",
    "so",
    "ta",
    "to",
    "va",
    "vo",
    "za",
    "zo",
]
_QUOTES_EACH, _PEOPLE_EACH = 10, 6


def _word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(syllables))


def _names(chance: random.Random, count: int) -> list[str]:
    firsts = [_word(chance, 2).capitalize() for _ in range(300)]
    return [f"{chance.choice(firsts)} {_word(chance, chance.randint(2, 4)).capitalize()}" for _ in range(count)]


def _misspelt(chance: random.Random, name: str) -> str:
    place = chance.randrange(3, len(name))
    return name[:place] + chance.choice("aeiou") + name[place:]


def dossier_of(count: int) -> tuple[list[Article], list[Annotations]]:
    """So many articles with all that extraction would find in them."""
    chance = random.Random(5)
    names = _names(chance, max(20, count * 2))
    ranks = list(accumulate(1 / (n + 1) for n in range(len(names))))
    words = [_word(chance, chance.randint(1, 4)) for _ in range(8000)]
    famous = [[chance.choice(words) for _ in range(18)] for _ in range(count)]
    articles, annotations = [], []
    for number in range(count):
        text = ""
        people: list[ArticlePerson] = []
        mentions: list[PersonMention] = []
        quotations: list[Quotation] = []
        for name in dict.fromkeys(chance.choices(names, cum_weights=ranks, k=_PEOPLE_EACH)):
            shown = (
                name
                if chance.random() > 0.15
                else name.split()[1]
                if chance.random() > 0.5
                else _misspelt(chance, name)
            )
            if any(person.key == shown for person in people):
                continue
            people.append(ArticlePerson(shown, shown))
            mentions.append(PersonMention(Span(len(text), len(text) + len(shown)), shown, _RULE))
            text += f"{shown} was there.\n"
        for _ in range(_QUOTES_EACH):
            said = list(chance.choice(famous)) if chance.random() < 0.25 else chance.choices(words, k=18)
            said[chance.randrange(18)] = chance.choice(words)
            start = len(text) + 1
            line = " ".join(said).capitalize() + "."
            speaker = chance.choice(people)
            span = Span(start, start + len(line))
            quotations.append(
                Quotation(f"{number}-{start}", span, QuotationKind.DIRECT, (span,), _RULE, speaker.name, speaker.key)
            )
            text += f"“{line}” {speaker.name} said.\n"
        article = article_from_text(f"a{number:06d}", text, f"2022-01-{number % 28 + 1:02d}")
        articles.append(article)
        annotations.append(Annotations(article.id, tuple(people), tuple(mentions), tuple(quotations)))
    return articles, annotations


def measure(count: int) -> None:
    """Print articles, seconds, and the peak memory of linking them above that of having them."""
    articles, annotations = dossier_of(count)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    dossier = link(articles, annotations, ())
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        f"{count} articles, {count * _QUOTES_EACH} quotations: {seconds:.1f} s CPU, {peak // 1024} MB in all"
        f" ({before // 1024} MB before); {len(dossier.people)} people, {len(dossier.clusters)} clusters,"
        f" {len(dossier.suggestions)} suggestions",
        flush=True,
    )


def main() -> None:
    """One process per size, so that memory is measured for each alone."""
    sizes = [int(size) for size in sys.argv[1:]] or [500, 1000, 2000]
    if len(sizes) == 1:
        measure(sizes[0])
        return
    for size in sizes:
        subprocess.run([sys.executable, "-m", "tests.benchmarks.linking_scale", str(size)], check=True)


if __name__ == "__main__":
    main()
