"""How far the work is, for whoever watches."""

from __future__ import annotations

import io

from dossier.cli.work import ProgressBar, drawn


def test_the_bar_tells_rate_and_time_left() -> None:
    assert drawn(150, 300, 1.0).endswith("150/300  150.0 a second, 1 s left")
    assert drawn(1, 3000, 1.0).endswith("1/3000  1.0 a second, 49 min left")
    assert drawn(1, 10, 0.0).endswith("1/10")


def test_the_bar_is_gone_at_the_end_and_spares_small_folders() -> None:
    stream = io.StringIO()
    bar = ProgressBar(stream)
    bar(1, 3)
    bar(3, 3)
    assert stream.getvalue() == ""
    bar(50, 50)
    assert stream.getvalue() == "\r\x1b[K"
