"""Entries as YAML: what is written is read again as it was meant, whatever the words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.curation import parse_judgements
from dossier.model import Entry, Subject, Target, TextQuote, Verdict
from dossier.text.entries import entry_yaml, yaml_word

ANN, TWO = Target("Ann Reyes"), (Target("Ann Reyes"), Target("Anna Reyes", "b.txt"))
WORDS = Target(article="a.txt", quote=TextQuote("it holds", "said "))


@pytest.mark.parametrize(
    ("entry", "yaml"),
    [
        (
            Entry(Subject.PERSON, Verdict.SAME, TWO, (("name", "Ann Reyes"),)),
            "- same: [Ann Reyes, {name: Anna Reyes, in: b.txt}]\n  name: Ann Reyes\n",
        ),
        (
            Entry(Subject.PERSON, Verdict.SET, (ANN,), (("alias", "A. R."), ("alias", "Annie")), reason="known so"),
            '- set: Ann Reyes\n  alias: [A. R., Annie]\n  reason: "known so"\n',
        ),
        (
            Entry(Subject.PERSON, Verdict.SET, (WORDS,), (("name", "Ann Reyes"),)),
            '- mention: "it holds"\n  article: a.txt\n  prefix: "said "\n  name: Ann Reyes\n',
        ),
        (
            Entry(Subject.QUOTATION, Verdict.SET, (WORDS,), (("speaker", None),)),
            '- quote: "it holds"\n  article: a.txt\n  prefix: "said "\n  speaker: ~\n',
        ),
        (
            Entry(Subject.QUOTATION, Verdict.UNSURE, (WORDS, Target(article="2 b", quote=TextQuote("it held")))),
            '- unsure:\n    - {article: a.txt, exact: "it holds", prefix: "said "}\n'
            '    - {article: "2 b", exact: "it held"}\n',
        ),
        (
            Entry(Subject.ARTICLE, Verdict.SET, (Target(article="a.txt"),), (("published", None),), hint="or a day"),
            "- article: a.txt\n  published: ~  # or a day\n",
        ),
        (
            Entry(Subject.LINE, Verdict.SET, (WORDS,), (("role", "debris"),)),
            '- line: "it holds"\n  article: a.txt\n  prefix: "said "\n  role: debris\n',
        ),
        (
            Entry(Subject.DATE, Verdict.REJECTED, (WORDS,)),
            '- rejected: "it holds"\n  article: a.txt\n  prefix: "said "\n',
        ),
    ],
)
def test_each_kind_of_entry(entry: Entry, yaml: str) -> None:
    assert entry_yaml(entry) == yaml
    (judgement,), problems = parse_judgements(yaml, entry.subject, entry.file)
    assert problems == ()
    assert (judgement.verdict, judgement.targets) == (entry.verdict, entry.targets)
    assert judgement.values == tuple((name, value or "") for name, value in entry.values)


_ANY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=30)
_SAID = _ANY.filter(lambda words: bool(words.strip()))


@given(_SAID, _SAID, _SAID, _SAID)
def test_any_words_come_back_as_they_were(words: str, before: str, article: str, reason: str) -> None:
    target = Target(article=article, quote=TextQuote(words, before))
    other = Target(article=article, quote=TextQuote(words + "."))
    same = Entry(Subject.QUOTATION, Verdict.SAME, (target, other), reason=reason)
    (judgement,), problems = parse_judgements(entry_yaml(same), Subject.QUOTATION, "quotes.yml")
    assert problems == ()
    assert judgement.targets == (target, other)
    assert judgement.reason == " ".join(reason.split())


@pytest.mark.parametrize("word", ["No", "null", "~", "1984", "a: b", "a #b", "- a", " a", "é", "O'Neil", "a\u2028b"])
def test_a_word_in_a_list_is_read_as_written(word: str) -> None:
    yaml = f"- different: [{yaml_word(word)}, {yaml_word('another')}]\n"
    (judgement,), problems = parse_judgements(yaml, Subject.PERSON, "people.yml")
    assert problems == ()
    assert judgement.targets[0].name == word
