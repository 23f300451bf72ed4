"""Lines that only their neighbours explain: one table of a few lines, and the role of one of them."""

from __future__ import annotations

import pytest

from dossier.intake.text.signs import asks_consent, is_credit, is_note, opens_caption, opens_link
from dossier.model import Role

from .reading import read
from .test_roles import BODY

HEAD = "Viaduct closed after bearings move"
ROWS = [
    # (lines between the second and the third paragraph, the line meant, its role)
    (("Cranes stand idle below the viaduct.", "Ada Finch/Getty Images"), 0, Role.CAPTION),
    (("Cranes stand idle below the viaduct.", "Ada Finch/Getty Images"), 1, Role.CREDIT),
    (("Cranes stand idle at noon.", "Cranes stand idle at noon.", "Ada Finch/AP"), 1, Role.DUPLICATE),
    (("The county's engineers at work below the northern pier. (Tarn Valley Gazette)",), 0, Role.CAPTION),
    (("Pictured from left, the engineers Ines Falk and Ben Hale look at the northern pier of the viaduct",), 0,
     Role.CAPTION),
    (("river, bridge, crane, fog", "Fog hides the northern pier, where the cranes have stood idle for a week."), 0,
     Role.CAPTION),
    (("river, bridge, crane, fog", "Fog hides the northern pier, where the cranes have stood idle for a week."), 1,
     Role.CAPTION),
    (("WHAT HAPPENS NEXT",), 0, Role.SUBHEAD),
    (("Read also: Ferries fill the gap that the viaduct leaves",), 0, Role.DEBRIS),
    (("Lesen Sie auch",), 0, Role.DEBRIS),
    (("By signing up you agree to our terms, and you can unsubscribe at any time.",), 0, Role.DEBRIS),
    (("▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄",), 0, Role.DEBRIS),
]  # fmt: skip


@pytest.mark.parametrize(("between", "meant", "role"), ROWS, ids=[f"{r[2].value}-{r[0][r[1]][:20]}" for r in ROWS])
def test_a_line_is_what_stands_beside_it(between: tuple[str, ...], meant: int, role: Role) -> None:
    article = read("\n".join([HEAD, "By Ada Finch", *BODY[:2], *between, *BODY[2:]]))
    told = [block.role for block in article.blocks]
    assert told[4 + meant] is role
    assert [told[2], told[3], *told[4 + len(between) :]] == [Role.PARAGRAPH] * 5


def test_the_points_above_the_story_sum_it_up() -> None:
    points = ["• Two bearings of the Tarn viaduct have moved.", "• The detour takes twenty minutes longer."]
    article = read("\n".join([HEAD, *points, *BODY]))
    assert [block.role for block in article.blocks[1:3]] == [Role.STANDFIRST] * 2


def test_a_note_below_the_story_is_a_credit() -> None:
    article = read("\n".join([HEAD, *BODY, "Additional reporting by Ben Hale in Tarn Mills"]))
    assert article.blocks[-1].role is Role.CREDIT


SAID = [
    (is_credit, "Ada Finch/Getty Images", True),
    (is_credit, "Ada Finch | Moment | Reuters", True),
    (is_credit, "The council met, said Reuters.", False),
    (is_note, "Mit Material von dpa", True),
    (is_note, "The report was published by the council.", False),
    (opens_caption, "Im Bild: der Viadukt", True),
    (opens_caption, "Im Bilde sind alle.", False),
    (opens_link, "Lire aussi : le viaduc fermé", True),
    (opens_link, "Readers wrote to us.", False),
    (asks_consent, "En vous inscrivant, vous acceptez nos conditions.", True),
    (asks_consent, "The council agreed to our plan.", False),
]


@pytest.mark.parametrize(("sign", "words", "wanted"), SAID, ids=[words[:30] for _, words, _ in SAID])
def test_what_a_line_says_by_itself(sign: object, words: str, wanted: bool) -> None:
    assert callable(sign)
    assert sign(words) is wanted
