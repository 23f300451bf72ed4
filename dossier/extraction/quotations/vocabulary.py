"""The words that matter to reported speech, looked up once per language pack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from dossier.language.lexicon import Lexicon

# One bit per word class; a word may carry several.
DETERMINER, POSSESSIVE, PREPOSITION, CONJUNCTION = 1 << 0, 1 << 1, 1 << 2, 1 << 3
SUBORDINATOR, AUXILIARY, ADVERB, TIME, RELATIVE = 1 << 4, 1 << 5, 1 << 6, 1 << 7, 1 << 8
PRONOUN, CUE, SPEAKER_NOUN, CLITIC = 1 << 9, 1 << 10, 1 << 11, 1 << 12
PUNCTUATION, QUOTE, CAPITAL, COMMA, COLON, DASH = 1 << 13, 1 << 14, 1 << 15, 1 << 16, 1 << 17, 1 << 18
CUE_NOUN, CUE_ADJECTIVE, OBJECT_PRONOUN, NUMBER, THAT = 1 << 19, 1 << 20, 1 << 21, 1 << 22, 1 << 23
ATTACHING, GENITIVE, INDEFINITE, PARTICIPLE = 1 << 24, 1 << 25, 1 << 26, 1 << 27
INFINITIVE, NEGATION, COPULA, SOURCE_PHRASE = 1 << 28, 1 << 29, 1 << 30, 1 << 31
CONTRAST, QUESTION, NUMERAL, ENDING = 1 << 32, 1 << 33, 1 << 34, 1 << 35

_CLASSES = {
    "determiner": DETERMINER,
    "possessive": POSSESSIVE,
    "preposition": PREPOSITION,
    "conjunction": CONJUNCTION,
    "subordinator": SUBORDINATOR,
    "auxiliary": AUXILIARY,
    "adverb": ADVERB,
    "time": TIME,
    "relative": RELATIVE,
    "clitic": CLITIC,
    "complementizer": THAT,
    "attaching": ATTACHING,
    "genitive": GENITIVE,
    "indefinite": INDEFINITE,
    "participle": PARTICIPLE,
    "infinitive": INFINITIVE,
    "negation": NEGATION,
    "copula": COPULA,
    "contrast": CONTRAST,
    "question": QUESTION,
    "numeral": NUMERAL,
}


@dataclass(frozen=True, slots=True)
class Cue:
    """A form of a cue verb: its lemma, the complements it takes, and whether the form is a participle in -ing."""

    lemma: str
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
    """The tables of a language pack as look-ups by lower-case word."""

    flags: Mapping[str, int]
    suffixes: tuple[tuple[str, int], ...]
    cues: Mapping[str, Cue]
    pronouns: Mapping[str, Pronoun]
    noun_kinds: Mapping[str, frozenset[str]]
    source_phrases: tuple[tuple[str, ...], ...]
    particles: frozenset[str]
    works: frozenset[str]
    terms: frozenset[str]

    def classes(self, word: str) -> int:
        """The word classes of a lower-case word as bits; `ENDING` when only its ending tells."""
        found = self.flags.get(word)
        if found is not None:
            return found
        return next((bits | ENDING for suffix, bits in self.suffixes if word.endswith(suffix)), 0)


@cache
def load_vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The vocabulary of a language pack (empty look-ups where it lacks a table)."""
    flags: dict[str, int] = {}
    suffixes: dict[str, int] = {}
    for row in lexicon.rows("quotation_grammar"):
        bits = sum(_CLASSES.get(name, 0) for name in row["class"].split())
        if row["entry"].startswith("-"):
            suffixes[row["entry"][1:]] = bits
        else:
            flags[row["entry"]] = bits
    cues = _cues(lexicon)
    pronouns = {r["entry"]: Pronoun(r["gender"], r["number"]) for r in lexicon.rows("quotation_pronouns")}
    nouns = {r["entry"]: frozenset(r["kind"].split()) for r in lexicon.rows("quotation_speaker_nouns")}
    subject = [word for word, pronoun in pronouns.items() if pronoun.number not in ("object", "relative")]
    _mark(flags, cues, CUE)
    _mark(flags, subject, PRONOUN)
    _mark(flags, (w for w, p in pronouns.items() if p.number == "object"), OBJECT_PRONOUN)
    _mark(flags, nouns, SPEAKER_NOUN)
    _mark(flags, lexicon.words("quotation_cue_nouns"), CUE_NOUN)
    _mark(flags, lexicon.words("quotation_cue_adjectives"), CUE_ADJECTIVE)
    phrases = sorted(tuple(p.split()) for p in lexicon.words("quotation_phrases", use="source"))
    _mark(flags, (phrase[0] for phrase in phrases), SOURCE_PHRASE)
    return Vocabulary(
        flags=flags,
        suffixes=tuple(sorted(suffixes.items())),
        cues=cues,
        pronouns=pronouns,
        noun_kinds=nouns,
        source_phrases=tuple(phrases),
        particles=lexicon.words("quotation_phrases", use="particle"),
        works=lexicon.words("quotation_titles_and_terms", kind="work"),
        terms=lexicon.words("quotation_titles_and_terms", kind="term"),
    )


def _cues(lexicon: Lexicon) -> dict[str, Cue]:
    cues: dict[str, Cue] = {}
    for row in lexicon.rows("quotation_cues"):
        frames = frozenset(row["frames"].split())
        for form in row["forms"].split():
            cues[form] = Cue(row["entry"], frames, participle=False, base=form == row["entry"])
        for form in row["participles"].split():
            cues[form] = Cue(row["entry"], frames, participle=True, base=False)
    return cues


def _mark(flags: dict[str, int], words: Iterable[str], bit: int) -> None:
    for word in words:
        flags[word] = flags.get(word, 0) | bit
