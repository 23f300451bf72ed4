"""Small seeds of every format, about events that never happened, built where a binary file would say nothing."""

from __future__ import annotations

import gzip
import io
import json
import zipfile

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

HEADLINE = "Harbour workers in Port Alden vote to end their strike"
STANDFIRST = "After nine days at anchor, the ferries are to sail again on Monday morning."
PARAGRAPHS = (
    "Dock workers in Port Alden voted by a clear majority on Thursday to end a nine-day strike that had kept every "
    "ferry of the western line in harbour, their union said after a count that lasted until late in the evening.",
    "“We did not win everything, but we won the night shift,” said Maria Lindqvist, who leads the harbour section of "
    "the union. She thanked the shopkeepers who had brought soup to the gates on each of the nine days.",
    "The company, Alden Lines, said in a statement that it would honour the agreement and that the first boat would "
    "leave at six on Monday. It expects the timetable to be back to normal by the middle of the week.",
)
URL = "https://www.portaldengazette.example/news/2023/05/harbour-strike-ends"


def page(
    *,
    headline: str = HEADLINE,
    head: str = "",
    before: str = "",
    after: str = "",
    paragraphs: tuple[str, ...] = PARAGRAPHS,
    json_ld: dict[str, object] | None = None,
) -> str:
    """A news page with a menu, a byline, a caption, a list of links and a footer."""
    declared = json_ld if json_ld is not None else {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": headline,
        "datePublished": "2023-05-11T21:40:00+02:00",
        "author": [{"@type": "Person", "name": "By Ida Holm"}, {"@type": "Person", "name": "Peter Kranz"}],
        "publisher": {"@type": "Organization", "name": "Port Alden Gazette"},
    }  # fmt: skip
    body = "\n".join(f"<p>{words}</p>" for words in paragraphs)
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{headline} | Port Alden Gazette</title>
<meta property="og:site_name" content="Port Alden Gazette"><link rel="canonical" href="{URL}">
<meta name="description" content="{STANDFIRST}">
<script type="application/ld+json">{json.dumps(declared)}</script>{head}</head>
<body>{before}<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article><header><h1>{headline}</h1><p class="standfirst">{STANDFIRST}</p>
<p class="byline">By Ida Holm and Peter Kranz</p><time datetime="2023-05-11T21:40:00+02:00">11 May 2023</time></header>
<div class="article-body"><figure><img src="f.jpg">
<figcaption>The ferry Aldena at the western pier.</figcaption></figure>
{body}
<aside class="related"><h3>Read also</h3><ul><li><a href="/a">What the strike cost the islands</a></li>
<li><a href="/b">A short history of the western line</a></li></ul></aside></div></article></main>
<footer><p>© Port Alden Gazette. All rights reserved. Imprint, privacy, terms of use.</p></footer>{after}
</body></html>"""


def mhtml(markup: str, url: str = URL) -> bytes:
    """The page as a browser saves it in one file."""
    import quopri

    body = quopri.encodestring(markup.encode()).decode("ascii").replace("\n", "\r\n")
    return (
        "From: <Saved by Blink>\r\n"
        f"Snapshot-Content-Location: {url}\r\nSubject: saved\r\nDate: Fri, 12 May 2023 08:00:00 -0000\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="--B"\r\n\r\n\r\n'
        f"----B\r\nContent-Type: text/html\r\nContent-ID: <f@x>\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f"Content-Location: {url}\r\n\r\n{body}\r\n"
        "----B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: f.png\r\n\r\n"
        "iVBORw0KGgo=\r\n----B--\r\n"
    ).encode()


def warc(pages: dict[str, str], *, packed: bool = True) -> bytes:
    """A recorded session: the pages, a picture, and an answer that was no success."""
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=packed)

    def add(url: str, status: str, kind: str, data: bytes) -> None:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        made = writer.create_warc_record(url, "response", payload=io.BytesIO(data), http_headers=headers,
                                         warc_headers_dict={"WARC-Date": "2023-05-12T08:00:00Z"})  # fmt: skip
        writer.write_record(made)

    for url, markup in pages.items():
        add(url, "200 OK", "text/html; charset=utf-8", markup.encode())
    add("https://www.portaldengazette.example/f.png", "200 OK", "image/png", b"\x89PNG")
    add("https://www.portaldengazette.example/gone", "404 Not Found", "text/html", page().encode())
    return stream.getvalue()


def wacz(pages: dict[str, str], listed: tuple[str, ...] = ()) -> bytes:
    """The session zipped with a list of its pages."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("datapackage.json", json.dumps({"profile": "data-package"}))
        package.writestr("archive/data.warc.gz", warc(pages))
        lines = [json.dumps({"format": "json-pages-1.0"})] + [json.dumps({"url": url}) for url in listed]
        package.writestr("pages/pages.jsonl", "\n".join(lines))
    return stream.getvalue()


def pdf(lines: tuple[str, ...]) -> bytes:
    """A one-page PDF with a text layer of the given lines; none gives a page without text."""
    shown = "".join(f"({_escaped(line)}) Tj T* " for line in lines)
    content = f"BT /F1 11 Tf 14 TL 60 760 Td {shown}ET".encode("latin-1") if lines else b"0 0 10 10 re f"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        table,
        len(made),
    )


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def packed(data: bytes) -> bytes:
    """The bytes gzip'd, the same on every run."""
    return gzip.compress(data, mtime=0)
