"""Which mentions are one person: [mention=person], persons as the key must be."""

from __future__ import annotations

import pytest

from tests.extraction.people.support import people_of, unmark

TOGETHER = [
    "[Jens Aldgate] spoke. [Aldgate=Jens Aldgate] left, and [J. Aldgate=Jens Aldgate] wrote.",
    "[Aldgate=Jens Aldgate] faces inquiry\nMinister [Jens Aldgate] spoke.",
    "[Ursula von der Heide] spoke. President [von der Heide=Ursula von der Heide] left.",
    "[Xiao Meilin] sang, and [Xiao=Xiao Meilin] danced.",
    "[José Marín] won the first stage; [Jose Marin=José Marín] lost the second.",
    "[George W. Hartley] spoke. [George Hartley=George W. Hartley] left.",
    "[Joseph “Joe” Marchetti] ran the club. [Joe Marchetti=Joseph “Joe” Marchetti] sold it.",
    "King [Haldan III] spoke. [Haldan=Haldan III] laughed.",
    "[Samuel Price Jr.] sang. [Samuel Price=Samuel Price Jr.] danced.",
    "[NYBORG=Astrid Nyborg] VISITS KYIV AGAIN\nPrime Minister [Astrid Nyborg] met soldiers there.",
    "[Bill Harrow] and [Hillary Harrow] married. Mrs [Harrow=Hillary Harrow] was a judge in the town.",
    "[Pedro Sanz Toro] sang. [Pedro Sanz=Pedro Sanz Toro] danced.",
    "[Omar bin Said Al Nur] spoke. [Omar bin Said=Omar bin Said Al Nur] left.",
]
APART = [
    "[Anwar Sen] died young. [Anwar Sen Suri Kaya] is his daughter.",
    "[Robert Kane] met [Linda Kane]. Then [Kane] said no.",
    "[Otto Brandl] met [Otto Brandel]. Both left.",
    "[Jane Marsh] and [John Marsh] wrote. A letter by [J. Marsh] was lost.",
    "[Samuel Price Jr.] sued [Samuel Price Sr.] in Leeds.",
    "[Peter A. Holm] met [Peter B. Holm] in Oslo.",
    "[Margaret Ashdown] spoke. Mr [Ashdown], her husband, stayed away.",
    "[Joe Marchetti] met [Joseph Marchetti] in Rome.",
]


@pytest.mark.parametrize("marked", TOGETHER + APART)
def test_mentions_are_given_to_the_right_person(marked: str) -> None:
    text, marks = unmark(marked)
    _, mentions = people_of(text)
    found = [(m.span.start, m.span.end, m.entity) for m in mentions]
    assert found == marks


def test_keys_are_unique_and_every_mention_has_its_person() -> None:
    text = "Jane Marsh and John Marsh wrote. Marsh left. A letter by J. Marsh was lost."
    people, mentions = people_of(text)
    keys = [person.key for person in people]
    assert len(keys) == len(set(keys))
    assert {m.entity for m in mentions} == set(keys)
