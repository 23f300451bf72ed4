"""Who is said to have said it: the speaker of an utterance, and how its sources differ in naming him or her."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from dossier.linking.quotations.printings import Printing
from dossier.linking.quotations.speakers import Relation, Speaker, relate
from dossier.model import Annotations, Article, PersonMention
from dossier.text.fold import fold


def leading_speaker(printings: Sequence[Printing]) -> Speaker | None:
    """The speaker most printings name; a linked person before a role, the earlier printing where there is a tie."""
    spoken = [p.utterance.speaker for p in printings if p.utterance.speaker is not None]
    named = [speaker for speaker in spoken if speaker.sure] or spoken
    if not named:
        return None
    votes = Counter(speaker.person or speaker.key for speaker in named)
    linked = [speaker for speaker in named if speaker.person is not None]
    return max(linked or named, key=lambda speaker: votes[speaker.person or speaker.key])


def carried_speaker(printings: Sequence[Printing]) -> Speaker | None:
    """The speaker a copy without one may take over: the leading one, where no other copy names somebody else."""
    leading = leading_speaker(printings)
    if any(relate(leading, p.utterance.speaker) is Relation.DIFFERENT for p in printings):
        return None
    return leading


def attribution_differences(
    printings: Sequence[Printing],
    articles: Mapping[str, Article],
    annotations: Mapping[str, Annotations],
) -> tuple[str, ...]:
    """Sentences for a reader: who names another speaker, spells the name otherwise, or gives another role.

    “Harbour Post” names Ida Lund, “Daily Gull” names Per Holm. What one article says twice is no difference.
    """
    named = [(p, speaker) for p in printings if (speaker := p.utterance.speaker) is not None and speaker.sure]
    told: list[str] = []
    labels = _labels([p.utterance.article for p, _ in named], articles)
    for other, right in named[1:]:
        first, left = named[0]
        if other.utterance.article == first.utterance.article:
            continue
        here, there = labels[first.utterance.article], labels[other.utterance.article]
        if left.key != right.key:
            told.append(_naming(left, right, here, there))
        roles = roles_of(first, articles, annotations), roles_of(other, articles, annotations)
        if all(roles) and not _share_a_word(*roles):
            told.append(f"{here} calls the speaker {_quoted(roles[0])}, {there} {_quoted(roles[1])}.")
    return tuple(dict.fromkeys(told))


def _naming(left: Speaker, right: Speaker, here: str, there: str) -> str:
    if left.person is not None and left.person == right.person and left.named:
        return f"{here} writes the speaker’s name “{left.name}”, {there} “{right.name}”."
    if relate(left, right) is Relation.DIFFERENT:
        return f"{here} names {left.name}, {there} names {right.name}."
    return f"{here} gives “{left.name}” as the source, {there} “{right.name}”."


def roles_of(
    printing: Printing, articles: Mapping[str, Article], annotations: Mapping[str, Annotations]
) -> tuple[str, ...]:
    """The roles that the printing's article states of its speaker, each once."""
    entity, article = printing.utterance.quotation.entity, printing.utterance.article
    mentions: Sequence[PersonMention] = annotations[article].mentions if entity and article in annotations else ()
    text = articles[article].text
    return tuple(dict.fromkeys(m.role.of(text) for m in mentions if m.entity == entity and m.role is not None))


def _share_a_word(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two sets of roles agree in a word, or in the stem of one ("Germany's", "German")."""
    return any(
        a[:5] == b[:5]
        for a in (word for role in left for word in fold(role).split() if len(word) > 2)
        for b in (word for role in right for word in fold(role).split())
    )


def _quoted(roles: Sequence[str]) -> str:
    return " and ".join(f"“{role}”" for role in roles)


def _labels(ids: Sequence[str], articles: Mapping[str, Article]) -> dict[str, str]:
    """What to call each article: its outlet where that tells them apart, else its title."""
    outlets = {i: s.value for i in ids if (s := articles[i].metadata.outlet) is not None}
    often = Counter(outlets.values())
    return {i: outlets[i] if i in outlets and often[outlets[i]] == 1 else f"“{articles[i].title}”" for i in ids}
