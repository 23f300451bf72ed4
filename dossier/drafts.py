"""Pages that need not be made again: each is known by all that it is made from, and made when it is asked for.

Beside what it is given, a page is made from what it looks up on the way. That is noted when it is made, and kept with
a digest of the answers: as long as the tables answer the same, the page would be the same. Pages that show something
of the whole dossier are made at every build.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from dossier.cache import Records, digest_of
from dossier.model import Dossier, Page, Reference, SiteOptions
from dossier.pages import Making, Reads, each_making, rendered
from dossier.site import Lazy, Spooled

_KIND, _LIST = "pages", "lists"
_AT_ONCE, _AT_HAND = 500, 200_000


@dataclass(frozen=True, slots=True)
class Draft:
    """A page by its head, which has no body: `key` is the digest of all that it is made from.

    `made` is the page where it was made on the way.
    """

    head: Page
    key: bytes
    make: Callable[[], Page]
    made: Page | None = None

    @property
    def uri(self) -> str:
        """The page's source address."""
        return self.head.uri

    @property
    def title(self) -> str:
        """The page's title."""
        return self.head.title

    def then(self, further: bytes, change: Callable[[Page], Page]) -> Draft:
        """The draft of the page changed; `further` is the digest of what the change depends on."""
        key, make, made = digest_of(self.key, further), self.make, self.made
        return Draft(self.head, key, lambda: change(make()), change(made) if made else None)


@dataclass(frozen=True, slots=True)
class _Kept:
    """Pages that were made together: what they were given and looked up, and their heads."""

    given: bytes
    asked: dict[str, list[str | tuple[str, str] | None]]
    answers: bytes
    heads: tuple[Page, ...]


def each_draft(
    dossier: Dossier, options: SiteOptions, references: Mapping[str, Reference], records: Records
) -> Iterator[Draft]:
    """A draft of every page of the dossier, in the order of `each_page`; `records` keep what each is made from."""
    reads = Reads()
    answers, last = _Answers(reads), _Last()
    lists = _Lists(reads, answers, records, options)
    makings = each_making(dossier, options, references, reads)
    while some := list(islice(makings, _AT_ONCE)):
        keys = [digest_of(_KIND, options, making.name) for making in some]
        kept = records.get(_KIND, keys, _Kept)
        fresh = []
        for key, making in zip(keys, some, strict=True):
            if not making.name:
                yield from lists.drafts(making)
                continue
            given = digest_of(making.given)
            before = kept.get(key)
            if before and before.given == given and answers.digest(before.asked) == before.answers:
                yield from _waiting(making, before, last)
                continue
            pages, now = _made(making, given, reads, answers)
            fresh.append((key, now))
            for draft, page in zip(_waiting(making, now, last), pages, strict=True):
                yield dataclasses.replace(draft, made=page)
        records.put(_KIND, fresh)


def drafted(page: Page) -> Draft:
    """The draft of a page that is made already."""
    return Draft(head_of(page), digest_of(page), lambda: page, page)


def head_of(page: Page) -> Page:
    """A page without its body."""
    return dataclasses.replace(page, body="", headings=())


def _made(making: Making, given: bytes, reads: Reads, answers: _Answers) -> tuple[Sequence[Page], _Kept]:
    reads.begin()
    pages = making.make()
    return pages, _kept(given, pages, reads.end(), answers)


def _kept(given: bytes, pages: Sequence[Page], read: Iterable[tuple[str, object]], answers: _Answers) -> _Kept:
    asked: dict[str, list[str | tuple[str, str] | None]] = {}
    for table, key in read:
        asked.setdefault(table, []).append(key)  # type: ignore[arg-type]
    return _Kept(given, asked, answers.digest(asked), tuple(map(head_of, pages)))


def _waiting(making: Making, kept: _Kept, last: _Last) -> Iterator[Draft]:
    for number, head in enumerate(kept.heads):
        yield Draft(head, digest_of(kept.given, kept.answers, head), partial(last.page, making, number))


class _Lists:
    """The pages of long lists: what each is made from is known once all of it is laid out, just before it is made."""

    def __init__(self, reads: Reads, answers: _Answers, records: Records, options: SiteOptions) -> None:
        self._reads, self._answers, self._records, self._options = reads, answers, records, options
        # By the page that stands for each, which the draft holds.
        self._drafts: dict[int, Draft] = {}
        self._fresh: list[tuple[bytes, _Kept]] = []

    def drafts(self, making: Making) -> Iterator[Draft]:
        """The drafts of pages that are made together."""
        self._reads.remembered = self._remembered
        pages = making.make()
        self._reads.remembered = rendered
        self._records.put(_LIST, self._fresh)
        for page in pages:
            yield self._drafts.get(id(page)) or drafted(page)
        self._drafts, self._fresh = {}, []

    def _remembered(self, uri: str, given: tuple[object, ...], make: Callable[[], Page]) -> Page:
        try:
            digest = digest_of(given)
        except TypeError:  # Something that is no value, as a function: nobody can tell whether it is the same.
            return make()
        key = digest_of(_LIST, self._options, uri)
        before = self._records.get(_LIST, [key], _Kept).get(key)
        if before and before.given == digest and self._answers.digest(before.asked) == before.answers:
            (head,) = before.heads
            self._drafts[id(head)] = Draft(head, digest_of(digest, before.answers, head), make)
            return head
        self._reads.begin()
        page = make()
        now = _kept(digest, [page], self._reads.end(), self._answers)
        self._fresh.append((key, now))
        self._drafts[id(page)] = Draft(now.heads[0], digest_of(digest, now.answers, now.heads[0]), make, page)
        return page


class _Last:
    """Pages that are made together are asked for one after the other: those made last are at hand."""

    def __init__(self) -> None:
        self._pages: tuple[Making | None, Sequence[Page]] = (None, ())

    def page(self, making: Making, number: int) -> Page:
        """One of the pages that are made together."""
        if self._pages[0] is not making:
            self._pages = making, making.make()
        return self._pages[1][number]


class _Answers:
    """What the tables answer, as digests."""

    def __init__(self, reads: Reads) -> None:
        self._reads = reads
        self._digests: dict[tuple[str, object], bytes] = {}

    def digest(self, asked: Mapping[str, Sequence[object]]) -> bytes:
        """The digest of all answers to these questions."""
        return digest_of([self._of(table, key) for table, keys in asked.items() for key in keys])

    def _of(self, table: str, key: object) -> bytes:
        found = self._digests.get((table, key))
        if found is None:
            if len(self._digests) >= _AT_HAND:
                self._digests.clear()
            found = self._digests[table, key] = digest_of(table, key, self._reads.answer((table, key)))
        return found


class Drafted(Lazy[Page]):
    """The pages of drafts: those made on the way wait on disk, each other is made when it is asked for."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        """Take the drafts as they come."""
        self.heads: list[Page] = []
        self.digests: list[bytes] = []
        self._places: list[int | Callable[[], Page]] = []
        self._spooled = Spooled(self._taken(drafts), Page)

    def _taken(self, drafts: Iterable[Draft]) -> Iterator[Page]:
        spooled = 0
        for draft in drafts:
            self.heads.append(draft.head)
            self.digests.append(draft.key)
            if draft.made is None:
                self._places.append(draft.make)
            else:
                self._places.append(spooled)
                spooled += 1
                yield draft.made

    def one(self, at: int) -> Page:
        """The page at a place, read or made."""
        place = self._places[at]
        return self._spooled[place] if isinstance(place, int) else place()

    def __len__(self) -> int:
        return len(self._places)
