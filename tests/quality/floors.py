"""The recorded floors: what the passages scored when somebody last said so."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

PATH = Path(__file__).parent / "floors.json"


@dataclass(frozen=True)
class Floors:
    """Measure → the least it may score; `corpus` is the checksum of the passages then, `lowered` the reasons given."""

    corpus: str
    measures: dict[str, float]
    lowered: list[dict[str, object]] = field(default_factory=list)


def load_floors(path: Path = PATH) -> Floors:
    if not path.is_file():
        return Floors("", {})
    data = json.loads(path.read_text(encoding="utf-8"))
    return Floors(data["corpus"], data["measures"], data["lowered"])


def save_floors(floors: Floors, path: Path = PATH) -> None:
    data = {"corpus": floors.corpus, "measures": dict(sorted(floors.measures.items())), "lowered": floors.lowered}
    path.write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def below(floors: Floors, scores: dict[str, float]) -> list[str]:
    """One line for each measure that scores under its floor, or is scored no more."""
    return [
        f"{name}: {scores.get(name, 0.0)} is under the floor of {floor}"
        for name, floor in sorted(floors.measures.items())
        if scores.get(name, 0.0) < floor
    ]


def raised(floors: Floors, scores: dict[str, float], corpus: str, reason: str | None = None) -> Floors:
    """The floors moved to the scores; ValueError when one would sink and no reason is given for it."""
    sunk = below(floors, scores)
    if sunk and not (reason and reason.strip()):
        raise ValueError("; ".join(sunk))
    lowered = list(floors.lowered)
    if sunk:
        lowered.append({"reason": reason, "measures": sunk})
    return Floors(corpus, scores, lowered)
