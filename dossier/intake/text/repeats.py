"""What stands twice: a paragraph and its highlight, a pull quote, a teaser repeated on many pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dossier.intake.text.features import Line
from dossier.intake.text.measured import Label, LabelKind
from dossier.model import Article, Block, Evidence, Role

_LEAST = 40
_PULLED = 400
_SHORT, _PAGES = 80, 3
_ACROSS = Evidence("intake.repeats-across", note="the line stands under several different stories")


def mark_duplicates(lines: Sequence[Line], labels: Sequence[Label]) -> list[Label]:
    """The labels with every second copy of a paragraph set aside as a duplicate.

    Of two copies the one that ends like a sentence stays: "Prices rose by a tenth" above the story is the highlight
    of "Prices rose by a tenth." in it. Else the first stays.
    """
    found = list(labels)
    copies: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        if line.size >= _LEAST and labels[i].role in (Role.PARAGRAPH, Role.SUBHEAD, Role.STANDFIRST, Role.DEBRIS):
            copies.setdefault(line.key, []).append(i)
    for places in copies.values():
        read = [i for i in places if labels[i].role is not Role.DEBRIS]
        if len(places) < 2 or not read or len({len(lines[i].span) // 3 for i in places}) > 2:
            continue
        kept = next((i for i in read if lines[i].ends and labels[i].role is Role.PARAGRAPH), read[0])
        for i in places:
            if i != kept:
                found[i] = Label(Role.DUPLICATE, "intake.repeated-paragraph")
    _pull_quotes(lines, found)
    _highlight_heads(lines, found)
    return found


def _pull_quotes(lines: Sequence[Line], labels: list[Label]) -> None:
    """A line set apart whose words stand, whole, in a paragraph."""
    body = "\n".join(line.key for line, label in zip(lines, labels, strict=True) if label.role is Role.PARAGRAPH)
    tried = 0
    for i, (line, label) in enumerate(zip(lines, labels, strict=True)):
        apart = label.role in (Role.SUBHEAD, Role.DEBRIS) or (label.role is Role.PARAGRAPH and not line.ends)
        words = line.key.strip("\"“”„«»‘’'")
        if not apart or line.size < _LEAST or line.size > 400 or len(words) < 25 or tried >= _PULLED:
            continue
        tried += 1
        at = body.find(words)
        while at >= 0 and _is_line(body, at, words):
            at = body.find(words, at + 1)
        if at >= 0:
            labels[i] = Label(Role.DUPLICATE, "intake.pull-quote")


def _is_line(body: str, at: int, words: str) -> bool:
    """Whether a find is a whole line, that is, the line itself and no paragraph around it."""
    start = body.rfind("\n", 0, at) + 1
    end = body.find("\n", at)
    return (len(body) if end < 0 else end) - start < len(words) + 12


def _highlight_heads(lines: Sequence[Line], labels: list[Label]) -> None:
    """The heading of a box whose every line is a duplicate ("Story highlights") is debris."""
    for i in range(len(labels) - 2):
        if labels[i].role not in (Role.SUBHEAD, Role.DEBRIS) or labels[i + 1].role is not Role.DUPLICATE:
            continue
        if lines[i].size < 40 and labels[i].kind is not LabelKind.REPEATED:
            labels[i] = Label(Role.DEBRIS, "intake.highlights", certain=False)


def mark_repeats(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles with short lines that stand on several pages of one dossier set aside as debris.

    A short line ("Follow us on our channels") under three different stories or more is what pages say of themselves;
    under three printings of one story it is text reuse, as repeated long sentences always are. A headline, byline,
    date or credit is left as it is.
    """
    contexts: dict[str, set[str]] = {}
    for article in articles:
        for key, context in _in_context(article):
            contexts.setdefault(key, set()).add(context)
    often = {key for key, different in contexts.items() if len(different) >= _PAGES}
    return tuple(_marked(article, often) for article in articles) if often else tuple(articles)


def _in_context(article: Article) -> Iterator[tuple[str, str]]:
    """Each short line with the long one before it, which tells whether two pages tell the same story."""
    before = ""
    for block in article.blocks:
        key = _key(article, block)
        if key is not None:
            yield key, before or article.id
        elif len(block.span) >= _SHORT:
            before = article.text[block.span.start : block.span.start + _SHORT].casefold()


def _key(article: Article, block: Block) -> str | None:
    if block.role not in (Role.PARAGRAPH, Role.SUBHEAD, Role.STANDFIRST, Role.DEBRIS) or len(block.span) >= _SHORT:
        return None
    return " ".join(block.span.of(article.text).casefold().split())


def _marked(article: Article, often: set[str]) -> Article:
    blocks = tuple(
        replace(block, role=Role.DEBRIS, evidence=_ACROSS)
        if block.role is not Role.DEBRIS and _key(article, block) in often
        else block
        for block in article.blocks
    )
    return article if blocks == article.blocks else replace(article, blocks=blocks)
