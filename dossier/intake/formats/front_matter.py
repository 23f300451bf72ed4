"""The YAML block that opens a clipped note: the one place of the intake that reads YAML."""

from __future__ import annotations

import re
from typing import Any

import yaml

_BLOCK = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<yaml>.*?)(?:\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
_MAX_CHARS = 64 * 1024


def split_front_matter(text: str) -> tuple[dict[str, Any], int, str | None]:
    """The fields of the block, where the text after it begins, and why the block could not be read (None: it could).

    Every value stays the text it is written as: a date is no date object, an alias expands to nothing by itself.
    """
    match = _BLOCK.match(text[: _MAX_CHARS + 8])
    if match is None:
        return {}, 0, "it has no end" if text.lstrip("\ufeff").startswith("---") else None
    try:
        # The base loader makes strings, lists and mappings, and nothing else.
        fields = yaml.load(match["yaml"], Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        return {}, match.end(), f"line {mark.line + 2}" if mark is not None else type(error).__name__
    if not isinstance(fields, dict):
        return {}, match.end(), "it holds no fields"
    return {key: value for key, value in fields.items() if isinstance(key, str)}, match.end(), None
