"""What stands aside is counted, shown by its likest lines, and loud where it is longer than the story."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from dossier.intake import aside_problems, read_files, told_aside
from dossier.intake.plain import article_from_text
from dossier.model import Article, Role
from dossier.pipeline import build_dossier
from tests.intake.builders import PARAGRAPHS, page

SHORT = "The union voted on Thursday to end its strike of nine days, it said after a long count in the harbour chapel."
FURTHER = (
    "The harbour section of the union had called the strike in April, after the ferries of the night shift were cut.",
    "Fishermen took letters and medicine to the smaller islands, and were thanked for it in the harbour chapel.",
    "Shopkeepers on the western islands say that the harbour strike has cost them a third of the season so far.",
)


def article(*rows: tuple[str, Role]) -> Article:
    plain = article_from_text("a", "\n".join(words for words, _ in rows))
    blocks = (dataclasses.replace(b, role=role) for b, (_, role) in zip(plain.blocks, rows, strict=True))
    return dataclasses.replace(plain, blocks=tuple(blocks))


def test_only_prose_counts_and_the_likest_to_the_story_is_shown_first() -> None:
    found = article(
        (PARAGRAPHS[0], Role.PARAGRAPH),
        ("Home\tSport\tWeather", Role.DEBRIS),
        ("The ferry Aldena at the western pier on the morning after the long count of the votes.", Role.CAPTION),
        ("A cake of almonds and plums is baked for half an hour and eaten warm with thick sweet cream.", Role.DEBRIS),
        (FURTHER[0], Role.DEBRIS),
        ("By signing up you agree to our terms, which you can read on a page of their own, and more.", Role.DEBRIS),
    )
    told = told_aside(found)
    assert told.startswith("1 paragraph kept, 2 set aside (40 words): «The harbour section of the union had called the")
    assert "almonds" in told
    assert told_aside(article((PARAGRAPHS[0], Role.PARAGRAPH))) == "1 paragraph kept"


def test_more_aside_than_kept_is_a_warning_with_the_entry_that_brings_it_back() -> None:
    quiet = article((PARAGRAPHS[0], Role.PARAGRAPH), (FURTHER[0], Role.DEBRIS))
    assert aside_problems(quiet) == ()
    loud = article((PARAGRAPHS[0], Role.PARAGRAPH), *((words, Role.DEBRIS) for words in FURTHER))
    (problem,) = aside_problems(loud)
    assert problem.code == "story-set-aside"
    assert '- line: "The harbour section of the union had called"' in problem.remedy
    assert 'to: "Shopkeepers on the western islands say that the"' in problem.remedy


def test_the_entry_brings_it_back_and_ends_the_warning(tmp_path: Path) -> None:
    more = "".join(f"<p>{words}</p>" for words in FURTHER)
    seed = tmp_path / "seeds" / "strike.html"
    seed.parent.mkdir()
    seed.write_text(page(paragraphs=(SHORT,), after=f"<aside>{more}</aside>"), encoding="utf-8")
    (found,) = read_files((seed,)).articles
    (warning,) = aside_problems(found)
    assert warning.code in [p.code for p in build_dossier(tmp_path / "seeds").problems]
    entry = warning.remedy.partition(": ")[2].replace("`", "").replace(str(seed), "strike.html").replace(", ", "\n  ")
    (tmp_path / "seeds" / "curation").mkdir()
    (tmp_path / "seeds" / "curation" / "lines.yml").write_text(entry + "\n", encoding="utf-8")
    built = build_dossier(tmp_path / "seeds")
    assert not {p.code for p in built.problems} & {warning.code, "curation-words-gone", "curation-words-ambiguous"}
    told = [b.span.of(built.articles[0].text) for b in built.articles[0].blocks if b.role is Role.PARAGRAPH]
    assert set(FURTHER) <= set(told)
