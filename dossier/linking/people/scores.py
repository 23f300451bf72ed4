"""How much each way in which two names agree speaks for one person: the numbers of `likeness` in one record.

They were set by hand so that every pair of tests/linking/people/pairs.tsv is merged, asked about or left apart as
written there. `python -m tests.training.linking` prints what moving each of them does to that table.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scores:
    """Likeness from 0 to 1; what agrees in two ways has the product of both."""

    # Below it nothing is asked.
    least: float = 0.5
    # The whole name: the same letters divided otherwise ("Al-Amin", "Alamin"), or the same words in another order.
    same_letters: float = 0.97
    other_order: float = 0.93
    # The first name of one is a middle name of the other; one has a name more that need not be a middle name.
    further_name: float = 0.75
    name_more: float = 0.6
    # Only one is called Jr, Sr or by a number.
    one_generation: float = 0.7
    # A bare surname beside a full name, with an initial that fits, and beside another bare one.
    bare: float = 0.6
    fitting_initial: float = 0.25
    both_bare: float = 0.7
    both_initials: float = 0.8
    # Surnames: they differ in a particle; one is a part of the other name.
    particle: float = 0.95
    part_of_name: float = 0.75
    # Spelling of one part: a letter apart, of one sound, a vowel or two letters apart.
    one_letter: float = 0.9
    one_sound: float = 0.85
    other_vowel: float = 0.78
    two_letters: float = 0.78
    # First names: an initial fits, a short or sister form, one begins the other, one is a part of the other.
    initial: float = 0.85
    short_form: float = 0.9
    beginning: float = 0.8
    part_of_first: float = 0.8


SCORES = Scores()
