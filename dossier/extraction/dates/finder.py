"""From the blocks of an article to its time expressions: scan, read, join, place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache, cached_property

from dossier.extraction.dates.calendar import parse_day
from dossier.extraction.dates.compose import Glue, build_glue, compose, day_of
from dossier.extraction.dates.contexts import Contexts, build_contexts
from dossier.extraction.dates.grammar import DIGIT
from dossier.extraction.dates.memory import Memory, Register, settle
from dossier.extraction.dates.numeric import find_numeric
from dossier.extraction.dates.outlived import outlived, uncounted
from dossier.extraction.dates.rules import DateGrammar, DateRule, grammar_of
from dossier.extraction.dates.scene import Atom, Scene, Slots
from dossier.extraction.dates.timex import place
from dossier.extraction.precision import precision_of
from dossier.language.lexicon import Lexicon, load_lexicon
from dossier.model import READ_ROLES, Article, Block, Evidence, Role, Span, TimeExpression, TimexType

_TITLE = re.compile(r"[^\W\d_][\w.]*$")
_LONGEST_TITLE = 20
_TOKEN = re.compile(r"['’‘]\d\d|\w+")
# No story names so many times; what a text names beyond them stays plain text.
MOST_DATES = 5_000
_DATED = (Role.DATELINE, Role.BYLINE, Role.DUPLICATE)


def find_dates(article: Article, lexicon: Lexicon | None) -> tuple[TimeExpression, ...]:
    """The time expressions of an article in reading order, resolved against its publication day.

    At most `MOST_DATES` are read. Without a language pack only dates in figures are found. A dateline gives the
    publication date itself, under the rule `date.published`: "Jan 27, 2022" above the story.
    """
    published = parse_day(article.published_day)
    atoms = _read_article(article, lexicon, Register(), published)
    anew = outlived(article, atoms, published)
    register = settle(atoms, published)
    if (register or anew) and len(atoms) < MOST_DATES:
        atoms = _read_article(article, lexicon, register, None if anew else published)
    if anew:
        atoms = [replace(atom, reading=replace(atom.reading, unresolved=uncounted(atom))) for atom in atoms]
    return tuple(map(_expression, atoms))


def _read_article(article: Article, lexicon: Lexicon | None, register: Register, published: date | None) -> list[Atom]:
    """The expressions of all blocks, read in the light of what an earlier reading has settled."""
    scanner = _Scanner(article, lexicon, register, published)
    found: list[Atom] = []
    datelines = {_words(article, block) for block in article.blocks if block.role is Role.DATELINE}
    for number, block in enumerate(article.blocks):
        if block.role in READ_ROLES:
            found += scanner.body(number)
        elif block.role in _DATED or _words(article, block) in datelines:
            found += scanner.published(number)
    return found


def _words(article: Article, block: Block) -> str:
    return " ".join(block.span.of(article.text).split())


@cache
def _surroundings(language: str) -> tuple[Contexts, Glue] | None:
    lexicon = load_lexicon(language)
    return (build_contexts(lexicon), build_glue(lexicon)) if lexicon else None


@cache
def _given_names(language: str) -> frozenset[str]:
    lexicon = load_lexicon(language)
    return lexicon.words("people_given") if lexicon else frozenset()


class _Scanner:
    """One pass over an article; keeps what later expressions are counted from."""

    def __init__(self, article: Article, lexicon: Lexicon | None, register: Register, published: date | None) -> None:
        self._article = article
        self._text = article.text
        self._published = published
        self._grammar: DateGrammar | None = grammar_of(lexicon.language) if lexicon else None
        self._around = _surroundings(lexicon.language) if lexicon else None
        self._starts = [sentence.span.start for sentence in article.sentences]
        self._memory = Memory(self._published, register)
        self._heading: date | None = None
        self._found = 0

    def body(self, number: int) -> tuple[Atom, ...]:
        """The expressions of a block that is read."""
        span = self._article.blocks[number].span
        atoms = self._scan(span, number)
        if self._around is None:
            return tuple(atoms)
        inside = self._starts[bisect_right(self._starts, span.start) : bisect_left(self._starts, span.end)]
        found = compose(self._text, (span.start, *inside), atoms, self._around[1], self._heading)
        self._head(span, found)
        return found

    def _head(self, span: Span, atoms: Sequence[Atom]) -> None:
        """Remember a day that is a paragraph of its own as the heading of what follows, until another day is named."""
        days = [day for atom in atoms if (day := day_of(atom.reading))]
        alone = len(atoms) == 1 and len(span.of(self._text).strip()) == atoms[0].end - atoms[0].start
        if days:
            self._heading = days[0] if alone else None if set(days) != {self._heading} else self._heading

    def published(self, number: int) -> list[Atom]:
        """The publication date where a block prints it; other dates there are no part of the story."""
        block = self._article.blocks[number]
        known = parse_day(self._article.published_day)
        day = known.isoformat() if known else None
        atoms = [a for a in self._scan(block.span, number, joined=False) if a.reading.type is TimexType.DATE]
        if block.role is not Role.DATELINE:
            atoms = [a for a in atoms if a.reading.value == day]
        # The day of publication must not become what "a year earlier" is counted from.
        self._memory.forget()
        return [replace(a, rule="date.published") if a.reading.value == day else a for a in atoms]

    def _scan(self, span: Span, number: int, joined: bool = True) -> list[Atom]:
        self._memory.block = number
        found: list[Atom] = []
        resume = span.start
        by_first = self._grammar.by_first if self._grammar else {}
        for token in _TOKEN.finditer(self._text, span.start, span.end):
            start, word = token.start(), token.group()
            if start < resume:
                continue
            figure = word[-1 if word[0] in "'’‘" else 0].isdigit()
            first = DIGIT if figure else word.lower()
            if not (figure or first in by_first) or not _stands_free(self._text, start, figure):
                continue
            rules = self._grammar.rules_at(first, self._text, start, span.end) if self._grammar else ()
            if not (rules or figure):
                continue
            if self._found >= MOST_DATES:
                break
            for atom in self._read(start, span.end, rules, figure, joined):
                self._found += 1
                found.append(atom)
                resume = atom.end
                self._memory.remember(atom)
        return found

    def _read(self, start: int, end: int, rules: Sequence[DateRule], figure: bool, joined: bool) -> tuple[Atom, ...]:
        if figure and (atom := find_numeric(self._text, start, end, self._published, joined)):
            return (atom,)
        matches = [
            (m.end(), -rule.rank, rule, m) for rule in rules if (m := rule.compiled.match(self._text, start, end))
        ]
        matches.sort(key=lambda found: found[:2], reverse=True)
        for _, _, rule, match in matches:
            if not _ends_free(self._text, match.end()):
                continue
            scene = self._scene(match)
            if rule.needs and not scene.stands_before(rule.needs):
                continue
            assert self._grammar is not None
            if atoms := rule.reader(Slots(match, self._grammar.vocabulary), scene):
                return tuple(replace(a, rule=rule.name, kind=rule.kind) for a in atoms)
        return ()

    def _scene(self, match: re.Match[str]) -> Scene:
        assert self._grammar is not None
        assert self._around is not None
        start, end = match.span()
        at = bisect_right(self._starts, start) - 1
        bounds = self._article.sentences[at].span if at >= 0 else Span(start, end)
        if at > 0 and self._ends_in_an_hour(self._article.sentences[at - 1].span):
            bounds = Span(self._article.sentences[at - 1].span.start, bounds.end)
        return Scene(
            text=self._text,
            start=start,
            end=end,
            sentence=(bounds.start, max(bounds.end, end)),
            published=self._published,
            mention=self._memory.mention(),
            years=self._memory.years,
            weekdays_ahead=self._memory.register.ahead,
            told_year=self._memory.told_year,
            story_year=self._memory.story_year(bounds.start),
            vocabulary=self._grammar.vocabulary,
            contexts=self._around[0],
            surnames=self._surnames,
        )

    @cached_property
    def _surnames(self) -> frozenset[str]:
        """The month and day words that somebody in the article bears as a name: "Theresa May", "Mr. Friday".

        Before a day a first name says nothing: "Clinton Thursday condemned the attack".
        """
        assert self._grammar is not None
        assert self._around is not None
        vocabulary, before = self._grammar.vocabulary, self._around[0].before
        found = set()
        for name in vocabulary.names:
            printed, at = f" {name.capitalize()}", -1
            while (at := self._text.find(printed, at + 1)) >= 0:
                title = _TITLE.search(self._text, max(0, at - _LONGEST_TITLE), at)
                first = title.group() if title else ""
                if first.lower() in before["courtesy"] or self._is_given_name(first, name):
                    found.add(name)
                    break
        return frozenset(found)

    def _is_given_name(self, first: str, name: str) -> bool:
        assert self._grammar is not None
        month = self._grammar.vocabulary.value("month", name)
        return bool(first and month) and first in _given_names(self._grammar.language)

    def _ends_in_an_hour(self, sentence: Span) -> bool:
        """Whether a sentence seems to end in "4 a.m.", which rarely ends one."""
        words = sentence.of(self._text)[-12:].split()
        return bool(words and self._grammar and self._grammar.vocabulary.value("ampm", words[-1]))


def _expression(atom: Atom) -> TimeExpression:
    """The finished expression of an atom."""
    reading = atom.reading
    placed = None if reading.unresolved else reading.placed or (None if reading.vague else place(reading.value))
    trigger = Span(*atom.trigger) if atom.trigger else Span(atom.start, atom.end)
    return TimeExpression(
        span=Span(atom.start, atom.end),
        type=reading.type,
        value=reading.value,
        evidence=Evidence(atom.rule, trigger, precision_of(__package__, atom.rule), reading.note),
        edtf=placed.edtf if placed else None,
        earliest=placed.earliest or None if placed else None,
        latest=placed.latest if placed else None,
        precision=placed.precision if placed else None,
        anchor=reading.anchor.isoformat() if reading.anchor else None,
        vague=reading.vague,
        unresolved=reading.unresolved,
    )


def _stands_free(text: str, start: int, figure: bool) -> bool:
    """Whether what stands right before lets a date begin here: no address, amount or longer number."""
    before = text[start - 1 : start] if start else ""
    if not before or before.isspace():
        return True
    if before in "$€£¥#@/\\_&=+":
        return False
    if before in ".,:" or (figure and before in "-'’"):
        return not text[max(0, start - 2) : start - 1].isalnum() or before == "-"
    return True


def _ends_free(text: str, end: int) -> bool:
    after = text[end : end + 2]
    return after[:1] not in ("@", "_", "=", "\\") and not (after[:1] == "." and after[1:].islower())
