"""Our search in the place of Material's: its box in the header, and not a second of its index."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from dossier.search import BOX, STYLE

_THEIRS = ("material/search", "material/offline")


def put_in_ours(config: MkDocsConfig) -> None:
    """Let the theme show our box where it asks for a search, and keep the plugins of its own from running.

    They stay in mkdocs.yml, for the theme makes room for a box only where it sees them, and so that one word of
    `extra: dossier: search:` changes between the two.
    """
    config.theme.dirs.insert(0, str(Path(__file__).parent / "search_theme"))
    config.extra_css.append(STYLE)
    config.extra_javascript.append(BOX)
    config.extra["polyfills"] = []
    theirs = [config.plugins[name] for name in _THEIRS if name in config.plugins]
    for name, methods in config.plugins.events.items():
        config.plugins.events[name] = [m for m in methods if getattr(m, "__self__", None) not in theirs]
