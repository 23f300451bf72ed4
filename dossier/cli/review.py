"""`dossier review`: the open questions, weightiest first; answers go into the curation files."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from dossier.cli.places import missing_seeds
from dossier.curation import Written, answers_to, append_entry, entry_for, take_back
from dossier.model import Article, Citation, Dossier, Suggestion, Verdict
from dossier.pipeline import build_dossier
from dossier.text.entries import entry_yaml
from dossier.text.lines import line_number

HELP = "Go through what is uncertain and decide: accept, reject, unsure, skip; undo takes the last answer back."
_WORDS = ("accept", "reject", "unsure", "skip", "undo", "quit")
_VERDICTS = {"accept": Verdict.SAME, "reject": Verdict.DIFFERENT, "unsure": Verdict.UNSURE}
_KEYS = """Answer each question with a word, or with the letter beside it:
  accept (a)  yes: write the entry as it is shown
  reject (r)  no: write that it is not so
  unsure      nobody can tell: leave it open, and never ask again
  skip (s)    not now: ask again another time
  undo (z)    take the last answer back
  quit (q)    stop here; what is written stays
"""
_PROMPT = "accept (a), reject (r), unsure, skip (s), undo (z), quit (q) > "
_BESIDE = 60


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the verb; without one of the actions it asks question by question."""
    parser.add_argument("--seeds", type=Path, default=Path("seeds"), help="the folder of articles (default: seeds)")
    parser.add_argument("--json", action="store_true", help="with --list: one JSON object a line")
    parser.add_argument("--reason", default="", help="why, written into the entry")
    parser.add_argument("--author", default="", help="who decides, written into the entry")
    action = parser.add_mutually_exclusive_group()
    action.add_argument("--list", action="store_true", help="print every open question")
    action.add_argument("--accept", metavar="ID", help="write the entry that says yes")
    action.add_argument("--reject", metavar="ID", help="write the entry that says no")
    action.add_argument("--unsure", metavar="ID", help="write the entry that leaves it open, so that nobody asks again")
    action.add_argument("--undo", action="store_true", help="take back the entry that this command wrote last")


def run(options: argparse.Namespace) -> int:
    """Answer what is asked; 0 when done, 1 when a question is not there or cannot be answered so, 2 without seeds."""
    folder = options.seeds / "curation"
    if options.undo:
        return _undo(folder)
    dossier = build_dossier(options.seeds)
    missing = missing_seeds(dossier, options.seeds)
    if missing is not None:
        print(missing, file=sys.stderr)
        return 2
    if options.list:
        return _list(dossier, as_json=options.json)
    for verdict, chosen in (
        (Verdict.SAME, options.accept),
        (Verdict.DIFFERENT, options.reject),
        (Verdict.UNSURE, options.unsure),
    ):
        if chosen is not None:
            return _answer_one(dossier, chosen, verdict, options)
    return ask(dossier, folder, options, _read_line)


def _read_line(prompt: str) -> str | None:
    try:
        return input(prompt)
    except EOFError:
        return None


def _undo(folder: Path) -> int:
    taken = take_back(folder)
    if taken is None:
        print("there is nothing to take back")
        return 1
    if not isinstance(taken, Written):
        for problem in taken:
            print(problem, file=sys.stderr)
        return 1
    print(f"taken back from {taken.file}:{taken.line}\n{_safe_lines(taken.yaml)}")
    return 0


def _list(dossier: Dossier, *, as_json: bool) -> int:
    for suggestion in dossier.suggestions:
        if as_json:
            print(json.dumps(_as_json(suggestion), ensure_ascii=False))
        else:
            print("\n".join(describe(suggestion, dossier.articles)), end="\n\n")
    if not as_json:
        print(f"{len(dossier.suggestions)} open questions")
    return 0


def _as_json(suggestion: Suggestion) -> dict[str, object]:
    """A question as the fields of an object, the YAML of a yes and the file it belongs into among them."""
    fields = dataclasses.asdict(suggestion)
    entry = {"file": suggestion.entry.file, "yaml": entry_yaml(suggestion.entry)}
    return {key: fields[key] for key in ("id", "question")} | entry | {k: v for k, v in fields.items() if k != "entry"}


def describe(suggestion: Suggestion, articles: Sequence[Article]) -> list[str]:
    """A question for the terminal: what is asked, what speaks for it, where to look, and the YAML of a yes."""
    by_id = {article.id: article for article in articles}
    return [
        f"{suggestion.id}  (weight {suggestion.weight:g})",
        f"  {_safe(suggestion.question)}",
        *(f"  - {_safe(reason)}" for reason in suggestion.evidence),
        *(f"  {_safe(_place(citation, by_id[citation.article]))}" for citation in suggestion.citations),
        *(f"    {_safe(line)}" for line in entry_yaml(suggestion.entry).splitlines()),
    ]


def _place(citation: Citation, article: Article) -> str:
    start, end = citation.span.start, citation.span.end
    before = article.text[max(0, start - _BESIDE) : start]
    cited = article.text[start:end]
    cited = cited if len(cited) <= 3 * _BESIDE else f"{cited[: 2 * _BESIDE]} … {cited[-_BESIDE:]}"
    words = f"{before}[{cited}]{article.text[end : end + _BESIDE]}"
    return f"{article.source.path}:{line_number(article.text, start)}: …{' '.join(words.split())}…"


def _safe(words: str) -> str:
    """Words of a seed without characters that a terminal would obey."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in words)


def _answer_one(dossier: Dossier, chosen: str, verdict: Verdict, options: argparse.Namespace) -> int:
    suggestion = next((s for s in dossier.suggestions if s.id == chosen), None)
    if suggestion is None:
        print(f"there is no open question {chosen}; `dossier review --list` shows them", file=sys.stderr)
        return 1
    return 0 if _write(suggestion, verdict, options) else 1


def _write(suggestion: Suggestion, verdict: Verdict, options: argparse.Namespace) -> Written | None:
    entry = entry_for(suggestion, verdict, options.reason, options.author)
    if entry is None:
        print(_impossible(suggestion, verdict), file=sys.stderr)
        return None
    written = append_entry(options.seeds / "curation", suggestion.id, entry)
    if not isinstance(written, Written):
        for problem in written:
            print(problem, file=sys.stderr)
        return None
    print(f"written to {written.file}:{written.line}\n{_safe_lines(written.yaml)}")
    return written


def _impossible(suggestion: Suggestion, verdict: Verdict) -> str:
    """Why a question has no such answer, and what can be answered instead."""
    words = {meant: word for word, meant in _VERDICTS.items()}
    possible = " or ".join(words[answer] for answer in answers_to(suggestion))
    return (
        f"{suggestion.id} cannot be answered with {words[verdict]}; possible: {possible}. "
        f"Or write the entry with another value into curation/{suggestion.entry.file} yourself"
    )


def _safe_lines(yaml: str) -> str:
    return "\n".join(_safe(line) for line in yaml.splitlines())


def ask(dossier: Dossier, folder: Path, options: argparse.Namespace, read_line: Callable[[str], str | None]) -> int:
    """Ask question by question until the queue or the answers end; `undo` goes back to the question answered last."""
    queue, answered = list(dossier.suggestions), list[int]()
    number = 0
    if not queue:
        print("no question is open")
        return 0
    print(_KEYS)
    while number < len(queue):
        print("\n".join(describe(queue[number], dossier.articles)))
        answer = read_line(f"{number + 1}/{len(queue)}  {_PROMPT}")
        choice = "quit" if answer is None else _meant(answer)
        if choice == "quit":
            break
        if choice == "skip":
            number += 1
        elif choice == "undo" and answered:
            if _undo(folder) == 0:
                number = answered.pop()
        elif choice in _VERDICTS:
            if _write(queue[number], _VERDICTS[choice], options):
                answered.append(number)
                number += 1
        else:
            print("there is nothing to take back" if choice == "undo" else _not_understood(answer or ""))
    print(f"{len(answered)} answered; `make site` shows the difference")
    return 0


def _meant(answer: str) -> str:
    """The word that was typed, in full or by a first letter that only one word has; "z" is undo; else empty."""
    typed = answer.strip().lower()
    if typed == "z":
        return "undo"
    meant = [word for word in _WORDS if typed in (word, word[0])]
    return meant[0] if len(meant) == 1 else ""


def _not_understood(answer: str) -> str:
    typed = _safe(answer.strip())
    meant = [word for word in _WORDS if typed.lower() == word[0]]
    if meant:
        return f"“{typed}” could be {' or '.join(meant)}: please type the word; nothing was written"
    return f"“{typed}” is no answer: please type {', '.join(_WORDS[:-1])} or {_WORDS[-1]}; nothing was written"
