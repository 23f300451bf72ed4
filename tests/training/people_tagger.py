"""Train the tagger: `python -m tests.training.people_tagger --out FILE GOLD.jsonl…`.

Each gold line is {"text", "people": [{"start", "end"}]}, half-open code points. The shipped model was trained on
texts with permissive licences only:

- wikigold: Wikipedia sentences, CC BY 4.0 (Balasuriya et al. 2009, "Named entity recognition in Wikipedia");
- the news part and the other CC BY parts of GUM, the Georgetown University Multilayer corpus (Zeldes 2017),
  CC BY, without the parts under non-commercial or share-alike terms.

Only weights and a list of words seen in lower case are kept; no sentence of a source can be read back. The method is
a linear-chain conditional random field (Lafferty et al. 2001) fitted by AdaGrad; order and start are fixed, so that the
same input gives the same file.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dossier.extraction.people.detect import FirstPass, first_reading, read_scene
from dossier.extraction.people.features import SLOTS, run_features, second_features, word_features
from dossier.extraction.people.tables import NameTables, load_tables
from dossier.extraction.people.tagger import parse
from dossier.language.lexicon import load_lexicon
from dossier.text.lines import paragraphs_of

_STATES = "OBI"
_ALLOWED = ("OO", "OB", "BO", "BB", "BI", "IO", "IB", "II")
_SCALE = 100
_FOLDS = 5
_LEAST = 5
_SURE = ("people.given-name", "people.honorific", "people.initials")
Example = tuple[list[list[str]], list[int]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the gold files, fit the model and write it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=0.03)
    parser.add_argument("--penalty", type=float, default=0.03)
    parser.add_argument("--eagerness", type=float, default=0.2, help="added to the weight of beginning a name")
    parser.add_argument("--day", default=date.today().isoformat(), help="the day to name in the model")
    options = parser.parse_args(arguments)
    lexicon = load_lexicon("en")
    if lexicon is None:
        return 1
    tables = load_tables(lexicon)
    documents = [json.loads(line) for path in options.gold for line in path.read_text("utf-8").splitlines() if line]
    lower = lower_case_words(d["text"] for d in documents)
    settings = (options.epochs, options.rate, options.penalty)
    readings = [reading_of(document, tables, lower) for document in documents]
    second = [example for fold in range(_FOLDS) for example in second_readings(readings, fold, settings, lower)]
    weights, transitions = fit([e for r in readings for e in r.trusted()] + second, *settings)
    transitions["OB"] += options.eagerness
    texts = ", ".join(path.stem for path in options.gold)
    made = f"python -m tests.training.people_tagger, {options.day}, from {texts} ({len(documents)} texts)"
    options.out.write_text(dump(made, weights, transitions, lower), encoding="utf-8")
    return 0


def second_readings(
    readings: list[Reading], fold: int, settings: tuple[int, float, float], lower: frozenset[str]
) -> list[Example]:
    """The examples of every fifth document with what a model that has not seen them finds on first reading."""
    kept = [r for number, r in enumerate(readings) if number % _FOLDS != fold]
    tagger = parse(dump("", *fit([e for r in kept for e in r.trusted()], *settings), lower))
    result = []
    for reading in readings[fold::_FOLDS]:
        _, learnt = first_reading(reading.scene, tagger)
        for number, ((first, end), (rows, labels)) in enumerate(zip(reading.scene.runs, reading.examples, strict=True)):
            if number in reading.overlooked:
                continue
            added = second_features(reading.scene.tokens, first, end, learnt)
            result.append(([[*row, *more] for row, more in zip(rows, added, strict=True)], labels))
    return result


def lower_case_words(texts: Iterable[str]) -> frozenset[str]:
    """The words that the texts print in lower case at least twice."""
    seen = Counter(w for text in texts for w in text.replace("’", " ").split() if w.isalpha() and w.islower())
    return frozenset(w for w, n in seen.items() if n > 1 and len(w) > 2)


@dataclass(frozen=True, slots=True)
class Reading:
    """A document's scene and, for each of its runs, the features of each token and the gold labels."""

    scene: FirstPass
    examples: list[Example]
    overlooked: set[int]

    def trusted(self) -> list[Example]:
        """The examples without the runs that the annotators seem to have overlooked."""
        return [e for n, e in enumerate(self.examples) if n not in self.overlooked]


def reading_of(document: dict[str, Any], tables: NameTables, lower: frozenset[str]) -> Reading:
    """A document as the model first reads it."""
    text = document["text"]
    scene = read_scene(text, paragraphs_of(text), tables)
    label_at = {}
    for person in document["people"]:
        label_at.update(dict.fromkeys(range(person["start"], person["end"]), 2))
        label_at[person["start"]] = 1
    examples = [_example(scene, first, end, label_at, lower) for first, end in scene.runs]
    return Reading(scene, examples, _overlooked(scene, examples))


def _overlooked(scene: FirstPass, examples: list[Example]) -> set[int]:
    """The runs without a gold name that consist of words named elsewhere in the document, or of a sure full name."""
    named: set[str] = set()
    for (first, end), (_, labels) in zip(scene.runs, examples, strict=True):
        named.update(w for w, label in zip(scene.tokens.words[first:end], labels, strict=True) if label)
    result = set()
    for number, ((first, end), (_, labels)) in enumerate(zip(scene.runs, examples, strict=True)):
        if any(labels):
            continue
        sure = any(c.rule in _SURE and c.end - c.first > 1 for c in scene.found(first))
        if sure or named.issuperset(scene.tokens.words[first:end]):
            result.add(number)
    return result


def _example(scene: FirstPass, first: int, end: int, label_at: dict[int, int], lower: frozenset[str]) -> Example:
    tokens = scene.tokens
    own = run_features(tokens, first, end, scene.found(first), scene.known, scene.uses)
    rows, labels = [], []
    previous = 0
    for at in range(first, end):
        places = dict(zip(SLOTS, (at, at - 1, at + 1, at - 2, at + 2, first - 1, end), strict=True))
        if at == first:
            del places["<"]
        if at == end - 1:
            del places[">"]
        row = list(own[at - first])
        for slot, place in places.items():
            if place < len(tokens.words):
                row += word_features(slot, tokens.words[place], tokens.classes[place], lower)
        rows.append(row)
        label = label_at.get(tokens.starts[at], 0)
        previous = 1 if label == 2 and previous == 0 else label
        labels.append(previous)
    return rows, labels


def fit(
    examples: list[Example], epochs: int, rate: float, penalty: float
) -> tuple[dict[str, list[float]], dict[str, float]]:
    """Weights [B, I] of each feature and of the transitions, by AdaGrad on the log likelihood.

    Rare features are left out; `penalty` pulls a weight towards nought each time its feature is met.
    """
    met = Counter(f for rows, _ in examples for row in rows for f in row)
    kept = {f for f, n in met.items() if n >= _LEAST}
    data = [([[f for f in row if f in kept] for row in rows], labels) for rows, labels in examples]
    weights = {f: [0.0, 0.0] for f in sorted(kept)}
    squares = {f: [1e-2, 1e-2] for f in kept}
    transitions, steps = dict.fromkeys(_ALLOWED, 0.0), dict.fromkeys(_ALLOWED, 1e-2)
    order = random.Random(7)
    for _ in range(epochs):
        order.shuffle(data)
        for rows, labels in data:
            emissions = [_emission(weights, row) for row in rows]
            node, edge = _expectations(emissions, transitions)
            for row, label, expected in zip(rows, labels, node, strict=True):
                for state in (1, 2):
                    gradient = (label == state) - expected[state]
                    if abs(gradient) > 1e-3:
                        _update(weights, squares, row, state - 1, gradient, rate, penalty)
            gold = Counter(_STATES[a] + _STATES[b] for a, b in zip([0, *labels], [*labels, 0], strict=True))
            for name in _ALLOWED:
                gradient = gold[name] - edge[name]
                steps[name] += gradient * gradient
                transitions[name] += rate * gradient / math.sqrt(steps[name])
    return weights, transitions


def _emission(weights: dict[str, list[float]], row: list[str]) -> tuple[float, float, float]:
    b = i = 0.0
    for name in row:
        weight = weights[name]
        b += weight[0]
        i += weight[1]
    return 0.0, b, i


def _update(
    weights: dict[str, list[float]],
    squares: dict[str, list[float]],
    row: list[str],
    column: int,
    gradient: float,
    rate: float,
    penalty: float,
) -> None:
    for name in row:
        weight, square = weights[name], squares[name]
        pull = gradient - penalty * weight[column]
        square[column] += pull * pull
        weight[column] += rate * pull / math.sqrt(square[column])


def _expectations(
    emissions: list[tuple[float, float, float]], transitions: dict[str, float]
) -> tuple[list[tuple[float, float, float]], dict[str, float]]:
    """The probability of each label at each token, and the expected count of each transition."""
    potential = [[math.exp(transitions.get(a + b, -30.0)) for b in _STATES] for a in _STATES]
    forward, scales = [], []
    last = (1.0, 0.0, 0.0)
    lifted = [tuple(math.exp(min(max(e, -25.0), 25.0)) for e in row) for row in emissions]
    for row in lifted:
        now = [sum(last[a] * potential[a][b] for a in range(3)) * row[b] for b in range(3)]
        scale = sum(now) or 1.0
        last = (now[0] / scale, now[1] / scale, now[2] / scale)
        forward.append(last)
        scales.append(scale)
    backward = [(potential[0][0], potential[1][0], potential[2][0])]
    for row, scale in zip(reversed(lifted[1:]), reversed(scales[1:]), strict=True):
        after = backward[-1]
        backward.append(
            tuple(sum(potential[a][b] * row[b] * after[b] for b in range(3)) / scale for a in range(3))  # type: ignore[arg-type]
        )
    backward.reverse()
    total = sum(forward[-1][s] * potential[s][0] for s in range(3)) or 1.0
    node = [tuple(f[s] * b[s] / total for s in range(3)) for f, b in zip(forward, backward, strict=True)]
    edge = dict.fromkeys(_ALLOWED, 0.0)
    for at in range(len(lifted) + 1):
        before = (1.0, 0.0, 0.0) if at == 0 else forward[at - 1]
        for name in _ALLOWED:
            a, b = _STATES.index(name[0]), _STATES.index(name[1])
            if at == len(lifted):
                edge[name] += before[a] * potential[a][0] / total if b == 0 else 0.0
            else:
                edge[name] += before[a] * potential[a][b] * lifted[at][b] * backward[at][b] / (scales[at] * total)
    return node, edge  # type: ignore[return-value]


def dump(made: str, weights: dict[str, list[float]], transitions: dict[str, float], lower: frozenset[str]) -> str:
    """The model as JSON, weights in hundredths, those too small to matter left out; `made` says how and from what."""
    rounded = {f: [round(w * _SCALE) for w in pair] for f, pair in sorted(weights.items())}
    stored = {
        "made": made,
        "weights": {f: pair for f, pair in rounded.items() if max(map(abs, pair)) >= 4},
        "transitions": {name: round(value * _SCALE) for name, value in sorted(transitions.items())},
        "lower_case": " ".join(sorted(lower)),
    }
    return json.dumps(stored, ensure_ascii=False, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    raise SystemExit(main())
