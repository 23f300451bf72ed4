"""Which words carry grammar, which turn a statement round, which stand for a figure or for their neighbour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from dossier.language.lexicon import members, read_table
from dossier.language.stems import Steps, stem, stem_steps
from dossier.text.fold import fold


@dataclass(frozen=True, slots=True)
class Grammar:
    """What one language's tables say of its words."""

    function: frozenset[str] = frozenset()
    negation: frozenset[str] = frozenset()
    number: Mapping[str, str] = field(default_factory=dict)
    synonym: Mapping[str, str] = field(default_factory=dict)
    suffixes: Steps = ()

    def stem(self, word: str) -> str:
        """The word without its inflection, by the table of endings."""
        return stem(word, self.suffixes)


@cache
def load_grammar(language: str) -> Grammar:
    """The grammar of a BCP 47 language (its primary subtag counts); an empty one where there are no tables."""
    steps = stem_steps(read_table(language, "suffixes"))
    synonym: dict[str, str] = {}
    for row in read_table(language, "synonyms"):
        for word in members(row):
            synonym.setdefault(stem(fold(word), steps), stem(fold(row["entry"]), steps))
    return Grammar(
        function=frozenset(fold(word) for row in read_table(language, "function_words") for word in members(row)),
        negation=frozenset(fold(word) for row in read_table(language, "negations") for word in members(row)),
        number={row["entry"]: row["value"] for row in read_table(language, "numbers")},
        synonym=synonym,
        suffixes=steps,
    )


@cache
def fragments_stand(language: str) -> bool:
    """Whether each fragment in quotation marks counts as a direct quotation of its own, with its clause as context.

    English newswire counts “the mayor called it “serious”” as one mixed quotation (PARC 3.0), German as a fragment
    within its clause (Petersen-Frey and Biemann, 2024). The pack says so in `syntax`.
    """
    return any(row["entry"] == "fragments-stand" for row in read_table(language, "syntax"))
