"""The site's own words: every phrase is there, in every language, with the same places to fill in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from dossier.downloads import download_files
from dossier.model import QuotationKind, Role, Severity, SiteOptions, Subject, Tier, VariantLabel
from dossier.pages import catalogue, downloads_page, render_pages
from dossier.pages.catalogue import languages, words_of
from tests.pages.sample import sample_dossier

_PAGES = Path(catalogue.__file__).parent
_THEME = _PAGES.parents[1] / "build_hooks" / "theme"
_SAID = re.compile(r"""\bt(?:\.plain)?\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')""")
_FIELD = re.compile(r"\{\w+\}")


def phrases() -> set[str]:
    files = [*_PAGES.glob("*.py"), *_PAGES.glob("templates/*.j2"), *_THEME.glob("*.html")]
    return {(a or b).replace('\\"', '"') for f in files for a, b in _SAID.findall(f.read_text("utf-8")) if a or b}


def test_every_phrase_of_templates_and_code_is_in_the_catalogue() -> None:
    used = phrases()
    assert len(used) > 150
    theirs = {phrase for phrase in used if re.fullmatch(r"[a-z]+(\.[a-z]+)+", phrase)}
    assert used - theirs - words_of("en").phrases.keys() == set()


@pytest.mark.parametrize("kinds", [Role, Tier, VariantLabel, QuotationKind, Severity, Subject])
def test_what_data_names_is_in_the_catalogue(kinds: type) -> None:
    assert {kind.value for kind in kinds} - words_of("en").phrases.keys() == set()  # type: ignore[attr-defined]


def test_what_the_downloads_say_is_in_the_catalogue() -> None:
    _, downloads = download_files(sample_dossier(), SiteOptions())
    said = {download.about for download in downloads} | {d.title.partition(",")[0] for d in downloads if d.columns}
    said |= {meaning for download in downloads for _, _, meaning in download.columns}
    assert said - words_of("en").phrases.keys() == set()


def test_the_downloads_of_a_german_site_speak_german() -> None:
    options = SiteOptions(language="de")
    page = downloads_page(download_files(sample_dossier(), options)[1], options)
    assert page.title == "Daten und Zitierformate"
    assert "Was die Spalten bedeuten" in page.body
    assert "der Name, wie gedruckt" in page.body
    assert "the name as printed" not in page.body


@pytest.mark.parametrize("language", languages())
def test_every_language_fills_in_the_same(language: str) -> None:
    for phrase, forms in words_of(language).phrases.items():
        wanted = set(_FIELD.findall(phrase))
        assert all(form.strip() for form in forms), phrase
        assert set(_FIELD.findall(" ".join(forms))) == wanted, phrase
        assert len(forms) <= 2


def test_the_options_offer_what_the_catalogue_speaks() -> None:
    assert set(get_args(get_type_hints(SiteOptions)["language"])) == set(languages())


def test_a_german_site_speaks_german() -> None:
    pages = {page.uri: page for page in render_pages(sample_dossier(), SiteOptions(language="de"))}
    assert pages["timeline.md"].title == "Zeitleiste"
    assert "3. Mai 2021" in pages["timeline.md"].body
    assert "4 Nennungen in 3 Artikeln" in pages["people/ines-okafor.md"].body
    assert "In mehreren Artikeln gedruckt" in pages["quotes.md"].body
    assert "Wie dies gelesen wurde" in pages["articles/harbour-wall.md"].body
    assert "Medien" in pages["sources.md"].body


def test_numbers_and_plurals() -> None:
    assert str(words_of("de")("{n} article | {n} articles", n=1204)) == "1.204 Artikel"
    assert str(words_of("en")("{n} article | {n} articles", n=1)) == "1 article"
    assert str(words_of("en")("until {date}", date="<b>")) == "until &lt;b&gt;"
    assert words_of("en").plain("until {date}", date="<b>") == "until <b>"
    assert words_of("xx").language == "en"
