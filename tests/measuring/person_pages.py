"""Counts the quotations of annotated texts that stand on the right person's page of a built site.

    python -m tests.measuring.person_pages [-v] GOLD.jsonl…      annotated texts, made into the seeds of one dossier
    python -m tests.measuring.person_pages                       the project's own passages, each a dossier of its own

A quotation counts when its words lie in a variant of an utterance whose speaker's page bears the annotated name, or one
of its aliases, by its surname. An organisation whose name begins with that of a person of the dossier is told apart:
such a page is a person with a place behind.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from dossier.model import Dossier, Person, PersonKind
from dossier.pipeline import build_dossier
from dossier.text.fold import fold
from tests.measuring.gold import Document, own_passages, read_gold

RIGHT, OTHER, NOBODY, LOST = "right page", "another page", "no page", "words not found"
UNNAMED, MISTAKEN = "unnamed, no page", "organisation that is a person"


def outcomes(documents: Iterable[Document]) -> Iterator[tuple[str, str]]:
    """What became of each quotation in marks with a speaker, with a line that tells of it; and each mistaken body."""
    documents = list(documents)
    with tempfile.TemporaryDirectory() as folder:
        seeds = Path(folder)
        for number, document in enumerate(documents):
            (seeds / f"{number:04}.txt").write_text(document.text, encoding="utf-8")
        found = build_dossier(seeds)
    yield from ((MISTAKEN, f"an organisation that is a person: {name}") for name in mistaken_bodies(found.people))
    places = {article.source.path.removesuffix(".txt"): article for article in found.articles}
    people = {person.id: person for person in found.people}
    for number, document in enumerate(documents):
        article = places.get(f"{number:04}")
        for speech in document.speech or ():
            if not speech.direct or not speech.speakers:
                continue
            words = document.text[speech.start : speech.end].strip("\"“”'‘’ ")
            at = _place(article.text, document.text, words, speech.start) if article else -1
            here = article.id if article else ""
            outcome, page = _outcome(found, people, here, at, len(words), speech.speakers)
            yield outcome, f"{document.id}: {outcome}{page}, said by {speech.speakers[0]}: {words[:60]!r}"


def _place(text: str, annotated: str, words: str, start: int) -> int:
    """Where in an article's text the words stand that begin at `start` of the annotated one, -1 where they do not."""
    at = -1
    for _ in range(1 + annotated.count(words, 0, start)):
        at = text.find(words, at + 1)
    return at


def _outcome(
    found: Dossier, people: dict[str, Person], article: str, at: int, size: int, speakers: tuple[str, ...]
) -> tuple[str, str]:
    spoken = [
        cluster
        for cluster in found.clusters
        for variant in cluster.variants
        if at >= 0 and variant.article == article and variant.span.start < at + size and at < variant.span.end
    ]
    if not spoken:
        return LOST, ""
    pages = [people[cluster.speaker_id] for cluster in spoken if cluster.speaker_id in people]
    if not pages:
        return (NOBODY if any(map(_is_name, speakers)) else UNNAMED), ""
    wanted = {_last(speaker) for speaker in speakers}
    right = any(_last(form) in wanted for page in pages for form in (page.name, *(form.text for form in page.forms)))
    return (RIGHT, "") if right else (OTHER, f" ({pages[0].name})")


def _is_name(speaker: str) -> bool:
    """Whether a source is named, so that a page of it is due: "Anna Kos", not "a witness"."""
    return sum(word[:1].isupper() for word in speaker.split()) > 1


def _last(name: str) -> str:
    return fold(name).split()[-1] if fold(name).split() else ""


def mistaken_bodies(people: Iterable[Person]) -> list[str]:
    """The organisations whose name begins with a person's: "Lauren Nel from Natural Justice"."""
    people = list(people)
    names = {person.name for person in people if person.kind is PersonKind.PERSON and " " in person.name}
    bodies = [person.name for person in people if person.kind is PersonKind.ORGANISATION]
    return [body for body in bodies if any(body.startswith(f"{name} ") for name in names)]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", type=Path)
    parser.add_argument("-v", dest="verbose", action="store_true", help="also print what is not right")
    options = parser.parse_args(arguments)
    gold = [[document for path in options.gold for document in read_gold(path)]] if options.gold else []
    counts: Counter[str] = Counter()
    for documents in gold or ([passage] for passage in own_passages()):
        for outcome, line in outcomes(documents):
            counts[outcome] += 1
            if options.verbose and outcome not in (RIGHT, UNNAMED):
                print(line)
    total = sum(counts.values()) - counts[MISTAKEN]
    shown = "; ".join(f"{name}: {counts[name]}" for name in (RIGHT, OTHER, NOBODY, LOST, UNNAMED))
    print(f"{shown} of {total}; {MISTAKEN}: {counts[MISTAKEN]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
