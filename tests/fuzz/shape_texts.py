"""Simple texts of one shape each, of any size: what a careless or hostile page can hold a great deal of.

Each is a function of a size in bytes. A row is its name, the ending of its seed, and the function. Add a shape by
adding a row: `make shapes` then measures it.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass

_HEAD = "Council delays harbour plan\n\nBy Ann Ek\n\n3 May 2022\n\nThe council met in the town hall on Tuesday.\n\n"
# A line that begins like prose is read as prose: what follows in it reaches every stage.
_INLINE = f"{_HEAD}The council has met in the town hall, and it said that the plan for the harbour will wait. "
_PAGE = "<html><head><title>Council delays harbour plan</title></head><body><h1>Council delays harbour plan</h1>"
_PAGE += "".join(
    f"<p>The council met in the town hall of {place} on Tuesday to speak of it.</p>" for place in "ABCDEFG"
)
_MAIL = "From: Ann Ek <ann@example.org>\nDate: Tue, 3 May 2022 10:00:00 +0000\nSubject: Harbour plan\n"
_LETTER = "\n\nThe council met in the town hall on Tuesday to speak of the harbour.\n"
_FIRST = ("Ada", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gus", "Hana", "Ivo", "Jana", "Karl", "Lena", "Milo", "Nora")
_SYLLABLES = ("ba", "do", "fe", "gi", "ko", "lu", "ma", "ne", "po", "ri", "sa", "te", "vo", "wi", "zu", "lan")


@dataclass(frozen=True, slots=True)
class Shape:
    """A text of one shape: `make(size)` gives the bytes of a seed of about that size."""

    name: str
    suffix: str
    make: Callable[[int], bytes]


def surname(number: int) -> str:
    """Another surname for every number: 0 → "Baban", 1 → "Doban"…"""
    letters = ""
    while True:
        letters += _SYLLABLES[number % len(_SYLLABLES)]
        number //= len(_SYLLABLES)
        if not number:
            return letters.capitalize() + "ban"


def _name(number: int) -> str:
    return f"{_FIRST[number % len(_FIRST)]} {surname(number)}"


def _text(name: str, unit: str, suffix: str = ".txt", head: str = _HEAD) -> Shape:
    """The unit again and again, below a headline, a byline and a date."""
    start = _INLINE if head == _HEAD and "\n" not in unit else head
    return Shape(name, suffix, lambda size: (start + unit * (size // len(unit.encode()))).encode())


def _counted(name: str, unit: Callable[[int], str], suffix: str = ".txt", head: str = _HEAD, tail: str = "") -> Shape:
    """Another unit for every number, until the size is reached."""

    def make(size: int) -> bytes:
        start = _INLINE if head == _HEAD and "\n" not in unit(0) else head
        parts, length, number = [], 0, 0
        while length < size:
            parts.append(unit(number))
            length += len(parts[-1].encode())
            number += 1
        return (start + "".join(parts) + tail).encode()

    return Shape(name, suffix, make)


def _nested(name: str, opening: str, inner: str, closing: str, suffix: str = ".html", head: str = _PAGE) -> Shape:
    def make(size: int) -> bytes:
        depth = size // (len(opening) + len(closing))
        return (head + opening * depth + inner + closing * depth).encode()

    return Shape(name, suffix, make)


def _multipart(size: int) -> bytes:
    depth = max(1, size // 90)
    parts = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    return (_MAIL + parts + "Content-Type: text/plain\n\nThe council met.\n").encode()


def _json_nested(size: int) -> bytes:
    return b'{"title": "Harbour plan", "content": ' + b"[" * (size // 2) + b"]" * (size // 2) + b"}"


def _json_articles(size: int) -> bytes:
    rows = [
        {"title": f"Plan {n}", "url": f"https://example.org/{n}", "content": f"<p>Mayor {_name(n)} spoke.</p>"}
        for n in range(size // 110)
    ]
    return json.dumps(rows).encode()


def _ld_json(size: int) -> bytes:
    graph = [{"@type": "NewsArticle", "headline": f"Plan {n}", "author": {"name": _name(n)}} for n in range(size // 90)]
    script = f'<script type="application/ld+json">{json.dumps({"@graph": graph})}</script>'
    return f"{_PAGE}{script}<p>The council met in the town hall on Tuesday.</p>".encode()


def _pdf(contents: list[bytes], kids: str) -> bytes:
    """A PDF of the given numbered objects; object 2 is the list of pages."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {kids.count('R')}>>".encode()]
    objects += [b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", *contents]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer <</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()


def _pdf_stream(text: bytes) -> bytes:
    packed = zlib.compress(text)
    return f"<</Length {len(packed)}/Filter/FlateDecode>>stream\n".encode() + packed + b"\nendstream"


def _pdf_shared(size: int) -> bytes:
    """Many pages that share one long stream: a few kilobytes that draw millions of letters."""
    stream = _pdf_stream(b"BT /F1 12 Tf " + b"(The council met.) Tj 0 -14 Td " * (size // 40) + b"ET")
    resources = "/Resources<</Font<</F1 3 0 R>>>>"
    page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R{resources}>>".encode()
    pages = max(1, size // 1000)
    return _pdf([stream, *([page] * pages)], " ".join(f"{n} 0 R" for n in range(5, 5 + pages)))


def _pdf_words(size: int) -> bytes:
    stream = _pdf_stream(b"BT /F1 12 Tf " + b"(The council met.) Tj 0 -14 Td " * (size // 31) + b"ET")
    resources = "/Resources<</Font<</F1 3 0 R>>>>"
    page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R{resources}>>".encode()
    return _pdf([stream, page], "5 0 R")


def _warc(size: int) -> bytes:
    """Records of one small page each."""
    out, number = b"", 0
    while len(out) < size:
        words = f"<p>Mayor {_name(number)} of the town spoke of the harbour on Friday, and the council met.</p>" * 3
        page = f"<html><body><h1>The plan of {surname(number)}</h1>{words}</body></html>"
        http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(page)}\r\n\r\n{page}"
        head = f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\nWARC-Type: response\r\n"
        head += f"WARC-Target-URI: https://example.org/{number}\r\nWARC-Date: 2022-05-03T10:00:00Z\r\n"
        head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n"
        out += f"WARC/1.0\r\n{head}\r\n{http}\r\n\r\n".encode()
        number += 1
    return out


DATES = (
    _text("numeric dates", "1/2/2022 "),
    _text("month names", "May June March April "),
    _text("on Friday on Friday", "on Friday "),
    _text("between and", "between Monday and "),
    _text("years", "1999 2000 "),
    _text("year ranges", "2019-2020-"),
    _text("last week next week", "last week next week "),
    _text("ordinals", "1st 2nd 3rd "),
    _text("clock times", "10:30 11:45pm "),
    _text("years ago", "three years ago "),
    _text("from to until", "from until to since "),
    _text("digits", "1234567890"),
    _text("digits and points", "1.2.3."),
    _text("thousands", "1,000,"),
    _text("days of May", "3 4 5 May and "),
    _counted("a dated sentence each", lambda n: f"The plan {n} fell on {1 + n % 28} May {1900 + n % 120}. "),
    _counted(
        "a dated paragraph each",
        lambda n: f"The plan of {surname(n)} was put to the council on {1 + n % 28} May {1900 + n % 120}.\n\n",
    ),
    _text("today in one sentence", "and today it rained and yesterday it snowed "),
)

QUOTATIONS = (
    _text("according to", "according to "),
    _text("quote a quote b said", '"a"b" said '),
    _text("X said paragraphs", "Ek said.\n\n"),
    _counted("X said paragraphs, numbered", lambda n: f"Ek said {n}.\n\n"),
    _text("straight marks", '"'),
    _text("straight marks apart", '" '),
    _text("opening marks", "“"),
    _text("closing marks", "” "),
    _text("nested marks", "“ ‘ "),
    _text("single marks", "' "),
    _text("guillemets", "« » › ‹ "),
    _text("low German marks", "„a“ "),
    _text("said", "said "),
    _text("he said she said", "he said she said "),
    _text("he said that he said that", "He said that "),
    _text("that", "that "),
    _text("who, who", "who, who, "),
    _text("told", "Ek told Ek "),
    _text("spokesman for", "a spokesman for "),
    _text("quotations of one speaker", "“We will wait,” Ann Ek said. "),
    _text("quotation paragraphs of one speaker", "“We will wait,” Ann Ek said.\n\n"),
    _counted("short quotation paragraphs", lambda n: f"“We wait for {surname(n)},” she said.\n\n"),
    _counted("unclosed continuing paragraphs", lambda n: f"“We will wait for the harbour of {surname(n)} to open.\n\n"),
    _text("fragments", "the “plan” of the “port” "),
    _text("she added, he added", ", she added, he added"),
    _counted("quoted, no speaker", lambda n: f"“We will wait for the harbour of {surname(n)} to open.”\n\n"),
    _counted("another quotation each", lambda n: f"“We will wait for plan {n} of {surname(n)},” Ann Ek said.\n\n"),
    _counted("another speaker each", lambda n: f"“We will wait for plan {n},” {_name(n)} said.\n\n"),
    _counted("another mayor each", lambda n: f"Mayor {_name(n)} said the plan {n} will go.\n\n"),
    _counted("another mayor, one paragraph", lambda n: f"Mayor {_name(n)} said the plan {n} will go. "),
    _counted("colon speakers", lambda n: f"{_name(n)}: We will wait for the plan.\n\n"),
)

PEOPLE = (
    _text("capitalised chain", "Harbour Council Plan "),
    _counted("chain of surnames", lambda n: f"{surname(n)} "),
    _counted("names joined by and", lambda n: f"{_name(n)} and "),
    _counted("names joined by commas", lambda n: f"{_name(n)}, "),
    _text("initials", "A. B. C. "),
    _text("titles", "President Minister "),
    _text("one name", "Mr Smith "),
    _text("possessives", "Smith's Ek's "),
    _text("particles", "van der de la "),
    _text("hyphenated", "Ana-Eva-"),
    _text("honorifics", "Mr. Dr. Mrs. "),
    _counted("a name a sentence", lambda n: f"{_name(n)} came. "),
    _counted("one surname, other first names", lambda n: f"{surname(n)} Smith came. "),
    _counted("one first name, other surnames", lambda n: f"Ada {surname(n)} came. "),
    _counted("other initials", lambda n: f"{chr(65 + n % 26)}. {chr(65 + n // 26 % 26)}. {surname(n)} came. "),
    _text("pronouns", "he she they him her "),
    _text("appositions", "Ann Ek, the mayor, the chair, "),
    _text("capitals", "HARBOUR COUNCIL "),
)

LINES = (
    _text("lines of a few letters", "ab\n"),
    _text("paragraphs of one word", "word\n\n"),
    _text("one long word", "a"),
    _text("spaces", " "),
    _text("line ends", "\n"),
    _text("tabs and spaces in lines", "\t \n"),
    _text("points", ". "),
    _text("commas", ", "),
    _text("brackets", "("),
    _text("brackets around", "(a) "),
    _text("dashes", "— "),
    _text("semicolons", "plan; port; "),
    _text("abbreviations", "U.S. e.g. No. "),
    _text("web addresses", "http://a.example/b "),
    _text("mail addresses", "a@b.example "),
    _text("combining accents", "e\u0301\u0301\u0301"),
    _text("marks of direction", "\u202e\u202da\u2066"),
    _text("joined emoji", "👩\u200d👩\u200d"),
    _text("script without spaces", "港湾計画が遅れる"),
    _text("zero width", "a\u200b\u00ad\ufeff"),
    _text("null characters", "a\u0000b "),
    _text("line separators", "plan\u2028port\u0085"),
    _text("bylines", "By Ann Ek\n"),
    _text("datelines", "BERLIN, May 3 (Reuters) - The council met.\n\n"),
    _counted(
        "another paragraph each", lambda n: f"The council of {surname(n)} met in the town hall to speak of it.\n\n"
    ),
    _text("captions", "Photo: Ann Ek/Agency\n"),
    _text("headlines", "HARBOUR PLAN DELAYED\n\n"),
    _text("bullets", "- plan\n"),
    _text("promos", "READ MORE: Harbour plan delayed\n\n"),
    _text("one sentence again", "The council met in the town hall. "),
    _text("one paragraph again", "The council met in the town hall on Friday, Ann Ek said.\n\n"),
    _counted("another sentence each", lambda n: f"The council met for the {n}th time about {surname(n)}. "),
    _text("percent and money", "$1.2bn 30% "),
)

MARKUP = (
    _text("Markdown quotes", ">", ".md"),
    _text("Markdown quote lines", "> plan\n", ".md"),
    _text("Markdown links", "[a](b)", ".md"),
    _text("Markdown brackets", "[", ".md"),
    _text("Markdown emphasis", "*_", ".md"),
    _text("Markdown headings", "# Plan\n", ".md"),
    _text("Markdown ticks", "`", ".md"),
    _text("Markdown tables", "|a|b|\n", ".md"),
    _text("front matter keys", "a: b\n", ".md", "---\n"),
    _text("front matter brackets", "[", ".md", "---\ntitle: "),
    _nested("nested spans", "<span>", "plan", "</span>"),
    _nested("nested divs", "<div>", "plan", "</div>"),
    _nested("nested tables", "<table><tr><td>", "plan", "</td></tr></table>"),
    _nested("nested lists", "<ul><li>", "plan", "</li></ul>"),
    _nested("nested quotes", "<blockquote>", "plan", "</blockquote>"),
    _text("many spans", "<span>plan</span>", ".html", _PAGE),
    _text("many spans in one paragraph", "<span>plan</span> ", ".html", f"{_PAGE}<p>"),
    _counted(
        "many paragraphs",
        lambda n: f"<p>The council of {surname(n)} met in the town hall to speak.</p>",
        ".html",
        _PAGE,
    ),
    _counted("many divs", lambda n: f"<div>The council of {surname(n)} met in the town hall.</div>", ".html", _PAGE),
    _text("unclosed tags", "<b><i>", ".html", _PAGE),
    _text("unclosed anchors", "<a href=x>", ".html", _PAGE),
    _text("links", "<a href='x'>plan</a> ", ".html", _PAGE),
    _text("line breaks", "plan<br>", ".html", _PAGE),
    _text("comments", "<!-- -->", ".html", _PAGE),
    _text("open comment", "<!--", ".html", _PAGE),
    _text("entities", "&amp;&lt;", ".html", f"{_PAGE}<p>"),
    _text("angle brackets", "<", ".html", _PAGE),
    _text("attributes", " a=b", ".html", f"{_PAGE}<p"),
    _counted("distinct attributes", lambda n: f" a{n}=b", ".html", f"{_PAGE}<p", "> plan</p>"),
    _text("meta tags", '<meta name="author" content="Ann Ek">', ".html", "<html><head>"),
    _text("list items", "<li>plan</li>", ".html", f"{_PAGE}<ul>"),
    _text("table cells", "<tr><td>plan<td>port", ".html", f"{_PAGE}<table>"),
    _text("images", "<figure><img src=x><figcaption>Photo</figcaption></figure>", ".html", _PAGE),
    Shape("many declared articles", ".html", _ld_json),
    _text("mail headers", "X-A: b\n", ".eml", _MAIL),
    _text("mail hops", "Received: from a by b; Tue, 3 May 2022 10:00:00 +0000\n", ".eml", _MAIL),
    _counted("mail recipients", lambda n: f"a{n}@example.org, ", ".eml", f"{_MAIL}To: ", _LETTER),
    _counted("mail encoded words", lambda n: "=?utf-8?q?a?= ", ".eml", f"{_MAIL}To: ", _LETTER),
    _text("mail quoted lines", "> > plan\n", ".eml", f"{_MAIL}\n"),
    Shape("mail of nested parts", ".eml", _multipart),
    Shape("JSON brackets", ".json", _json_nested),
    Shape("JSON articles", ".json", _json_articles),
    Shape("PDF of shared pages", ".pdf", _pdf_shared),
    Shape("PDF of one page", ".pdf", _pdf_words),
    Shape("web archive of small pages", ".warc", _warc),
)

SHAPES: tuple[Shape, ...] = (*DATES, *QUOTATIONS, *PEOPLE, *LINES, *MARKUP)
