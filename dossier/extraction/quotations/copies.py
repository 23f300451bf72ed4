"""Words of the article printed a second time: pull quotes, and what a headline quotes from the text below it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dossier.extraction.quotations import word_classes as wc
from dossier.extraction.quotations.attribution import Attribution
from dossier.extraction.quotations.kinds import quoted_ending
from dossier.extraction.quotations.passages import Passage
from dossier.extraction.quotations.quoted import Quoted
from dossier.extraction.quotations.reports import Report
from dossier.text.fold import fold

_RULE = "quotation.copied"
_LONGEST_HEADLINE = 25
_LEAST_WORDS = 2
# So many places of one pair of words are remembered: more would make a text of one phrase slow and tell nothing.
_PLACES = 4
_STOPS = frozenset(".!?…:;")


def attribute_copies(
    text: str,
    quoted: Sequence[Quoted],
    places: Mapping[int, Sequence[tuple[Passage, int]]],
    found: dict[int, Attribution],
    reports: Iterable[Report],
) -> None:
    """Add to `found` the source of quotations that stand apart and whose words somebody says elsewhere in the article.

    'Terrible snub' for duke, and below: The duke felt it was a “terrible snub”, Anna Kos said.
    """
    sources = dict(found)
    for report in reports:
        for number in report.passage.quotes_between(report.first, report.last):
            sources[number] = Attribution(_RULE, report.source_passage, report.source, report.cue)
    apart = [number for number in sorted(places) if number not in sources and _stands_apart(*places[number][0])]
    if not apart:
        return
    said = {number: _words(text, quoted[number]) for number in sorted(sources)}
    index: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for number, words in said.items():
        for at in range(len(words) - 1):
            where = index.setdefault((words[at], words[at + 1]), [])
            if len(where) < _PLACES:
                where.append((number, at))
    for number in apart:
        words = _words(text, quoted[number])
        if len(words) < _LEAST_WORDS:
            continue
        held = [n for n, at in index.get((words[0], words[1]), ()) if said[n][at : at + len(words)] == words]
        if held:
            source = sources[held[0]]
            follows = None if source.source else source.follows
            found[number] = Attribution(_RULE, source.passage, source.source, None, follows, copied=True)


def _stands_apart(p: Passage, index: int) -> bool:
    """Whether a quotation is a paragraph of its own, or stands in a headline: a short line that ends without a stop."""
    if len(p) == 1:
        return True
    last = len(p) - 1
    ended = p.words[last] in _STOPS or (p.flags[last] & wc.QUOTE and quoted_ending(p, last) in _STOPS)
    return len(p) <= _LONGEST_HEADLINE and not ended


def _words(text: str, quotation: Quoted) -> list[str]:
    return [word for piece in quotation.pieces for word in fold(piece.of(text)).split()]
