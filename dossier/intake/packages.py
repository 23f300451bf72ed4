"""Documents that are zip packages, opened within limits: EPUB, DOCX, WACZ."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from lxml import etree

from dossier.intake.seedfile import MAX_ARCHIVE_BYTES, Seed
from dossier.model import Problem, Severity

MAX_MEMBERS = 10_000
_MAX_MEMBER_BYTES = 16 * 1024 * 1024
_MAX_RATIO = 200
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Package:
    """An open package: the names of its members in their order."""

    file: zipfile.ZipFile
    members: tuple[zipfile.ZipInfo, ...]

    def read(self, name: str) -> bytes | None:
        """The bytes of a member, up to a limit; None when there is no such member."""
        member = next((m for m in self.members if m.filename == name), None)
        if member is None:
            return None
        with self.file.open(member) as stream:
            return stream.read(_MAX_MEMBER_BYTES)

    def tree(self, name: str) -> etree._Element | None:
        """A member as XML, without entities and without the network; None when it is missing or no XML."""
        data = self.read(name)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
        try:
            return etree.fromstring(data, parser) if data else None
        except etree.XMLSyntaxError:
            return None

    def bomb(self) -> zipfile.ZipInfo | None:
        """The first member that is far longer unpacked than packed, or too long to be read at all."""
        return next((m for m in self.members if _swells(m)), None)


@contextmanager
def opened(seed: Seed) -> Iterator[Package]:
    """The package of a seed; raises one of `BROKEN` for a damaged one."""
    with seed.open() as stream, zipfile.ZipFile(stream) as file:
        yield Package(file, tuple(file.infolist()[:MAX_MEMBERS]))


def _swells(member: zipfile.ZipInfo) -> bool:
    size = member.file_size
    return size > MAX_ARCHIVE_BYTES or (size > 10_000_000 and size > _MAX_RATIO * max(1, member.compress_size))


def expands(seed: Seed, member: zipfile.ZipInfo) -> Problem:
    """The problem of a bomb."""
    return seed.problem(
        "seed-expands-too-far",
        Severity.ERROR,
        f"unpacked, {member.filename[:80]} has {member.file_size // 1_000_000} MB",
        "save the article as a page or as text",
    )


def damaged(seed: Seed, error: Exception) -> Problem:
    """The problem of a package that cannot be opened."""
    return seed.problem(
        "seed-truncated", Severity.ERROR, f"it is damaged ({type(error).__name__})", "copy or save it again"
    )
