"""Small EPUB and DOCX files, about events that never happened."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def zipped(members: dict[str, str]) -> bytes:
    """A package of these members, in this order."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, words in members.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(zipfile.ZipInfo(name, (2023, 5, 12, 8, 0, 0)), words, kind)
    return stream.getvalue()


def docx(rows: list[tuple[str, str]], footer: str = "") -> bytes:
    """A document of paragraphs, each with its style ("" for none)."""
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{escape(words)}</w:t></w:r></w:p>'
        if style
        else f"<w:p><w:r><w:t>{escape(words[:9])}</w:t></w:r><w:r><w:t>{escape(words[9:])}</w:t></w:r></w:p>"
        for style, words in rows
    )
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        "<dc:title>Letter template</dc:title><dcterms:created>2019-02-03T10:00:00Z</dcterms:created>"
        "</cp:coreProperties>"
    )
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "docProps/core.xml": core,
            "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
            "word/footer1.xml": f"<w:ftr {_W}><w:p><w:r><w:t>{escape(footer)}</w:t></w:r></w:p></w:ftr>",
        }
    )


def epub(chapters: dict[str, str], title: str = "Port Alden Gazette, May 2023") -> bytes:
    """A book with these chapters, a cover and a page of contents."""
    items = "".join(
        f'<item id="c{i}" href="text/{name}" media-type="application/xhtml+xml"/>' for i, name in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="c{i}"/>' for i in range(len(chapters)))
    book = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title><dc:creator>Ida Holm</dc:creator><dc:date>2023-05-11</dc:date>"
        "<dc:publisher>Port Alden Gazette</dc:publisher><dc:language>en</dc:language></metadata><manifest>"
        f'<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>{items}</manifest>'
        f'<spine><itemref idref="nav"/>{spine}</spine></package>'
    )
    container = '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "OPS/book.opf": book,
            "OPS/nav.xhtml": "<html><body><nav><a href='x'>Contents</a></nav></body></html>",
            **{f"OPS/text/{name}": words for name, words in chapters.items()},
        }
    )
