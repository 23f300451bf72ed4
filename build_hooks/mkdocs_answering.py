"""`mkdocs serve` goes on answering while the project cannot be built: the pages before, and what is wrong elsewhere."""

from __future__ import annotations

import html
import sys
import traceback
from typing import Any

from mkdocs.exceptions import MkDocsException

_TOLD = (
    "<!DOCTYPE html><meta charset=utf-8><title>The preview cannot be built</title>"
    "<h1>The preview cannot be built</h1><pre>{}</pre><p>It comes back when this is mended; the terminal says more.</p>"
)


def keep_answering(server: Any) -> None:
    """Let a rebuild that fails be told on the pages that are not there: MkDocs would leave every request waiting."""
    build, told_before = server.builder, server.error_handler

    def build_or_tell() -> None:
        try:
            build()
        except Exception as error:
            if isinstance(error, MkDocsException):
                print(error, file=sys.stderr)
            else:
                traceback.print_exc()
            page = _TOLD.format(html.escape(str(error))).encode("utf-8", "replace")
            server.error_handler = lambda code: page
        else:
            server.error_handler = told_before

    server.builder = build_or_tell
