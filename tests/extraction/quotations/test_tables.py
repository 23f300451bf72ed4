"""The tables of this folder: attribution, reported clauses, speakers."""

import pytest

from dossier.model import QuotationKind
from tests.extraction.quotations.cases import Case, cases, read


@pytest.mark.parametrize("case", list(cases("attribution.txt")), ids=lambda case: case.title)
def test_attribution(case: Case) -> None:
    _check(case, quoted_only=True)


@pytest.mark.parametrize("case", list(cases("reported.txt")), ids=lambda case: case.title)
def test_reported(case: Case) -> None:
    _check(case, quoted_only=False)


@pytest.mark.parametrize("case", list(cases("speakers.txt")), ids=lambda case: case.title)
def test_speakers(case: Case) -> None:
    _check(case, quoted_only=True)


def _check(case: Case, *, quoted_only: bool) -> None:
    found = []
    for quotation in read(case.text, case.people):
        if quoted_only and not quotation.quoted:
            continue
        words = quotation.quoted[0] if quoted_only else quotation.span
        row = (str(quotation.kind), words.of(case.text), quotation.speaker or "-", quotation.evidence.rule)
        found.append(row)
    wanted = [row + found[n][len(row) :] if n < len(found) else row for n, row in enumerate(case.wanted)]
    assert found == wanted


def test_every_kind_has_a_case() -> None:
    seen = {row[0] for name in ("attribution.txt", "reported.txt") for case in cases(name) for row in case.wanted}
    assert seen == {str(kind) for kind in QuotationKind}
