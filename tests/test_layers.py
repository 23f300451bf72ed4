"""Every module is in a layer of the import contract, and one in none fails it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def _contract_holds(project: Path) -> tuple[bool, str]:
    command = [
        sys.executable,
        "-c",
        "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())",
    ]
    done = subprocess.run([*command, "--no-cache"], cwd=project, capture_output=True, text=True, check=False)
    return done.returncode == 0, done.stdout


def test_a_module_in_no_layer_fails_the_contract(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "dossier", tmp_path / "dossier", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    assert _contract_holds(tmp_path)[0]
    (tmp_path / "dossier" / "attic.py").write_text("import dossier.pipeline\n", encoding="utf-8")
    holds, said = _contract_holds(tmp_path)
    assert not holds
    assert "attic" in said
