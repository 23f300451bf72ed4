"""Whether a date still lay ahead when its sentence was told."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dossier.language.lexicon import members, read_table
from dossier.language.tense import Tense, load_tense
from dossier.model import Article, Sentence, Span, TimeExpression
from dossier.text.fold import fold

_REACH = 14
# A verb after the date counts as so many words further away than one before it.
_LATER = 4
_WINDOW = 160
_MARK = re.compile("[\"“”„«»‘]|(?<!\\w)'")


@dataclass(frozen=True, slots=True)
class Outlook:
    """The words by which one language tells that something is still to come; empty where it has no table."""

    classes: Mapping[str, frozenset[str]]
    tense: Tense

    def has(self, cls: str, word: str) -> bool:
        """Whether a folded word is of a class of the table."""
        return word in self.classes.get(cls, frozenset())

    def speaks_ahead(self, before: str, after: str) -> bool:
        """Whether the verb nearest to a date looks ahead, one before it preferred: "is planned for" does.

        Only words of the date's own clause count. A date that names something ("the 2008 summit") tells no time of it.
        """
        left, right = fold(_MARK.split(before)[-1]).split(), fold(_MARK.split(after)[0]).split()
        if left and right and self.has("determiner", left[-1]):
            return False
        left = left[max((at + 1 for at, word in enumerate(left) if self.has("clause", word)), default=0) :]
        right = right[: next((at for at, word in enumerate(right) if self.has("clause", word)), len(right))]
        order = [(len(left) - 1 - at, left, at) for at in range(max(0, len(left) - _REACH), len(left))]
        order += [(at + _LATER, right, at) for at in range(min(len(right), _REACH))]
        order.sort(key=lambda place: place[0])
        return next((said for _, words, at in order if (said := self._says(words, at)) is not None), False)

    def _says(self, words: Sequence[str], at: int) -> bool | None:
        word, near = words[at], words[max(0, at - 3) : at]
        if self.has("ahead", word) or self.has("ahead", " ".join(words[at : at + 2])):
            return True
        if self.has("arranged", word) and any(self.has("now", w) or self.has("then", w) for w in near):
            return not any(self.has("then", w) for w in near)
        if self.tense.tells_past(word) and not (near and self.has("bare", near[-1])):
            return False
        return None


@cache
def load_outlook(language: str) -> Outlook:
    """The outlook words of a BCP 47 language; without a table nothing is taken to lie ahead."""
    rows = read_table(language, "ahead")
    classes: dict[str, set[str]] = {}
    for row in rows:
        classes.setdefault(row["class"], set()).update(fold(word) for word in members(row))
    return Outlook({cls: frozenset(words) for cls, words in classes.items()}, load_tense(language))


def lies_ahead(article: Article, sentence: Sentence, date: TimeExpression) -> bool:
    """Whether the date is told as still to come.

    One wholly after the publication day is, one wholly before it is not. The words decide where the article is undated
    or the date holds the publication day ("will open this year").
    """
    day = article.published_day
    earliest, latest = date.earliest or date.latest, date.latest or date.earliest
    if day and earliest and latest and (earliest > day or latest < day):
        return earliest > day
    if date.edtf and date.edtf.endswith("/.."):
        return False  # "since 2014": what began lies behind, however long it goes on
    around = Span(max(sentence.span.start, date.span.start - _WINDOW), min(sentence.span.end, date.span.end + _WINDOW))
    language = article.metadata.language.value if article.metadata.language else "en"
    before, after = (
        article.text[around.start : date.span.start],
        article.text[date.span.end : max(around.end, date.span.end)],
    )
    return load_outlook(language).speaks_ahead(before, after)
