"""Stretches inside quotation marks of every style, over several paragraphs, nested, broken or never closed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dossier.extraction.quotations.marks import Mark, Turn, marks_in
from dossier.model import READ_ROLES, Article, Role, Span

_LETTER = re.compile(r"\w")
_STOPS = ".!?…"


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words inside quotation marks.

    `pieces` are the words without marks, one span per paragraph; `outer` reaches from the opening to the closing
    mark; `closed` is False where the closing mark was never printed. `first_block` is the index of the block in
    which it opens, `last_block` that in which it ends.
    """

    pieces: tuple[Span, ...]
    outer: Span
    single: bool
    closed: bool
    first_block: int
    last_block: int

    @property
    def span(self) -> Span:
        """From the first to the last quoted word."""
        return Span(self.pieces[0].start, self.pieces[-1].end)


def find_quoted(article: Article) -> tuple[Quoted, ...]:
    """Every outermost quoted stretch of the blocks that are read, in reading order; nested marks stay inside.

    “We will go,” he said. gives the span of "We will go,". A quotation that runs over several paragraphs, its
    opening mark repeated at each or not, is one `Quoted` with several pieces. Linear in the text.
    """
    reader = _Reader(article.text)
    for number, block in enumerate(article.blocks):
        if block.role in READ_ROLES:
            reader.read(number, block.span, block.role is Role.PARAGRAPH)
    reader.give_up()
    return tuple(reader.found)


@dataclass(slots=True)
class _Open:
    """A quotation that has begun: its mark, the pieces of earlier paragraphs, where the present piece starts."""

    mark: Mark
    block: int
    start: int
    pieces: list[Span] = field(default_factory=list)
    end: int = 0
    last_block: int = 0
    nested: int = 0


@dataclass(slots=True)
class _Reader:
    """Reads block after block, keeping the quotation that is still open."""

    text: str
    found: list[Quoted] = field(default_factory=list)
    open: _Open | None = None

    def read(self, number: int, block: Span, paragraph: bool) -> None:
        marks = marks_in(self.text, block)
        start = self._resume(number, block, marks) if self.open and paragraph else 0
        if start == 0:
            self.give_up()
        outlook = _Outlook.of(marks)
        index = start
        while index < len(marks):
            index = self._step(number, block, marks, index, outlook)
        if self.open:
            self._suspend(number, block)

    def _resume(self, number: int, block: Span, marks: Sequence[Mark]) -> int:
        """The index of the first mark to read when this paragraph goes on with the open quotation, else 0."""
        assert self.open
        single = self.open.mark.single
        index = next((i for i, mark in enumerate(marks) if mark.single == single), None)
        if index is None:
            return 0
        mark = marks[index]
        if mark.start == block.start and mark.turn is not Turn.CLOSE:
            if self._begins_low():
                return 0
            self.open.start = mark.end
            return index + 1
        if mark.turn is Turn.CLOSE and not single:
            self.open.start = block.start
            self._close(number, mark)
            return index + 1
        return 0

    def _begins_low(self) -> bool:
        """Whether the open quotation is a fragment of the reporter's sentence, which ends with its paragraph."""
        assert self.open
        pieces = self.open.pieces
        return len(pieces) == 1 and self.text[pieces[0].start].islower()

    def _step(self, number: int, block: Span, marks: Sequence[Mark], index: int, outlook: _Outlook) -> int:
        mark = marks[index]
        if self.open is None:
            return self._begin(number, block, marks, index, outlook)
        if mark.single != self.open.mark.single:
            return index + 1
        if mark.turn is Turn.OPEN:
            if outlook.nests(index, self.open.mark, mark):
                self.open.nested += 1
            else:
                self._break_off(number, mark)
                self.open = _Open(mark, number, mark.end)
        elif self.open.nested:
            self.open.nested -= 1
        elif not mark.weak:
            self._close(number, mark)
        return index + 1

    def _begin(self, number: int, block: Span, marks: Sequence[Mark], index: int, outlook: _Outlook) -> int:
        mark = marks[index]
        if mark.turn is Turn.CLOSE:
            return index + 1
        if not mark.single:
            if not outlook.is_stray(index, mark):
                self.open = _Open(mark, number, mark.end)
            return index + 1
        closing = outlook.single_close(index)
        if closing is not None and marks[closing].start - mark.end > 1:
            self.open = _Open(mark, number, mark.end)
            self._close(number, marks[closing])
            return closing + 1
        if mark.start == block.start and outlook.doubles_from(index) == 0:
            self.open = _Open(mark, number, mark.end)
        return index + 1

    def _close(self, number: int, mark: Mark) -> None:
        assert self.open
        self._add_piece(self.open.start, mark.start)
        self._emit(Span(self.open.mark.start, mark.end), number, closed=True)

    def _break_off(self, number: int, mark: Mark) -> None:
        """End a quotation never closed at the last full stop before the next one opens."""
        assert self.open
        stop = max(self.text.rfind(c, self.open.start, mark.start) for c in _STOPS)
        if stop >= 0:
            self._add_piece(self.open.start, stop + 1)
        if self.open.pieces:
            self._emit(Span(self.open.mark.start, self.open.pieces[-1].end), number, closed=False)

    def _suspend(self, number: int, block: Span) -> None:
        assert self.open
        self._add_piece(self.open.start, block.end)
        self.open.end, self.open.last_block, self.open.nested = block.end, number, 0

    def give_up(self) -> None:
        """End an open quotation where its last paragraph ended; a single mark that stands alone was none."""
        if self.open and self.open.pieces and not (self.open.mark.single and len(self.open.pieces) == 1):
            self._emit(Span(self.open.mark.start, self.open.end), self.open.last_block, closed=False)
        self.open = None

    def _add_piece(self, start: int, end: int) -> None:
        assert self.open
        words = self.text[start:end]
        stripped = words.strip()
        if _LETTER.search(stripped):
            begin = start + len(words) - len(words.lstrip())
            self.open.pieces.append(Span(begin, begin + len(stripped)))

    def _emit(self, outer: Span, number: int, *, closed: bool) -> None:
        assert self.open
        if self.open.pieces:
            quoted = Quoted(tuple(self.open.pieces), outer, self.open.mark.single, closed, self.open.block, number)
            self.found.append(quoted)
        self.open = None


@dataclass(frozen=True, slots=True)
class _Outlook:
    """What follows each mark of a paragraph, counted once from its end."""

    opening: Sequence[int]
    closing: Sequence[int]
    doubles: Sequence[int]
    glyphs: Sequence[frozenset[str]]
    strong_single: Sequence[int | None]
    weak_single: Sequence[int | None]

    @classmethod
    def of(cls, marks: Sequence[Mark]) -> _Outlook:
        size = len(marks) + 1
        opening, closing, doubles = [0] * size, [0] * size, [0] * size
        glyphs = [frozenset[str]()] * size
        strong: list[int | None] = [None] * size
        weak: list[int | None] = [None] * size
        for i in range(len(marks) - 1, -1, -1):
            mark = marks[i]
            opening[i] = opening[i + 1] + (not mark.single and mark.turn is Turn.OPEN)
            closing[i] = closing[i + 1] + (not mark.single and mark.turn is not Turn.OPEN)
            glyphs[i] = glyphs[i + 1] if mark.glyph in glyphs[i + 1] else glyphs[i + 1] | {mark.glyph}
            doubles[i] = doubles[i + 1] + (not mark.single)
            closes = mark.single and mark.turn is not Turn.OPEN
            strong[i] = i if closes and not mark.weak else strong[i + 1]
            weak[i] = i if closes and mark.weak else weak[i + 1]
        return cls(opening, closing, doubles, glyphs, strong, weak)

    def nests(self, index: int, outer: Mark, inner: Mark) -> bool:
        """Whether enough closing marks follow for the inner mark to be a quotation within the outer one."""
        spare = self.closing[index] - self.opening[index]
        return spare >= (1 if outer.glyph == inner.glyph else 0) and not outer.single

    def is_stray(self, index: int, mark: Mark) -> bool:
        """Whether a straight mark is never closed while curly ones after it pair up: a slip of the keyboard."""
        following = self.glyphs[index + 1]
        paired = self.opening[index + 1] == self.closing[index + 1] > 0
        return mark.glyph == '"' and paired and '"' not in following

    def doubles_from(self, index: int) -> int:
        return self.doubles[index]

    def single_close(self, index: int) -> int | None:
        """The mark that closes a single one, when the double marks between them are paired."""
        for candidate in (self.strong_single[index + 1], self.weak_single[index + 1]):
            if candidate is not None and (self.doubles[index] - self.doubles[candidate]) % 2 == 0:
                return candidate
        return None
