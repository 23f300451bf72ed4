"""How the tests of this folder read a text."""

from dossier.intake.text import read_text
from dossier.model import Article, Metadata, Problem, Role, SourceText


def read(text: str, stated: Metadata | None = None) -> Article:
    return read_all(text, stated)[0]


def read_all(text: str, stated: Metadata | None = None) -> tuple[Article, tuple[Problem, ...]]:
    return read_text("story", SourceText("story.txt", text, "0" * 64), stated or Metadata())


def texts(article: Article, *roles: Role) -> list[str]:
    return [block.span.of(article.text) for block in article.blocks if block.role in roles]


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems]
