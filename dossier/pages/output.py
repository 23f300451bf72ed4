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
from jinja2.nodes import Call, Expr, Getattr
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

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:  # noqa: N802
        """A plain attribute: no template of ours takes an entry of a dict for one."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """A plain call: nothing that our templates call wants to know where it is called from."""
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for keyword in node.kwargs:
            self.write(f"{keyword.key}=")
            self.visit(keyword.value, frame)
            self.write(", ")
        self.write(")")


class VisibleTemplate(Template):
    """A template that leaves no hidden character in what it renders."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """The rendered text, every hidden character made visible, whichever way it came in."""
        return visible(super().render(*args, **kwargs))


class Templates(Environment):
    """An environment whose templates print with `printed`."""

    code_generator_class = _Printing
    template_class = VisibleTemplate
    printed = staticmethod(printed)
