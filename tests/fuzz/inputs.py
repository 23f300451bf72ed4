"""Curation files and queries made by chance; seeds are in documents.py."""

from __future__ import annotations

import json
import random

from dossier.curation.forms import FORMS, Field, Shape
from dossier.model import Subject
from tests.fuzz.documents import DAMAGES, ODD, SENTENCES, words

_VALUES = (
    "Ann Ek", "d1.txt", "2024-02-30", "2022-05-03", "2022-XX", "..", "debris", "direct", "~", "&a [*a]", "*a",
    "!!python/object/apply:os.system [zq9]", "{exact: plan, article: d1.txt}", "[Ann Ek, Ben Ott]",
    "[{name: Ek, in: d1}]",
    "'", '"', "|\n    plan", ">-\n    plan\n    port", "0x1F", "1e999", "yes", "", "2022-05-03T10:00:00Z", "<zq9>",
    "? a",
)  # fmt: skip
_STRAY = (
    "...\n",
    "---\n",
    "# note\n",
    "%YAML 1.1\n",
    "{a: b}\n",
    "- - -\n",
    "\t- a: b\n",
    "<<: *a\n",
    "\ufeff",
    "\r\n",
)
_FIELDS = ("person:", "said-by:", "outlet:", "after:", "before:", "in:", "-", "OR", "or", '"', "*", "“", "”", ":", "'s")
_ASKED = (
    "harbour", "Ek", "NATO", "spheres of influence", "2022", "3 May 2022", "May", "18.02.2024", "quotes", "Müller",
    "港湾の計画", "1,000,000", "ſaid", "İstanbul", "ﬁn", "Straße", "e\u0301te\u0301", "\u0600\u0610", "२०२२",
)  # fmt: skip


def curation(chance: random.Random) -> dict[str, bytes]:
    """Curation files of entries that hold, entries that do not, and noise."""
    made = {}
    for subject in chance.sample(list(Subject), 2):
        entries = "".join(_entry(subject, chance) for _ in range(chance.randint(0, 5)))
        if chance.random() < 0.2:
            entries = chance.choice(_STRAY) + entries + chance.choice(_STRAY)
        content = entries.encode("utf-8", "replace")
        for _ in range(chance.choice((0, 0, 0, 1, 3))):
            content = chance.choice(DAMAGES)(content, chance)
        made[f"{subject.value}.yml"] = content
    if chance.random() < 0.1:
        made["other.yml"] = b"- a: b\n"
    return made


def _entry(subject: Subject, chance: random.Random) -> str:
    form = chance.choice(FORMS[subject])
    fields = [form.verb, *(field for field in form.fields if field.required or chance.random() < 0.4)]
    if chance.random() < 0.15:
        fields += chance.choice(FORMS[subject]).fields[:1]
    if chance.random() < 0.15:
        chance.shuffle(fields)
    return "- " + "\n  ".join(f"{field.name}: {_value(field, chance)}" for field in fields) + "\n"


def _value(field: Field, chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.25:
        return chance.choice(_VALUES)
    if kind < 0.35:
        return json.dumps(words(chance, 2).encode("utf-8", "replace").decode())
    one = chance.choice(field.choices or ("Ann Ek", "Ben Ott", "d20.txt", "2022-05-03", chance.choice(SENTENCES)))
    quoted = json.dumps(one, ensure_ascii=False)
    if field.shape in {Shape.TEXTS, Shape.NAMES, Shape.ARTICLES}:
        return f"[{quoted}, {chance.choice(_VALUES[:4])}]"
    if field.shape is Shape.QUOTES:
        return f"[{{article: d1.txt, exact: {quoted}}}, {{article: d2.txt, exact: plan}}]"
    return quoted


def query(chance: random.Random) -> str:
    """What a reader might type into the search page, or an attacker into its address."""
    parts = []
    for _ in range(chance.choice((1, 2, 3, 5, 40))):
        kind = chance.random()
        if kind < 0.4:
            parts.append(chance.choice(_FIELDS))
        elif kind < 0.8:
            parts.append(chance.choice(_ASKED))
        elif kind < 0.9:
            parts.append(chance.choice(ODD))
        else:
            parts.append(words(chance, 1))
    joined = chance.choice((" ", "", " ", "\u00a0")).join(parts)
    return joined.encode("utf-8", "replace").decode()
