"""Articles and annotations made by hand, so that linking is tested without extraction."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.curation import parse_judgements
from dossier.intake.plain import article_from_text
from dossier.linking.people import PeopleLinks, link_people
from dossier.model import (
    Annotations,
    Article,
    ArticlePerson,
    Evidence,
    Gender,
    Judgement,
    Person,
    PersonMention,
    Quotation,
    QuotationKind,
    Reprint,
    Span,
    Subject,
)

RULE = Evidence("test")


def story(
    number: int, *people: str, published: str | None = None, speakers: Sequence[str] = ()
) -> tuple[Article, Annotations]:
    """An article in which each of `people` is named once: "Name", "Role | Name" or "Name (m)" / "Name (f)".

    A name that stands again is a second person of that name. `speakers` are organisations quoted in it.
    """
    text, found, mentions, quotations = "", [], [], []
    keys: set[str] = set()
    for entry in people:
        role, _, rest = entry.rpartition(" | ")
        name, gender = rest, None
        if rest.endswith((" (m)", " (f)")):
            name, gender = rest[:-4], Gender.MASCULINE if rest.endswith("(m)") else Gender.FEMININE
        key = name
        while key in keys:
            key += "#2"
        keys.add(key)
        start = len(text) + (len(role) + 1 if role else 0)
        stated = Span(len(text), len(text) + len(role)) if role else None
        text += f"{role} {name} spoke.\n" if role else f"{name} spoke.\n"
        found.append(ArticlePerson(key, name, gender))
        mentions.append(PersonMention(Span(start, start + len(name)), key, RULE, role=stated))
    for speaker in speakers:
        span = Span(len(text) + 1, len(text) + 5)
        source = Span(len(text) + 13, len(text) + 13 + len(speaker))
        text += f"“Fine”, said {speaker}.\n"
        quotations.append(
            Quotation(f"q{number}-{len(text)}", span, QuotationKind.DIRECT, (span,), RULE, speaker, source=source)
        )
    article = article_from_text(f"{number:03d}", text, published)
    return article, Annotations(article.id, tuple(found), tuple(mentions), tuple(quotations))


def linked(
    *stories: tuple[Article, Annotations], people_yml: str = "", reprints: Sequence[Reprint] = ()
) -> PeopleLinks:
    """The people of some stories under the judgements of a `people.yml`, which must itself be valid."""
    return link_people([a for a, _ in stories], [f for _, f in stories], judged(people_yml), reprints)


def judged(people_yml: str) -> tuple[Judgement, ...]:
    """The judgements of a `people.yml`."""
    judgements, problems = parse_judgements(people_yml, Subject.PERSON, "people.yml")
    assert not problems, problems
    return judgements


def by_name(links: PeopleLinks) -> dict[str, Person]:
    """The people by the name shown."""
    return {person.name: person for person in links.people}


def groups(links: PeopleLinks) -> set[frozenset[str]]:
    """The people as sets of "article/key"."""
    return {frozenset(f"{article}/{key}" for article, key in person.members) for person in links.people}
