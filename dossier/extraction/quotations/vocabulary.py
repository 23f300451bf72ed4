"""The words that matter to reported speech, looked up once per language pack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from dossier.extraction.quotations import word_classes as wc
from dossier.language.compounds import Compounds
from dossier.language.lexicon import Lexicon

_MEMO_LIMIT = 200_000
_SHAPE = {",": wc.COMMA, ":": wc.COLON, "—": wc.DASH, "–": wc.DASH, "―": wc.DASH, "-": wc.DASH, "−": wc.DASH}
_CLASSES = {
    "determiner": wc.DETERMINER,
    "possessive": wc.POSSESSIVE,
    "preposition": wc.PREPOSITION,
    "conjunction": wc.CONJUNCTION,
    "subordinator": wc.SUBORDINATOR,
    "auxiliary": wc.AUXILIARY,
    "adverb": wc.ADVERB,
    "time": wc.TIME,
    "relative": wc.RELATIVE,
    "clitic": wc.CLITIC,
    "complementizer": wc.THAT,
    "attaching": wc.ATTACHING,
    "genitive": wc.GENITIVE,
    "indefinite": wc.INDEFINITE,
    "participle": wc.PARTICIPLE,
    "infinitive": wc.INFINITIVE,
    "negation": wc.NEGATION,
    "copula": wc.COPULA,
    "contrast": wc.CONTRAST,
    "question": wc.QUESTION,
    "numeral": wc.NUMERAL,
    "definite": wc.DEFINITE,
    "agent": wc.AGENT,
    "manner": wc.MANNER,
    "accompanying": wc.ACCOMPANYING,
    "expletive": wc.EXPLETIVE,
    "oblique": wc.OBLIQUE,
    "dative": wc.DATIVE,
}


_FUNCTION = wc.PRONOUN | wc.RELATIVE | wc.OBJECT_PRONOUN


@dataclass(frozen=True, slots=True)
class Cue:
    """A form of a cue verb: the complements it takes, whether it is a participle in -ing, whether the plain form."""

    frames: frozenset[str]
    participle: bool
    base: bool


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun that can name a source. `number`: singular, plural, thing, first, second, object, relative, …"""

    gender: str
    number: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The tables of a language pack as look-ups by lower-case word.

    `syntax` says how the clauses of the language are built (`verb-second`, `clause-comma`), `subjunctives` are the
    verb forms that alone mark a clause as somebody else's words, `source_nouns` those that name a source after a
    preposition of `source_prepositions` ("nach Angaben der Polizei"), `prefixes` what a verb parts with.
    """

    flags: Mapping[str, int]
    suffixes: tuple[tuple[str, int], ...]
    cues: Mapping[str, Cue]
    pronouns: Mapping[str, Pronoun]
    noun_kinds: Mapping[str, frozenset[str]]
    source_phrases: tuple[tuple[str, ...], ...]
    particles: frozenset[str]
    works: frozenset[str]
    terms: frozenset[str]
    clitics: frozenset[str]
    postpositions: frozenset[str]
    as_words: frozenset[str]
    around: frozenset[str]
    syntax: frozenset[str]
    subjunctives: frozenset[str]
    agents: tuple[str, ...]
    source_nouns: frozenset[str]
    source_prepositions: frozenset[str]
    prefixes: frozenset[str]
    feminine: tuple[str, ...]
    plural_verbs: tuple[str, ...]
    media: frozenset[str]
    aims: frozenset[str]
    inserted: frozenset[str]
    own: frozenset[str]
    infinitive: str
    peoples: frozenset[str]
    _memo: dict[str, tuple[str, int]] = field(default_factory=dict, compare=False, repr=False)

    def read(self, word: str) -> tuple[str, int]:
        """A printed word in lower case with its classes as bits, its shape among them; remembered across articles."""
        known = self._memo.get(word)
        if known is None:
            if len(self._memo) > _MEMO_LIMIT:
                self._memo.clear()
            known = self._memo[word] = self._classify(word)
        return known

    def _classify(self, word: str) -> tuple[str, int]:
        lower = word.lower()
        bits = self.flags.get(lower, -1)
        if len(word) > 1 and word.isupper() and bits > 0 and bits & _FUNCTION and "verb-second" not in self.syntax:
            return word, wc.CAPITAL  # the WHO is nobody’s "who"
        if bits < 0:
            bits = self.classes(lower) if word[0].isalpha() else _shape(word)
            if isinstance(self.noun_kinds, Compounds) and word[0].isupper() and lower in self.noun_kinds:
                bits |= wc.SPEAKER_NOUN
        return lower, bits | wc.CAPITAL if word[0].isupper() else bits

    def classes(self, word: str) -> int:
        """The word classes of a lower-case word as bits; `ENDING` when only its ending tells."""
        found = self.flags.get(word)
        if found is not None:
            return found
        return next((bits | wc.ENDING for suffix, bits in self.suffixes if word.endswith(suffix)), 0)


def _shape(word: str) -> int:
    if word[0].isalnum():
        return wc.NUMBER
    if len(word) > 1 and word[1].isalpha():
        return wc.CLITIC
    return wc.PUNCTUATION | _SHAPE.get(word[0], 0)


# The look-ups that are the phrases of one use.
_USES = {
    "particles": "particle",
    "postpositions": "postposition",
    "as_words": "as",
    "source_nouns": "source-noun",
    "source_prepositions": "source-preposition",
    "prefixes": "prefix",
    "aims": "aim",
    "inserted": "inserted",
    "own": "own",
}


@cache
def load_vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The vocabulary of a language pack (empty look-ups where it lacks a table)."""
    flags, suffixes = _grammar(lexicon)
    cues = _cues(lexicon)
    pronouns = {r["entry"]: Pronoun(r["gender"], r["number"]) for r in lexicon.rows("quotation_pronouns")}
    speakers = lexicon.rows("quotation_speaker_nouns")
    syntax = lexicon.words("syntax")
    kinds = {r["entry"]: frozenset(r["kind"].split()) for r in speakers}
    nouns: Mapping[str, frozenset[str]] = {noun: kind for noun, kind in kinds.items() if not noun.startswith("-")}
    subject = [word for word, pronoun in pronouns.items() if pronoun.number not in ("object", "relative", "owner")]
    _mark(flags, cues, wc.CUE)
    _mark(flags, subject, wc.PRONOUN)
    _mark(flags, (w for w, p in pronouns.items() if p.number == "object"), wc.OBJECT_PRONOUN)
    _mark(flags, nouns, wc.SPEAKER_NOUN)
    _mark(flags, lexicon.words("quotation_cue_nouns"), wc.CUE_NOUN)
    _mark(flags, lexicon.words("quotation_cue_adjectives"), wc.CUE_ADJECTIVE)
    phrases = sorted(tuple(p.split()) for p in lexicon.words("quotation_phrases", use="source"))
    _mark(flags, (phrase[0] for phrase in phrases), wc.SOURCE_PHRASE)
    return Vocabulary(
        **_phrases(lexicon),
        flags=flags,
        suffixes=tuple(sorted(suffixes.items())),
        cues=cues,
        pronouns=pronouns,
        noun_kinds=Compounds(kinds) if "compound-nouns" in syntax else nouns,
        source_phrases=tuple(phrases),
        works=lexicon.words("quotation_titles_and_terms", kind="work"),
        terms=lexicon.words("quotation_titles_and_terms", kind="term"),
        agents=tuple(r["entry"][1:] for r in speakers if r["entry"].startswith("-")),
        peoples=_peoples(lexicon.words("people_demonyms") - lexicon.words("people_organisations")),
        clitics=lexicon.words("quotation_grammar", **{"class": "clitic"}),
        syntax=syntax,
        subjunctives=lexicon.words("quotation_subjunctives"),
        feminine=_endings(lexicon.words("quotation_grammar", **{"class": "feminine-noun"})),
        infinitive=min(lexicon.words("quotation_grammar", **{"class": "infinitive"}), default=""),
        plural_verbs=_endings(lexicon.words("quotation_grammar", **{"class": "plural-verb"})),
        media=lexicon.words("quotation_speaker_nouns", kind="medium"),
    )


def _phrases(lexicon: Lexicon) -> dict[str, Any]:
    """The phrases by what they are used for; `around` are those behind a source or around a verb."""
    found = {name: lexicon.words("quotation_phrases", use=use) for name, use in _USES.items()}
    return found | {"around": found["postpositions"] | found["as_words"]}


def _grammar(lexicon: Lexicon) -> tuple[dict[str, int], dict[str, int]]:
    """The word classes of whole words and of endings, as flags."""
    flags: dict[str, int] = {}
    suffixes: dict[str, int] = {}
    for row in lexicon.rows("quotation_grammar"):
        bits = sum(_CLASSES.get(name, 0) for name in row["class"].split())
        if row["entry"].startswith("-"):
            if bits:
                suffixes[row["entry"][1:]] = bits
        else:
            flags[row["entry"]] = bits
    return flags, suffixes


def _endings(entries: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(entry.removeprefix("-") for entry in entries))


def _peoples(demonyms: frozenset[str]) -> frozenset[str]:
    """What one of a people or camp is called, in lower case: "italian", of which there are "Italians"."""
    return frozenset(word.lower() for word in demonyms if f"{word}s" in demonyms)


def _cues(lexicon: Lexicon) -> dict[str, Cue]:
    cues: dict[str, Cue] = {}
    for row in lexicon.rows("quotation_cues"):
        frames = frozenset(row["frames"].split())
        for form in row["forms"].split():
            cues[form] = Cue(frames, participle=False, base=form == row["entry"])
        for form in row["participles"].split():
            cues[form] = Cue(frames, participle=True, base=False)
    return cues


def _mark(flags: dict[str, int], words: Iterable[str], bit: int) -> None:
    for word in words:
        flags[word] = flags.get(word, 0) | bit
