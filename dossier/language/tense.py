"""Whether words tell of what has been or of what is still to come."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dossier.language.lexicon import members, read_table
from dossier.text.fold import fold


@dataclass(frozen=True, slots=True)
class Tense:
    """The words and endings by which one language tells the past from what is still to come."""

    past: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    future: frozenset[str] = frozenset()

    def is_past(self, words: str) -> bool:
        """Whether something in these words tells of the past, and nothing of the future."""
        found = fold(words).split()
        if any(word in self.future for word in found):
            return False
        return any(map(self.tells_past, found))

    def tells_past(self, word: str) -> bool:
        """Whether one folded word is a past form: "fell", "opened"."""
        return word in self.past or (len(word) > 4 and word.endswith(self.endings))


@cache
def load_tense(language: str) -> Tense:
    """The tense words of a BCP 47 language; none where there is no table, so that nothing is taken for past."""
    rows = read_table(language, "tense")
    entries: dict[str, list[str]] = {row["tense"]: [] for row in rows}
    for row in rows:
        entries[row["tense"]] += members(row)
    past = entries.get("past", [])
    endings = tuple(word[1:] for word in past if word.startswith("-"))
    return Tense(frozenset(past), endings, frozenset(entries.get("future", [])))
