"""A page as the theme makes it, with places to fill in: the theme runs once, not once a page.

Material renders one page per folder depth with marks where its own body, title and so on would stand. Every other page
of that depth is this text with the marks filled in, which costs about a hundredth of rendering it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass

from dossier.model import Heading, Page

# Characters of private use: no theme prints them and no escaping changes them. A seed may hold them, and does no harm:
# its words are put in after the theme's text was split, and never searched for a mark.
_MARK = re.compile("\ue000([a-z]+)\ue001")


def mark(slot: str) -> str:
    """What stands in a shell for a slot: `title`, `description`, `canonical`, `skip`, `contents` or `body`."""
    return f"\ue000{slot}\ue001"


@dataclass(frozen=True, slots=True)
class Shell:
    """Three renderings of one page, each split at its marks: text, slot, text, slot, … text.

    `bare` has no heading, `plain` one, `listed` a table of contents below the first. The theme leaves out a list that
    would be empty, so that no single text serves all three.
    """

    bare: tuple[str, ...]
    plain: tuple[str, ...]
    listed: tuple[str, ...]


class NoShellError(ValueError):
    """The theme's page does not show what it was given, so that nothing can be put in its place."""


def shell(render: Callable[[tuple[Heading, ...]], str], item: str, finish: Callable[[str], str]) -> Shell:
    """The shell of a theme: `render` makes a page full of marks with the given headings.

    `item` is how the theme prints the one entry of the table of contents below the first heading; `finish` is what is
    done to every page once it is rendered.

    Raises:
        NoShellError: the theme does not print the body once.
    """
    first, second = Heading(1, mark("skip"), "first"), Heading(2, mark("anchor"), mark("name"))
    # A theme may print no list: then the page is the same with and without one.
    texts = render(()), render((first,)), render((first, second)).replace(item, mark("contents"))
    bare, plain, full = (_split(finish(text)) for text in texts)
    return Shell(bare, plain, full)


def _split(text: str) -> tuple[str, ...]:
    parts = tuple(_MARK.split(text))
    if parts[1::2].count("body") != 1:
        raise NoShellError("this theme does not print the body of a page once")
    return parts


def fill(shell: Shell, page: Page, contents: str, canonical: str, description: str) -> str:
    """The finished page; `contents` is the theme's list of the headings below the first.

    `canonical` is the page's full address, already a URL; `description` stands where the page has none of its own.
    """
    parts = list(shell.listed if contents else shell.plain if page.headings else shell.bare)
    title = html.escape(page.title, quote=False).replace('"', "&quot;")
    values = {
        "title": title,
        "description": html.escape(page.description) or description,
        "canonical": canonical,
        "skip": page.headings[0].anchor if page.headings else "",
        "contents": contents,
        "body": page.body if "<h1" in page.body else f"<h1>{title}</h1>\n{page.body}",
    }
    parts[1::2] = [values[slot] for slot in parts[1::2]]
    return "".join(parts)
