"""What the package offers to other programs."""

import doctest
from importlib import import_module
from pathlib import Path

import pytest

import dossier
from dossier import _HOMES


def test_every_public_name_is_there() -> None:
    assert sorted(_HOMES) == dossier.__all__
    assert all(callable(getattr(dossier, name)) for name in dossier.__all__)


def test_no_other_name_is() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        getattr(dossier, "nothing")  # noqa: B009 (the type checker would stop the plain form)


def modules_with_examples() -> list[str]:
    package = Path(dossier.__file__).parent
    holding = [path for path in sorted(package.rglob("*.py")) if ">>> " in path.read_text(encoding="utf-8")]
    return [".".join(path.relative_to(package.parent).with_suffix("").parts) for path in holding]


@pytest.mark.parametrize("name", modules_with_examples())
def test_examples_in_docstrings_are_true(name: str) -> None:
    failed, tried = doctest.testmod(import_module(name.removesuffix(".__init__")))
    assert tried
    assert not failed
