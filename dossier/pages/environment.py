"""The templates: autoescaped, strict about names, compiled once."""

from __future__ import annotations

import html
import os
import re
import sys
from collections.abc import Iterable
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from dossier.model import Heading, Page
from dossier.pages.catalogue import spelled_date, words_of
from dossier.pages.output import Templates
from dossier.text.edtf import month_name
from dossier.text.fragments import at_words
from dossier.text.visible import safe_url, shortened, visible

if TYPE_CHECKING:
    from dossier.pages.lookup import Lookup

# The theme's search makes an entry of every heading with an id; in parts left out of it the id stands on a span.
_HEADING = re.compile(r'<h([1-4])(?:><span)? id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


@cache
def environment(language: str = "en") -> Environment:
    """The environment of a language; every expression is made visible and escaped on its way into a page."""
    templates = Templates(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=compiled_templates("dossier"),
    )
    templates.filters.update(
        edtf=partial(spelled_date, language),
        when=partial(spelled_date, language),
        month=partial(month_name, say=words_of(language).plain),
        short=shortened,
        web=safe_url,
        at_words=at_words,
        keep_lines=_keep_lines,
        percent=_percent,
        values=_values,
    )
    templates.globals["t"] = words_of(language)
    return templates


def compiled_templates(of: str) -> FileSystemBytecodeCache | None:
    """Where compiled templates, the theme's or our own, are kept: beside the compiled modules, being code as these are.

    A folder that comes with somebody's project, as `.cache` does, is never read for code. None where Python keeps no
    compiled modules either. Jinja keeps a checksum of each source beside its byte code: an edited template is
    compiled anew; the number in its name changes with what `dossier.pages.output` writes into it.
    """
    kept = Path(__spec__.cached).parent if __spec__ and __spec__.cached and not sys.dont_write_bytecode else None
    return FileSystemBytecodeCache(str(kept), f"{of}-2_%s.cache") if kept and os.access(kept, os.W_OK) else None


def compile_templates() -> None:
    """Compile every template, as installing compiles the modules."""
    for name in environment().list_templates():
        environment().get_template(name)


def render_page(
    template: str,
    uri: str,
    title: str,
    description: str = "",
    *,
    lookup: Lookup,
    section: str = "",
    hidden: bool = False,
    **view: Any,
) -> Page:
    """A page made from a template, which sees `view`, `root` (the way up to the site's root), `title` and `lookup`."""

    def make() -> Page:
        root = "../" * uri.count("/")
        made = environment(lookup.options.language).get_template(template)
        body = made.render(root=root, title=title, lookup=lookup, **view)
        return Page(
            uri=uri,
            title=visible(shortened(title, 120)),
            body=body,
            headings=headings_of(body),
            description=visible(shortened(description, 200)),
            hide_from_search=hidden,
            section=section,
        )

    return lookup.render(uri, (template, title, description, hidden, section, view), make)


def headings_of(body: str) -> tuple[Heading, ...]:
    """The headings of a finished body that carry an id, as plain text."""
    return tuple(
        Heading(int(level), html.unescape(anchor), " ".join(html.unescape(_TAG.sub("", words)).split()))
        for level, anchor, words in _HEADING.findall(body)
    )


def _keep_lines(words: str) -> Markup:
    """Preformatted text whose line ends survive a generator that reads the page as Markdown."""
    return Markup(str(escape(visible(words.replace("\r\n", "\n")))).replace("\n", "&#10;"))


def _values(names: Iterable[str]) -> Markup:
    """Several values in one attribute, a line each: no value holds a line end."""
    return Markup("&#10;").join(escape(visible(" ".join(name.split()))) for name in names)


def _percent(share: float) -> str:
    return f"{share:.0%}"
