"""What must hold of every article and every finished page, whatever the seed was."""

from __future__ import annotations

import json
import re
from pathlib import Path

from dossier.model import Annotations, Article, Page
from dossier.pages import environment as environment_module

_TEMPLATES = Path(environment_module.__file__).parent / "templates"
_ROOMS = (_TEMPLATES.parent, _TEMPLATES.parents[1] / "search")
_WRITERS = [path for room in _ROOMS for end in ("*.j2", "*.py") for path in sorted(room.rglob(end))]
_SCHEMES = ("http://", "https://", "mailto:")
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z][a-zA-Z0-9-]*(?:=\"[^\"<>]*\")?)*)\s*/?>")
# A block of data for machines: a script by its tag alone, which no browser runs.
_DATA = re.compile(r'<script type="application/ld\+json">([^<]*)</script>')
_ATTRIBUTE = re.compile(r"\s+([a-zA-Z][a-zA-Z0-9-]*)(?:=\"([^\"<>]*)\")?")
_REFERENCE = re.compile(r"&(?!(?:[a-z]+[0-9]*|#[0-9]+|#x[0-9a-f]+);)", re.IGNORECASE)


class LeakError(AssertionError):
    """Something of a seed has reached markup, or a fact does not select its words."""


def _known() -> tuple[frozenset[str], frozenset[str]]:
    """The tags and attributes that our templates and Python modules of pages write, and no others."""
    sources = [path.read_text("utf-8") for path in _WRITERS]
    tags = {tag for text in sources for tag in re.findall(r"<([a-z][a-z0-9]*)", text)}
    attributes = {name for text in sources for name in re.findall(r"[\s\"']([a-zA-Z][a-zA-Z0-9-]*)(?==[\"{])", text)}
    attributes |= {
        "hidden",
        "open",
        "download",
        "checked",
        "controls",
        "multiple",
        "required",
        "disabled",
        "selected",
        "reversed",
        "data-search-exclude",
    }
    never = {"script", "iframe", "object", "embed", "base", "meta", "link", "style", "zq9"}
    return frozenset(tags - never), frozenset(
        name for name in attributes if name != "style" and name[:2].lower() != "on"
    )


TAGS, ATTRIBUTES = _known()


def check_article(article: Article, found: Annotations) -> None:
    """Every span selects words of the text, blocks and sentences do not overlap, everything refers to something."""
    length, end = len(article.text), 0
    stated = article.metadata
    if not article.title.strip() or any(one and not one.value.strip() for one in (stated.title, *stated.authors)):
        raise LeakError("a blank title or name")
    for block in article.blocks:
        if not end <= block.span.start <= block.span.end <= length:
            raise LeakError(f"block {block.span} after {end} of {length}")
        end = block.span.end
    people = {person.key for person in found.people}
    spans = [sentence.span for sentence in article.sentences]
    spans += [mention.span for mention in found.mentions] + [date.span for date in found.dates]
    for quotation in found.quotations:
        spans += [quotation.span, *quotation.quoted]
        spans += [span for span in (quotation.source, quotation.cue) if span]
        if quotation.entity is not None and quotation.entity not in people:
            raise LeakError(f"quotation of nobody: {quotation.entity}")
    if any(not 0 <= span.start < span.end <= length for span in spans):
        raise LeakError("a span selects nothing")
    if any(mention.entity not in people for mention in found.mentions):
        raise LeakError("a mention of nobody")


def check_page(page: Page) -> None:
    """Every `<` begins a tag that we write, every attribute is one of ours, every link has a scheme that is safe."""
    position = page.body.find("<")
    while position >= 0:
        if data := _DATA.match(page.body, position):
            _check_data(page, data[1])
            position = page.body.find("<", data.end())
            continue
        tag = _TAG.match(page.body, position)
        if not tag or tag[2] not in TAGS:
            raise LeakError(f"{page.uri}: {page.body[position : position + 80]!r}")
        for name, value in _ATTRIBUTE.findall(tag[3]):
            if name not in ATTRIBUTES and not name.startswith("data-d-"):
                raise LeakError(f"{page.uri}: attribute {name} in {tag[0][:80]!r}")
            if name in {"href", "src", "action"} and not _is_safe(value):
                raise LeakError(f"{page.uri}: link {value[:80]!r}")
        position = page.body.find("<", tag.end())
    if stray := _REFERENCE.search(page.body):
        raise LeakError(f"{page.uri}: {page.body[stray.start() : stray.start() + 40]!r}")


def _check_data(page: Page, data: str) -> None:
    try:
        json.loads(data)
    except ValueError:
        raise LeakError(f"{page.uri}: no JSON: {data[:80]!r}") from None


def _is_safe(value: str) -> bool:
    bare = re.sub(r"&#?\w+;|[\x00-\x20]", "", value).lower()
    return ":" not in bare.split("/")[0].split("?")[0].split("#")[0] or value.startswith(_SCHEMES)
