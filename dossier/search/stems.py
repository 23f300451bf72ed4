"""Stems by Snowball, the algorithms that the browser runs too: `js/vendor` holds them as their authors compile them."""

from __future__ import annotations

from functools import cache

import snowballstemmer

# BCP 47 language → the name of its Snowball algorithm. Each needs `js/vendor/<name>-stemmer.js`.
ALGORITHMS = {"de": "german", "en": "english"}


@cache
def _stemmer(language: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(ALGORITHMS[language])


@cache
def stem(word: str, language: str) -> str:
    """The stem of a folded word: "negotiations" and "negotiate" are "negoti"; itself where the language has none.

    >>> stem("negotiations", "en")
    'negoti'
    """
    return str(_stemmer(language).stemWord(word)) if language in ALGORITHMS else word


def stem_range(stemmed: str) -> str:
    """How the words of a stem begin: as the stem does, without a last "e" or "i" that only the stem may have.

    "happi" is of "happy", "hope" of "hoping". What begins otherwise ("dying" is of "die") the index lists.
    """
    return stemmed[:-1] if len(stemmed) > 3 and stemmed[-1] in "ei" else stemmed
