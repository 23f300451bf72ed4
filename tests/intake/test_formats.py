"""Every format gives its article: the text, the roles, what is stated, and the way back to the bytes."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from dossier.intake import Intake, read_files, read_folder
from dossier.intake.formats import pdf
from dossier.model import Article, Role
from tests.intake import builders

EXAMPLES = Path(__file__).parent.parent / "examples"
OTHER = builders.URL + "-other"
PDF_LINES = (
    builders.HEADLINE,
    "Dock workers in Port Alden voted by a clear majority on Thursday to end a nine-",
    "day strike that had kept every ferry of the western line in harbour, their union",
    "said after a count. The nine-day strike was the long-",
    "est of the century.",
    "The company said that it would honour the agreement and that the first boat would",
    "leave at six on Monday morning, in fair weather or in foul.",
)


def read(tmp_path: Path, name: str, data: bytes | str) -> Intake:
    file = tmp_path / name
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_files((file,))


def paragraphs(article: Article) -> list[str]:
    return [b.span.of(article.text) for b in article.blocks if b.role is Role.PARAGRAPH]


def values(article: Article) -> dict[str, object]:
    stated = article.metadata
    return {
        "title": stated.title.value if stated.title else None,
        "authors": [author.value for author in stated.authors],
        "published": stated.published.value if stated.published else None,
        "outlet": stated.outlet.value if stated.outlet else None,
        "url": article.source.url,
        "retrieved": article.source.retrieved,
    }


PAGE = {
    "title": builders.HEADLINE,
    "authors": ["Ida Holm", "Peter Kranz"],
    "published": "2023-05-11T21:40+02:00",
    "outlet": "Port Alden Gazette",
    "url": builders.URL,
}


@pytest.mark.parametrize(
    ("name", "data", "format", "retrieved"),
    [
        ("page.html", builders.page(), "html", None),
        ("page-without-a-name", builders.page(), "html", None),
        ("page.html.gz", builders.packed(builders.page().encode()), "html", None),
        ("page.mhtml", builders.mhtml(builders.page()), "mhtml", "2023-05-12T08:00"),
        ("session.warc.gz", builders.warc({builders.URL: builders.page()}), "warc", "2023-05-12T08:00+00:00"),
        (
            "session.warc",
            builders.warc({builders.URL: builders.page()}, packed=False),
            "warc",
            "2023-05-12T08:00+00:00",
        ),
        ("session.wacz", builders.wacz({builders.URL: builders.page()}), "wacz", "2023-05-12T08:00+00:00"),
    ],
)
def test_a_page_is_the_same_article_in_every_container(
    tmp_path: Path, name: str, data: bytes | str, format: str, retrieved: str | None
) -> None:
    intake = read(tmp_path, name, data)
    assert intake.problems == ()
    (article,) = intake.articles
    assert article.source.format == format
    assert values(article) == {**PAGE, "retrieved": retrieved}
    assert paragraphs(article) == list(builders.PARAGRAPHS)
    around = [b.span.of(article.text) for b in article.blocks if b.evidence.rule == "intake.outside"]
    assert "Imprint" in around[-1]
    assert around[0].startswith("Home\nSport")
    roles = {b.role: b.span.of(article.text) for b in article.blocks if b.evidence.rule != "intake.outside"}
    assert roles[Role.HEADLINE] == builders.HEADLINE
    assert roles[Role.STANDFIRST] == builders.STANDFIRST
    assert roles[Role.BYLINE] == "By Ida Holm and Peter Kranz"
    assert roles[Role.CAPTION] == "The ferry Aldena at the western pier."
    assert roles[Role.DEBRIS] == "A short history of the western line"


def test_the_outlet_of_a_forwarded_mail_is_whom_it_came_from(tmp_path: Path) -> None:
    text = "\n\n".join(builders.PARAGRAPHS)
    mail = (
        "From: Ben Hale <ben@guardian.co.uk>\nTo: ida@example.org\nSubject: Fwd: Harbour strike ends\n"
        "Date: Mon, 15 May 2023 09:00:00 +0000\nMessage-ID: <1@example.org>\nMIME-Version: 1.0\n\n"
        "Begin forwarded message:\n\nFrom: Morning Briefing <news@reuters.com>\nDate: 12 May 2023\n"
        f"Subject: Harbour strike ends\n\n{text}\n"
    )
    (article,) = read(tmp_path, "mail.eml", mail).articles
    assert article.metadata.outlet is not None
    assert (article.metadata.outlet.value, article.published_day) == ("Reuters", "2023-05-12")


def test_the_running_heads_of_a_pdf_stand_behind_its_text() -> None:
    pages = [f"Port Alden Gazette, page {n}\n{words}\n12 May 2023" for n, words in enumerate(builders.PARAGRAPHS, 1)]
    joined = pdf._joined(pages)
    assert joined.split("\n\n")[-2:] == ["12 May 2023", "Port Alden Gazette, page 1"]
    assert joined.count("Gazette") == 1
    assert pdf._joined(pages[:2]).count("Gazette") == 2


def test_the_way_back_to_the_bytes_is_kept(tmp_path: Path) -> None:
    data = builders.packed(builders.page().encode())
    (article,) = read(tmp_path, "page.html.gz", data).articles
    assert article.source.sha256 == hashlib.sha256(data).hexdigest()
    assert article.source.path == str(tmp_path / "page.html.gz")
    assert (article.source.encoding, article.source.encoding_confidence) == ("utf-8", 1.0)


def test_each_response_of_an_archive_is_an_article_with_an_id_of_its_own(tmp_path: Path) -> None:
    pages = {
        builders.URL: builders.page(),
        OTHER: builders.page(headline="Ferries sail again"),
        "https://x.example/": "hi",
    }
    intake = read(tmp_path, "session.warc.gz", builders.warc(pages))
    assert [(a.id, a.title) for a in intake.articles] == [
        ("session-warc-gz", builders.HEADLINE),
        ("session-warc-gz-2", "Ferries sail again"),
    ]
    assert len({a.source.record for a in intake.articles}) == 2
    assert [p.code for p in intake.problems] == ["archive-pages-skipped"]


def test_a_package_gives_the_pages_that_it_lists(tmp_path: Path) -> None:
    pages = {builders.URL: builders.page(), OTHER: builders.page(headline="Ferries sail again")}
    intake = read(tmp_path, "session.wacz", builders.wacz(pages, listed=(OTHER,)))
    assert [a.title for a in intake.articles] == ["Ferries sail again"]


def test_a_pdf_is_read_with_low_confidence_throughout(tmp_path: Path) -> None:
    intake = read(tmp_path, "print.pdf", builders.pdf(PDF_LINES))
    (article,) = intake.articles
    assert [p.code for p in intake.problems] == ["pdf-low-confidence"]
    assert not any(block.certain for block in article.blocks)
    assert paragraphs(article) == [
        "Dock workers in Port Alden voted by a clear majority on Thursday to end a nine-day strike that had kept "
        "every ferry of the western line in harbour, their union said after a count. The nine-day strike was the "
        "longest of the century.",
        "The company said that it would honour the agreement and that the first boat would leave at six on Monday "
        "morning, in fair weather or in foul.",
    ]


EXPECTED: dict[str, dict[str, object]] = {
    "harbour-strike-html": {
        "authors": ["Ida Holm"],
        "published": "2023-05-11T21:40+02:00",
        "outlet": "Port Alden Gazette",
    },
    "lighthouse-singlefile-html": {
        "title": "The lighthouse that would not go dark",
        "published": None,
        "url": "https://www.portaldengazette.example/culture/lighthouse",
        "retrieved": "2023-05-12T08:05+02:00",
    },
    "obsidian-clip-md": {
        "title": "Ferry fares to rise on the western line",
        "authors": ["Peter Kranz"],
        "published": "2023-06-02",
        "url": "https://www.portaldengazette.example/news/ferry-fares",
        "retrieved": "2023-06-03",
    },
    "wallabag-json": {
        "title": "Night shift at the pier",
        "authors": ["Ida Holm"],
        "published": "2023-05-20T06:00+02:00",
        "retrieved": "2023-05-21T10:00+02:00",
    },
    "wallabag-json-2": {"title": "Letter from the outer island", "published": None, "authors": []},
    "article-json": {"authors": ["Peter Kranz"], "published": "2023-06-09", "outlet": "Port Alden Gazette"},
    "press-release-eml": {
        "title": "Agreement reached in Port Alden",
        "authors": [],
        "published": "2023-05-11T20:14+02:00",
        "outlet": None,
    },
}


@pytest.fixture(scope="module")
def examples() -> dict[str, Article]:
    return {article.id: article for article in read_folder(EXAMPLES).articles}


def test_the_examples_are_all_read(examples: dict[str, Article]) -> None:
    assert sorted(examples) == sorted(EXPECTED)


@pytest.mark.parametrize("id", sorted(EXPECTED))
def test_an_example_states_what_its_container_says(examples: dict[str, Article], id: str) -> None:
    found = values(examples[id])
    assert {name: found[name] for name in EXPECTED[id]} == EXPECTED[id]


def test_a_note_is_read_as_its_rendered_words(examples: dict[str, Article]) -> None:
    article = examples["obsidian-clip-md"]
    assert [(b.role, b.span.of(article.text)[:44]) for b in article.blocks] == [
        (Role.HEADLINE, "Ferry fares to rise on the western line"),
        (Role.PARAGRAPH, "Passengers on the western line will pay eigh"),
        (Role.SUBHEAD, "Islanders protest"),
        (Role.PARAGRAPH, "“Nobody asked us, and nobody else sails here"),
    ]
    assert "Maria Lindqvist, who leads" in article.text


def test_a_mail_is_decoded_and_its_sender_is_no_author(examples: dict[str, Article]) -> None:
    article = examples["press-release-eml"]
    assert "Jørgen Dahl, said on Thursday" in article.text
    assert [other.value for field, other in article.metadata.alternatives if field == "outlet"] == [
        "Alden Lines Press Office"
    ]


def test_inlined_pictures_are_no_text(examples: dict[str, Article]) -> None:
    assert "base64" not in examples["lighthouse-singlefile-html"].text


@pytest.mark.parametrize("id", sorted(EXPECTED))
def test_blocks_and_sentences_are_spans_of_the_one_text(examples: dict[str, Article], id: str) -> None:
    article = examples[id]
    ends = [0]
    for block in article.blocks:
        assert block.span.start >= ends[-1]
        assert block.span.of(article.text) == block.span.of(article.text).strip()
        ends.append(block.span.end)
    for sentence in article.sentences:
        assert article.blocks[sentence.block].span.contains(sentence.span)
    assert len({sentence.anchor for sentence in article.sentences}) == len(article.sentences)


def test_a_forwarded_mail_has_the_day_it_was_retrieved_and_no_publication_date(tmp_path: Path) -> None:
    mail = (EXAMPLES / "press-release.eml").read_text("utf-8").replace("Subject: Agreement", "Subject: Fwd: Agreement")
    (article,) = read(tmp_path, "forwarded.eml", mail).articles
    assert article.title == "Agreement reached in Port Alden"
    assert article.metadata.published is None
    assert article.source.retrieved == "2023-05-11T20:14+02:00"
