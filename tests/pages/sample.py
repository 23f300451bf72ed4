"""A small dossier made by hand: three articles that carry one statement in different words."""

from __future__ import annotations

import hashlib

from dossier.language.sentences import anchored_sentences
from dossier.model import (
    Annotations,
    Article,
    ArticlePerson,
    Block,
    Citation,
    DateBounds,
    Difference,
    DiffOp,
    DiffPart,
    Dossier,
    Entry,
    Evidence,
    Judgement,
    Metadata,
    Person,
    PersonMention,
    Problem,
    Quotation,
    QuotationCluster,
    QuotationKind,
    Reprint,
    Role,
    Severity,
    SharedPassage,
    SourceText,
    Span,
    StatedRole,
    Statement,
    Subject,
    Suggestion,
    SurfaceForm,
    Target,
    Tier,
    TimeExpression,
    TimelineEntry,
    TimelineKind,
    TimexType,
    Variant,
    VariantLabel,
    Verdict,
)
from dossier.text.lines import lines_of

HARBOUR = """Harbour wall will be raised, says mayor

Staff reporter

Mayor Ines Okafor promised on 3 May 2021 that the harbour wall would be raised.

"We will raise the wall by two metres. No house will flood again," Okafor told reporters.

Related: ten pictures of the storm"""

GAZETTE = """Mayor defends costly wall

“We will raise the wall by two meters,” Ines Okafor said on Monday, and she called critics “armchair engineers”.

The council said that the work would cost 4 million crowns."""

REPRINT = """Wall to rise by two metres

Mayor Ines Okafor promised that the harbour wall would be raised by 5 million crowns."""


def evidence(rule: str, note: str = "", confidence: float | None = None) -> Evidence:
    return Evidence(rule, None, confidence, note)


def article(identifier: str, text: str, roles: tuple[Role, ...] = (), metadata: Metadata | None = None) -> Article:
    """An article of one block per line, headline first unless roles say otherwise."""
    spans = lines_of(text)
    given = roles + (Role.PARAGRAPH,) * len(spans)
    if not roles:
        given = (Role.HEADLINE, *given)
    blocks = tuple(Block(span, role, evidence(f"intake.{role}")) for span, role in zip(spans, given, strict=False))
    source = SourceText(f"{identifier}.txt", text, hashlib.sha256(text.encode("utf-8", "replace")).hexdigest())
    title = Statement(spans[0].of(text), Tier.PRINTED, Evidence("intake.title", spans[0])) if spans else None
    return Article(identifier, source, blocks, anchored_sentences(text, spans), metadata or Metadata(title=title))


def span(text: str, words: str, after: int = 0) -> Span:
    start = text.index(words, after)
    return Span(start, start + len(words))


def _stated(value: str, tier: Tier = Tier.PRINTED) -> Statement:
    return Statement(value, tier, evidence("intake.stated"))


def _mention(text: str, words: str, after: int = 0) -> PersonMention:
    return PersonMention(span(text, words, after), "Ines Okafor", evidence("people.title-name", confidence=0.99))


def sample_dossier() -> Dossier:
    """Two dated articles and an undated one; one person, three utterances, one of them printed twice."""
    harbour = article(
        "harbour-wall",
        HARBOUR,
        (Role.HEADLINE, Role.BYLINE, Role.PARAGRAPH, Role.PARAGRAPH, Role.DEBRIS),
        Metadata(
            title=_stated("Harbour wall will be raised, says mayor"),
            authors=(_stated("Staff reporter"),),
            outlet=_stated("Coast Courier"),
            published=_stated("2021-05-04T08:30+02:00"),
            url=_stated("https://coast.example/wall", Tier.DECLARED),
        ),
    )
    gazette = article("costly-wall", GAZETTE)
    reprint = article("wall-to-rise", REPRINT)
    first, second = "We will raise the wall by two metres.", "No house will flood again,"
    other, fragment = "We will raise the wall by two meters,", "armchair engineers"
    whole = Span(HARBOUR.index(first), HARBOUR.index(second) + len(second))
    said = Quotation(
        "q-harbour-1",
        whole,
        QuotationKind.DIRECT,
        (whole,),
        evidence("quotation.told", confidence=0.97),
        "Ines Okafor",
        "Ines Okafor",
        span(HARBOUR, "Okafor", whole.end),
        span(HARBOUR, "told"),
    )
    again = Quotation(
        "q-gazette-1",
        span(GAZETTE, other),
        QuotationKind.DIRECT,
        (span(GAZETTE, other),),
        evidence("quotation.cue-after"),
        "Ines Okafor",
        "Ines Okafor",
        span(GAZETTE, "Ines Okafor"),
    )
    mixed = Quotation(
        "q-gazette-2",
        span(GAZETTE, "critics “armchair engineers"),
        QuotationKind.MIXED,
        (span(GAZETTE, fragment),),
        evidence("quotation.fragment"),
        "Ines Okafor",
        "Ines Okafor",
        span(GAZETTE, "she called"),
    )
    promised = Quotation(
        "q-reprint-1",
        span(REPRINT, "that the harbour wall would be raised by 5 million crowns"),
        QuotationKind.INDIRECT,
        (),
        evidence("quotation.that-clause"),
        "Ines Okafor",
        "Ines Okafor",
        span(REPRINT, "Ines Okafor"),
    )
    day = TimeExpression(
        span(HARBOUR, "3 May 2021"),
        TimexType.DATE,
        "2021-05-03",
        evidence("date.full"),
        "2021-05-03",
        "2021-05-03",
        "2021-05-03",
        "day",
    )
    monday = TimeExpression(
        span(GAZETTE, "Monday"),
        TimexType.DATE,
        "XXXX-WXX-1",
        evidence("date.weekday"),
        unresolved="the article has no publication date",
    )
    member = (ArticlePerson("Ines Okafor", "Ines Okafor"),)
    annotations = (
        Annotations(
            "harbour-wall",
            member,
            (_mention(HARBOUR, "Ines Okafor"), _mention(HARBOUR, "Okafor", whole.end)),
            (said,),
            (day,),
        ),
        Annotations("costly-wall", member, (_mention(GAZETTE, "Ines Okafor"),), (again, mixed), (monday,)),
        Annotations("wall-to-rise", member, (_mention(REPRINT, "Ines Okafor"),), (promised,)),
    )
    person = Person(
        "ines-okafor",
        "Ines Okafor",
        members=tuple((found.article, "Ines Okafor") for found in annotations),
        forms=(
            SurfaceForm("Ines Okafor", tuple(Citation(a.article, a.mentions[0].span) for a in annotations)),
            SurfaceForm("Okafor", (Citation("harbour-wall", annotations[0].mentions[1].span),)),
        ),
        roles=(StatedRole("Mayor", Citation("harbour-wall", span(HARBOUR, "Mayor Ines")), "2021-05-04"),),
        merges=(evidence("link.same-full-name", "the same full name in three articles"),),
        former_ids=("inez-okafor",),
    )
    kept, swapped = DiffPart(DiffOp.EQUAL, "We will raise the wall by two"), DiffPart(DiffOp.REMOVED, "metres.")
    raised = QuotationCluster(
        "q-raise",
        (
            Variant(
                "q-harbour-1", "harbour-wall", span(HARBOUR, first), VariantLabel.REFERENCE, 1.0, (), "Ines Okafor"
            ),
            Variant(
                "q-gazette-1",
                "costly-wall",
                span(GAZETTE, other),
                VariantLabel.REWORDED,
                0.93,
                (kept, swapped, DiffPart(DiffOp.ADDED, "meters,")),
                "Ines Okafor",
                "Ines Okafor",
            ),
        ),
        "Ines Okafor",
        "ines-okafor",
        (evidence("link.shared-words", "8 of 9 words are the same"),),
        ("harbour-wall prints “Okafor”, costly-wall “Ines Okafor”",),
        ("q-raise-old",),
        ("q-flood",),
    )
    flood = QuotationCluster(
        "q-flood",
        (Variant("q-harbour-1", "harbour-wall", span(HARBOUR, second), VariantLabel.REFERENCE, 1.0),),
        "Ines Okafor",
        "ines-okafor",
    )
    chair = QuotationCluster(
        "q-chair",
        (Variant("q-gazette-2", "costly-wall", mixed.span, VariantLabel.REFERENCE, 1.0),),
        "Ines Okafor",
        "ines-okafor",
    )
    happened = TimelineEntry(
        TimelineKind.HAPPENED, "2021-05-03", "2021-05-03", "2021-05-03", "day", Citation("harbour-wall", day.span)
    )
    reported = TimelineEntry(
        TimelineKind.REPORTED, "2021-05-04", "2021-05-04", "2021-05-04", "day", Citation("harbour-wall", Span(0, 7))
    )
    expected = TimelineEntry(
        TimelineKind.EXPECTED, "2021-05-04", "2021-05-04", "2021-05-04", "day", Citation("harbour-wall", day.span)
    )
    left, right = (
        span(HARBOUR, "that the harbour wall would be raised"),
        span(REPRINT, "that the harbour wall would be raised"),
    )
    cost, price = span(GAZETTE, "4 million crowns"), span(REPRINT, "5 million crowns")
    return Dossier(
        articles=(harbour, gazette, reprint),
        annotations=annotations,
        people=(person,),
        clusters=(raised, flood, chair),
        timeline=(happened, reported, expected),
        bounds=(
            DateBounds(
                "wall-to-rise", "2021-05-03", None, ((Citation("wall-to-rise", right), "a copy is dated 4 May 2021"),)
            ),
        ),
        reprints=(
            Reprint(
                "harbour-wall",
                "wall-to-rise",
                0.61,
                "shared passages",
                (SharedPassage(Citation("harbour-wall", left), Citation("wall-to-rise", right)),),
            ),
        ),
        differences=(
            Difference(
                "figure", Citation("costly-wall", cost), Citation("wall-to-rise", price), "4 million", "5 million"
            ),
        ),
        suggestions=(
            Suggestion(
                "people-same-1",
                "Are “Ines Okafor” and “I. Okafor” one person?",
                Entry(
                    Subject.PERSON,
                    Verdict.SAME,
                    (Target(name="Ines Okafor"), Target(name="I. Okafor")),
                    (("name", "Ines Okafor"),),
                ),
                ("ines-okafor", "I. Okafor"),
                (Citation("harbour-wall", span(HARBOUR, "Ines Okafor")),),
                ("the same surname",),
                3.0,
            ),
        ),
        judgements=(
            Judgement(
                Subject.PERSON,
                Verdict.SAME,
                (Target(name="Ines Okafor"), Target(name="Inez Okafor")),
                "seeds/curation/people.yml",
                7,
                (("name", "Ines Okafor"),),
                "The town hall spells her so.",
            ),
        ),
        problems=(Problem("seed-empty", Severity.WARNING, "seeds/blank.txt", "the file is empty", "delete it"),),
    )
