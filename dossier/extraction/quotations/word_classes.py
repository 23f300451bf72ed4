"""The word classes of a token as bits. Imported whole, so that a condition reads `wc.CAPITAL | wc.PRONOUN`."""

from __future__ import annotations

# One bit per word class; a word may carry several.
DETERMINER, POSSESSIVE, PREPOSITION, CONJUNCTION = 1 << 0, 1 << 1, 1 << 2, 1 << 3
SUBORDINATOR, AUXILIARY, ADVERB, TIME, RELATIVE = 1 << 4, 1 << 5, 1 << 6, 1 << 7, 1 << 8
PRONOUN, CUE, SPEAKER_NOUN, CLITIC = 1 << 9, 1 << 10, 1 << 11, 1 << 12
PUNCTUATION, QUOTE, CAPITAL, COMMA, COLON, DASH = 1 << 13, 1 << 14, 1 << 15, 1 << 16, 1 << 17, 1 << 18
CUE_NOUN, CUE_ADJECTIVE, OBJECT_PRONOUN, NUMBER, THAT = 1 << 19, 1 << 20, 1 << 21, 1 << 22, 1 << 23
ATTACHING, GENITIVE, INDEFINITE, PARTICIPLE = 1 << 24, 1 << 25, 1 << 26, 1 << 27
INFINITIVE, NEGATION, COPULA, SOURCE_PHRASE = 1 << 28, 1 << 29, 1 << 30, 1 << 31
CONTRAST, QUESTION, NUMERAL, ENDING = 1 << 32, 1 << 33, 1 << 34, 1 << 35
DEFINITE, ACCOMPANYING, AGENT, MANNER, EXPLETIVE = 1 << 36, 1 << 37, 1 << 38, 1 << 39, 1 << 40
# A word that never opens a subject ("den", "ihm", "sich"), and one that does not before a feminine ("der").
OBLIQUE, DATIVE = 1 << 41, 1 << 42
