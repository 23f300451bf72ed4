"""Libraries that speak on standard error are kept from it: what a curator can act on is a problem."""

from __future__ import annotations

import contextlib
import io
import logging
from collections.abc import Iterator

_SPEAKERS = ("charset_normalizer", "courlan", "htmldate", "justext", "pypdf", "trafilatura", "warcio", "readability")


def quiet_libraries() -> None:
    """Keep the log messages of the libraries that read seeds, which quote what they read, from the terminal."""
    for name in _SPEAKERS:
        logger = logging.getLogger(name)
        if not any(isinstance(handler, logging.NullHandler) for handler in logger.handlers):
            logger.addHandler(logging.NullHandler())
        logger.propagate = False


@contextlib.contextmanager
def unheard() -> Iterator[None]:
    """Nothing that is written to standard error inside is seen."""
    with contextlib.redirect_stderr(io.StringIO()):
        yield
