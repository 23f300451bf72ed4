"""What every page repeats around its body, on a diet: white space, scripts and icons stand once for all pages."""

from __future__ import annotations

import hashlib
import re
from collections.abc import MutableMapping
from functools import cache
from importlib.metadata import version
from urllib.parse import quote

_FOLDER = "assets/chrome"
_ICONS = f"{_FOLDER}/icons.css"
_BODY = re.compile(r"<article\b.*</article>", re.DOTALL)
# A script of the page itself: without attributes. One with `type="application/json"` is data and stays.
_KEPT = re.compile(r"<(script|style|pre|textarea)\b[^>]*>.*?</\1>", re.DOTALL)
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_ICON = re.compile(r'<svg xmlns="http://www\.w3\.org/2000/svg" viewBox="([^"]+)">(<path d="[^"]+"/>)</svg>')
_SPACE = re.compile(r"[ \t]*\n\s*")


def slim(page: str, root: str, shared: MutableMapping[str, str]) -> str:
    """The page with a smaller chrome; what it shares with others is put into `shared`, by its address.

    `root` is the way up to the site's root (`../`). Nothing inside `<article>` is touched.
    """
    body = _BODY.search(page)
    before, inner, after = (page, "", "") if body is None else (page[: body.start()], body.group(), page[body.end() :])
    before, after = (squeezed(_shared(part, root, shared)) for part in (before, after))
    linked = f'<link rel="stylesheet" href="{root}{_ICONS}">\n</head>'
    return before.replace("</head>", linked, 1) + inner + after


def signed(page: str) -> str:
    """The page with the program and its version named in its head."""
    return page.replace("</head>", f'<meta name="generator" content="dossier {_version()}">\n</head>', 1)


@cache
def _version() -> str:
    return version("dossier")


def _shared(chrome: str, root: str, shared: MutableMapping[str, str]) -> str:
    def script(found: re.Match[str]) -> str:
        address = f"{_FOLDER}/{_digest(found[1])}.js"
        shared[address] = f"{found[1]}\n"
        return f'<script src="{root}{address}"></script>'

    def icon(found: re.Match[str]) -> str:
        name = f"d-icon-{_digest(found.group())}"
        rule = _rule(name, found.group())
        if rule not in shared.setdefault(_ICONS, _FORCED):
            shared[_ICONS] += rule
        return f'<svg class="d-icon {name}" viewBox="{found[1]}"></svg>'

    shared.setdefault(_ICONS, _FORCED)
    return _ICON.sub(icon, _SCRIPT.sub(script, chrome))


# Where the reader's own colours rule, a background is taken away: the icon would vanish.
_FORCED = (
    ".d-icon{background:currentcolor}\n"
    "@media (forced-colors:active){.d-icon{forced-color-adjust:none;background:ButtonText}}\n"
)


def _rule(name: str, icon: str) -> str:
    address = quote(icon, safe="/:='() ,<>").replace("'", "%27").replace("<", "%3C").replace(">", "%3E")
    mask = f"url('data:image/svg+xml,{address}') center/contain no-repeat"
    return f".{name}{{-webkit-mask:{mask};mask:{mask}}}\n"


def squeezed(chrome: str) -> str:
    """The text without indentation and empty lines; scripts and preformatted text as they are."""
    parts, at = [], 0
    for kept in _KEPT.finditer(chrome):
        parts += [_SPACE.sub("\n", chrome[at : kept.start()]), kept.group()]
        at = kept.end()
    return "".join([*parts, _SPACE.sub("\n", chrome[at:])])


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
