"""What the second look at a text makes of a line: by what was seen above and below it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dossier.intake.text.context import CONTEXT, in_context
from dossier.intake.text.features import measure
from dossier.model import Role
from dossier.text.lines import lines_of
from tests.intake.text.reading import read, texts
from tests.intake.text.test_roles import BODY

SIGNED = "“It took them a year.” — Ada Finch, 52, baker"
FILES = ["viaduct_1325_cover.jpg", "Placeholder image-3"]


def seen(text: str, logits: list[float]) -> list[dict[str, float]]:
    lines = [measure(text, span) for span in lines_of(text)]
    return [dict(zip(CONTEXT, row, strict=True)) for row in in_context(lines, logits)]


@given(st.lists(st.sampled_from([*BODY, "Weather", "A word of Mr Finch"]), min_size=1, max_size=12))
def test_every_line_has_every_feature(lines: list[str]) -> None:
    rows = seen("\n".join(lines), [1.5] * len(lines))
    assert [len(row) for row in rows] == [len(CONTEXT)] * len(lines)
    assert all(row["body-above"] >= 0 and row["body-below"] >= 0 for row in rows)


def test_a_short_line_is_between_sentences_or_far_below_them() -> None:
    between, below = seen("\n".join([BODY[0], "The cost", BODY[1], "The weather"]), [5.0, -1.0, 5.0, -1.0])[1::2]
    assert between["short-between-sure"] == between["inside-short"] == 1
    assert below["short-between-sure"] == below["inside-short"] == 0
    assert (below["above-1"], below["below-1"]) == (1.25, -1.5)
    assert below["body-below"] < between["body-below"]


def test_one_signed_statement_below_another_is_read() -> None:
    lines = ["Viaduct closed after bearings move", *BODY, *(SIGNED.replace("52", age) for age in ("52", "31", "77"))]
    assert texts(read("\n".join(lines)), Role.PARAGRAPH)[-3:] == lines[-3:]


def test_the_name_of_a_file_is_no_subhead() -> None:
    lines = ["Viaduct closed after bearings move", *BODY[:2], *FILES, *BODY[2:]]
    article = read("\n".join(lines))
    assert not set(FILES) & set(texts(article, Role.SUBHEAD, Role.PARAGRAPH))
