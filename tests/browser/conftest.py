"""One strict build and one browser for the session."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser.site import build, project

_QUIET = (
    "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update"
    " --disable-sync --no-first-run"
)


@pytest.fixture(scope="session")
def seeds_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the five seeds, strictly built."""
    folder = project(tmp_path_factory.mktemp("dossier"))
    done = build(folder)
    assert done.succeeded, done.log
    return folder / "site"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium from $DOSSIER_CHROMIUM or the path; without one a local run skips, and CI fails."""
    named = (os.environ.get("DOSSIER_CHROMIUM"), *map(shutil.which, ("chromium", "chromium-browser", "google-chrome")))
    executable = next((path for path in named if path), None)
    if executable is None:
        reason = "no Chromium: install one or point DOSSIER_CHROMIUM to it"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=executable, args=_QUIET.split())
        yield opened
        opened.close()


@pytest.fixture
def offline(browser: Browser) -> Iterator[tuple[BrowserContext, list[str]]]:
    """A browser without a network, and the addresses that were asked of it all the same."""
    context = browser.new_context(offline=True)
    context.set_default_timeout(10_000)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    yield context, asked
    context.close()
