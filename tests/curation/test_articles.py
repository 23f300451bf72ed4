"""Metadata and line roles as the curator states them."""

from __future__ import annotations

import dataclasses

import pytest

from dossier.curation import curate_articles, parse_judgements
from dossier.intake.plain import article_from_text
from dossier.model import Article, Problem, Role, Severity, Statement, Subject, Tier

TEXT = (
    "Dam holds\nBy Ana Petrov\n27 January 2022 Halden\nBy Ana Petrov\n"
    "The dam held on Friday. Water fell, said “the mayor”.\nSubscribe\n"
)


def curated(subject: Subject, yml: str) -> tuple[Article, tuple[Problem, ...]]:
    judgements, wrong = parse_judgements(yml, subject, f"{subject.value}.yml")
    assert wrong == ()
    article = article_from_text("012-dam", TEXT, "2021-01-01")
    source = dataclasses.replace(article.source, path="012_dam.txt")
    (found, *_), problems = curate_articles([dataclasses.replace(article, source=source)], judgements)
    return found, problems


@pytest.mark.parametrize("name", ["012_dam.txt", "012-dam", "012_dam"])
def test_an_article_is_named_by_file_or_id(name: str) -> None:
    article, problems = curated(Subject.ARTICLE, f"- article: {name}\n  published: 2022-01-27\n  reason: p. 3\n")
    assert problems == ()
    assert article.published_day == "2022-01-27"
    published = article.metadata.published
    assert published is not None
    assert (published.tier, published.evidence.rule) == (Tier.CURATED, "curation.articles-set")
    assert published.evidence.note == "articles.yml:1: p. 3"


def test_every_field_is_set_and_authors_are_many() -> None:
    yml = (
        "- article: 012-dam\n  title: T\n  outlet: O\n  updated: 2022-01-28T10:00\n  place: P\n  authors: [A, B]\n"
        "  section: S\n  language: de\n  agency: G\n  url: https://example.org/\n"
    )
    metadata = curated(Subject.ARTICLE, yml)[0].metadata
    names = ("title", "outlet", "updated", "place", "section", "language", "agency", "url")
    assert [getattr(metadata, name).value for name in names] == [
        "T", "O", "2022-01-28T10:00", "P", "S", "de", "G", "https://example.org/",
    ]  # fmt: skip
    assert [author.value for author in metadata.authors] == ["A", "B"]


def test_what_was_known_before_is_kept_beside_it() -> None:
    yml = "- article: 012-dam\n  published: ~\n"
    judgements, _ = parse_judgements(yml, Subject.ARTICLE, "articles.yml")
    article = article_from_text("012-dam", TEXT)
    printed = Statement("2021-01-01", Tier.PRINTED, article.blocks[0].evidence)
    article = dataclasses.replace(article, metadata=dataclasses.replace(article.metadata, published=printed))
    (found,), _ = curate_articles([article], judgements)
    assert found.metadata.published is None
    assert found.published_day is None
    assert found.metadata.alternatives == (("published", printed),)


def test_a_rejected_article_is_left_out() -> None:
    judgements, _ = parse_judgements("- rejected: b\n", Subject.ARTICLE, "articles.yml")
    articles = [article_from_text(name, TEXT) for name in "abc"]
    found, problems = curate_articles(articles, judgements)
    assert [article.id for article in found] == ["a", "c"]
    assert problems == ()


def test_an_article_that_is_not_there() -> None:
    article, (problem,) = curated(Subject.ARTICLE, "# x\n- article: 012_dma.txt\n  outlet: O\n")
    assert (problem.code, problem.path, problem.line) == ("curation-article-unknown", "articles.yml", 2)
    assert "012_dam.txt" in problem.remedy
    assert article.metadata.outlet is None


def roles(article: Article) -> list[tuple[str, Role]]:
    return [(block.span.of(article.text), block.role) for block in article.blocks]


def test_a_line_gets_another_role() -> None:
    article, problems = curated(
        Subject.LINE, '- line: Water fell,  said "the mayor"\n  article: 012-dam\n  role: caption\n'
    )
    assert problems == ()
    assert roles(article)[4] == ("The dam held on Friday. Water fell, said “the mayor”.", Role.CAPTION)
    assert [role for _, role in roles(article)].count(Role.PARAGRAPH) == 5


RANGES = [
    ("Dam holds", "Subscribe", "debris", [Role.DEBRIS] * 6),
    ("By Ana Petrov", "27 January 2022", "debris", [Role.PARAGRAPH, Role.DEBRIS, Role.DEBRIS, *[Role.PARAGRAPH] * 3]),
]


@pytest.mark.parametrize(("first", "last", "role", "wanted"), RANGES)
def test_one_entry_changes_a_range_of_lines(first: str, last: str, role: str, wanted: list[Role]) -> None:
    prefix = "  prefix: holds\n" if first.startswith("By") else ""
    yml = f"- line: {first}\n  to: {last}\n  article: 012-dam\n{prefix}  role: {role}\n"
    article, problems = curated(Subject.LINE, yml)
    assert problems == ()
    assert [found for _, found in roles(article)] == wanted


def test_a_range_brings_back_what_was_set_aside_and_leaves_captions() -> None:
    judgements, _ = parse_judgements(
        "- line: One\n  to: Three\n  article: a\n  role: paragraph\n", Subject.LINE, "lines.yml"
    )
    plain = article_from_text("a", "One\nTwo\nThree\nFour\n")
    marked = [Role.DEBRIS, Role.CAPTION, Role.DUPLICATE, Role.DEBRIS]
    blocks = tuple(dataclasses.replace(b, role=r) for b, r in zip(plain.blocks, marked, strict=True))
    (found,), problems = curate_articles([dataclasses.replace(plain, blocks=blocks)], judgements)
    assert problems == ()
    assert [b.role for b in found.blocks] == [Role.PARAGRAPH, Role.CAPTION, Role.PARAGRAPH, Role.DEBRIS]


def test_a_range_whose_last_words_are_gone_is_told() -> None:
    article, (problem,) = curated(Subject.LINE, "- line: Dam holds\n  to: Nobody\n  article: 012-dam\n  role: debris\n")
    assert problem.code == "curation-words-gone"
    assert {role for _, role in roles(article)} == {Role.PARAGRAPH}


def test_rejected_lines_are_debris_and_words_over_lines_mean_each_of_them() -> None:
    assert roles(curated(Subject.LINE, "- rejected: Subscribe\n  article: 012-dam\n")[0])[5][1] is Role.DEBRIS
    article, _ = curated(Subject.LINE, "- rejected: Dam holds By Ana Petrov 27\n  article: 012-dam\n")
    assert [role for _, role in roles(article)[:4]] == [Role.DEBRIS] * 3 + [Role.PARAGRAPH]


def test_a_whole_line_is_meant_before_the_same_words_in_a_longer_one() -> None:
    judgements, _ = parse_judgements("- line: Dam\n  article: a\n  role: subhead\n", Subject.LINE, "lines.yml")
    article = article_from_text("a", "Dam holds firm.\nDam\nThe Dam broke.\n")
    (found,), problems = curate_articles([article], judgements)
    assert problems == ()
    assert [block.role for block in found.blocks] == [Role.PARAGRAPH, Role.SUBHEAD, Role.PARAGRAPH]


def test_words_are_split_off_as_a_line_of_their_own() -> None:
    article, problems = curated(Subject.LINE, "- split: 27 January 2022\n  article: 012-dam\n  role: dateline\n")
    assert problems == ()
    assert roles(article)[2:4] == [("27 January 2022", Role.DATELINE), ("Halden", Role.PARAGRAPH)]
    sentences = [sentence.span.of(article.text) for sentence in article.sentences]
    assert "27 January 2022" in sentences
    assert "Halden" in sentences


@pytest.mark.parametrize(
    ("yml", "code", "says"),
    [
        ("- line: By Ana Petrov\n  article: 012-dam\n  role: byline\n", "curation-words-ambiguous", "lines 2, 4"),
        ("- line: The dam helt\n  article: 012-dam\n  role: byline\n", "curation-words-gone", "The dam held"),
        ("- line: By Ana Petrov\n  prefix: no\n  article: 012-dam\n  role: byline\n", "curation-words-gone", "prefix"),
        ("- rejected: Subscribe\n  article: 013-dam\n", "curation-article-unknown", "012"),
    ],
)
def test_stale_lines(yml: str, code: str, says: str) -> None:
    article, (problem,) = curated(Subject.LINE, yml)
    assert (problem.code, problem.line) == (code, 1)
    assert says in f"{problem.message} {problem.remedy}"
    assert {role for _, role in roles(article)} == {Role.PARAGRAPH}


def test_prefix_and_suffix_tell_places_apart() -> None:
    yml = "- line: By Ana Petrov\n  prefix: Halden\n  article: 012-dam\n  role: byline\n"
    article, problems = curated(Subject.LINE, yml)
    assert problems == ()
    assert [role for _, role in roles(article)][:4] == [Role.PARAGRAPH] * 3 + [Role.BYLINE]
    yml = "- line: By Ana Petrov\n  suffix: 27 January\n  article: 012-dam\n  role: byline\n"
    assert [role for _, role in roles(curated(Subject.LINE, yml)[0])][:2] == [Role.PARAGRAPH, Role.BYLINE]


def outlets(yml: str, *urls: str) -> tuple[list[str | None], tuple[Problem, ...]]:
    """The outlets of articles saved from these addresses, under an `articles.yml`."""
    judgements, wrong = parse_judgements(yml, Subject.ARTICLE, "articles.yml")
    assert wrong == ()
    articles = []
    for number, url in enumerate(urls):
        article = article_from_text(f"a{number}", TEXT)
        articles.append(dataclasses.replace(article, source=dataclasses.replace(article.source, url=url)))
    found, problems = curate_articles(articles, judgements)
    return [a.metadata.outlet.value if a.metadata.outlet else None for a in found], problems


@pytest.mark.parametrize(
    ("domain", "url"),
    [
        ("gazette.example", "https://gazette.example/flood"),
        ("gazette.example", "https://www.news.gazette.example:8443/flood?x=1"),
        ("GAZETTE.example", "http://user@Gazette.Example./"),
        ("zürich-post.example", "https://www.xn--zrich-post-9db.example/a"),
        ("www.gazette.example", "https://www.gazette.example"),
    ],
)
def test_a_domain_names_the_outlet_of_all_that_come_from_it(domain: str, url: str) -> None:
    assert outlets(f"- domain: {domain}\n  outlet: The Gazette\n", url) == (["The Gazette"], ())


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://notgazette.example/",
        "https://gazette.example.org/",
        "https://other.example/gazette.example",
        "https://[broken/",
        "https://x.example/?gazette.example",
    ],
)
def test_a_domain_without_an_article_waits(url: str) -> None:
    found, (problem,) = outlets("\n- domain: gazette.example\n  outlet: The Gazette\n", url)
    assert found == [None]
    assert (problem.code, problem.severity, problem.line) == ("curation-domain-unused", Severity.NOTE, 2)


def test_the_nearest_domain_counts_and_an_own_entry_goes_first() -> None:
    yml = (
        "- article: a2\n  outlet: Own\n- article: a3\n  outlet: ~\n"
        "- domain: city.gazette.example\n  outlet: City\n- domain: gazette.example\n  outlet: Gazette\n"
        "- article: a4\n  url: https://gazette.example/4\n"
    )
    addresses = ["https://city.gazette.example/", *["https://gazette.example/"] * 3, "https://copy.example/"]
    assert outlets(yml, *addresses) == (["City", "Gazette", "Own", None, "Gazette"], ())


def test_the_outlet_of_a_domain_says_who_stated_it_and_keeps_what_was_declared() -> None:
    yml = "- domain: gazette.example\n  outlet: The Gazette\n  reason: Its imprint.\n"
    judgements, _ = parse_judgements(yml, Subject.ARTICLE, "articles.yml")
    article = article_from_text("a", TEXT)
    declared = Statement("gazette", Tier.DECLARED, article.blocks[0].evidence)
    url = Statement("https://gazette.example/1", Tier.DECLARED, article.blocks[0].evidence)
    metadata = dataclasses.replace(article.metadata, outlet=declared, url=url)
    (found,), _ = curate_articles([dataclasses.replace(article, metadata=metadata)], judgements)
    outlet = found.metadata.outlet
    assert outlet is not None
    assert (outlet.tier, outlet.evidence.rule) == (Tier.CURATED, "curation.articles-set")
    assert outlet.evidence.note == "articles.yml:1: Its imprint."
    assert found.metadata.alternatives == (("outlet", declared),)


def test_two_outlets_of_one_domain_are_none() -> None:
    yml = "- domain: a.example\n  outlet: A\n- domain: A.example\n  outlet: B\n"
    judgements, (problem,) = parse_judgements(yml, Subject.ARTICLE, "articles.yml")
    assert (judgements, problem.code) == ((), "curation-contradiction")
