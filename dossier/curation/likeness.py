"""Speakers whom the curator names and nobody knows: a slip of the pen makes a new person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz, process

from dossier.curation.anchors import complaint
from dossier.model import Annotations, Article, Entry, Judgement, Problem, Severity, Subject, Target, Verdict
from dossier.text.entries import entry_yaml
from dossier.text.fold import fold

_NEAR, _NEAR_WORD = 85.0, 60.0
_COMPARED = 5


def doubt_speakers(
    judgements: Sequence[Judgement], articles: Sequence[Article], annotations: Iterable[Annotations]
) -> list[Problem]:
    """A warning for each `speaker:` that no article and no entry on people knows, where a known name is near.

    The entry is obeyed all the same. A name that is right is made known by any entry on people that holds it, as
    `different: [Elena Markovich, Elena Markovic]`.
    """
    stated = [(judgement, name) for judgement in judgements if (name := _speaker(judgement))]
    if not stated:
        return []
    known: dict[str, str] = {}
    for name in _names(judgements, articles, annotations):
        known.setdefault(fold(name), name)
    order = sorted(known)
    problems = []
    for judgement, name in stated:
        near = "" if fold(name) in known else _nearest(fold(name), order)
        if near:
            problems.append(_doubt(judgement, name, known[near]))
    return problems


def _speaker(judgement: Judgement) -> str:
    if judgement.subject is not Subject.QUOTATION or judgement.verdict is not Verdict.SET:
        return ""
    return dict(judgement.values).get("speaker", "")


def _names(
    judgements: Sequence[Judgement], articles: Sequence[Article], annotations: Iterable[Annotations]
) -> Iterator[str]:
    """Every name that an article prints of a person or a source, and that an entry on people states."""
    texts = {article.id: article.text for article in articles}
    for found in annotations:
        yield from (person.name for person in found.people)
        yield from (mention.span.of(texts[found.article]) for mention in found.mentions)
        yield from (quotation.speaker for quotation in found.quotations if quotation.speaker)
    for judgement in judgements:
        if judgement.subject is Subject.PERSON and judgement.verdict is not Verdict.REJECTED:
            yield from (target.name for target in judgement.targets if target.name)
            yield from (value for key, value in judgement.values if key in ("name", "alias"))


def _nearest(sought: str, known: Sequence[str]) -> str:
    """The known name most like the one sought, word by word where they have as many; empty where none is near."""
    for name, _, _ in process.extract(sought, known, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=_COMPARED):
        ours, theirs = sought.split(), name.split()
        pairs = zip(ours, theirs, strict=True) if len(ours) == len(theirs) else ()
        if all(fuzz.ratio(one, other) >= _NEAR_WORD for one, other in pairs):
            return str(name)
    return ""


def _doubt(judgement: Judgement, name: str, near: str) -> Problem:
    message = f"nobody in the dossier is called “{name}”: the quotation is given to a new speaker"
    other = Entry(Subject.PERSON, Verdict.DIFFERENT, (Target(name), Target(near)))
    remedy = f"Did you mean “{near}”? If not, write `{entry_yaml(other).strip()}` into {other.file}."
    return complaint("curation-speaker-unknown", judgement, message, remedy, Severity.WARNING)
