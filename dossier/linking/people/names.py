"""How a name is built: what two spellings must share to be provably one name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from dossier.language.lexicon import rows_of_all_packs
from dossier.text.tables import read_table

_HYPHENS = re.compile("[-\u2010-\u2015\u2212]+")
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼʻ`´′", "'"))
_POSSESSIVE = re.compile(r"(?:'s|(?<=s)')$")
_NICKNAME = re.compile(r"\s[\"“”„«(][^\"“”»()]{1,40}[\"“”»)](?=\s)")
_FOLDED_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC")


@cache
def names_with(feature: str) -> frozenset[str]:
    """The words of the packs' `names` that carry a feature ("particle", "organisation")."""
    return frozenset(_letters(row["entry"]) for row in rows_of_all_packs("names") if feature in row["feature"].split())


@cache
def table(name: str) -> dict[str, tuple[str, ...]]:
    """A table of `data/`: entry → its further cells, the example last."""
    rows = read_table(files("dossier.linking.people") / "data" / f"{name}.tsv")
    return {entry: tuple(cells) for entry, *cells in (row.values() for row in rows)}


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name taken apart, folded for comparison.

    `key` is the whole name ("jens stoltenberg"); equal keys are one spelling after case, accent, hyphen and
    honorific folding. `given` and `family` are the first and the last name with its particles ("von der leyen");
    `family` alone is a bare surname. `generation` is "jr", "sr" or a regnal number. A `chain` name is one from which
    no middle part may be dropped ("Kim Jong Un" is not "Kim Un"). Names in scripts that cannot be folded without
    losing letters have a key and nothing else.
    """

    key: str
    given: str = ""
    middle: tuple[str, ...] = ()
    family: str = ""
    generation: str = ""
    chain: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether it is a surname, alone or after initials: not enough to know a person by."""
        if self.generation and not self.given:
            return False
        return bool(self.family) and all(len(part) == 1 for part in (*self.given.split(), *self.middle))

    @property
    def is_full(self) -> bool:
        """Whether it has a first and a last name, or a regnal number ("Benedict XVI")."""
        return bool(self.family) and not self.is_bare

    @property
    def core(self) -> tuple[str, str, str]:
        """First name, last name and generation: what stays when middle names are dropped."""
        return self.given, self.family, self.generation


@lru_cache(maxsize=200_000)
def parse_name(words: str) -> NameParts:
    """The name taken apart: "Dr. George W. Bush" → given "george", middle "w", family "bush"."""
    plain = " ".join(unicodedata.normalize("NFC", words).translate(_APOSTROPHES).split())
    if not _is_foldable(plain):
        return NameParts(plain.casefold())
    plain = _NICKNAME.sub("", _POSSESSIVE.sub("", plain))
    listed = plain.split()
    parts = [part for n, word in enumerate(listed) if (part := _folded(_dotted(word, n, listed)))]
    parts = _without_titles(parts)
    generation = _generation(parts, plain)
    if generation:
        parts = parts[:-1]
    return _assembled(parts, generation) if parts else NameParts(plain.casefold())


def _dotted(word: str, place: int, words: list[str]) -> str:
    """Two capitals before a surname as the initials that they are: "JD Vance" → "J.D." ; not "XI Jinping"."""
    initials = len(word) == 2 and word.isalpha() and word.isupper() and place < len(words) - 1
    shouted = all(other.isupper() for other in words) or word.lower() in names_with("chain")
    return f"{word[0]}.{word[1]}." if initials and not shouted else word


def _is_foldable(words: str) -> bool:
    """Whether every letter is of a script whose accents and case can be folded without making two names one."""
    return all(unicodedata.name(c, "").startswith(_FOLDED_SCRIPTS) for c in words if c.isalpha() or c.isnumeric())


def _folded(word: str) -> tuple[str, ...]:
    """A word's parts, lower-case and without accents: "Jean-Claude" → ("jean", "claude"), "J.K." → ("j", "k")."""
    pieces = (_letters(piece) for piece in _HYPHENS.sub(".", word).split("."))
    return tuple(piece for piece in pieces if piece)


def _letters(piece: str) -> str:
    if any(unicodedata.name(c, "").startswith("CYRILLIC") for c in piece):
        # In Cyrillic й and ї are letters, not accents; only ё is written е at will.
        plain = piece.casefold().replace("ё", "е").replace("\u0301", "")
    else:
        decomposed = unicodedata.normalize("NFKD", piece.translate(_EXTRA)).casefold()
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return "".join(c for c in plain if c.isalpha() or c == "'").strip("'")


# Letters that carry their mark inside, so that no decomposition takes it off.
_EXTRA = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "İ": "I"})

Parts = list[tuple[str, ...]]


def _without_titles(parts: Parts) -> Parts:
    while len(parts) > 1 and (first := "".join(parts[0])) in names_with("honorific"):
        if len(parts) == 2 and first in names_with("title"):
            break  # "Del Halden" may be called Del
        parts = parts[1:]
    while len(parts) > 1 and "".join(parts[-1]) in names_with("postnominal"):
        parts = parts[:-1]
    return parts


def _generation(parts: Parts, printed: str) -> str:
    """The "jr", "sr" or regnal number at the end, the last printed in capitals: "Leopold XI", not "Jinping Xi"."""
    last = "".join(parts[-1]) if len(parts) > 1 else ""
    if last not in names_with("generation"):
        return ""
    for relative in ("jr", "sr"):
        if last in names_with(relative):
            return relative
    shouted = printed.isupper() and last in names_with("chain")
    return last if printed.rstrip(" .,").endswith(last.upper()) and not shouted else ""


def _assembled(parts: Parts, generation: str) -> NameParts:
    key = " ".join(" ".join(part) for part in parts)
    full_key = f"{key} {generation}" if generation else key
    start = len(parts) - 1
    while start > 1 and "".join(parts[start - 1]) in names_with("particle"):
        start -= 1
    if start == 1 and "".join(parts[0]) in names_with("leading"):
        start = 0
    family = " ".join(" ".join(part) for part in parts[start:])
    given = " ".join(parts[0]) if start else ""
    middle = tuple(piece for part in parts[1:start] for piece in part) if start else ()
    return NameParts(full_key, given, middle, family, generation, chain=given.split(" ")[0] in names_with("chain"))


def family_names(name: NameParts) -> tuple[str, ...]:
    """The parts of a name that may be its family name: the last, and the first too where the order may be East Asian.

    "Kim Jong Un" is a Kim.
    """
    first = name.given.split(" ")[0]
    return (name.family, first) if name.chain and first != name.family else (name.family,)


def middles_agree(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two runs of middle names can be one: one is left out whole, or each part is the other's or its initial.

    "George W. Bush" may be "George Bush" or "George Walker Bush", never "George H. W. Bush".
    """
    if not left or not right:
        return True
    return len(left) == len(right) and all(map(_initial_of, left, right))


def _initial_of(left: str, right: str) -> bool:
    return left == right or (min(len(left), len(right)) == 1 and left[0] == right[0])


@lru_cache(maxsize=200_000)
def romanised(words: str) -> str:
    """Latin letters for a name in another alphabet: "Зеленский" → "Zelenskii"; other scripts stay as they are."""
    letters = table("letters")
    return "".join(_letter(c, letters) for c in unicodedata.normalize("NFC", words))


def _letter(character: str, letters: dict[str, tuple[str, ...]]) -> str:
    lower = character.lower()
    base = unicodedata.normalize("NFD", character)[0]
    latin = letters.get(lower) or letters.get(base.lower())
    if latin is not None:
        plain = "" if latin[0] == "-" else latin[0]
        return plain.capitalize() if character != lower else plain
    return base if unicodedata.name(base, "").startswith("LATIN") else character
