"""The ordered table of date rules: patterns from the language pack, each with the reader that gives it a value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from dossier.extraction.dates.grammar import Bundle, Compiled, compile_pattern
from dossier.extraction.dates.readers import KINDS, READERS
from dossier.extraction.dates.scene import Atom, DateKind, Scene, Slots
from dossier.extraction.dates.vocabulary import DateVocabulary, build_vocabulary
from dossier.language.lexicon import Lexicon, load_lexicon

Reader = Callable[[Slots, Scene], tuple[Atom, ...]]


@dataclass(frozen=True, slots=True)
class DateRule:
    """One row of `date_patterns.tsv`: its rank in the table, the pattern, its reader, and what must stand before.

    `name` is shown as evidence and decides nothing; `kind` is what the reader says of the expression.
    """

    rank: int
    name: str
    source: str
    reader: Reader
    kind: DateKind
    needs: str
    compiled: Compiled


@dataclass(frozen=True, slots=True)
class DateGrammar:
    """A language's rules; under each first word those worth trying there, and their bundle."""

    language: str
    vocabulary: DateVocabulary
    rules: tuple[DateRule, ...]
    by_first: Mapping[str, tuple[DateRule, ...]]
    bundles: Mapping[str, Bundle]

    def rules_at(self, first: str, text: str, start: int, end: int) -> tuple[DateRule, ...]:
        """The rules worth trying at a place whose first word is `first`; none where none can match."""
        rules = self.by_first.get(first, ())
        return rules if rules and self.bundles[first].may_match(text, start, end) else ()


@cache
def grammar_of(language: str) -> DateGrammar | None:
    """The rules of a language; None where it has no pack or its pack no date patterns."""
    lexicon = load_lexicon(language)
    if lexicon is None or not lexicon.rows("date_patterns"):
        return None
    return build_grammar(lexicon)


def build_grammar(lexicon: Lexicon) -> DateGrammar:
    """The rules of a language pack; ValueError names the row that cannot be read."""
    vocabulary = build_vocabulary(lexicon)
    shapes = {row["entry"]: row["pattern"] for row in lexicon.rows("date_shapes")}
    rules, by_first = [], defaultdict(list)
    for rank, row in enumerate(lexicon.rows("date_patterns")):
        compiled = compile_pattern(row["entry"], vocabulary.classes, shapes)
        if row["reader"] not in READERS:
            raise ValueError(f"no reader {row['reader']!r} for {row['entry']!r}")
        reader, kind = READERS[row["reader"]], KINDS.get(row["reader"], DateKind.OTHER)
        rule = DateRule(rank, row["rule"], row["entry"], reader, kind, row["needs"], compiled)
        rules.append(rule)
        for first in compiled.firsts:
            by_first[first].append(rule)
    bundles = {first: Bundle([rule.compiled for rule in found]) for first, found in by_first.items()}
    first_rules = {first: tuple(found) for first, found in by_first.items()}
    return DateGrammar(lexicon.language, vocabulary, tuple(rules), first_rules, bundles)
