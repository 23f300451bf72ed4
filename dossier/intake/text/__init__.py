"""Plain text → an article: the role of every line, the metadata it prints, and what is wrong with its characters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from dossier.intake.text.body import Verdict, judge, with_lead
from dossier.intake.text.features import Line, measure
from dossier.intake.text.headline import body_start, find_headline
from dossier.intake.text.hygiene import character_problems
from dossier.intake.text.language import detect_language
from dossier.intake.text.metadata import printed_metadata
from dossier.intake.text.repeats import mark_duplicates, mark_repeats
from dossier.intake.text.roles import Label, Page, label_lines
from dossier.intake.text.signs import byline_of
from dossier.intake.text.stamps import Stamp, find_stamps
from dossier.model import Article, Block, Evidence, Metadata, Problem, Role, Severity, SourceText, Statement
from dossier.text.lines import paragraphs_of
from dossier.text.sentences import anchored_sentences

__all__ = ["detect_language", "mark_repeats", "read_text"]

_NO_METADATA = Metadata()
_STUB_WORDS = 40
_HEAD = 12


def read_text(id: str, source: SourceText, stated: Metadata = _NO_METADATA) -> tuple[Article, tuple[Problem, ...]]:
    """The article of a plain text and what is wrong with it; never raises, whatever the text holds.

    `stated` is what the container declared (front matter, mail headers): it wins over what the text prints, and a
    printed value that disagrees is kept among the alternatives. An article that prints no date has none, whatever
    years its sentences speak of ("the 2008 Bucharest summit").
    """
    text = source.text
    lines = [measure(text, span) for span in paragraphs_of(text)]
    verdicts = judge(lines)
    language = stated.language.value if stated.language else detect_language(_sample(lines, verdicts))
    stamps = _stamps(text, lines, verdicts, language)
    signed = {*stamps, *(i for i, line in enumerate(lines[:_HEAD]) if line.size < 120 and byline_of(line.words))}
    verdicts = with_lead(lines, verdicts, signed)
    title = stated.title.value if stated.title else None
    headline = find_headline(lines, verdicts, stamps, title)
    page = Page(text, lines, verdicts, stamps, headline, language)
    labels = mark_duplicates(lines, label_lines(page))
    metadata = _merged(stated, printed_metadata(page, labels, language))
    blocks = tuple(_block(line, label) for line, label in zip(lines, labels, strict=True))
    sentences = anchored_sentences(text, [block.span for block in blocks], language or "en")
    article = Article(id, source, blocks, sentences, metadata)
    return article, (
        *_content_problems(article, labels),
        *character_problems(source.path, text),
        *_date_problems(article),
    )


def _sample(lines: Sequence[Line], verdicts: Sequence[Verdict]) -> str:
    body = [line.words for line, verdict in zip(lines, verdicts, strict=True) if verdict.body]
    return "\n".join((body or [line.words for line in lines])[:12])


def _stamps(
    text: str, lines: Sequence[Line], verdicts: Sequence[Verdict], language: str | None
) -> dict[int, tuple[Stamp, ...]]:
    """The printed dates of the lines up to the body, by line."""
    start = min(body_start(lines, verdicts) + 8, len(lines))
    first = max(0, start - 80)
    head = " ".join(line.words for line in lines[first:start] if line.size < 120)
    found = {}
    for i in range(first, start):
        line = lines[i]
        if line.size <= 220 and line["digits"] and not (verdicts[i].body and line.long):
            stamps = find_stamps(text, line.span, language, head)
            if stamps:
                found[i] = stamps
    return found


def _block(line: Line, label: Label) -> Block:
    return Block(line.span, label.role, Evidence(label.rule, line.span, note=label.note), label.certain)


def _merged(stated: Metadata, printed: Metadata) -> Metadata:
    """What is stated, filled up with what is printed; what disagrees is kept as an alternative."""
    values: dict[str, Statement | tuple[Statement, ...] | None] = {}
    others: list[tuple[str, Statement]] = [*stated.alternatives, *printed.alternatives]
    for field in fields(Metadata):
        if field.name in ("alternatives", "authors"):
            continue
        own: Statement | None = getattr(stated, field.name)
        read: Statement | None = getattr(printed, field.name)
        values[field.name] = own or read
        if own and read and own.value != read.value:
            others.append((field.name, read))
    authors = stated.authors or printed.authors
    if stated.authors and printed.authors:
        known = {author.value.casefold() for author in stated.authors}
        others += [("authors", author) for author in printed.authors if author.value.casefold() not in known]
    return Metadata(**values, authors=authors, alternatives=tuple(others))  # type: ignore[arg-type]


def _content_problems(article: Article, labels: Sequence[Label]) -> tuple[Problem, ...]:
    path = article.source.path
    if not article.blocks:
        return (
            Problem(
                "seed-empty", Severity.ERROR, path, "the text is empty", "save the article again, or remove the file"
            ),
        )
    words = sum(len(b.span.of(article.text).split()) for b in article.blocks if b.role is Role.PARAGRAPH)
    dense = sum(len(b.span) for b in article.blocks if b.role is Role.PARAGRAPH) / 2 if words < _STUB_WORDS else 0
    if (
        max(
            words,
            dense
            if article.metadata.language and article.metadata.language.value in ("ja", "zh", "th", "km", "my")
            else 0,
        )
        >= _STUB_WORDS
    ):
        return ()
    return (
        Problem("seed-stub", Severity.WARNING, path, f"only {words} words of running text were found",
                "check that the article was saved in full: a paywall or a teaser may have cut it"),
    )  # fmt: skip


def _date_problems(article: Article) -> tuple[Problem, ...]:
    doubtful = [
        s for name, s in article.metadata.alternatives if name == "published" and "change places" in s.evidence.note
    ]
    if article.metadata.published or not doubtful:
        return ()
    values = " or ".join(statement.value[:10] for statement in doubtful[:2])
    return (
        Problem("date-ambiguous", Severity.WARNING, article.source.path, f"the printed date can be {values}",
                "set `published` for this article in curation/articles.yml"),
    )  # fmt: skip
