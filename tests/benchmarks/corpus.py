"""Invented news of any size, the same bytes each run: `python -m tests.benchmarks.corpus ARTICLES FOLDER`.

A story has a cast, quotations and a day of its own and is told in three articles, one of them nearly word for word;
a few people of the state turn up in one article in ten. Words, names and stories grow with the corpus, as in real
collections, so that what is counted grows with it as well.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

_TELLINGS = 3
_SYLLABLES = [f"{first}{second}" for first in "bdfghklmnprstvz" for second in "aeo"]
_FIRST = ("Ruth", "Ines", "Olaf", "Carla", "Jens", "Marta", "Piotr", "Aisha", "Tomas", "Greta", "Nils", "Vera", "Hugo")
_ROLES = ("Mayor", "Minister", "Captain", "Professor", "Judge", "spokeswoman", "union leader", "director")
_MONTHS = ("January", "March", "April", "May", "July", "August", "October", "December")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_OUTLETS = [
    f"The {place} {kind}" for place in ("Harbour", "Valley", "Lakeside") for kind in ("Post", "Herald", "Courier")
]
_OPENERS = ("The council met in", "Nobody expected the vote in", "A report was read out in", "Hundreds marched through")
_STATE = ("President Edvard Lindqvist", "Chancellor Maren Oduya", "Foreign Minister Theo Halvorsen")


def articles(count: int) -> Iterator[tuple[str, str]]:
    """The file name and the text of so many articles; a longer corpus begins with the shorter one."""
    for number in range(count):
        story, telling = divmod(number, _TELLINGS)
        yield f"{number:06d}.txt", _told(story, telling)


def _word(chance: random.Random, least: int = 2, most: int = 4) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(least, most)))


def _name(chance: random.Random) -> str:
    return f"{chance.choice(_FIRST)} {_word(chance).capitalize()}"


def _said(chance: random.Random) -> str:
    words = " ".join(_word(chance, 2, 3) for _ in range(chance.randint(6, 12)))
    return f"We will not let the {words} wait until {chance.choice(_DAYS)}"


def _told(story: int, telling: int) -> str:
    chance = random.Random(f"story {story}")
    place, cast = _word(chance).capitalize(), [(chance.choice(_ROLES), _name(chance)) for _ in range(3)]
    said = [_said(chance) for _ in range(4)]
    day = f"{chance.randint(1, 28)} {chance.choice(_MONTHS)} {chance.randint(2015, 2024)}"
    facts = [
        f"{chance.choice(_OPENERS)} {place} on {chance.choice(_DAYS)} as the {_word(chance)} {_word(chance)} was read."
        for _ in range(5)
    ]
    # The second telling is the first nearly word for word; the third has its own choice and order.
    own = random.Random(f"telling {story} {telling // 2}")
    order = own.sample(range(4), 4)
    lines = [
        f"{cast[0][0]} {cast[0][1]} speaks out in {place}",
        "",
        f"{_OUTLETS[(story + telling) % len(_OUTLETS)]}",
        day,
        "",
    ]
    for turn, at in enumerate(order):
        role, name = cast[at % 3]
        named = f"{role} {name}" if turn < 3 else name.split()[1]
        lines += [f"{facts[at]} “{said[at]},” said {named}. {facts[(at + 1) % 5]}", ""]
    if (story + telling) % 10 == 0:
        lines += [f"{_STATE[story % 3]} had promised help on {day}. “{_said(own)},” the president said.", ""]
    if telling == 1:
        lines += [f"The paper could not reach {cast[2][1]} on {chance.choice(_DAYS)}.", ""]
    return "\n".join(lines)


def write(count: int, folder: Path) -> None:
    """Write so many articles into a new folder."""
    folder.mkdir(parents=True)
    for name, text in articles(count):
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
