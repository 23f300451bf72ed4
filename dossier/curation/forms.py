"""What a curator may write: one row per kind of entry, the single source of the validator and the JSON Schemas."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from dossier.model import READ_ROLES, PersonKind, QuotationKind, Role, Subject, Verdict


class Shape(Enum):
    """What a value must look like."""

    TEXT = "text"
    TEXTS = "one text or a list of texts"
    NAMES = "a list of two or more names, each a text or {name, in}"
    QUOTES = "a list of two or more {article, exact, prefix, suffix}"
    ARTICLES = "a list of two or more articles"


@dataclass(frozen=True, slots=True)
class Field:
    """One key of an entry. `nullable`: `~` says that the value is not known; `pattern` and `choices` bound a text,
    which is a date where it is `dated`.
    """

    name: str
    shape: Shape
    help: str
    required: bool = False
    nullable: bool = False
    choices: tuple[str, ...] = ()
    pattern: str = ""
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of entry, told by its first key. `wants` names the keys of which at least one must be there; `fixed` are
    values that the kind itself states.
    """

    verb: Field
    verdict: Verdict
    fields: tuple[Field, ...]
    wants: tuple[str, ...] = ()
    fixed: tuple[tuple[str, str], ...] = ()


DOMAIN, MENTION, EVERY, RESTORE, REDACT = "domain", "mention", "every", "restore", "redact"
COMMON = (
    Field("reason", Shape.TEXT, "Why; shown to readers beside the decision."),
    Field("author", Shape.TEXT, "Who decided."),
)
_ARTICLE = Field("article", Shape.TEXT, "The article: its file name in seeds/, or its id.", required=True)
_PREFIX = Field("prefix", Shape.TEXT, "Words right before, where the exact words stand more than once.")
_SUFFIX = Field("suffix", Shape.TEXT, "Words right after, where the exact words stand more than once.")
_ANCHOR = (_ARTICLE, _PREFIX, _SUFFIX)
_IN = Field("in", Shape.TEXTS, "Only in this article, or in these.")
_NAME = Field("name", Shape.TEXT, "The name to show.")
_DAY = r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_MOMENT = rf"^{_DAY}(?:T[0-2]\d:[0-5]\d(?::[0-5]\d)?(?:Z|[+-][01]\d:[0-5]\d)?)?$"
_EDTF = r"[-0-9TXZ:+?~%]{3,25}"
_LANGUAGE = r"^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$"
_DOMAIN = r"^[^\s/:@.*?#<>\"]{1,63}(?:\.[^\s/:@.*?#<>\"]{1,63}){1,9}$"
_KINDS = tuple(kind.value for kind in QuotationKind)
_READ = tuple(role.value for role in Role if role in READ_ROLES)
_DATE = Field(
    "value",
    Shape.TEXT,
    "The date as EDTF: 2022-01-27, 2022-01, 2014, 201X, 2022-01-24/2022-01-28; `~` for unknown.",
    required=True,
    nullable=True,
    pattern=rf"^(?:{_EDTF}|(?:{_EDTF}|\.\.)/(?:{_EDTF}|\.\.))$",
    dated=True,
)


def _verb(name: str, shape: Shape, help_: str) -> Field:
    return Field(name, shape, help_, required=True)


def _names(verb: str, verdict: Verdict, help_: str, *fields: Field) -> Form:
    return Form(_verb(verb, Shape.NAMES, help_), verdict, fields)


def _value(name: str, help_: str, pattern: str = "", shape: Shape = Shape.TEXT) -> Field:
    return Field(name, shape, help_, nullable=True, pattern=pattern, dated=pattern is _MOMENT)


_METADATA = (
    _value("title", "The title."),
    _value("outlet", "Who published it."),
    _value("published", "When it was published: 2022-01-27 or 2022-01-27T20:49+05:30.", _MOMENT),
    _value("updated", "When it was last changed.", _MOMENT),
    _value("place", "Where it was filed from."),
    _value("authors", "Who wrote it.", shape=Shape.TEXTS),
    _value("section", "The section of the paper."),
    _value("language", "Its language as a BCP 47 tag: en, de, pt-BR.", _LANGUAGE),
    _value("agency", "The news agency it comes from."),
    _value("url", "Its address on the web.", r"^https?://[^\s<>\"]+$"),
)

FORMS: dict[Subject, tuple[Form, ...]] = {
    Subject.PERSON: (
        _names("same", Verdict.SAME, "These names are one person (or one organisation).", _NAME),
        _names("different", Verdict.DIFFERENT, "These names are different people."),
        _names("unsure", Verdict.UNSURE, "Nobody can tell; do not ask again."),
        Form(
            _verb("split", Shape.TEXT, "In the articles under `in`, this name is somebody else, shown as `name`."),
            Verdict.SPLIT,
            (
                Field("in", Shape.TEXTS, "The articles that mean the other person.", required=True),
                Field("name", Shape.TEXT, "How to show the other one.", required=True),
            ),
        ),
        Form(_verb("rejected", Shape.TEXT, "This is no person."), Verdict.REJECTED, (_IN, _PREFIX, _SUFFIX)),
        Form(
            _verb("set", Shape.TEXT, "State something about the person of this name."),
            Verdict.SET,
            (
                _NAME,
                Field("alias", Shape.TEXTS, "Further names of the same person."),
                Field("role", Shape.TEXTS, "What the person is; no source need say it."),
                Field("kind", Shape.TEXT, "A person or an organisation.", choices=tuple(k.value for k in PersonKind)),
            ),
            wants=("name", "alias", "role", "kind"),
        ),
        Form(
            _verb(MENTION, Shape.TEXT, "Exact words that name a person, where the machine saw none or somebody else."),
            Verdict.SET,
            (*_ANCHOR, Field("name", Shape.TEXT, "Who is meant: the full name.", required=True)),
        ),
    ),
    Subject.QUOTATION: (
        Form(
            _verb("quote", Shape.TEXT, "The exact words of the quotation, or enough of its beginning."),
            Verdict.SET,
            (
                *_ANCHOR,
                Field("speaker", Shape.TEXT, "Who said it; `~` for unknown.", nullable=True),
                Field("kind", Shape.TEXT, "What kind of quotation it is.", choices=_KINDS),
            ),
            wants=("speaker", "kind"),
        ),
        Form(_verb("same", Shape.QUOTES, "One utterance, printed in these places."), Verdict.SAME, ()),
        Form(_verb("different", Shape.QUOTES, "Different utterances, however alike."), Verdict.DIFFERENT, ()),
        Form(_verb("unsure", Shape.QUOTES, "Nobody can tell; do not ask again."), Verdict.UNSURE, ()),
        Form(
            _verb("split", Shape.TEXT, "These words stand on their own: no copy of what other articles print."),
            Verdict.SPLIT,
            _ANCHOR,
        ),
        Form(_verb("rejected", Shape.TEXT, "These words are no quotation."), Verdict.REJECTED, _ANCHOR),
    ),
    Subject.DATE: (
        Form(_verb("date", Shape.TEXT, "The exact words of the date."), Verdict.SET, (*_ANCHOR, _DATE)),
        Form(
            _verb(EVERY, Shape.TEXT, "The exact words of a date that means one day throughout the article."),
            Verdict.SET,
            (_ARTICLE, _DATE),
            fixed=(("throughout", "yes"),),
        ),
        Form(_verb("rejected", Shape.TEXT, "These words are no date."), Verdict.REJECTED, _ANCHOR),
    ),
    Subject.ARTICLE: (
        Form(
            _verb("article", Shape.TEXT, "The article: its file name in seeds/, or its id."),
            Verdict.SET,
            _METADATA,
            wants=tuple(f.name for f in _METADATA),
        ),
        Form(
            Field(
                DOMAIN,
                Shape.TEXT,
                "A web domain, without https:// and path: valleygazette.example; its subdomains are meant as well.",
                required=True,
                pattern=_DOMAIN,
            ),
            Verdict.SET,
            (Field("outlet", Shape.TEXT, "Who publishes there.", required=True),),
        ),
        Form(_verb("rejected", Shape.TEXT, "Leave this article out of the dossier."), Verdict.REJECTED, ()),
        Form(
            _verb(REDACT, Shape.TEXTS, "Words or names that nobody shall read on the site, in each spelling."),
            Verdict.REDACT,
            (_IN,),
        ),
        Form(_verb("same", Shape.ARTICLES, "Copies of one article."), Verdict.SAME, ()),
        Form(_verb("different", Shape.ARTICLES, "Not copies of each other."), Verdict.DIFFERENT, ()),
    ),
    Subject.LINE: (
        Form(
            _verb("line", Shape.TEXT, "Exact words of the line or paragraph."),
            Verdict.SET,
            (
                *_ANCHOR,
                Field(
                    "to", Shape.TEXT, "Words of the last line of a range that begins here and is set aside, or read."
                ),
                Field("role", Shape.TEXT, "What the line is.", required=True, choices=tuple(r.value for r in Role)),
            ),
        ),
        Form(
            _verb(RESTORE, Shape.TEXT, "The article of which every line that was set aside is read again."),
            Verdict.SET,
            (Field("role", Shape.TEXT, "What these lines are; a paragraph by default.", choices=_READ),),
        ),
        Form(_verb("rejected", Shape.TEXT, "This line is debris."), Verdict.REJECTED, _ANCHOR),
        Form(
            _verb("split", Shape.TEXT, "These words are a line of their own."),
            Verdict.SPLIT,
            (
                *_ANCHOR,
                Field("role", Shape.TEXT, "What they are.", required=True, choices=tuple(r.value for r in Role)),
            ),
        ),
    ),
}

NAME_KEYS = ("name", "in")
QUOTE_KEYS = ("article", "exact", "prefix", "suffix")
LONGEST_TEXT = 20_000
LONGEST_LIST = 200
_WORDS = re.compile(r"\S")


def has_words(text: str) -> bool:
    """Whether a text holds anything but white space."""
    return _WORDS.search(text) is not None
