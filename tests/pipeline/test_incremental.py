"""After any edits the site made with what was kept equals the site made from nothing, to the byte."""

from __future__ import annotations

import importlib
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from dossier.drafts import Drafted
from dossier.model import Page
from dossier.pipeline import build_site

_PEOPLE = ("Ruth Okello", "Inez Holm", "Okello", "Mayor Tomas Brandt")
_SAID = ("We sail on Friday", "Nobody waits for the harbour tax", "The wall will be raised by two metres")
_DAYS = ("27 January 2022", "3 May 2021", "")
_ENTRIES = (
    "- same: [Ruth Okello, Inez Holm]\n",
    "- rejected: Inez Holm\n",
    "- set: Ruth Okello\n  name: Ruth B. Okello\n",
    "- nonsense: [\n",
)
_NAMES = st.sampled_from(["a.txt", "b.txt", "c.txt", "x/d.txt"])
_TEXTS = st.builds(
    lambda who, said, day, more: (
        f"Ferry news\n\n{day}\n\n“{said},” said {who} of Port Alder.\n\n“{more},” she added.\n"
    ),
    st.sampled_from(_PEOPLE),
    st.sampled_from(_SAID),
    st.sampled_from(_DAYS),
    st.sampled_from(_SAID),
)
_FINGERPRINT: Any = importlib.import_module("dossier.cache.fingerprint")


class Edits(RuleBasedStateMachine):
    """A curator at work: seeds come, change and go, decisions are written, the program is upgraded."""

    @initialize(text=_TEXTS)
    def begin(self, text: str) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.seeds, self.cache = self.folder / "seeds", self.folder / "cache"
        (self.seeds / "curation").mkdir(parents=True)
        self.cache.mkdir()
        self.program = _FINGERPRINT._PROGRAM
        self.known: dict[bytes, Page] = {}
        self.write("a.txt", text)

    @rule(name=_NAMES, text=_TEXTS)
    def write(self, name: str, text: str) -> None:
        path = self.seeds / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    @rule(name=_NAMES)
    def remove(self, name: str) -> None:
        (self.seeds / name).unlink(missing_ok=True)

    @rule(entry=st.sampled_from(_ENTRIES))
    def decide(self, entry: str) -> None:
        (self.seeds / "curation" / "people.yml").write_text(entry, encoding="utf-8")

    @rule()
    def undecide(self) -> None:
        (self.seeds / "curation" / "people.yml").unlink(missing_ok=True)

    @rule(version=st.binary(min_size=1, max_size=8))
    def upgrade(self, version: bytes) -> None:
        _FINGERPRINT._PROGRAM = version

    @rule()
    def lose_the_cache(self) -> None:
        shutil.rmtree(self.cache)
        self.cache.mkdir()

    @invariant()
    def the_site_is_what_a_full_build_makes(self) -> None:
        if hasattr(self, "seeds"):
            kept, full = build_site(self.seeds, cache=self.cache), build_site(self.seeds)
            assert kept == full
            assert repr(kept.dossier) == repr(full.dossier)
            # A file is taken over where the digest is the one it was made under: one digest, one page.
            assert isinstance(kept.pages, Drafted)
            for digest, page in zip(kept.pages.digests, full.pages, strict=True):
                assert self.known.setdefault(digest, page) == page

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            _FINGERPRINT._PROGRAM = self.program
            shutil.rmtree(self.folder)


TestEdits = Edits.TestCase
TestEdits.settings = settings(
    max_examples=5, stateful_step_count=8, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
