"""What the attack looks for it finds; and a few hundred documents made by chance bring nothing out."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.model import Page
from tests.fuzz.attack import Run
from tests.fuzz.checks import ATTRIBUTES, TAGS, LeakError, check_page
from tests.fuzz.documents import PAYLOADS, document

SAFE = '<p class="x">Words &amp; more: <a href="../articles/a.html#s-1">“there”</a> <br> 5 &lt; 6</p>'
LEAKS = (
    "<script>zq9()</script>",
    '<p onclick="zq9()">x</p>',
    '<p style="x">x</p>',
    '<a href="javascript:zq9()">x</a>',
    '<a href="java&#10;script:zq9()">x</a>',
    '<a href="data:text/html,x">x</a>',
    "<p class='x'>x</p>",
    "<p class=x>x</p>",
    "<zq9>",
    "5 < 6",
    "<!-- x -->",
    "a & b",
    '<script type="application/ld+json">{"a": "</script>"}</script>',
)


@pytest.mark.parametrize("body", LEAKS)
def test_a_leak_is_seen(body: str) -> None:
    check_page(Page("a.md", "a", SAFE))
    with pytest.raises(LeakError):
        check_page(Page("a.md", "a", SAFE + body))


def test_what_our_pages_write_is_read_from_the_templates() -> None:
    assert {"p", "a", "mark", "blockquote"} <= TAGS
    assert not TAGS & {"script", "style", "iframe"}
    assert {"href", "class", "id"} <= ATTRIBUTES
    assert not [name for name in ATTRIBUTES if name.startswith("on")]


def test_a_number_always_makes_the_same_document() -> None:
    made = [document(number) for number in range(300)]
    assert made == [document(number) for number in range(300)]
    assert len({one.content for one in made}) > 250
    everything = b"".join(one.content for one in made)
    assert sum(payload.encode() in everything for payload in PAYLOADS) > 15


def test_documents_made_by_chance_bring_nothing_out(tmp_path: Path) -> None:
    run = Run(tmp_path / "kept")
    for first in (0, 50, 100):
        run.attack(first, 50, pages=first == 100)
    faults = [path.read_text("utf-8") for path in sorted((tmp_path / "kept").glob("*.txt"))]
    assert (run.counts["leaks"], run.counts["crashes"]) == (0, 0), faults
    assert run.counts["pages"] > 20
