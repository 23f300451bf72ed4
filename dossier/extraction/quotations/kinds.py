"""What quoted words are by their shape: an utterance, a fragment of one, the title of a work, a term."""

from __future__ import annotations

from dossier.extraction.quotations import word_classes as wc
from dossier.extraction.quotations.passages import Passage
from dossier.extraction.quotations.vocabulary import Vocabulary

_ENDINGS = frozenset(",.?!…")
_MARKS = "'\"“”‘’«»„‹›`´ "
_STOPS = frozenset(".?!…")
_NEAR = 30
_LEAST_WORDS = 4
_TITLE_WORDS = 7


def is_fragment(p: Passage, index: int) -> bool:
    """Whether quoted words stand inside a sentence of the reporter's, with a word right before them."""
    return index > 0 and not p.opens[index] and not p.flags[index - 1] & wc.QUOTE and p.words[index - 1][0].isalnum()


def quoted_words(p: Passage, index: int) -> str:
    """The words of a quotation's token in this passage, without the outer marks."""
    return p.text[p.starts[index] : p.ends[index]].strip(_MARKS)


def quoted_ending(p: Passage, index: int) -> str:
    """The last character inside the closing mark: a comma or stop where the quotation is whole in itself."""
    return p.text[max(p.starts[index], p.ends[index] - 3) : p.ends[index]].rstrip(_MARKS)[-1:]


def is_utterance(p: Passage, index: int) -> bool:
    """Whether quoted words are a whole utterance by themselves: “We cannot wait any longer.”

    They open a sentence or follow a comma, colon or dash, count at least four words and end like a clause; eight
    words and more need not end so, and fewer do after another quotation close by.
    """
    if is_fragment(p, index) or (index > 0 and p.words[index - 1] in "(["):
        return False
    words = quoted_words(p, index)
    count = words.count(" ") + 1
    if p.opens[index] and index > 0 and p.flags[index - 1] & wc.PUNCTUATION and words[-1:] in _STOPS:
        return any(p.flags[i] & wc.QUOTE for i in range(max(0, index - _NEAR), index)) or count >= _LEAST_WORDS
    stands_alone = p.opens[index] or bool(p.flags[index - 1] & (wc.QUOTE | wc.COLON | wc.COMMA | wc.DASH))
    return stands_alone and (count >= 2 * _LEAST_WORDS or (count >= _LEAST_WORDS and words[-1:] in _ENDINGS))


def names_work(p: Passage, index: int, vocabulary: Vocabulary) -> bool:
    """Whether quoted words are a title or a nickname: the film “Cold Kiln”, ABC's “Night Desk,”."""
    if is_nickname(p, index):
        return True
    before = index - 1
    if before >= 0 and p.flags[before] & wc.COMMA and is_title_cased(p, index):
        before -= 1  # her memoir, “Cold Kiln,” but: she said of the book, “I liked it”
    if before < 0 or p.opens[index]:
        return False
    words = quoted_words(p, index)
    if p.verb_second and _names_thing(p, index, before, vocabulary):
        return True
    if words.count(" ") >= _TITLE_WORDS or not words[:1].isalnum():
        return False
    if p.flags[before] & wc.CLITIC and before == index - 1:
        return words[:1].isupper() or words.count(" ") < _LEAST_WORDS
    return p.low[before] in vocabulary.works and words[:1].isupper()


def _names_thing(p: Passage, index: int, before: int, vocabulary: Vocabulary) -> bool:
    """Whether quoted words are a name where nouns are compounds: die Werkszeitung „Kalter Ofen“, laut „Kalter Ofen“.

    A colon may stand between (Motto: „Kalter Ofen“), and a newspaper is the subject of its verb: das meldet die „Glut“.
    """
    colon = bool(p.flags[before] & wc.COLON) and before > 0
    word = p.low[before - colon]
    if word in vocabulary.terms or (word.endswith(tuple(vocabulary.works)) and p.flags[before - colon] & wc.CAPITAL):
        return quoted_words(p, index)[:1].isupper() or not colon
    if not is_title_cased(p, index) and " " in quoted_words(p, index):
        return False
    if word in vocabulary.source_prepositions:
        return True
    subject = p.flags[before] & wc.DEFINITE and (before == 0 or p.opens[before] or before - 1 in p.cues)
    return bool(subject) and quoted_words(p, index)[:1].isupper() and index == before + 1


def is_term(p: Passage, index: int, vocabulary: Vocabulary) -> bool:
    """Whether the word before says that the quoted words are a name or an expression: the term “cold kiln”."""
    if index == 0 or p.opens[index]:
        return False
    return p.low[index - 1] in vocabulary.terms or is_nickname(p, index)


def is_title_cased(p: Passage, index: int) -> bool:
    """Whether all longer words are capitalised, two or more of them: a name of something, “Cold Kiln Week”."""
    words = quoted_words(p, index).split()
    return 1 < len(words) <= _TITLE_WORDS and all(word[:1].isupper() or len(word) < _LEAST_WORDS for word in words)


def is_nickname(p: Passage, index: int) -> bool:
    """Whether quoted words stand in the middle of a name: Marta “Kiln” Okafor."""
    if index == 0 or index + 1 >= len(p) or not (p.flags[index - 1] & p.flags[index + 1] & wc.CAPITAL):
        return False
    words = quoted_words(p, index)
    return words.count(" ") <= 1 and words[-1:].isalnum() and not p.opens[index] and not p.opens[index + 1]
