"""Text that a page carries but does not show: what it declares of itself, and what its scripts would have drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lxml.html import HtmlElement

from dossier.intake.html.body import read_body
from dossier.intake.html.layout import Hints
from dossier.intake.html.markup import parse
from dossier.intake.html.script_lists import listed_parts
from dossier.intake.html.script_markup import is_code, scripted_markup
from dossier.intake.parts import Part
from dossier.model import Role

TEXT_ROLES = frozenset({Role.STANDFIRST, Role.SUBHEAD, Role.PARAGRAPH})
# Unseen text is taken where it is so many times what the page shows: else it is as often a teaser's, or a comment's.
_TIMES, _LEAST, _LEAST_BESIDE = 3, 120, 500


def unseen_parts(tree: HtmlElement, hints: Hints, is_article: bool) -> tuple[Part, ...]:
    """The text that the page declares as its body; else the longer of its scripts' markup and their lists of words.

    Markup is looked for only where the page says that it is an article; none where there is no such text.
    """
    declared = declared_parts(hints.body)
    if _mass(declared) > _LEAST:
        return declared
    return max(_scripted_parts(tree, hints) if is_article else (), listed_parts(tree), key=_mass)


def is_larger(parts: Sequence[Part], chars: int) -> bool:
    """Whether unseen text is to be taken where a page shows so many characters."""
    mass = _mass(parts)
    return mass > _TIMES * chars and mass > (_LEAST_BESIDE if chars else 0)


def _mass(parts: Sequence[Part]) -> int:
    return sum(len(part.text) for part in parts)


def _scripted_parts(tree: HtmlElement, hints: Hints) -> tuple[Part, ...]:
    """The text that the page's scripts would have drawn, every part of it uncertain."""
    found = scripted_markup(tree)
    if found is None or found[0].find("body") is None:
        return ()
    parts = read_body(found[0].find("body"), "\n".join(found[1]), hints).parts
    told = (part for part in parts if part.role is not Role.DEBRIS and not is_code(part.text))
    return tuple(replace(part, rule="intake.script", certain=False, shown=False) for part in told)


def declared_parts(body: str) -> tuple[Part, ...]:
    """The text that the page declares but does not show: a page that a script would have filled."""
    if "</" in body:
        tree = parse(f"<div>{body}</div>")
        body = "\n".join(" ".join(p.itertext()) for p in tree.iter("p")) if tree is not None else body
    lines = [" ".join(line.split()) for line in body.splitlines()]
    unseen = Part(Role.PARAGRAPH, "", "intake.declared-body", certain=False, shown=False)
    return tuple(replace(unseen, text=line) for line in lines if line)
