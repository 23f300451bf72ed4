"""Bad input: one problem that says what to do, within limits, and the rest is read."""

from __future__ import annotations

import gzip
import io
import os
import zipfile
from pathlib import Path

import pytest

from dossier.intake import Intake, read_files, read_folder
from dossier.intake import seedfile as seedfile_module
from dossier.intake.formats import warc as warc_module
from tests.intake import builders

P = builders.PARAGRAPHS
LONG = "\n\n".join(P)
LATIN = "\n\n".join(
    f"Die Bürgermeisterin erklärte am {day}, über größere Maßnahmen müsse früher geredet werden."
    for day in ("Montag", "Freitag")
)


def bomb_package() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("datapackage.json", "{}")
        package.writestr("archive/data.warc", b"\0" * 20_000_000)
    return stream.getvalue()


def nested_mail(depth: int) -> str:
    head = "From: a@x.example\nTo: b@x.example\nMessage-ID: <1>\nMIME-Version: 1.0\n"
    inner = "".join(f"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n" for i in range(depth))
    return f"{head}{inner}Content-Type: text/plain\n\nhello"


def links(count: int) -> str:
    items = (f'<div><a href="/{i}">A headline about the harbour, number {i}</a></div>' for i in range(count))
    return f"<html><body>{''.join(items)}</body></html>"


STUB = builders.page(
    paragraphs=P[:1], json_ld={"@type": "NewsArticle", "headline": "Locked", "isAccessibleForFree": "False"}
)
NO_TEXT = builders.page().partition("<body>")[0] + "<body><div id=app></div></body></html>"
WRONG_LENGTH = builders.warc({builders.URL: builders.page()}, packed=False).replace(b"</html>", b"</html>more", 1)
YAML_BOMB = "---\na: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nauthor: *c\ntitle: Fares\n---\n" + LONG
TWO_DATES = builders.page(head='<meta property="article:published_time" content="2023-05-14T08:00:00+02:00">')

# name, bytes, codes of the problems, how many articles
CASES: list[tuple[str, bytes | str, list[str], int]] = [
    ("empty.txt", "", ["seed-empty"], 0),
    ("blank.txt", " \n\t\n", ["seed-empty"], 0),
    ("noise.txt", bytes(range(256)) * 40, ["seed-binary"], 0),
    ("latin.txt", LATIN.encode("latin-1"), ["seed-not-utf8", "seed-stub"], 1),
    ("wide.txt", LONG.encode("utf-16"), [], 1),
    ("wide-unmarked.txt", LONG.encode("utf-16-le"), ["seed-not-utf8"], 1),
    ("damaged.txt", LONG.encode() + b"\nA last \xe2\x80 word of it.", ["seed-broken-utf8"], 1),
    ("truncated.html.gz", gzip.compress(builders.page().encode())[:-60], ["seed-truncated"], 0),
    ("damaged.html.gz", b"\x1f\x8b\x08\x00" + b"nothing packed" * 20, ["seed-broken"], 0),
    ("truncated.warc.gz", builders.warc({builders.URL: builders.page()})[:-40], ["seed-truncated"], 1),
    ("wrong-length.warc", WRONG_LENGTH, ["seed-truncated"], 1),
    ("damaged.wacz", builders.wacz({builders.URL: builders.page()})[:-60], ["seed-truncated"], 0),
    ("bomb.wacz", bomb_package(), ["seed-expands-too-far"], 0),
    ("deep.html", f"<html><body>{'<div>' * 10_000}<p>{P[0]}</p>{'</div>' * 10_000}", ["page-too-deep"], 0),
    ("unclosed.html", f"<html><body>{'<b><i>' * 300}<p>{'<p>'.join(P)}</body></html>", [], 1),
    ("empty-body.html", "<html><body></body></html>", ["page-no-article"], 0),
    ("no-text.html", NO_TEXT, ["page-no-text"], 1),
    ("book.txt", "A line of a book. " * 150_000, ["seed-too-large"], 0),
    ("front-page.html", links(150), ["page-no-article"], 0),
    ("stub.html", STUB, ["page-paywalled"], 1),
    ("lying.html", builders.page().replace("utf-8", "windows-1253").encode(), ["seed-charset-lies"], 1),
    ("no-charset.html", builders.page().replace('<meta charset="utf-8">', "").encode(), [], 1),
    ("odd-json-ld.html", builders.page(head='<script type="application/ld+json">' + "[" * 50_000 + "</script>"), [], 1),
    ("attributes.html", f"<html><body><p {' '.join(f'a{i}=x' for i in range(60_000))}>{LONG}</p></body></html>", [], 1),
    ("two-dates.html", TWO_DATES, ["metadata-disagrees"], 1),
    ("bidi.html", builders.page().replace("ferry of", "ferry \u202eof"), ["seed-bidi-controls"], 1),
    ("deep.json", "[" * 100_000, ["seed-broken"], 0),
    ("other.json", '{"temperature": [1, 2, 3]}', ["json-no-article"], 0),
    ("bomb.md", YAML_BOMB, [], 1),
    ("broken.md", "---\ntitle: [unclosed\n---\n" + LONG, ["seed-front-matter"], 1),
    ("no-text.md", "---\ntitle: Fares\n---\n\n![](x.png)\n", ["seed-empty"], 0),
    ("nested.eml", nested_mail(400), ["seed-empty"], 0),
    ("no-page.mhtml", builders.mhtml("x").replace(b"text/html", b"text/css"), ["page-no-article"], 0),
    ("pictures.pdf", builders.pdf(()), ["pdf-no-text"], 0),
    ("truncated.pdf", builders.pdf(("words",))[:120], ["seed-broken"], 0),
    ("no-article.warc.gz", builders.warc({}), ["archive-no-article"], 0),
]  # fmt: skip


def read(tmp_path: Path, name: str, data: bytes | str) -> Intake:
    file = tmp_path / name
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_files((file,))


@pytest.mark.parametrize(("name", "data", "codes", "articles"), CASES, ids=[case[0] for case in CASES])
def test_bad_input_is_one_problem(
    tmp_path: Path, name: str, data: bytes | str, codes: list[str], articles: int
) -> None:
    intake = read(tmp_path, name, data)
    assert [problem.code for problem in intake.problems] == codes
    assert len(intake.articles) == articles
    assert all(problem.path == str(tmp_path / name) and problem.remedy for problem in intake.problems)


def test_nothing_is_printed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for name, data, _, _ in CASES:
        read(tmp_path, name, data)
    assert capfd.readouterr() == ("", "")


def test_a_packed_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seedfile_module, "MAX_BYTES", 1_000_000)
    assert [p.code for p in read(tmp_path, "bomb.txt.gz", gzip.compress(b"a" * 2_000_000)).problems] == [
        "seed-expands-too-far"
    ]


def test_a_long_file_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    with file.open("wb") as stream:
        stream.write(b"word ")
        stream.truncate(200_000_000)
    intake = read_files((file,))
    assert [p.code for p in intake.problems] == ["seed-too-large"]
    assert "200 MB" in intake.problems[0].message


def test_a_page_of_an_archive_is_read_up_to_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc_module, "_MAX_PAGE_BYTES", 1_900)
    (article,) = read(tmp_path, "session.warc.gz", builders.warc({builders.URL: builders.page()})).articles
    assert P[0] in article.text
    assert P[2] not in article.text


def test_an_archive_too_long_to_hold_is_streamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seedfile_module, "MAX_BYTES", 100)
    (article,) = read(tmp_path, "session.warc.gz", builders.warc({builders.URL: builders.page()})).articles
    assert article.title == builders.HEADLINE


def test_the_line_of_the_first_undecodable_character_is_told(tmp_path: Path) -> None:
    intake = read(tmp_path, "latin.txt", ("Plain words.\nMore of them.\n" + LATIN).encode("latin-1"))
    problem = next(p for p in intake.problems if p.code == "seed-not-utf8")
    assert problem.line == 3
    assert "% sure" in problem.message
    assert "größere Maßnahmen" in intake.articles[0].text
    assert 0 < intake.articles[0].source.encoding_confidence < 1


def test_nothing_of_a_page_but_its_words_is_text(tmp_path: Path) -> None:
    markup = builders.page().replace(P[0], f"{P[0]}<script>alert(1)</script><style>p{{}}</style><img onerror=alert(2)>")
    (article,) = read(tmp_path, "page.html", markup).articles
    assert "alert" not in article.text
    assert P[0] in article.text


def test_characters_that_cannot_be_written_are_replaced(tmp_path: Path) -> None:
    (article,) = read(tmp_path, "page.html", builders.page().replace("Dock workers", "Dock &#x1; workers")).articles
    article.text.encode("utf-8")
    assert "\x01" not in article.text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    seeds = tmp_path / "seeds"
    (seeds / "curation").mkdir(parents=True)
    (seeds / "good.txt").write_text(f"{builders.HEADLINE}\n\n{LONG}\n", "utf-8")
    return seeds


def codes(intake: Intake) -> list[tuple[str, str]]:
    return [(problem.code, problem.path) for problem in intake.problems]


def test_hidden_files_and_the_curators_are_no_seeds(folder: Path) -> None:
    (folder / ".DS_Store").write_bytes(b"\0\1\2")
    (folder / "curation" / "people.yml").write_text("same: []\n", "utf-8")
    intake = read_folder(folder)
    assert [a.source.path for a in intake.articles] == ["good.txt"]
    assert codes(intake) == []


def test_a_link_out_of_the_folder_is_not_followed(folder: Path) -> None:
    outside = folder.parent / "outside.txt"
    outside.write_text(LONG + "\nelsewhere", "utf-8")
    (folder / "link.txt").symlink_to(outside)
    (folder / "inside.txt").symlink_to(folder / "good.txt")
    intake = read_folder(folder)
    assert codes(intake) == [("seed-duplicate", "inside.txt"), ("seed-outside-folder", "link.txt")]
    assert len(intake.articles) == 1


def test_a_folder_named_like_a_seed_a_broken_link_and_a_pipe(folder: Path) -> None:
    (folder / "story.html").mkdir()
    (folder / "story.html" / "hidden.txt").write_text("never read", "utf-8")
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    os.mkfifo(folder / "pipe.txt")
    assert sorted(codes(read_folder(folder))) == [
        ("seed-is-folder", "story.html"),
        ("seed-no-file", "pipe.txt"),
        ("seed-vanished", "gone.txt"),
    ]


def test_a_file_that_disappears_or_may_not_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.txt").write_text("one", "utf-8")
    (folder / "b.txt").write_text("two", "utf-8")
    opened = os.open

    def failing(path: Path, flags: int) -> int:
        if Path(path).name == "a.txt":
            raise FileNotFoundError(2, "gone")
        if Path(path).name == "b.txt":
            raise PermissionError(13, "denied")
        return opened(path, flags)

    monkeypatch.setattr("dossier.intake.seedfile.os.open", failing)
    intake = read_folder(folder)
    assert codes(intake) == [("seed-vanished", "a.txt"), ("seed-unreadable", "b.txt")]
    assert len(intake.articles) == 1


def test_two_names_that_fold_to_one_address_are_both_kept(folder: Path) -> None:
    (folder / "Ferry talks.txt").write_text(LONG + "\nA first one.", "utf-8")
    (folder / "ferry-talks.txt").write_text(LONG + "\nA second one.", "utf-8")
    intake = read_folder(folder)
    assert codes(intake) == [("seed-id-collision", "ferry-talks.txt")]
    assert "Ferry talks.txt" in intake.problems[0].message
    assert len({a.id for a in intake.articles}) == 3


def test_an_id_never_depends_on_other_seeds(folder: Path) -> None:
    alone = {a.source.path: a.id for a in read_folder(folder).articles}
    (folder / "aaa.txt").write_text("Another text altogether, put before it.", "utf-8")
    (folder / "2023").mkdir()
    (folder / "2023" / "good.html").write_text(builders.page(), "utf-8")
    together = {a.source.path: a.id for a in read_folder(folder).articles}
    assert together == {"2023/good.html": "2023-good-html", "aaa.txt": "aaa", **alone}


def test_reading_twice_gives_the_same(folder: Path) -> None:
    for name, data, _, _ in CASES:
        (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    assert read_folder(folder) == read_folder(folder)


def test_a_parser_that_fails_in_an_undocumented_way_stops_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise LookupError("never heard of it")

    (folder / "page.html").write_text(builders.page(), "utf-8")
    monkeypatch.setattr("dossier.intake.formats.html.read_page", fail)
    intake = read_folder(folder)
    assert codes(intake) == [("seed-broken", "page.html")]
    assert [a.id for a in intake.articles] == ["good"]
