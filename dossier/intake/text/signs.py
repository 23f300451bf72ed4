"""What a short line by itself can be: a byline, an outlet's name, a picture's caption or credit."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dossier.intake.bylines import names_of
from dossier.intake.tables import byline_words, outlet_domains, table
from dossier.intake.text.features import Line
from dossier.intake.text.words import LineCue, entries, pattern_of
from dossier.text.fold import fold

_TOKEN = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
_LEADING = " \t•·*_>#|–—-\u00a0"
_EDGES = _LEADING + ",;:.()[]"
_RIGHTS = re.compile(
    r"\b(?:19|20)\d\d\b|[Rr]ights|[Rr]echte|[Dd]roits|[Dd]erechos|[Dd]iritti|[Dd]ireitos|права|保留|転載|無断"
)
_CREDIT = re.compile(r"\s*(?:©|\(c\)\s|\(C\)\s)")
_TAIL = re.compile(r"(?:\(([^()]{2,60})\)|[/|–—]\s?([^/|–—]{2,50})|©\s?([^©]{2,60}))\.?\s*$")
_SECTION_TAIL = re.compile(r",\s(?=[a-zà-ÿ])")
_SOURCES = re.compile(r"[/|,]| via ")
_ENDED = re.compile(r"[.!?]['\"”’»)]*$")
_NOTE = 240
_IMAGE = re.compile(r"!\[[^\]]{0,300}\]\([^)]{0,500}\)\s*$")


@lru_cache(maxsize=4096)
def byline_of(words: str, *, labelled: bool = True) -> tuple[str, ...]:
    """The authors that a line names after "by" or its like: "By Jane Doe, Health Reporter" names one.

    With `labelled` False a bare name or a team is taken too ("Jane Doe", "Courier Web Team", "Jane Doe in Lagos").
    """
    bare = words.strip(_LEADING)
    if len(bare) > 160 or not bare:
        return ()
    stripped = _SECTION_TAIL.split(_without_lead(bare))[0]
    if _prefix().match(stripped.casefold()):
        named = tuple(name for name in names_of([stripped]) if _could_sign(name))
        return named if named and fold(named[0]) != fold(stripped) else ()
    for suffix in byline_words("suffix"):
        if bare.endswith(suffix) and len(bare) <= len(suffix) + 12:
            return (bare.removesuffix(suffix).strip(),)
    if labelled:
        return ()
    if is_team(bare):
        return (bare,)
    at = _at().search(bare)
    name = bare[: at.start()] if at and bare[at.end() : at.end() + 1].isupper() else bare
    half = name.split()[: len(name.split()) // 2]
    named = names_of([" ".join(half) if half and half * 2 == name.split() else name])
    return named if named and all(map(is_name, named)) and len(fold(name)) <= 70 else ()


def is_name(words: str) -> bool:
    """Whether words have the shape of a person's name: two to four capitalised words, no outlet's and no section's."""
    tokens = words.split()
    if not 2 <= len(tokens) <= 4 or any(not _TOKEN.fullmatch(token) for token in tokens):
        return False
    solid = [token for token in tokens if token.casefold() not in byline_words("particle")]
    named = all(token[0].isupper() for token in solid) and len(solid) >= 2
    return named and not any(token.casefold() in _outlet_words("name", "section") for token in tokens)


def _could_sign(name: str) -> bool:
    return name[:1].isupper() or not name[:1].isascii()


def is_team(words: str) -> bool:
    """Whether a line signs for a house: "Courier Web Team"."""
    return len(words) <= 60 and _teams().search(fold(words)) is not None


@cache
def _teams() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern_of([fold(team) for team in _outlet_words('team')])})")


def team_outlet(words: str) -> str | None:
    """The house a team signs for: "Courier Web Team" signs for Courier."""
    for team in sorted(_outlet_words("team"), key=lambda t: (-len(t), t)):
        if words.casefold().endswith(" " + team):
            house = words[: -len(team)].strip(_EDGES)
            return house if house and house[0].isupper() else None
    return None


def outlet_in(words: str) -> str | None:
    """The outlet that a short line names and nothing else, or None; "Local News" names none."""
    name = words.strip(_EDGES + "*_")
    if not name or any(map(str.isdigit, name)) or ":" in name or _names_agency(name):
        return None
    tokens = [token.casefold() for token in _TOKEN.findall(name)]
    if not 1 <= len(tokens) <= 6 or len(name) > 45 or not name[0].isupper():
        return None
    if fold(name) in _known_outlets():
        return name
    solid = [t for t in tokens if t not in _outlet_words("section", "article")]
    capital = all(token[0].isupper() or len(token) <= 3 for token in _TOKEN.findall(name))
    called = any(token in _outlet_words("name") for token in tokens)
    own = any(token not in _outlet_words("name") for token in solid)
    return name if called and own and len(tokens) >= 2 and capital else None


def ends_as_outlet(name: str) -> bool:
    """Whether a name is a known outlet's or ends in a word that ends papers' names: "Wexley Gazette"."""
    last = _TOKEN.findall(name)[-1:]
    return fold(name) in _known_outlets() or (bool(last) and last[0].casefold() in _outlet_words("name"))


def picture_role(line: Line) -> str | None:
    """`credit`, `caption` or None, by what the line itself shows."""
    words = line.words
    if _IMAGE.match(words):
        return "caption"
    if line.size > 420:
        return None
    if _CREDIT.match(words):
        return None if _RIGHTS.search(words) else "credit"
    if line.size >= 25 and "©" in words:
        return None if _RIGHTS.search(words) else "caption"
    photo = line.cues & LineCue.PHOTO.value > 0
    if photo and _photo_label().match(words.casefold().lstrip(_LEADING)) and line.size < 100:
        return "credit"
    tail = _TAIL.search(words[-80:])
    if line.size >= 25 and (photo or (tail and _is_source(next(filter(None, tail.groups()))))):
        return "caption"
    return None


def opens_caption(words: str) -> bool:
    """Whether a line opens as captions do: "Pictured from left", "Im Bild:"."""
    return _opener("caption").match(words.casefold().lstrip(_LEADING)) is not None


def opens_link(words: str) -> bool:
    """Whether a line opens as what leads elsewhere does: "Read also: …", "Lesen Sie auch", "Sign up for …"."""
    return _opener("link").match(words.casefold().lstrip(_LEADING)) is not None


def is_note(words: str) -> bool:
    """Whether a short line tells who else worked on the article: "Additional reporting by Ann Bell in Porto"."""
    return len(words) < _NOTE and _opener("note").search(words.casefold()) is not None


def asks_consent(words: str) -> bool:
    """Whether a line asks the reader to agree to something: "By signing up you agree to our terms."."""
    return len(words) < 500 and _opener("consent").search(words.casefold()) is not None


def says_wall(words: str) -> bool:
    """Whether a line says that the text goes on for subscribers alone: "La suite est réservée aux abonnés."."""
    return _opener("wall").search(words.casefold()) is not None


def is_house(name: str) -> bool:
    """Whether a name is that of a house and no person's: "Valley Gazette GmbH", "Courier Web Team"."""
    words = {token.casefold() for token in _TOKEN.findall(name)}
    return is_team(name) or is_agency(name) or not words.isdisjoint(_outlet_words("name", "section", "firm"))


def is_credit(words: str) -> bool:
    """Whether a line is nothing but a picture's source: "Ann Bell/Getty Images", "Ann Bell | Moment | AP"."""
    pieces = [piece.strip(_EDGES) for piece in _SOURCES.split(words)]
    return len(words) < 80 and len(pieces) > 1 and fold(pieces[-1]) in _sources() and not _ENDED.search(words)


@cache
def _sources() -> frozenset[str]:
    """Agencies and picture agencies, by the names under which pictures are credited to them."""
    return _agencies() | {fold(entry) for entry in entries("photo")}


@cache
def _opener(kind: str) -> re.Pattern[str]:
    found = [row["entry"] for row in table("line_openers") if row["kind"] == kind]
    return re.compile(r"(?<!\w)(?:" + pattern_of(found) + ")")


def _is_source(words: str) -> bool:
    pieces = {fold(piece) for piece in re.split(r"[/,|]| via ", words)}
    return bool(pieces & _agencies())


def _names_agency(words: str) -> bool:
    folded = fold(words).removeprefix("the ")
    return folded in _agencies() or folded.startswith(_agencies_of_words())


@cache
def _agencies() -> frozenset[str]:
    return frozenset(fold(entry) for entry in entries("agency"))


@cache
def _agencies_of_words() -> tuple[str, ...]:
    return tuple(sorted(agency for agency in _agencies() if " " in agency))


def is_agency(name: str) -> bool:
    """Whether a name is that of a news agency."""
    return fold(name) in _agencies()


@cache
def _photo_label() -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern_of(entries('photo'))})\s*(?:by\s|von\s|de\s|[:：/／=＝])")


@cache
def _prefix() -> re.Pattern[str]:
    words = sorted(byline_words("prefix"), key=lambda word: (-len(word), word))
    return re.compile("(?:" + "|".join(re.escape(w.rstrip(":")) for w in words) + r")\s*[:\s]\s*\S")


@cache
def _at() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{'|'.join(map(re.escape, sorted(byline_words('at'))))})\s")


def _without_lead(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest.lstrip(": ") if first.casefold().rstrip(":") in byline_words("lead") and rest else words


@cache
def _outlet_words(*kinds: str) -> frozenset[str]:
    return frozenset(row["entry"] for row in table("outlet_words") if row["kind"] in kinds)


@cache
def _known_outlets() -> frozenset[str]:
    return frozenset(fold(name) for name in outlet_domains().values())
