"""Documents made by chance: sentences of news, markup, damage. The same number always makes the same document."""

from __future__ import annotations

import base64
import gzip
import io
import json
import random
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.fuzz.shape_texts import SHAPES
from tests.intake import builders

CORPUS = Path(__file__).parent / "corpus"
EXAMPLES = Path(__file__).parents[1] / "examples"

# Each would do something if it reached a page as markup, a link or template code. `zq9` is found nowhere else.
PAYLOADS = (
    "<script>zq9()</script>",
    "<img src=x onerror=zq9()>",
    '" onmouseover="zq9()" x="',
    "' autofocus onfocus='zq9()",
    "javascript:zq9()",
    "JaVaScRiPt&colon;zq9()",
    "data:text/html,<script>zq9()</script>",
    "</textarea></title></style></script><svg onload=zq9()>",
    "{{ zq9 }}{% zq9 %}{# zq9 #}",
    "[words](javascript:zq9())",
    "![words](x onerror=zq9())",
    "<!--zq9--><![CDATA[zq9]]>",
    "--><zq9>",
    "&lt;script&gt;zq9()&lt;/script&gt;",
    "&#60;script&#62;zq9()",
    "\\u003cscript\\u003ezq9()",
    "+ADw-script+AD4-zq9()",
    '<a href="//zq9.example">',
    "<base href=//zq9.example>",
    "<meta http-equiv=refresh content='0;url=//zq9.example'>",
    "](<zq9>",
    "${zq9}#{zq9}<%= zq9 %>",
)
SENTENCES = (
    "“We will sail on Friday,” said Captain Ruth Okello.",
    "The council met on 3 May 2022 in Port Alden.",
    "Mayor Ann Ek told reporters that the plan was dead.",
    "According to Ben Ott, a spokesman for the port, it rained.",
    "She said last week: “It is the ‘end’ of the line.”",
    "Prime Minister Jana Lund and her deputy, Karl Holm, will meet in June.",
    "Между тем мэр заявил, что «всё хорошо».",
    "Die Ministerin sagte: „Wir warten bis Montag.“",
    "« Nous partirons mardi », a déclaré M. Petit.",
    "Ek, 54, who has led the town since 2019, did not answer.",
    "“One. Two,” he said. “Three.”",
    "By Ida Holm and Peter Kranz",
    "READ MORE: Harbour plan delayed",
    "PORT ALDEN, May 3 (Agency) - The ferry sailed.",
    "Photo: Ida Holm/Agency",
    "Published 11 May 2023 21:40 CEST",
    "港湾の計画が遅れると市長は述べた。",
    "قال رئيس البلدية إن الخطة ماتت.",
)
ODD = (
    "\x00", "\x1b[2J", "\x85",
    "\u2028", "\u202e", "\u200b", "\ufeff", "\ufffd", "\U0010ffff", "e\u0301" * 9, "ﬀ", "İ", "ß",
    "\r", "\r\n", "\t", "\n\n", "\n" * 9, " " * 40, "“", "”", '"', "'", "‘", "„", "«", "…", "—",
    "/", "\\", "&", "<", ">", "%",
    "{{", "}}", "{%", "[[", "]]", "|", "#", "---\n", "```",
    "0" * 60, "9999-99-99", "30 February", "1/2/3", "-1", "1e999",
    "\ud800", "👩‍👩‍👧", "A." * 20, "Mc" * 20, "von der " * 9, "said " * 9, "that " * 9,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Document:
    """A file for the seeds folder."""

    name: str
    content: bytes


def document(number: int) -> Document:
    """The document of this number: built of pieces, or an example, and then perhaps damaged."""
    chance = random.Random(number)
    suffix, make = chance.choices(_KINDS, _WEIGHTS)[0]
    content = make(chance)
    for _ in range(chance.choice((0, 0, 0, 1, 1, 2, 8))):
        content = chance.choice(DAMAGES)(content, chance)
    name = suffix if chance.random() < 0.97 else chance.choice(_KINDS)[0]
    return Document(f"d{number}{name}", content[:60_000] or b"x")


def words(chance: random.Random, most: int = 7) -> str:
    """Sentences, payloads and odd signs in any order."""
    parts = []
    for _ in range(chance.randint(1, most)):
        kind = chance.random()
        parts.append(
            chance.choice(SENTENCES)
            if kind < 0.62
            else chance.choice(PAYLOADS)
            if kind < 0.8
            else chance.choice(ODD)
            if kind < 0.97
            else "".join(chr(chance.choice((chance.randrange(32, 127), chance.randrange(1, 0xD7FF)))) for _ in range(9))
        )
    return chance.choice((" ", "\n\n", "\n", "")).join(parts)


def _bytes(text: str, chance: random.Random) -> bytes:
    coding = chance.choices(("utf-8", "utf-16", "latin-1", "cp1252", "utf-8-sig"), (40, 1, 1, 1, 1))[0]
    return text.encode(coding, "replace" if coding != "utf-8" else "surrogatepass")


def _text(chance: random.Random) -> bytes:
    head = f"{chance.choice(SENTENCES)}\n\nBy Ida Holm\n\n3 May 2022\n\n" if chance.random() < 0.4 else ""
    # Most are short: what happens at all happens in few words, and ten short ones cost what a long one does.
    return _bytes(head + words(chance, chance.choice((1, 2, 2, 3, 3, 9))), chance)


def _page(chance: random.Random) -> bytes:
    if chance.random() < 0.5:
        declared: dict[str, object] = {
            "@type": "NewsArticle",
            "headline": words(chance, 2),
            "datePublished": words(chance, 1),
        }
        paragraphs = (*builders.PARAGRAPHS[:2], words(chance, 4), words(chance, 4))
        made = builders.page(headline=words(chance, 2), paragraphs=paragraphs, json_ld=declared, after=words(chance, 3))
        return _bytes(made, chance)
    tags = [chance.choice(_TAGS) for _ in range(chance.randint(2, 12))]
    inner = "".join(f"<{tag}>{words(chance, 2)}</{chance.choice((tag, 'p', 'div'))}>" for tag in tags)
    return _bytes(f"<html><head><title>{words(chance, 1)}</title></head><body>{inner}", chance)


_TAGS = (
    "p", "p", "p", "div", "span", "h1", "h2", "li", "ul", "table", "td", "a href='javascript:zq9()'", "blockquote",
    "figcaption", "article", "section", "time datetime='2022-05-03'", "br", "script", "style", "noscript", "template",
    "svg", "math", "iframe", "textarea", "title", "meta name=author content='<zq9>'",
    "link rel=canonical href='javascript:zq9'",
)  # fmt: skip


def _markdown(chance: random.Random) -> bytes:
    keys = ("title", "author", "date", "source", "url", "tags", "published", "<zq9>")
    lines = "".join(f"{chance.choice(keys)}: {words(chance, 1)}\n" for _ in range(chance.randint(0, 5)))
    return _bytes(f"---\n{lines}---\n# {words(chance, 1)}\n\n{words(chance, chance.choice((2, 7)))}", chance)


def _mail(chance: random.Random) -> bytes:
    names = ("From", "To", "Date", "Subject", "Content-Type", "Content-Transfer-Encoding", "MIME-Version", "Reply-To")
    values = (
        "Ida Holm <ida@example.org>", "Tue, 3 May 2022 10:00:00 +0000", "multipart/mixed; boundary=b", "text/html",
        "base64",
        "text/plain; charset=latin-1", "quoted-printable", "1.0", "=?utf-8?b?PHpxOT4=?=", "message/rfc822",
    )  # fmt: skip
    head = "From: Ida Holm <ida@example.org>\nSubject: Harbour\n"
    head += "".join(f"{chance.choice(names)}: {chance.choice((*values, words(chance, 1)))}\n" for _ in range(4))
    body = "".join(f"\n--b\n{chance.choice(names)}: {chance.choice(values)}\n\n{words(chance, 5)}" for _ in range(2))
    return _bytes(head + chance.choice(("\n", "")) + chance.choice((words(chance), body)), chance)


def _json(chance: random.Random) -> bytes:
    def value(depth: int) -> object:
        if depth and chance.random() < 0.4:
            return [value(depth - 1) for _ in range(chance.randint(0, 4))]
        return chance.choice((words(chance, 3), f"<p>{words(chance, 4)}</p>", 5, None, True, -1e300, "2022-05-03"))

    keys = ("title", "url", "content", "html", "text", "published_at", "created_at", "author", "authors", "domain_name")
    clips = [{key: value(2) for key in chance.sample(keys, 5)} for _ in range(chance.randint(1, 3))]
    return json.dumps(chance.choice((clips, clips[0], {"items": clips}))).encode("utf-8", "surrogatepass")


def _mhtml(chance: random.Random) -> bytes:
    return builders.mhtml(builders.page(headline=words(chance, 1).encode("utf-8", "replace").decode()))


def _warc(chance: random.Random) -> bytes:
    pages = {f"https://a.example/{n}": f"<h1>{words(chance, 1)}</h1><p>{words(chance, 6)}" for n in range(2)}
    safe = {url: page.encode("utf-8", "replace").decode() for url, page in pages.items()}
    recorded = re.sub(rb"urn:uuid:[0-9a-f-]+", b"urn:uuid:" + b"0" * 32, builders.warc(safe, packed=False))
    return gzip.compress(recorded, 1, mtime=0) if chance.random() < 0.5 else recorded


def _pdf(chance: random.Random) -> bytes:
    return builders.pdf(tuple(words(chance, 2).encode("latin-1", "replace").decode("latin-1") for _ in range(4)))


def _zip(chance: random.Random) -> bytes:
    stream = io.BytesIO()
    names = ("datapackage.json", "pages/pages.jsonl", "archive/a.warc", "word/document.xml", "[Content_Types].xml",
             "mimetype", "META-INF/container.xml", "content.opf", "a.xhtml", "../zq9", "/zq9")  # fmt: skip
    with zipfile.ZipFile(stream, "w", chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as package:
        for name in chance.sample(names, 5):
            package.writestr(zipfile.ZipInfo(name), words(chance, 4).encode("utf-8", "replace"))
    return stream.getvalue()


def _packed(chance: random.Random) -> bytes:
    return gzip.compress(_text(chance), 1, mtime=0)


def _example(chance: random.Random) -> bytes:
    chosen = chance.choice(_EXAMPLES)
    return chosen.read_bytes()[: chance.choice((9_000, 20_000))]


def _shape(chance: random.Random) -> bytes:
    return chance.choice(SHAPES).make(chance.choice((100, 1_000, 3_000)))


_EXAMPLES = sorted(
    path for folder in (EXAMPLES, CORPUS) if folder.is_dir() for path in folder.iterdir() if path.is_file()
)
_KINDS: tuple[tuple[str, Callable[[random.Random], bytes]], ...] = (
    (".txt", _text), (".html", _page), (".md", _markdown), (".eml", _mail), (".json", _json), (".mhtml", _mhtml),
    (".warc", _warc), (".pdf", _pdf), (".wacz", _zip), (".docx", _zip), (".epub", _zip), (".txt.gz", _packed),
    ("", _example), (".txt", _shape),
)  # fmt: skip
_WEIGHTS = (620, 70, 110, 80, 60, 4, 6, 10, 4, 4, 4, 10, 8, 10)


def _flip(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(content: bytes, chance: random.Random) -> bytes:
    start = chance.randint(0, len(content))
    return content[:start] + content[chance.randint(start, len(content)) :]


def _repeat(content: bytes, chance: random.Random) -> bytes:
    start = chance.randint(0, len(content))
    piece = content[start : start + chance.randint(1, 60)]
    return content[:start] + piece * chance.randint(2, 30) + content[start:]


def _insert(content: bytes, chance: random.Random) -> bytes:
    start = chance.randint(0, len(content))
    piece = chance.choice((chance.choice(ODD), chance.choice(PAYLOADS))).encode("utf-8", "surrogatepass")
    return content[:start] + piece + content[start:]


def _swap(content: bytes, chance: random.Random) -> bytes:
    one, two = sorted((chance.randint(0, len(content)), chance.randint(0, len(content))))
    return content[two:] + content[one:two] + content[:one]


def _encode(content: bytes, chance: random.Random) -> bytes:
    return base64.b64encode(content) if chance.random() < 0.2 else content.replace(b"\n", b"\r\n")


DAMAGES = (_flip, _flip, _cut, _repeat, _insert, _insert, _swap, _encode)
