"""Stems: a word without its inflection, by the language's table of endings.

With the Snowball stemmer for English in its place the tests link the same quotations, no more and no fewer, so a short
table that a linguist can read is enough.
"""

from __future__ import annotations

from collections.abc import Iterable

from dossier.text.tables import Row

# Endings with what stands in their place and how many letters must remain, in steps that follow one another.
Steps = tuple[tuple[tuple[str, str, int], ...], ...]


def stem_steps(rows: Iterable[Row]) -> Steps:
    """The steps of a table of endings, in order."""
    steps: dict[str, list[tuple[str, str, int]]] = {}
    for row in rows:
        steps.setdefault(row["step"], []).append((row["entry"], row["replacement"], int(row["rest"])))
    return tuple(tuple(steps[step]) for step in sorted(steps))


def stem(word: str, steps: Steps) -> str:
    """The folded word without its inflection: "families" → "family"; a doubled last letter becomes one."""
    for step in steps:
        for ending, replacement, rest in step:
            if word.endswith(ending) and len(word) - len(ending) >= rest:
                word = word[: len(word) - len(ending)] + replacement
                break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word
