"""What an installed package says of its licence."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, metadata


def licence_of(name: str) -> str:
    """All that it says, joined; empty where it is not installed on this system."""
    return "; ".join(licences_of(name))


def licences_of(name: str) -> list[str]:
    """Its expression, its licence and its classifiers, the most exact first."""
    try:
        told = metadata(name)
    except PackageNotFoundError:
        return []
    classified = [line for line in told.get_all("Classifier", []) if line.startswith("License")]
    return [
        *told.get_all("License-Expression", []),
        *(text[:200] for text in told.get_all("License", []) if text.strip()),
        *(line.rpartition(" :: ")[2] for line in classified),
    ]
