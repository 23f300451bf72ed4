"""Entries pasted into another file than theirs: which file each belongs into."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.curation.forms import COMMON, FORMS, NAME_KEYS, QUOTE_KEYS, Form, Shape
from dossier.curation.nodes import Items, Node, Pairs, Scalar
from dossier.model import Subject


def home_of(node: Pairs, subject: Subject) -> str:
    """The file or files, as words, that an entry of this file is rather made for; empty where it fits none.

    It is made for a file that has a form with its verb and with every key in it; an entry whose keys fit nowhere, for
    one that begins entries as it begins. `article: x` and `published: y` in people.yml: "articles.yml".
    """
    keys = [key.value or "" for key, _ in node.pairs]
    others = [other for other in FORMS if other is not subject]
    if any(_fits(node, keys, form) for form in FORMS[subject]):
        return ""
    fitting = [other for other in others if any(_fits(node, keys, form) for form in FORMS[other])]
    if not fitting and keys and not begins(node, subject):
        fitting = [other for other in others if begins(node, other)]
    return _named(fitting)


def begins(node: Pairs, subject: Subject) -> bool:
    """Whether an entry begins as those of a file do."""
    first = node.pairs[0][0].value if node.pairs else None
    return any(form.verb.name == first for form in FORMS[subject])


def _fits(node: Pairs, keys: Sequence[str], form: Form) -> bool:
    """Whether an entry has the form's verb, no key that the form lacks, those that it needs, and the kind of list."""
    required = {field.name for field in form.fields if field.required}
    stated = required <= set(keys) and (not form.wants or bool(set(form.wants).intersection(keys)))
    if form.verb.name not in keys or not set(keys) <= _keys(form) or not stated:
        return False
    value = next(value for key, value in node.pairs if key.value == form.verb.name)
    return _holds(value, form.verb.shape)


def _holds(value: Node, shape: Shape) -> bool:
    """Whether a value is of the shape: quotations are listed with article and words, people and articles by name."""
    if shape not in (Shape.NAMES, Shape.QUOTES, Shape.ARTICLES) or not isinstance(value, Items):
        return isinstance(value, Items) == (shape in (Shape.NAMES, Shape.QUOTES, Shape.ARTICLES))
    if shape is Shape.QUOTES:
        return all(_lists(item, QUOTE_KEYS, "exact") for item in value.items)
    if shape is Shape.ARTICLES:
        return all(isinstance(item, Scalar) for item in value.items)
    return all(isinstance(item, Scalar) or _lists(item, NAME_KEYS, "name") for item in value.items)


def _keys(form: Form) -> set[str]:
    return {form.verb.name, *(field.name for field in (*form.fields, *COMMON))}


def _lists(item: Node, keys: Sequence[str], needed: str) -> bool:
    named = {key.value for key, _ in item.pairs} if isinstance(item, Pairs) else set()
    return needed in named and named <= set(keys)


def _named(subjects: Sequence[Subject]) -> str:
    files = [f"{subject.value}.yml" for subject in subjects]
    return ", ".join(files[:-1]) + (" or " if files[1:] else "") + files[-1] if files else ""
