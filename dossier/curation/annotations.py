"""The curator's word on what was found in each article: people rejected, speakers and dates set."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dossier.curation.dates import judge_date
from dossier.curation.mentions import judge_person
from dossier.curation.speakers import judge_quotation
from dossier.model import Annotations, Article, Judgement, Problem, Subject

Current = dict[str, Annotations]
_JUDGES: dict[Subject, Callable[[Judgement, Sequence[Article], Current], list[Problem]]] = {
    Subject.PERSON: judge_person,
    Subject.QUOTATION: judge_quotation,
    Subject.DATE: judge_date,
}


def curate_annotations(
    articles: Sequence[Article], annotations: Sequence[Annotations], judgements: Sequence[Judgement]
) -> tuple[tuple[Annotations, ...], tuple[Problem, ...]]:
    """The annotations with mentions rejected, speakers and dates set as the curator says.

    Verdicts that link across articles (`same`, `different`, `split` of people) are left to linking; here they
    only divide one article's person whose spellings the curator calls different.
    """
    current: Current = {found.article: found for found in annotations}
    problems: list[Problem] = []
    for judgement in judgements:
        judge = _JUDGES.get(judgement.subject)
        if judge is not None:
            problems += judge(judgement, articles, current)
    return tuple(current[found.article] for found in annotations), tuple(problems)
