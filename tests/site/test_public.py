"""A site with an address of its own: its picture, its list of pages, what a link to it shows."""

from __future__ import annotations

import re
import struct
import zlib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from dossier.site import SOCIAL_IMAGE, site_map, social_image
from tests.site.building import build, project

_TOLD = "Mayor Ines Okafor said on Monday that the harbour wall would be raised by two metres before the autumn storms."
_SEEDS = {
    "wall.html": "<html><head><title>Mayor: “the wall” rises</title></head><body><article>"
    f"<h1>Mayor: “the wall” rises</h1><p>3 May 2021</p>"
    f"<p>{_TOLD}</p><p>{_TOLD.replace('raised', 'rebuilt')}</p></article></body></html>",
    "tide.txt": f'Tide "higher than ever"\n\nCoast Courier\n\n4 May 2021\n\nThe tide rose. {_TOLD}',
}
_AT = "https://example.org/wall/"


def _pixels(png: bytes) -> list[bytes]:
    """The rows of an indexed PNG that uses no filter."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    chunks, at = {}, 8
    while at < len(png):
        (size,) = struct.unpack_from(">I", png, at)
        kind, body = png[at + 4 : at + 8], png[at + 8 : at + 8 + size]
        assert struct.unpack_from(">I", png, at + 8 + size) == (zlib.crc32(kind + body),)
        chunks[kind] = body
        at += 12 + size
    width, height, depth, colours = struct.unpack_from(">IIBB", chunks[b"IHDR"])
    assert (width, height, depth, colours) == (1200, 630, 8, 3)
    data = zlib.decompress(chunks[b"IDAT"])
    rows = [data[at : at + width + 1] for at in range(0, len(data), width + 1)]
    assert len(rows) == height
    assert {row[0] for row in rows} == {0}
    assert max(map(max, rows)) < len(chunks[b"PLTE"]) // 3
    return [row[1:] for row in rows]


def _inked(rows: list[bytes]) -> int:
    return sum(1 for row in rows for pixel in row if pixel)


def test_the_picture_shows_title_extent_and_bars() -> None:
    bare = _inked(_pixels(social_image("", "", ())))
    titled = _inked(_pixels(social_image("Wer hebt die Mauer? Größe in Łódź", "", ())))
    whole = _pixels(social_image("Wer hebt die Mauer? Größe in Łódź", "2 articles · May 2021", (1, 0, 4)))
    assert bare < titled < _inked(whole)
    assert any(whole[500][80:400]) is False
    assert sum(map(bool, whole[560][80:])) > 2


@pytest.mark.parametrize("title", ["海の壁が高くなる", "wall " * 200, "x" * 500, "\u202e\x00", "a\n\tb"])
def test_any_title_gives_a_picture(title: str) -> None:
    _pixels(social_image(title, title, (0, 0)))


def test_a_site_with_an_address_tells_others_of_its_pages(tmp_path: Path) -> None:
    pages = {"index.md": "# The wall\n", "about.md": "# About\n"}
    files, wrong = build(project(tmp_path, _SEEDS, pages), address=_AT)
    assert wrong == ""
    _pixels(files[SOCIAL_IMAGE])
    places = [place.text or "" for place in ElementTree.fromstring(files["sitemap.xml"]).iter() if place.text]
    listed = {place.removeprefix(_AT) for place in places if place.strip()}
    assert {"index.html", "about.html", "articles.html", "articles/wall.html", "people/ines-okafor.html"} <= listed
    assert not {"review.html", "problems.html", "404.html"} & listed
    assert all(place in files for place in listed)
    assert b"lastmod" not in files["sitemap.xml"]
    for name in ("index.html", "articles/wall.html", "articles/tide.html"):
        text = files[name].decode()
        assert f'<meta property="og:image" content="{_AT}{SOCIAL_IMAGE}">' in text
        assert f'<meta property="og:url" content="{_AT}{name}">' in text
        shown = re.findall(r'<meta property="og:title" content="([^"]*)">', text)
        assert len(shown) == 1
        assert shown[0].strip()
    assert 'content="Tide &quot;higher than ever&quot;"' in files["articles/tide.html"].decode()


def test_a_site_without_an_address_has_none_of_it(tmp_path: Path) -> None:
    pages = {"index.md": "# The wall\n", "about.md": "# About\n"}
    files, wrong = build(project(tmp_path, _SEEDS, pages))
    assert wrong == ""
    assert not {SOCIAL_IMAGE, "sitemap.xml"} & files.keys()
    assert b"og:" not in files["index.html"]


def test_a_very_long_list_of_pages_is_several_lists() -> None:
    files = {asset.uri: asset.content.decode() for asset in site_map((f"{n}.html" for n in range(5)), _AT, 2)}
    assert list(files) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]
    assert re.findall("<loc>(.*?)</loc>", files["sitemap.xml"]) == [f"{_AT}sitemap-{n}.xml" for n in (1, 2, 3)]
