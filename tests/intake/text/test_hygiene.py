"""Characters that mislead or betray a broken decoding, and texts that are no article."""

import pytest

from dossier.intake.text.hygiene import mend
from dossier.model import Severity

from .reading import codes, read_all
from .test_roles import BODY, story


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("The \u202egnihton\u202c in the line", "seed-bidi-controls"),
        ("The \x07bell rang", "seed-control-characters"),
        ("A\u200b\u200b\u200b\u200bhidden run", "seed-hidden-characters"),
        ("The caf\ufffd closed", "seed-lost-characters"),
        ("The cafÃ© said â€œnoâ€\x9d", "seed-mojibake"),
    ],
)
def test_reported_with_line_and_remedy(words: str, code: str) -> None:
    text = story(*BODY[:2], words, *BODY[2:])
    article, problems = read_all(text)
    (problem,) = [p for p in problems if p.code == code]
    assert problem.line == 5
    assert problem.remedy
    assert article.text == text


def test_mojibake_comes_with_its_repair() -> None:
    _, problems = read_all(story(*BODY, "The cafÃ© in ZÃ¼rich closed on Sunday, its owner told the Tarn Gazette."))
    (problem,) = [p for p in problems if p.code == "seed-mojibake"]
    assert "The café in Zürich" in problem.message


@pytest.mark.parametrize(
    "words", ["café", "“Zełenski” – naïve", "Ünïcödé", "Às 10 h", "日本語", "Â", "Ω≈ç√", "fiancée «é»"]
)
def test_right_text_is_not_suspected(words: str) -> None:
    _, problems = read_all(story(*BODY, words))
    assert codes(problems) == []


@pytest.mark.parametrize("words", ["é", "“", "”", "ł", "日", "😀", "À"])
def test_mend_undoes_the_wrong_decoding(words: str) -> None:
    wrong = "".join(bytes([b]).decode("cp1252", "replace").replace("\ufffd", chr(b)) for b in words.encode())
    assert mend(wrong) == words


@pytest.mark.parametrize("text", ["", " \n\t\n", "\r\n\r\n", "\u2028"])
def test_empty(text: str) -> None:
    article, problems = read_all(text)
    assert article.blocks == ()
    assert [(p.code, p.severity) for p in problems] == [("seed-empty", Severity.ERROR)]


def test_stub() -> None:
    _, problems = read_all("Viaduct closed\n\nEngineers closed the viaduct on Sunday.\n\nSubscribe to read on")
    assert codes(problems) == ["seed-stub"]
    _, whole = read_all(story("Viaduct closed", *BODY))
    assert codes(whole) == []
