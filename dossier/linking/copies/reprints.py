"""Text reuse between articles: reprints, near-duplicates, and shared passages such as agency copy.

Candidates come from local MinHash, better known as winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003): of every
window of overlapping word shingles the one with the least hash is kept, and two articles that keep the same shingle
are compared word by word. MinHash with LSH over whole documents (datasketch, rensa) estimates how alike two whole
texts are, and so cannot see two agency paragraphs in a long story; a window's minimum is kept wherever the window
stands, so any run of `SURE` equal words is found. It needs the standard library alone, a few dozen integers for an
article, and time linear in the words and in the copies found.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, groupby
from zlib import crc32

from dossier.linking.recall import Forgetful, Recall
from dossier.model import Article, Citation, Reprint, Role, SharedPassage, Span
from dossier.text.fold import fold

_SHINGLE, _WINDOW = 6, 14
SURE = _SHINGLE + _WINDOW - 1
_SEED, _JOIN = 4, 4
_PASSAGE, _UNSPACED_PASSAGE = 18, 40
_REPRINT, _NEAR = 0.95, 0.5
_ALL_PAIRS, _STAR = 12, 3
_MOST_PLACES = 8
# A paragraph in so many articles is standing text; alone it makes no reprint below this share.
_STANDING, _STANDING_SHARE = 4, 0.2
_BUCKETS, _ARTICLE_BITS = 64, 24
_BASE, _MASK = 0x9E3779B97F4A7C15, (1 << 64) - 1
_UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")
_IS_UNSPACED = re.compile(rf"[{_UNSPACED}]")
_COMPARED = frozenset({Role.STANDFIRST, Role.PARAGRAPH})


def find_reprints(
    articles: Sequence[Article], digests: Sequence[bytes] = (), recall: Recall | None = None
) -> tuple[Reprint, ...]:
    """Every pair of articles that share a passage, with the share of common text and the passages themselves.

    `label` is "reprint" where nearly all of the shorter text stands in the other, "near-duplicate" where half of it
    does, "shared passages" below that; a passage has at least 18 equal words, small changes bridged. Pairs stand in
    the order of the articles; of a text printed dozens of times each copy is set against the first ones and the one
    before it. "Dock workers voted on Thursday to accept a pay rise of six per cent, ending a walkout that had stranded
    forty ships" in two papers is agency copy. `digests` name the articles to `recall`.
    """
    recall, digests = recall or Forgetful(), digests or [b""] * len(articles)
    paragraphs = [[_paragraph_mark(span.of(article.text)) for span in _body(article)] for article in articles]
    often = _standing_paragraphs(paragraphs)
    named = [
        recall.digest(digest, [mark in often for mark in marks])
        for digest, marks in zip(digests, paragraphs, strict=True)
    ]
    pairs = _candidates(articles, digests, recall)

    @lru_cache(maxsize=512)
    def words(number: int) -> _Folded:
        return _words_of(articles[number], often)

    def compared(places: Sequence[int]) -> Iterator[Reprint | None]:
        for left, right in (pairs[place] for place in places):
            yield _compared(articles[left], words(left), articles[right], words(right))

    keys = [recall.digest(named[left], named[right]) for left, right in pairs]
    return tuple(found for found in recall.each("reprint", keys, Reprint | None, compared) if found is not None)


@dataclass(frozen=True, slots=True)
class _Folded:
    """The folded words of an article's body, with where each begins and ends."""

    keys: tuple[str, ...]
    starts: array[int]
    ends: array[int]
    places: Mapping[tuple[str, ...], Sequence[int]]
    standing: tuple[tuple[int, int], ...] = ()
    unspaced: bool = False

    def stretch(self, first: int, end: int) -> Span:
        """The place of a half-open run of words."""
        return Span(self.starts[first], self.ends[end - 1])


@dataclass(frozen=True, slots=True)
class _Match:
    """`size` equal words from `left` and `right` on; the ends are exclusive and may bridge small changes."""

    left: int
    right: int
    left_end: int
    right_end: int
    size: int


def _candidates(articles: Sequence[Article], digests: Sequence[bytes], recall: Recall) -> list[tuple[int, int]]:
    """The pairs of article numbers that keep a common shingle, in order."""

    def printed(places: Sequence[int]) -> Iterator[list[int]]:
        for article in (articles[place] for place in places):
            yield sorted(_fingerprints([key for span in _body(article) for key in _keys(span.of(article.text))]))

    buckets = [array("Q") for _ in range(_BUCKETS)]
    for number, values in enumerate(recall.each("fingerprints", digests, list[int], printed)):
        for value in values:
            buckets[value % _BUCKETS].append((value >> _ARTICLE_BITS) << _ARTICLE_BITS | number)
    pairs: Counter[tuple[int, int]] = Counter()
    for bucket in buckets:
        for _, group in groupby(sorted(bucket), key=lambda entry: entry >> _ARTICLE_BITS):
            carriers = sorted({entry & (1 << _ARTICLE_BITS) - 1 for entry in group})
            if len(carriers) > 1:
                pairs.update(_paired(carriers))
    return sorted(pairs)


def _paired(carriers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """All pairs of a few articles; of many, each with the first ones and the one before it: linear work."""
    if len(carriers) <= _ALL_PAIRS:
        yield from combinations(carriers, 2)
        return
    for place, number in enumerate(carriers):
        earlier = {*carriers[: min(_STAR, place)], *carriers[max(0, place - 1) : place]}
        yield from ((other, number) for other in sorted(earlier))


def _body(article: Article) -> list[Span]:
    return [block.span for block in article.blocks if block.role in _COMPARED]


def _keys(words: str) -> list[str]:
    """The folded words, and every character of a script without spaces as one."""
    folded = fold(words)
    return _WORD.findall(folded) if not folded.isascii() else folded.split()


@lru_cache(maxsize=1 << 17)
def _hash(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass")) * 0x100000001B3 + len(word)


def _fingerprints(keys: Sequence[str]) -> set[int]:
    """The least shingle hash of every window; the hashes of a text shorter than a window give one."""
    hashes = [_hash(key) for key in keys]
    if len(hashes) < _SHINGLE:
        return set()
    drop = pow(_BASE, _SHINGLE - 1, 1 << 64)
    rolling = 0
    queue: deque[tuple[int, int]] = deque()
    kept: set[int] = set()
    for place, value in enumerate(hashes):
        if place >= _SHINGLE:
            rolling = (rolling - hashes[place - _SHINGLE] * drop) & _MASK
        rolling = (rolling * _BASE + value) & _MASK
        if place < _SHINGLE - 1:
            continue
        mixed = (rolling ^ rolling >> 29) * 0xBF58476D1CE4E5B9 & _MASK
        mixed ^= mixed >> 32
        while queue and queue[-1][0] >= mixed:
            queue.pop()
        queue.append((mixed, place))
        if queue[0][1] <= place - _WINDOW:
            queue.popleft()
        if place >= SURE - 1:
            kept.add(queue[0][0])
    return kept or {queue[0][0]}


@lru_cache(maxsize=1 << 16)
def _key(word: str) -> str:
    return fold(word)


def _words_of(article: Article, often: Set[int]) -> _Folded:
    keys, standing = list[str](), list[tuple[int, int]]()
    starts, ends = array("I"), array("I")
    for block in _body(article):
        first = len(keys)
        for match in _WORD.finditer(article.text, block.start, block.end):
            key = _key(match.group())
            if key:
                keys.append(key)
                starts.append(match.start())
                ends.append(match.end())
        if _paragraph_mark(block.of(article.text)) in often:
            standing.append((first, len(keys)))
    unspaced = sum(map(bool, map(_IS_UNSPACED.match, keys))) > len(keys) / 2
    return _Folded(tuple(keys), starts, ends, _places(keys), tuple(standing), unspaced)


def _paragraph_mark(words: str) -> int:
    return crc32(" ".join(words.split()).encode("utf-8", "surrogatepass"))


def _standing_paragraphs(articles: Sequence[Sequence[int]]) -> frozenset[int]:
    """The marks that stand in several articles: paragraphs that these print word for word."""
    printed: Counter[int] = Counter()
    for marks in articles:
        printed.update(set(marks))
    return frozenset(mark for mark, count in printed.items() if count >= _STANDING)


def _compared(left: Article, mine: _Folded, right: Article, yours: _Folded) -> Reprint | None:
    shorter, longer = (mine, yours) if len(mine.keys) <= len(yours.keys) else (yours, mine)
    if not shorter.keys:
        return None
    least = min(_UNSPACED_PASSAGE if shorter.unspaced else _PASSAGE, max(8, len(shorter.keys) * 3 // 4))
    matches = [match for match in _matches(shorter.keys, longer) if match.size >= least]
    share = sum(match.size for match in matches) / len(shorter.keys)
    if not matches or (share < _STANDING_SHARE and _one_outlet(left, right) and _only_standing(matches, shorter)):
        return None
    label = "reprint" if share >= _REPRINT else "near-duplicate" if share >= _NEAR else "shared passages"
    passages = []
    for match in matches:
        short = shorter.stretch(match.left, match.left_end)
        long = longer.stretch(match.right, match.right_end)
        first, second = (short, long) if shorter is mine else (long, short)
        passages.append(SharedPassage(Citation(left.id, first), Citation(right.id, second)))
    passages.sort(key=lambda passage: passage.left.span)
    return Reprint(left.id, right.id, round(min(share, 1.0), 4), label, tuple(passages))


def _one_outlet(left: Article, right: Article) -> bool:
    """Whether two articles may come from one outlet, as far as is known."""
    outlets = [article.metadata.outlet for article in (left, right)]
    return any(outlet is None for outlet in outlets) or len({fold(o.value) for o in outlets if o is not None}) == 1


def _only_standing(matches: Sequence[_Match], words: _Folded) -> bool:
    """Whether all that is shared are paragraphs that many articles print: an outlet's own words about itself."""
    return all(any(first <= match.left and match.left_end <= end for first, end in words.standing) for match in matches)


def _places(keys: Sequence[str]) -> Mapping[tuple[str, ...], Sequence[int]]:
    """Where each few words that follow one another stand, the first places of those that stand often."""
    places: dict[tuple[str, ...], list[int]] = {}
    for place, seed in enumerate(zip(*(keys[start:] for start in range(_SEED)), strict=False)):
        known = places.setdefault(seed, [])
        if len(known) < _MOST_PLACES:
            known.append(place)
    return places


def _matches(shorter: Sequence[str], other: _Folded) -> list[_Match]:
    """The equal runs in order of the shorter text, those that follow each other closely joined; none overlap."""
    longer, places = other.keys, other.places
    joined: list[_Match] = []
    place = 0
    while place <= len(shorter) - _SEED:
        options = places.get(tuple(shorter[place : place + _SEED]))
        if options is None:
            place += 1
            continue
        run = _longest(shorter, longer, place, options, joined[-1] if joined else None)
        if run is None:
            place += 1
            continue
        if joined and _follows(joined[-1], run):
            last = joined[-1]
            joined[-1] = _Match(last.left, last.right, run.left_end, run.right_end, last.size + run.size)
        else:
            joined.append(run)
        place = run.left_end
    return joined


def _longest(
    shorter: Sequence[str], longer: Sequence[str], place: int, options: Sequence[int], last: _Match | None
) -> _Match | None:
    """The longest equal run from a place, one that carries on the last match before any other."""
    best: _Match | None = None
    for option in options:
        size = _SEED
        while (
            place + size < len(shorter)
            and option + size < len(longer)
            and shorter[place + size] == longer[option + size]
        ):
            size += 1
        run = _Match(place, option, place + size, option + size, size)
        if last is not None and _follows(last, run):
            return run
        if best is None or size > best.size:
            best = run
    return best


def _follows(last: _Match, run: _Match) -> bool:
    """Whether a run goes on where a match ended, a few changed words aside."""
    return 0 <= run.left - last.left_end <= _JOIN and 0 <= run.right - last.right_end <= _JOIN
