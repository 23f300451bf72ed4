"""The JSON Schemas under `schemas/`, by which an editor completes and checks the curation files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dossier.curation.forms import COMMON, FORMS, LONGEST_LIST, LONGEST_TEXT, Field, Form, Shape
from dossier.model import Subject

_SCALAR = ["string", "number", "boolean"]


def json_schema(subject: Subject) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one curation file, built from the same rows as the validator."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Curation file {subject.value}.yml of a dossier",
        "type": ["array", "null"],
        "items": {"oneOf": [_form(form) for form in FORMS[subject]]},
    }


def schema_text(subject: Subject) -> str:
    """The schema as the text of its file in `schemas/`."""
    return json.dumps(json_schema(subject), indent=2, ensure_ascii=False) + "\n"


def _form(form: Form) -> dict[str, Any]:
    fields = (form.verb, *form.fields, *COMMON)
    schema: dict[str, Any] = {
        "type": "object",
        "description": form.verb.help,
        "properties": {f.name: _value(f) for f in fields},
        "required": [f.name for f in fields if f.required],
        "additionalProperties": False,
    }
    if form.wants:
        schema["anyOf"] = [{"required": [name]} for name in form.wants]
    names = {f.name for f in form.fields}
    if {"in", "prefix"} <= names:
        schema["dependentRequired"] = {"prefix": ["in"], "suffix": ["in"]}
    return schema


def _value(known: Field) -> dict[str, Any]:
    described = {"description": known.help}
    match known.shape:
        case Shape.TEXT:
            return described | _text(known)
        case Shape.TEXTS:
            listed = {"type": "array", "minItems": 1, "maxItems": LONGEST_LIST, "items": _text(known)}
            return described | {"anyOf": [_text(known), listed]}
        case Shape.NAMES:
            member = {"anyOf": [_text(known), _mapping(("name", "in"), ("name", "in"))]}
        case Shape.ARTICLES:
            member = _text(known)
        case Shape.QUOTES:
            member = _mapping(("article", "exact", "prefix", "suffix"), ("article", "exact"))
    return described | {"type": "array", "minItems": 2, "maxItems": LONGEST_LIST, "uniqueItems": True, "items": member}


def _mapping(keys: tuple[str, ...], required: tuple[str, ...]) -> dict[str, Any]:
    text = {"type": _SCALAR, "pattern": r"\S", "maxLength": LONGEST_TEXT}
    return {
        "type": "object",
        "properties": dict.fromkeys(keys, text),
        "required": list(required),
        "additionalProperties": False,
    }


def _text(known: Field) -> dict[str, Any]:
    """A text: editors read `1984` as a number where the validator reads words, so both are allowed."""
    if known.choices:
        return {"enum": list(known.choices)}
    kinds = [*_SCALAR, "null"] if known.nullable else _SCALAR
    return {"type": kinds, "pattern": known.pattern or r"\S", "maxLength": LONGEST_TEXT}


def write_schemas(folder: Path) -> None:
    """Write the schema of every curation file: `python -m dossier.curation.schema` after a change in forms.py."""
    for subject in Subject:
        (folder / f"{subject.value}.json").write_text(schema_text(subject), encoding="utf-8")


if __name__ == "__main__":
    write_schemas(Path(__file__).with_name("schemas"))
