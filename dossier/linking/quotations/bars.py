"""How alike two wordings must be: the numbers of the comparison in one record, each with what it decides.

They were set by hand on generated families of rewritten quotations, and on real quotations of other speakers and
occasions. `python -m tests.training.linking` prints what moving each of them does to precision and recall there;
no change is kept that lowers either floor of tests/linking/quotations/test_families.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from dossier.linking.quotations.speakers import Relation

_BY_RELATION = {
    "whole": {Relation.SAME: 0.50, Relation.UNKNOWN: 0.60, Relation.DIFFERENT: 0.77},
    "part": {Relation.SAME: 0.66, Relation.UNKNOWN: 0.75, Relation.DIFFERENT: 0.86},
    "slack": {Relation.SAME: 0.16, Relation.UNKNOWN: 0.14, Relation.DIFFERENT: 0.04},
}


def _by_relation(name: str) -> Mapping[Relation, float]:
    return field(default_factory=lambda: MappingProxyType(_BY_RELATION[name]))


@dataclass(frozen=True, slots=True)
class Bars:
    """Scores are likeness from 0 to 1; evidence counts shared content words by their rarity, 1 for a rare one."""

    # From this likeness on two wordings are one utterance, by what is known of the speakers.
    whole: Mapping[Relation, float] = _by_relation("whole")
    # From this containment on one wording is a part of the other.
    part: Mapping[Relation, float] = _by_relation("part")
    # How far below `whole` two members of groups may be that are to be joined.
    slack: Mapping[Relation, float] = _by_relation("slack")
    # From this likeness on they are shown as near ("see also").
    near: float = 0.40
    # What two sentences of one article must reach, whoever speaks.
    same_article: float = 0.90
    # Statements further apart than `days_apart` days need this much more.
    long_ago: float = 0.15
    days_apart: int = 30
    # A few words are one utterance only where printed within so many days.
    same_event: int = 3
    # The bar is lower by this where the neighbouring sentences are known to be one utterance.
    ease: float = 0.22
    # Shared evidence: enough for any pair, some for one speaker's, little for nobody's; `few` is what lack of it costs.
    enough: float = 3.2
    some: float = 2.4
    little: float = 2.0
    few: float = 0.12
    # Likeness that counts as word for word, containment that counts as whole, and content words of a long run.
    verbatim: float = 0.95
    wholly: float = 0.98
    long_run: int = 5
    # Below this share of words in order, one speaker's wordings need `shuffled` more.
    in_order: float = 0.85
    shuffled: float = 0.08
    # A part has at most this share of the words of the whole.
    part_of: float = 0.75
    # Fewer words, or content words, are too short to be known again.
    short_words: int = 5
    short_content: int = 3
    # Below `mostly` two wordings only overlap where each has more than `margin` of its own at one end, or one is
    # shorter than `uneven` of the other.
    mostly: float = 0.70
    margin: float = 0.34
    uneven: float = 0.55


BARS = Bars()
