"""What a stranger asks of the dossier is answered within two clicks of the home page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

Offline = tuple[BrowserContext, list[str]]

# The question, what is clicked in order, and what the last page must say.
_QUESTIONS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "who said that the allies and Ukraine decide, in which outlets and words, and when was it reported": (
        ("main a:has-text('decided by the 30 NATO allies')",),
        ("Jens Stoltenberg", "Printed by", "27 January 2022", "WION", "outlet unknown", "undated", "side by side"),
    ),
    "which articles have no date, and why": (
        ("main a:has-text('undated')",),
        ("Nothing in the text or the page states a date",),
    ),
    "what is known of Olaf Scholz, and under which spellings": (
        ("main a:has-text('Olaf Scholz')",),
        ("Chancellor", "Spellings", "Quotations"),
    ),
    "what was set aside in each article": (
        ("footer a:has-text('Set aside')",),
        ("words", "debris"),
    ),
    "who is quoted in more than one outlet": (
        ("nav a:has-text('Quotations')",),
        ("In several articles", "Jens Stoltenberg", "3 articles"),
    ),
    "what did one outlet print that no other did": (
        ("nav a:has-text('Sources')", "main a:text-is('WION')"),
        ("no other",),
    ),
}


def _shown(page: Page) -> str:
    """The words that the page shows."""
    return re.sub(r"\s+", " ", page.locator("main").inner_text())


@pytest.mark.parametrize("question", _QUESTIONS)
def test_a_question_is_answered_within_two_clicks(seeds_site: Path, offline: Offline, question: str) -> None:
    clicks, answer = _QUESTIONS[question]
    assert len(clicks) <= 2
    page = offline[0].new_page()
    page.goto((seeds_site / "index.html").as_uri())
    for click in clicks:
        way = page.locator(click).first
        expect(way).to_be_visible()
        way.click()
        expect(page.locator("h1")).not_to_have_text("NATO, Russia and Ukraine, 2021–22")
    shown = _shown(page)
    assert [words for words in answer if words.lower() not in shown.lower()] == []
