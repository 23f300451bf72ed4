"""Plain text → an article: the role of every line, the metadata it prints, and what is wrong with its characters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dossier.intake.text.body import BodyVerdict, judge, with_lead, with_speech, without_other_stories
from dossier.intake.text.features import Line, measure
from dossier.intake.text.headline import body_start, find_headline
from dossier.intake.text.language import detect_language
from dossier.intake.text.mailhead import read_mail_head
from dossier.intake.text.measured import Label, MeasuredText
from dossier.intake.text.merging import merge_metadata
from dossier.intake.text.metadata import printed_metadata
from dossier.intake.text.problems import text_problems
from dossier.intake.text.repeats import mark_duplicates, mark_repeats
from dossier.intake.text.roles import label_lines, trust_reader
from dossier.intake.text.signs import byline_of
from dossier.intake.text.stamps import Stamp, find_stamps
from dossier.language.sentences import anchored_sentences
from dossier.model import Article, Block, Evidence, Metadata, Problem, Role, Severity, SourceText, Span
from dossier.text.lines import lines_of, paragraphs_of

__all__ = ["detect_language", "mark_repeats", "read_text"]

_NO_METADATA = Metadata()
_HEAD = 12
# More lines than an article can have.
_MAX_LINES = 8_000


def read_text(
    id: str, source: SourceText, stated: Metadata = _NO_METADATA, clipped: bool = False
) -> tuple[Article, tuple[Problem, ...]]:
    """The article of a plain text and what is wrong with it; never raises, whatever the text holds.

    `stated` is what the container declared (front matter, mail headers): it wins over what the text prints, and a
    printed value that disagrees is kept among the alternatives. An article that prints no date has none, whatever
    years its sentences speak of ("the 2008 Bucharest summit"). `clipped` says that a reader view chose the text before:
    a sentence of it is set aside only where more than its shape speaks against it.
    """
    text = source.text
    spans = lines_of(text)
    mail = read_mail_head(text, spans)
    body = paragraphs_of(text, spans[mail.size :], 1) if mail else paragraphs_of(text, spans)
    surplus = body[_MAX_LINES:]
    known = merge_metadata(stated, mail.printed) if mail else stated
    by_mail = mail is not None and mail.subject is not None and stated.title is None
    measured = _measured(text, body[:_MAX_LINES], known, by_mail)
    labels = mark_duplicates(measured.lines, label_lines(measured))
    printed = printed_metadata(measured, labels, measured.language)
    if mail:
        printed = merge_metadata(mail.printed, replace(printed, title=None if mail.subject else printed.title))
    blocks = (
        *(_mail_blocks(spans[: mail.size], mail.subject) if mail else ()),
        *map(_block, measured.lines, trust_reader(measured, labels) if clipped else labels),
        *(_surplus(surplus) if surplus else ()),
    )
    sentences = anchored_sentences(text, [block.span for block in blocks], measured.language or "en")
    article = Article(id, source, blocks, sentences, merge_metadata(stated, printed))
    return article, (*text_problems(article), *(_too_long(source.path, len(body)) if surplus else ()))


def _surplus(spans: Sequence[Span]) -> tuple[Block]:
    """What follows the last line that is looked at, in one block."""
    span = Span(spans[0].start, spans[-1].end)
    return (Block(span, Role.DEBRIS, Evidence("intake.beyond-limit", span), certain=False),)


def _too_long(path: str, count: int) -> tuple[Problem]:
    message = f"the text has {count:,} lines: what follows the first {_MAX_LINES:,} is set aside in one piece"
    return (Problem("seed-too-many-lines", Severity.WARNING, path, message, "split it: a seed is one article"),)


def _measured(text: str, spans: Sequence[Span], stated: Metadata, by_mail: bool) -> MeasuredText:
    """The lines with all that is measured of them; `by_mail` says that a mail's subject is the headline."""
    lines = [measure(text, span) for span in spans]
    verdicts = without_other_stories(lines, judge(lines))
    language = stated.language.value.split("-")[0].lower() if stated.language else None
    language = language or detect_language(_sample(lines, verdicts))
    stamps = _stamps(text, lines, verdicts, language)
    signed = {*stamps, *(i for i, line in enumerate(lines[:_HEAD]) if line.size < 120 and byline_of(line.words))}
    verdicts = with_speech(lines, with_lead(lines, verdicts, signed))
    headline = None if by_mail else find_headline(lines, verdicts, stamps, stated.title.value if stated.title else None)
    repeats = Counter(line.key for line in lines)
    return MeasuredText(text, lines, verdicts, stamps, headline, language, body_start(lines, verdicts), repeats)


def _mail_blocks(lines: Sequence[Span], subject: Span | None) -> Iterator[Block]:
    """The head of a mail as debris, the words of its subject as the headline."""
    for line in lines:
        if subject is not None and line.contains(subject):
            yield Block(Span(line.start, subject.start), Role.DEBRIS, Evidence("intake.mail-head", line))
            yield Block(subject, Role.HEADLINE, Evidence("intake.mail-subject", subject))
        else:
            yield Block(line, Role.DEBRIS, Evidence("intake.mail-head", line))


def _sample(lines: Sequence[Line], verdicts: Sequence[BodyVerdict]) -> str:
    body = [line.words for line, verdict in zip(lines, verdicts, strict=True) if verdict.body]
    return "\n".join((body or [line.words for line in lines])[:12])


def _stamps(
    text: str, lines: Sequence[Line], verdicts: Sequence[BodyVerdict], language: str | None
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
