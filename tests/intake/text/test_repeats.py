"""Lines repeated across a dossier: debris when short and under different stories, text reuse when long."""

from dossier.intake.text import mark_repeats
from dossier.model import Role

from .reading import read, texts
from .test_roles import BODY, story

SLOGAN = "Good news from your valley"


def different(number: int, *more: str) -> str:
    town = ["Aldford", "Birkby", "Corran", "Dunmere"][number]
    return story(
        f"{town} opens its swimming pool after long repairs",
        f"The people of {town} have their swimming pool back, two years after storm number {number} tore off its roof.",
        f"“We never gave up,” said the mayor of {town}, who jumped in first with her clothes on before the guests.",
        *more,
        f"The work in {town} took {number + 7} months longer than planned because the tiles had to come from abroad.",
        f"Entry is free for the children of {town} until the end of the school holidays, the council has decided.",
    )


def test_short_line_under_different_stories_is_debris() -> None:
    articles = [read(different(number, SLOGAN)) for number in range(3)]
    assert all(SLOGAN not in texts(article, Role.DEBRIS) for article in articles)
    for article in mark_repeats(articles):
        assert SLOGAN in texts(article, Role.DEBRIS)
        (block,) = [b for b in article.blocks if b.span.of(article.text) == SLOGAN]
        assert block.evidence.rule == "intake.repeats-across"


def test_twice_is_not_enough() -> None:
    articles = tuple(read(different(number, SLOGAN)) for number in range(2))
    assert mark_repeats(articles) == articles


def test_long_sentences_are_text_reuse() -> None:
    articles = tuple(read(different(number, BODY[0])) for number in range(4))
    for article in mark_repeats(articles):
        assert BODY[0] in texts(article, Role.PARAGRAPH)


def test_printings_of_one_story_keep_their_short_lines() -> None:
    printing = story("Viaduct closed after bearings move", *BODY[:3], "Nobody was hurt.", *BODY[3:])
    articles = tuple(read(printing + "\n\n" + BODY[number] * 2) for number in range(4))
    for article in mark_repeats(articles):
        assert "Nobody was hurt." in texts(article, Role.PARAGRAPH, Role.SUBHEAD)


def test_nothing_to_mark() -> None:
    assert mark_repeats(()) == ()
