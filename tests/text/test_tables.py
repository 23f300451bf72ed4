"""The one reader of the package's tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.text.tables import parse_table, read_table


def test_columns_are_named_and_remarks_passed_over() -> None:
    text = "# about\nentry\tclass\texample\n\nMr\thonorific\tMr. Okafor.\n# more\nDr\thonorific\n"
    first, second = parse_table(text)
    assert first == {"entry": "Mr", "class": "honorific", "example": "Mr. Okafor."}
    assert second == {"entry": "Dr", "class": "honorific"}


def test_a_quotation_mark_is_a_letter_like_any_other() -> None:
    assert parse_table('entry\tclass\n"a\tb"\n') == ({"entry": '"a', "class": 'b"'},)


def test_a_table_that_is_not_there_is_an_error_and_an_empty_one_has_no_rows(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_table(tmp_path / "none.tsv")
    (tmp_path / "empty.tsv").write_text("# nothing yet\n", encoding="utf-8")
    assert read_table(tmp_path / "empty.tsv") == ()
