"""How a template prints a value: escaped, and looked at once; what comes out of it holds no hidden character.

Jinja's own way makes a safe string of every value that it prints and asks three functions for it, a third of the time
of all pages. Most values hold nothing to escape, and one search tells. Characters that a reader cannot see are no part
of our markup, so that a whole page is searched for them once and not every value.
"""

from __future__ import annotations

import re
from typing import Any

from jinja2 import Environment, Template
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from dossier.text.visible import visible

_SPECIAL = re.compile("[&<>\"']")


def printed(value: Any) -> str:
    """The value as it stands in HTML; markup is what our own templates, filters and phrases made, and stays as it is.

    >>> printed("<b>"), str(printed(Markup("<b>"))), printed(7)
    ('&lt;b&gt;', '<b>', '7')
    """
    if type(value) is str:
        return str(escape(value)) if _SPECIAL.search(value) else value
    if type(value) is Markup:
        return value
    return str(escape(value))


class _Printing(CodeGenerator):
    """Writes `environment.printed(…)` around every expression of a template."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write("environment.printed(")

    def _output_child_post(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(")")


class _Calls(Context):
    """Calls what a template calls without asking whether it wants the context: none of ours does but a macro."""

    def call(self, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        """What the call gives."""
        if type(called) is Macro:
            return super().call(called, *args, **kwargs)
        kwargs.pop("_loop_vars", None)
        kwargs.pop("_block_vars", None)
        return called(*args, **kwargs)


class VisibleTemplate(Template):
    """A template that leaves no hidden character in what it renders."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """The rendered text, every hidden character made visible, whichever way it came in."""
        return visible(super().render(*args, **kwargs))


class Templates(Environment):
    """An environment whose templates print with `printed`."""

    code_generator_class = _Printing
    context_class = _Calls
    template_class = VisibleTemplate
    printed = staticmethod(printed)
