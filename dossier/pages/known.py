"""What is known beside the facts: which problems of a seed concern its readers, and who relays whose words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dossier.model import Problem, Quotation

# Problem code → kind of notice. A code that is not here concerns the curator alone.
KINDS = {
    "page-paywalled": "locked",
    "page-no-text": "partial",
    "page-no-article": "partial",
    "page-too-large": "partial",
    "page-too-deep": "partial",
    "seed-truncated": "partial",
    "seed-stub": "partial",
    "seed-lost-characters": "damaged",
    "seed-mojibake": "damaged",
    "seed-broken": "partial",
    "page-text-declared": "declared",
    "text-translated": "translated",
    "language-without-pack": "unread",
}


def reading_problems(problems: tuple[Problem, ...]) -> dict[str, tuple[Problem, ...]]:
    """The problems that a reader should know of, by the seed's path in its folder."""
    found: dict[str, tuple[Problem, ...]] = {}
    for problem in problems:
        if problem.code in KINDS and "/" in problem.path:
            path = problem.path.partition("/")[2]
            found[path] = (*found.get(path, ()), problem)
    return found


def relayed(quotations: Sequence[tuple[str, Quotation]]) -> dict[tuple[str, str], str]:
    """Who tells that something was said, for each quotation that stands inside the words of another speaker."""
    by_article: defaultdict[str, list[Quotation]] = defaultdict(list)
    for article, quotation in quotations:
        by_article[article].append(quotation)
    found: dict[tuple[str, str], str] = {}
    for article, members in by_article.items():
        open_: list[Quotation] = []
        for quotation in sorted(members, key=lambda q: (q.span.start, -q.span.end)):
            while open_ and open_[-1].span.end <= quotation.span.start:
                open_.pop()
            outer = open_[-1] if open_ else None
            if outer and outer.speaker and outer.speaker != quotation.speaker and outer.span.contains(quotation.span):
                found[article, quotation.id] = outer.speaker
            open_.append(quotation)
    return found
