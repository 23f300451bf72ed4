"""The pattern language of the date tables, and its translation into expressions that cannot backtrack far.

A pattern is made of literal words, `{class}` or `{class:name}` (a word of a class, remembered under a name), groups
`(a|b)`, and `?` after a group, a class or a letter. One space stands for a little white space, `'` for any
apostrophe, `-` for a hyphen or a short dash. There is no repetition, so every match is of bounded length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

_TOKEN = re.compile(r"\{(?P<name>[a-z_]+)(?::(?P<group>[a-z_]+\d?))?\}|(?P<sign>[()|?])|(?P<text>.)")
_WORD = re.compile(r"^\w+")
_RUN, _FIGURE = re.compile(r"\w+"), re.compile(r"\d")
DIGIT = "0"
_NAMED = re.compile(r"\(\?P<\w+>")
_OFTEN = 24
_REACH = 200  # characters; longer than any expression
_READY: dict[str, re.Pattern[str]] = {}
_PLAIN = str.maketrans("’‘‐‑–", "''---")
_TYPOGRAPHY = {" ": r"(?:\s{1,3})", "'": "['’‘]", "-": "[-‐‑–]"}


@dataclass(frozen=True, slots=True)
class WordClass:
    """The words of one class as an expression, and the lower-case words that a match of it can begin with.

    `exact` maps the key of each word whose case counts to the word as the table prints it.
    """

    expression: str
    firsts: frozenset[str]
    exact: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Compiled:
    """A pattern as a regular expression, and the lower-case words at which it is worth trying.

    The expression is compiled when it is first tried: most articles meet a small part of the table. `exact` names
    the groups whose words count only as the table prints them, or in capitals throughout. Of each set in `further` a
    match has a word after its first one: "3 {month}" is not worth trying where no month is near; nor is "the {ordinal}
    quarter" where the letters of `literal`, the longest word of its own that it cannot do without, are not.
    """

    expression: str
    firsts: frozenset[str]
    exact: tuple[tuple[str, Mapping[str, str]], ...] = ()
    further: tuple[frozenset[str], ...] = ()
    literal: str = ""

    def match(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The match that begins at `start` and ends before `end`."""
        pattern = _READY.get(self.expression)
        if pattern is None:
            # To compile costs as much as thousands of tries, so it waits for the first place that is worth one.
            if not self.may_match(text, start, end):
                return None
            pattern = _READY[self.expression] = re.compile(self.expression, re.IGNORECASE)
        match = pattern.match(text, start, end)
        return match if match is None or all(_is_printed(match[group], words) for group, words in self.exact) else None

    def may_match(self, text: str, start: int, end: int) -> bool:
        """Whether what a match cannot do without stands near; where not, it need not be tried."""
        ahead = text[start : min(end, start + _REACH)].lower()
        return self.literal in ahead and not any(map(_words_in(ahead).isdisjoint, self.further))


class Bundle:
    """Several patterns as one expression, which tells at a place in one try whether any of them may match there.

    It is compiled when it has been asked for often: a short text meets few places, and each pattern is tried alone.
    """

    __slots__ = ("_asked", "_compiled", "_patterns")

    def __init__(self, patterns: Sequence[Compiled]) -> None:
        """Bundle patterns that can begin with one word."""
        self._patterns = patterns
        self._asked = 0
        self._compiled: re.Pattern[str] | None = None

    def may_match(self, text: str, start: int, end: int) -> bool:
        """Whether a pattern matches at `start`, the case of its words left out of account."""
        if self._compiled is None:
            self._asked += 1
            if self._asked < _OFTEN:
                return True
            each = (_NAMED.sub("(?:", pattern.expression) for pattern in self._patterns)
            self._compiled = re.compile("|".join(f"(?:{expression})" for expression in each), re.IGNORECASE)
        return self._compiled.match(text, start, end) is not None


@lru_cache(maxsize=8)
def _words_in(ahead: str) -> frozenset[str]:
    """The words of some text, where one sign stands for all figures."""
    words = frozenset(_RUN.findall(ahead))
    return words | {DIGIT} if _FIGURE.search(ahead) else words


def _is_printed(printed: str | None, words: Mapping[str, str]) -> bool:
    entry = words.get(word_key(printed)) if printed else None
    return entry is None or printed is None or printed.isupper() or _plain(printed) == _plain(entry)


def _plain(words: str) -> str:
    return " ".join(words.translate(_PLAIN).split()).removesuffix(".")


def compile_pattern(source: str, classes: Mapping[str, WordClass], shapes: Mapping[str, str]) -> Compiled:
    """A pattern with its classes and named shapes filled in; ValueError says what is wrong with the source."""
    tokens = _tokens(source, shapes)
    names: dict[str, str] = {}
    expression = "".join(_expression(token, classes, names) for token in tokens)
    exact = tuple((name, classes[cls].exact) for name, cls in names.items() if classes[cls].exact)
    whole = rf"{expression}(?![\w%])(?![.,:/]\d)"
    return Compiled(whole, _firsts(tokens, classes), exact, tuple(_further(tokens, classes)), _literal(tokens))


def _tokens(source: str, shapes: Mapping[str, str], depth: int = 0) -> list[re.Match[str]]:
    if depth > 4:
        raise ValueError(f"shapes nested too deep at {source!r}")
    found: list[re.Match[str]] = []
    for token in _TOKEN.finditer(source):
        if token["name"] in shapes and not token["group"]:
            found += [*_TOKEN.finditer("("), *_tokens(shapes[token["name"]], shapes, depth + 1), *_TOKEN.finditer(")")]
        else:
            found.append(token)
    return found


def _expression(token: re.Match[str], classes: Mapping[str, WordClass], names: dict[str, str]) -> str:
    if token["name"]:
        if token["name"] not in classes:
            raise ValueError(f"no word class {token['name']!r}")
        name = token["group"] or token["name"]
        body = classes[token["name"]].expression
        if name in names:
            # A class met again under the same name stands in another branch: number the group.
            name = next(f"{name}__{n}" for n in range(1, 99) if f"{name}__{n}" not in names)
        names[name] = token["name"]
        return f"(?P<{name}>{body})"
    if token["sign"]:
        return "(?:" if token["sign"] == "(" else token["sign"]
    return _TYPOGRAPHY.get(token["text"], re.escape(token["text"]))


def _firsts(tokens: list[re.Match[str]], classes: Mapping[str, WordClass]) -> frozenset[str]:
    """Every word a match can begin with: all branches are followed until a first word is complete."""
    begun, _ = _alternatives(tokens, 0, classes)
    return frozenset(word for start in begun if (word := _first_word(start)))


def _further(tokens: Sequence[re.Match[str]], classes: Mapping[str, WordClass]) -> list[frozenset[str]]:
    """The beginnings of each class that is in every match, as far as it stands after a blank or a hyphen.

    Only there is it sure that a word of the text begins with the class: in "5pm" there is one word for two classes.
    """
    needed: list[list[list[frozenset[str]]]] = [[[]]]  # by open group, by branch of it
    opened, apart = [False], False
    for at, token in enumerate(tokens):
        optional = at + 1 < len(tokens) and tokens[at + 1]["sign"] == "?"
        if token["sign"] == "(":
            needed.append([[]])
            opened.append(apart)
        elif token["sign"] == "|":
            needed[-1].append([])
            apart = opened[-1]
        elif token["sign"] == ")":
            inside = _in_every_branch(needed.pop())
            needed[-1][-1] += [] if optional else inside
            opened.pop()
            apart = False
        else:
            if token["name"] and apart and not optional and "" not in classes[token["name"]].firsts:
                needed[-1][-1].append(classes[token["name"]].firsts)
            apart = token["text"] in (" ", "-")
    return _in_every_branch(needed[0])


def _literal(tokens: Sequence[re.Match[str]]) -> str:
    """The longest run of letters that stands outside all groups, and so in every match; none where branches do."""
    runs, depth = [""], 0
    for at, token in enumerate(tokens):
        depth += (token["sign"] == "(") - (token["sign"] == ")")
        optional = at + 1 < len(tokens) and tokens[at + 1]["sign"] == "?"
        if depth == 0 and token["sign"] == "|":
            return ""
        letter = token["text"] if depth == 0 and not optional else None
        if letter and letter.isalpha():
            runs[-1] += letter.lower()
        elif runs[-1]:
            runs.append("")
    return max(runs, key=len)


def _in_every_branch(branches: Sequence[list[frozenset[str]]]) -> list[frozenset[str]]:
    """What a group needs: all of an only branch; of several, where each needs something, the one or the other."""
    if len(branches) == 1:
        return branches[0]
    return [frozenset().union(*(branch[0] for branch in branches))] if all(branches) else []


def _first_word(start: str) -> str:
    match = _WORD.match(start)
    return match.group().lower() if match else ""


def _complete(start: str) -> bool:
    """Whether a beginning holds a whole first word, so that what follows it does not matter."""
    return bool(start) and not (start[-1].isalnum() or start[-1] == "_")


def _alternatives(tokens: list[re.Match[str]], at: int, classes: Mapping[str, WordClass]) -> tuple[set[str], int]:
    branches: set[str] = set()
    current = {""}
    while at < len(tokens) and tokens[at]["sign"] != ")":
        if tokens[at]["sign"] == "|":
            branches |= current
            current, at = {""}, at + 1
            continue
        item, at = _item(tokens, at, classes)
        if at < len(tokens) and tokens[at]["sign"] == "?":
            item, at = item | {""}, at + 1
        open_starts = {c for c in current if not _complete(c)}
        current = (current - open_starts) | {c + i for c in open_starts for i in item}
    return branches | current, at


def _item(tokens: list[re.Match[str]], at: int, classes: Mapping[str, WordClass]) -> tuple[set[str], int]:
    token = tokens[at]
    if token["sign"] == "(":
        inside, close = _alternatives(tokens, at + 1, classes)
        return inside, close + 1
    if token["name"]:
        # A class word is always whole: the blank after it marks it so.
        return {f"{word} " for word in classes[token["name"]].firsts}, at + 1
    return {token["text"]}, at + 1


def word_class(entries: Mapping[str, bool], firsts_of: Callable[[str], str] = _first_word) -> WordClass:
    """The class of some entries (entry → whether its case counts), longer ones tried before their beginnings.

    A final full stop is optional: "Jan." also finds "Jan"; inside an entry the pattern typography holds.
    """
    tree: dict[str, Any] = {}
    for entry in entries:
        node = tree
        for letter in entry.removesuffix(".").lower():
            node = node.setdefault(_TYPOGRAPHY.get(letter, re.escape(letter)), {})
        if entry.endswith("."):
            node.setdefault(r"\.", {})[""] = {}
        node[""] = {}
    exact = {word_key(entry): entry.removesuffix(".") for entry in entries if entries[entry]}
    return WordClass(_branches(tree) + r"(?!\w)", frozenset(firsts_of(entry) for entry in entries), exact)


def _branches(tree: Mapping[str, Any]) -> str:
    """A tree of letters as an expression: common beginnings once, which is quicker to compile and to match."""
    parts = [letter + _branches(below) for letter, below in sorted(tree.items()) if letter]
    if not parts:
        return ""
    if "" in tree:
        return f"(?:{'|'.join(parts)})?"
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"


def word_key(words: str) -> str:
    """The form under which a printed word is looked up: lower case, plain marks, single spaces, no final stop."""
    return " ".join(words.lower().translate(_PLAIN).split()).removesuffix(".")
