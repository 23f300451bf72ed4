"""The curator's word on the lines of articles: what each is, which are set aside, which are brought back."""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Iterable

from dossier.curation.anchors import ambiguous, anchor, curated, find_article
from dossier.model import (
    READ_ROLES,
    Article,
    Block,
    Judgement,
    Problem,
    Role,
    Span,
    Subject,
    Target,
    TextQuote,
    Verdict,
)
from dossier.text.selector import ArticleNames, plain_marks

_SET_ASIDE = frozenset({Role.DEBRIS, Role.DUPLICATE})


@dataclasses.dataclass(slots=True)
class _Sheet:
    """The blocks of an article while its lines are judged, and where each whole line stands by its words."""

    article: Article
    blocks: list[Block]
    lines: dict[str, list[Span]] | None = None

    def whole(self, words: str) -> list[Span]:
        """The lines that are made of these words and nothing else."""
        if self.lines is None:
            self.lines = {}
            for block in self.blocks:
                self.lines.setdefault(plain_marks(block.span.of(self.article.text)), []).append(block.span)
        return self.lines.get(plain_marks(words), [])


def judge_lines(judgements: Iterable[Judgement], names: ArticleNames, current: dict[str, Article]) -> list[Problem]:
    """Apply the entries on lines to `current`, blocks alone; the problems of those that fit nothing.

    Linear in entries and lines: a whole line is found by its words, other words by a search of the article.
    """
    sheets: dict[str, _Sheet] = {}
    problems: list[Problem] = []
    for judgement in judgements:
        if judgement.subject is Subject.LINE:
            problem = _judge(judgement, names, current, sheets)
            problems += [problem] if problem is not None else []
    for id_, sheet in sheets.items():
        current[id_] = dataclasses.replace(current[id_], blocks=tuple(sheet.blocks))
    return problems


def _judge(
    judgement: Judgement, names: ArticleNames, current: dict[str, Article], sheets: dict[str, _Sheet]
) -> Problem | None:
    target = judgement.targets[0]
    article = find_article(target.article or "", judgement, names)
    if isinstance(article, Problem):
        return article
    sheet = sheets.setdefault(article.id, _Sheet(article, list(current[article.id].blocks)))
    values = dict(judgement.values)
    role = Role(values.get("role", Role.DEBRIS))
    if target.quote is None:
        _range(sheet, Span(0, len(article.text)), Role(values.get("role", Role.PARAGRAPH)), judgement)
        return None
    span = _place(target, judgement, names, sheet)
    if isinstance(span, Problem):
        return span
    if "to" in values:
        last = anchor(dataclasses.replace(target, quote=TextQuote(values["to"])), judgement, names)
        if isinstance(last, Problem):
            return last
        _range(sheet, Span(span.start, max(span.end, last.spans[-1].end)), role, judgement)
    else:
        _relabel(sheet, span, role, judgement)
    return None


def _place(target: Target, judgement: Judgement, names: ArticleNames, sheet: _Sheet) -> Span | Problem:
    """The one place meant: a whole line before the same words inside longer lines."""
    quote = target.quote or TextQuote("")
    if not (quote.prefix or quote.suffix) and len(whole := sheet.whole(quote.exact)) == 1:
        return whole[0]
    found = anchor(target, judgement, names)
    if isinstance(found, Problem):
        return found
    lines = {block.span for block in sheet.blocks}
    spans = tuple(span for span in found.spans if span in lines) or found.spans
    return spans[0] if len(spans) == 1 else ambiguous(found, judgement)


def _range(sheet: _Sheet, within: Span, role: Role, judgement: Judgement) -> None:
    """Give the lines of a stretch a new role, where that changes what is read.

    A role that is read brings back what was set aside and leaves captions and bylines between as they are; a role
    that is not read sets aside what was read.
    """
    lost = _SET_ASIDE if role in READ_ROLES else READ_ROLES
    first, end = _touched(sheet, within)
    sheet.blocks[first:end] = [
        Block(block.span, role, curated(judgement, block.span)) if block.role in lost else block
        for block in sheet.blocks[first:end]
    ]


def _relabel(sheet: _Sheet, span: Span, role: Role, judgement: Judgement) -> None:
    evidence = curated(judgement, span)
    first, end = _touched(sheet, span)
    changed: list[Block] = []
    for block in sheet.blocks[first:end]:
        if judgement.verdict is Verdict.SPLIT:
            changed += _split(sheet.article.text, block, span, Block(span, role, evidence))
            sheet.lines = None
        else:
            changed.append(Block(block.span, role, evidence))
    sheet.blocks[first:end] = changed


def _touched(sheet: _Sheet, span: Span) -> tuple[int, int]:
    """The numbers of the blocks that share a character with a span, half-open; blocks stand in reading order."""
    first = max(0, bisect_right(sheet.blocks, span.start, key=lambda block: block.span.start) - 1)
    if first < len(sheet.blocks) and not sheet.blocks[first].span.overlaps(span):
        first += 1
    end = first
    while end < len(sheet.blocks) and sheet.blocks[end].span.overlaps(span):
        end += 1
    return first, end


def _split(text: str, block: Block, span: Span, own: Block) -> list[Block]:
    """A block cut into what stands before the words, the words, and what stands after them."""
    start, end = max(block.span.start, span.start), min(block.span.end, span.end)
    before, after = _trimmed(text, block.span.start, start), _trimmed(text, end, block.span.end)
    parts = [
        dataclasses.replace(block, span=before),
        dataclasses.replace(own, span=Span(start, end)),
        dataclasses.replace(block, span=after),
    ]
    return [part for part in parts if len(part.span)]


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    start = min(end, start + len(words) - len(words.lstrip()))
    return Span(start, start + len(text[start:end].rstrip()))
