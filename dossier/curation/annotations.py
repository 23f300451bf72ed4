"""The curator's word on what was found in each article: people rejected, speakers and dates set."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.curation.added import is_mention, judge_mention
from dossier.curation.dates import judge_date, reads_throughout
from dossier.curation.likeness import doubt_speakers
from dossier.curation.mentions import judge_person, name_places
from dossier.curation.speakers import judge_quotation
from dossier.model import Annotations, Article, Judgement, Problem, Subject, Verdict
from dossier.text.selector import ArticleNames, names_of

Current = dict[str, Annotations]


def curate_annotations(
    articles: Sequence[Article], annotations: Sequence[Annotations], judgements: Sequence[Judgement]
) -> tuple[tuple[Annotations, ...], tuple[Problem, ...]]:
    """The annotations with mentions rejected, speakers and dates set as the curator says.

    Verdicts that link across articles (`same`, `different`, `split` of people) are left to linking; here they
    only divide one article's person whose spellings the curator calls different.
    """
    current: Current = {found.article: found for found in annotations}
    problems: list[Problem] = []
    # People first: a rejected one speaks no more, until the curator says who does.
    people = [judgement for judgement in judgements if judgement.subject is Subject.PERSON]
    names = names_of(articles)
    problems += _judge_people(people, names, current)
    problems += doubt_speakers(judgements, articles, current.values())
    # What is said of a whole article first, so that an entry on one place of it has the last word.
    for judgement in sorted(judgements, key=lambda j: not reads_throughout(j)):
        if judgement.subject is Subject.QUOTATION:
            problems += judge_quotation(judgement, names, current)
        elif judgement.subject is Subject.DATE:
            problems += judge_date(judgement, names, current)
    return tuple(current[found.article] for found in annotations), tuple(problems)


def _judge_people(people: Sequence[Judgement], articles: ArticleNames, current: Current) -> list[Problem]:
    """Rejections, then mentions added (a name may be false in one place and right in another), then the rest."""
    rejections = [judgement for judgement in people if judgement.verdict is Verdict.REJECTED]
    mentions = [judgement for judgement in people if is_mention(judgement)]
    others = [j for j in people if j.verdict is not Verdict.REJECTED and not is_mention(j)]
    problems: list[Problem] = []
    places = name_places(articles.articles, tuple(current.values()) if rejections else ())
    for judgement in rejections:
        problems += judge_person(judgement, articles, current, places)
    for judgement in mentions:
        problems += judge_mention(judgement, articles, current)
    places = name_places(articles.articles, tuple(current.values()) if others else ())
    for judgement in others:
        problems += judge_person(judgement, articles, current, places)
    return problems
