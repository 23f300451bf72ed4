"""Record what the passages score now as the new floors: `python -m tests.quality.record [--lower "reason"]`.

Floors only rise. Where one would sink the script refuses, unless a reason is given, which it writes down.
"""

from __future__ import annotations

import argparse
import sys

from tests.quality.floors import load_floors, raised, save_floors
from tests.quality.passages import checksum, read_passages
from tests.quality.scoring import measure


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lower", metavar="REASON", help="why a floor may sink; kept in floors.json")
    options = parser.parse_args(arguments)
    floors, scores = load_floors(), measure(read_passages())
    for name, score in scores.items():
        print(f"{floors.measures.get(name, 0.0):6.1f} → {score:6.1f}  {name}")
    try:
        save_floors(raised(floors, scores, checksum(), options.lower))
    except ValueError as sunk:
        print(f'not recorded: {sunk}\nMend the extractor, or say why: --lower "reason"', file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
