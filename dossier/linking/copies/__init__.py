"""What articles share and where they differ: reprints, shared passages, figures and names told otherwise."""

from dossier.linking.copies.differences import find_differences
from dossier.linking.copies.judged import judge_reprints
from dossier.linking.copies.reprints import find_reprints

__all__ = ["find_differences", "find_reprints", "judge_reprints"]
