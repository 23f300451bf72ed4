"""Decisions as YAML: the one place where an entry of a curation file is spelled."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from dossier.model import Article, Entry, Span, Subject, Target, TextQuote, Verdict
from dossier.text.selector import stands_twice

_PLAIN = re.compile(r"[^\W\d_][\w .'’-]*")
_NO_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_UNWRITABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_BESIDE, _LONGEST = 32, 120
_SET = {
    Subject.PERSON: "set",
    Subject.QUOTATION: "quote",
    Subject.DATE: "date",
    Subject.ARTICLE: "article",
    Subject.LINE: "line",
}


def entry_yaml(entry: Entry) -> str:
    """The YAML of an entry, its words safe whatever they are; ends with a line end.

    >>> print(entry_yaml(Entry(Subject.PERSON, Verdict.DIFFERENT, (Target("Ann Reyes"), Target("Ann: R")))), end="")
    - different: [Ann Reyes, "Ann: R"]
    """
    first, *rest = _lines(entry)
    return "\n  ".join([f"- {first}", *rest]) + "\n"


def _lines(entry: Entry) -> Iterator[str]:
    yield from _targets(entry)
    values = [f"{name}: {_value(value)}" for name, value in _grouped(entry.values)]
    if values and entry.hint:
        values[-1] = f"{values[-1]}  # {' '.join(entry.hint.split())}"
    yield from values
    for name, text in (("reason", entry.reason), ("author", entry.author)):
        if text.strip():
            yield f"{name}: {_quoted(' '.join(text.split()))}"


def _targets(entry: Entry) -> Iterator[str]:
    """The line or lines that say what the entry is about, the verdict first."""
    target = entry.targets[0]
    listed = entry.verdict in (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE)
    if listed and entry.subject is Subject.QUOTATION:
        yield f"{entry.verdict.value}:"
        yield from (f"  - {yaml_target(each)}" for each in entry.targets)
    elif listed:
        yield f"{entry.verdict.value}: [{', '.join(map(yaml_target, entry.targets))}]"
    elif target.quote is not None and target.name is None:
        named = "mention" if entry.subject is Subject.PERSON else _SET[entry.subject]
        yield f"{named if entry.verdict is Verdict.SET else entry.verdict.value}: {_quoted(target.quote.exact)}"
        yield f"article: {yaml_word(target.article or '')}"
        yield from _beside(target.quote)
    else:
        named = _SET[entry.subject] if entry.verdict is Verdict.SET else entry.verdict.value
        yield f"{named}: {yaml_word(target.name or target.article or '')}"


def _beside(quote: TextQuote) -> Iterator[str]:
    for name, words in (("prefix", quote.prefix), ("suffix", quote.suffix)):
        if words:
            yield f"{name}: {_quoted(words)}"


def _grouped(values: tuple[tuple[str, str | None], ...]) -> Iterator[tuple[str, tuple[str | None, ...]]]:
    """The values by field; a field with several is a list."""
    for name in dict.fromkeys(name for name, _ in values):
        yield name, tuple(value for key, value in values if key == name)


def _value(values: tuple[str | None, ...]) -> str:
    words = ["~" if value is None else yaml_word(value) for value in values]
    return words[0] if len(words) == 1 else f"[{', '.join(words)}]"


def yaml_target(target: Target) -> str:
    """A member of a list: a name or an article, or a mapping that says where."""
    if target.quote is not None:
        beside = "".join(f", {said}" for said in _beside(target.quote))
        return f"{{article: {yaml_word(target.article or '')}, exact: {_quoted(target.quote.exact)}{beside}}}"
    if target.name is not None and target.article is not None:
        return f"{{name: {yaml_word(target.name)}, in: {yaml_word(target.article)}}}"
    return yaml_word(target.name or target.article or "")


def yaml_word(text: str) -> str:
    """A text as a YAML scalar that stands in a list: plain where that is safe, else in double quotes.

    >>> yaml_word("Olaf Lundgren"), yaml_word("2022: a year"), yaml_word("No")
    ('Olaf Lundgren', '"2022: a year"', '"No"')
    """
    plain = _PLAIN.fullmatch(text) and text == text.strip() and text.lower() not in _NO_WORDS
    return text if plain else _quoted(text)


def _quoted(text: str) -> str:
    """A text in double quotes, with escapes for the characters that YAML takes for line ends or refuses."""
    return _UNWRITABLE.sub(lambda match: f"\\u{ord(match.group()):04x}", json.dumps(text, ensure_ascii=False))


def reference_to(article: Article) -> str:
    """How an entry names an article: its file in the seeds folder, or its id where the file holds several."""
    return article.source.path if article.source.record is None else article.id


def selector_of(text: str, span: Span) -> TextQuote:
    """The words of a span as a selector that finds them again, with words beside them where they stand twice."""
    quote = TextQuote(" ".join(span.of(text).split()))
    if not stands_twice(text, quote.exact):
        return quote
    before, after = text[max(0, span.start - _BESIDE) : span.start], text[span.end : span.end + _BESIDE]
    return TextQuote(quote.exact, " ".join(before.split()), " ".join(after.split()))


def beginning_of(text: str, span: Span) -> Span:
    """As much of a line as it takes to cite it, up to the end of a word."""
    if len(span) <= _LONGEST:
        return span
    cut = text.rfind(" ", span.start, span.start + _LONGEST)
    return Span(span.start, cut if cut > span.start else span.start + _LONGEST)


def line_target(article: Article, span: Span) -> Target:
    """A line of an article as an entry cites it: the beginning of its words, and the article."""
    return Target(article=reference_to(article), quote=selector_of(article.text, beginning_of(article.text, span)))


def quotation_target(article: Article, span: Span) -> Target:
    """A quotation as an entry cites it: all of its words, and the article."""
    return Target(article=reference_to(article), quote=selector_of(article.text, span))
