"""What a format reader hands over: the parts of an article before they become one text."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.model import Role


@dataclass(frozen=True, slots=True)
class Part:
    """Some words with their role, the rule that gave it, and whether a person should look at it.

    `author` is whose words they are where that is not the article's author: who wrote a quoted post. `shown` is False
    where the page does not show them: they were taken from its data or a script.
    """

    role: Role
    text: str
    rule: str
    certain: bool = True
    note: str = ""
    author: str = ""
    shown: bool = True
