"""One YAML entry → one judgement, or the problems that keep it from being one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from dossier.curation.forms import (
    COMMON,
    DOMAIN,
    FORMS,
    LONGEST_LIST,
    LONGEST_TEXT,
    MENTION,
    NAME_KEYS,
    QUOTE_KEYS,
    REDACT,
    RESTORE,
    Field,
    Form,
    Shape,
    has_words,
)
from dossier.curation.homes import begins, home_of
from dossier.curation.nodes import Items, Node, Pairs, Scalar
from dossier.model import Judgement, Problem, Severity, Subject, Target, TextQuote
from dossier.text.edtf import fault_of

_DATE_LIKE = re.compile(r"(?:[\dX?~%./:+Z-]|\dT)+")


@dataclass(slots=True)
class _EntryReading:
    """One entry being read, and what is wrong with it so far."""

    path: str
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, code: str, line: int, message: str, remedy: str) -> None:
        self.problems.append(Problem(code, Severity.ERROR, self.path, message, remedy, line=line))


Values = dict[str, tuple[str | None, ...]]


def read_judgement(node: Node, subject: Subject, path: str) -> tuple[Judgement | None, tuple[Problem, ...]]:
    """The judgement that an entry states, or None and every problem found in it."""
    reading = _EntryReading(path)
    if not isinstance(node, Pairs):
        example = FORMS[subject][0].verb.name
        reading.refuse("yaml-wrong-type", node.line, "an entry is not a mapping", f"Write `- {example}: …`.")
        return None, tuple(reading.problems)
    form = _form(node, subject, reading)
    judgement = _judgement(node, subject, form, reading) if form else None
    if reading.problems:
        return None, _led_home(node, subject, reading.problems, reading.path)
    return judgement, ()


def _led_home(node: Pairs, subject: Subject, problems: Sequence[Problem], path: str) -> tuple[Problem, ...]:
    """The problems of an entry, with the file it belongs into where it is made for another one."""
    home = home_of(node, subject)
    if not home:
        return tuple(problems)
    if not begins(node, subject):
        message = f"this entry is none of {subject.value}.yml"
        return (Problem("curation-wrong-file", Severity.ERROR, path, message, f"Move it into {home}.", line=node.line),)
    hint = f"Or move the entry into {home}, if it is meant for that."
    return tuple(replace(problem, remedy=f"{problem.remedy} {hint}") for problem in problems)


def _form(node: Pairs, subject: Subject, reading: _EntryReading) -> Form | None:
    """The form whose verb stands in the entry. `article` is a verb in one file and a plain key in the others."""
    forms = FORMS[subject]
    present = [form for form in forms for key, _ in node.pairs if key.value == form.verb.name]
    if len(present) == 1:
        return present[0]
    verbs = [form.verb.name for form in forms]
    if present:
        names = " and ".join(f"“{form.verb.name}”" for form in present)
        reading.refuse("curation-two-verdicts", node.line, f"one entry holds {names}", "Give each its own entry.")
        return None
    keys = [key.value or "" for key, _ in node.pairs]
    near = next((close[0] for key in keys if (close := get_close_matches(key, verbs, 1))), None)
    remedy = f"Did you mean “{near}”?" if near else f"Start the entry with one of: {', '.join(verbs)}."
    reading.refuse("curation-no-verdict", node.line, "the entry does not say what is decided", remedy)
    return None


def _judgement(node: Pairs, subject: Subject, form: Form, reading: _EntryReading) -> Judgement | None:
    fields = {f.name: f for f in (form.verb, *form.fields, *COMMON)}
    values: Values = {}
    listed: tuple[Target, ...] = ()
    meant: set[str] = set()
    for key, value in node.pairs:
        known = fields.get(key.value or "")
        if known is None:
            meant.add(_unknown_key(key, fields, reading))
        elif known.shape in (Shape.NAMES, Shape.QUOTES, Shape.ARTICLES):
            listed = _targets(value, known, reading)
        else:
            values[known.name] = tuple(_texts(value, known, reading))
    _missing(node, form, meant, reading)
    if reading.problems:
        return None
    stated = {f.name for f in form.fields} - {"article", "in", "prefix", "suffix"}
    return Judgement(
        subject,
        form.verdict,
        listed or _target(subject, form, values),
        reading.path,
        node.line,
        values=(*_stated(values, stated), *form.fixed),
        reason=_one(values, "reason"),
        author=_one(values, "author"),
    )


def _stated(values: Values, names: set[str]) -> Iterator[tuple[str, str]]:
    return ((name, text or "") for name, texts in values.items() if name in names for text in texts)


def _one(values: Values, name: str) -> str:
    return next(iter(values.get(name, ())), None) or ""


def _target(subject: Subject, form: Form, values: Values) -> tuple[Target, ...]:
    """What a one-target entry points at: an article, a name (in some articles), or words in an article."""
    words = _one(values, form.verb.name)
    if form.verb.name == DOMAIN:
        return (Target(name=words.lower()),)
    if form.verb.name == REDACT:
        hidden = [text for text in values[REDACT] if text]
        return tuple(Target(name=text, article=place) for text in hidden for place in values.get("in") or (None,))
    if subject is Subject.ARTICLE or form.verb.name == RESTORE:
        return (Target(article=words),)
    anchor = TextQuote(words, _one(values, "prefix"), _one(values, "suffix"))
    if subject is Subject.PERSON and form.verb.name != MENTION:
        quote = anchor if anchor.prefix or anchor.suffix else None
        places: Iterable[str | None] = values.get("in") or (None,)
        return tuple(Target(name=words, article=place, quote=quote) for place in places)
    return (Target(article=_one(values, "article"), quote=anchor),)


def _unknown_key(key: Scalar, fields: Iterable[str], reading: _EntryReading) -> str:
    """Refuse a key that is none; the key that was meant, where one is near, is missing for this reason alone."""
    names = list(fields)
    near = get_close_matches(key.value or "", names, 1)
    remedy = f"Did you mean “{near[0]}”?" if near else f"Here stand: {', '.join(names)}."
    reading.refuse("curation-unknown-key", key.line, f"there is no key “{key.value}”", remedy)
    return near[0] if near else ""


def _missing(node: Pairs, form: Form, meant: Iterable[str], reading: _EntryReading) -> None:
    present = {key.value for key, _ in node.pairs}.union(meant)
    for required in form.fields:
        if required.required and required.name not in present:
            message = f"the key “{required.name}” is missing"
            reading.refuse("curation-missing-key", node.line, message, f"Add `{required.name}:`. {required.help}")
    if form.wants and not present.intersection(form.wants):
        reading.refuse("curation-missing-key", node.line, "nothing is set", f"Add one of: {', '.join(form.wants)}.")
    if form.verb.name == "rejected" and "in" in _names(form.fields) - present and present & {"prefix", "suffix"}:
        remedy = "Add `in:` with the file name of the article."
        reading.refuse("curation-missing-key", node.line, "a prefix or suffix needs its article", remedy)


def _names(fields: Iterable[Field]) -> set[str]:
    return {f.name for f in fields}


def _texts(value: Node, known: Field, reading: _EntryReading) -> Iterator[str | None]:
    """The texts of a plain value; a wrong one is a problem and is left out."""
    if known.shape is Shape.TEXTS and isinstance(value, Items):
        if not value.items:
            reading.refuse("yaml-wrong-type", value.line, f"“{known.name}” is empty", "Give at least one.")
        for item in _bounded(value, known, reading):
            yield from _text(item, known, reading)
    elif known.nullable and isinstance(value, Scalar) and value.value is None:
        yield None
    else:
        yield from _text(value, known, reading)


def _text(value: Node, known: Field, reading: _EntryReading) -> Iterator[str]:
    if not isinstance(value, Scalar) or value.value is None or not has_words(value.value):
        message = f"“{known.name}” must be {known.shape.value if known.shape is Shape.TEXTS else 'a text'}"
        reading.refuse("yaml-wrong-type", value.line, message, known.help)
    elif len(value.value) > LONGEST_TEXT:
        message = f"“{known.name}” has more than {LONGEST_TEXT:,} characters"
        reading.refuse("curation-too-long", value.line, message, "Cite the beginning; that is enough.")
    elif known.choices and value.value not in known.choices:
        near = get_close_matches(value.value.lower(), known.choices, 1)
        remedy = f"Did you mean “{near[0]}”?" if near else f"It is one of: {', '.join(known.choices)}."
        reading.refuse("curation-bad-value", value.line, f"“{value.value}” is no {known.name}", remedy)
    elif known.pattern and (fault := _fault(value.value, known)):
        reading.refuse("curation-bad-value", value.line, fault, known.help)
    else:
        yield value.value


def _fault(text: str, known: Field) -> str:
    """Why a value is none of its field's, for a person; empty where it is one: “2024-09-31” is no such day."""
    if known.dated and _DATE_LIKE.fullmatch(text) and (fault := fault_of(text)):
        return f"“{text}” is no date: {fault}"
    return "" if re.search(known.pattern, text) else f"“{text}” does not fit “{known.name}”"


def _bounded(value: Items, known: Field, reading: _EntryReading) -> Sequence[Node]:
    """The items of a list, none of one so long that comparing each with each would take hours."""
    if len(value.items) <= LONGEST_LIST:
        return value.items
    message = f"“{known.name}” has more than {LONGEST_LIST} items"
    reading.refuse("curation-too-long", value.line, message, "Make several entries of it.")
    return ()


def _targets(value: Node, known: Field, reading: _EntryReading) -> tuple[Target, ...]:
    if not isinstance(value, Items) or len(value.items) < 2:
        reading.refuse("yaml-wrong-type", value.line, f"“{known.name}” must be {known.shape.value}", known.help)
        return ()
    targets = [_listed(item, known, reading) for item in _bounded(value, known, reading)]
    found = [target for target in targets if target is not None]
    if len(set(found)) < len(found):
        reading.refuse("curation-repeated", value.line, f"“{known.name}” names one thing twice", "Remove one of them.")
    return tuple(found)


def _listed(item: Node, known: Field, reading: _EntryReading) -> Target | None:
    """One member of a list: a plain name or article, or a mapping that says where."""
    if isinstance(item, Scalar) and known.shape is not Shape.QUOTES:
        text = next(_text(item, Field(known.name, Shape.TEXT, known.help), reading), None)
        if text is None:
            return None
        return Target(article=text) if known.shape is Shape.ARTICLES else Target(name=text)
    if not isinstance(item, Pairs) or known.shape is Shape.ARTICLES:
        reading.refuse("yaml-wrong-type", item.line, f"“{known.name}” must be {known.shape.value}", known.help)
        return None
    keys, required = (NAME_KEYS, NAME_KEYS) if known.shape is Shape.NAMES else (QUOTE_KEYS, QUOTE_KEYS[:2])
    got = _keyed(item, keys, required, reading)
    if known.shape is Shape.NAMES:
        return Target(name=got.get("name"), article=got.get("in"))
    quote = TextQuote(got.get("exact", ""), got.get("prefix", ""), got.get("suffix", ""))
    return Target(article=got.get("article"), quote=quote)


def _keyed(item: Pairs, keys: Sequence[str], required: Sequence[str], reading: _EntryReading) -> dict[str, str]:
    got: dict[str, str] = {}
    present = {key.value for key, _ in item.pairs}
    for key, value in item.pairs:
        if key.value is None or key.value not in keys:
            present.add(_unknown_key(key, keys, reading))
            continue
        for text in _text(value, Field(key.value, Shape.TEXT, "Write it as one text."), reading):
            got[key.value] = text
    for name in required:
        if name not in present:
            reading.refuse("curation-missing-key", item.line, f"the key “{name}” is missing", f"Add `{name}:`.")
    return got
