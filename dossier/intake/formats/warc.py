"""WARC: a recorded browsing session, each HTML response an article."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any, BinaryIO, cast

import brotli
from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed

from dossier.intake.decoding import decode
from dossier.intake.formats import SeedReading
from dossier.intake.formats.html import declared_charset, reading_of_page
from dossier.intake.html.page import read_page
from dossier.intake.moments import iso_moment
from dossier.intake.quiet import unheard
from dossier.intake.seedfile import Seed
from dossier.model import Article, Problem, Severity

_CHUNK = 256 * 1024
_MAX_RECORDS = 200_000
_MAX_PAGES = 3_000
_MAX_PAGE_BYTES = 16 * 1024 * 1024
_MAX_SKIPPED_BYTES = 1024 * 1024 * 1024
_PAGE_TYPES = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class Response:
    """One recorded HTML answer."""

    data: bytes
    url: str
    when: str | None
    record: str
    charset: str | None


def read(seed: Seed) -> SeedReading:
    """The articles of the archive; what was answered but is no article is counted in one note."""
    with seed.open() as stream:
        reading = read_archive(seed, stream)
    if not any(problem.code == "seed-truncated" for problem in reading.problems) and _breaks_off(seed):
        return replace(reading, problems=(*reading.problems, _truncated(seed, "its last record breaks off")))
    return reading


def _breaks_off(seed: Seed) -> bool:
    """Whether the last gzip member of the archive is incomplete, which the archive's iterator passes over."""
    with seed.open() as stream:
        pending, unpacker, made = stream.read(_CHUNK), zlib.decompressobj(wbits=31), 0
        if not pending.startswith(b"\x1f\x8b"):
            return False
        try:
            while pending and made < _MAX_SKIPPED_BYTES:
                made += len(unpacker.decompress(pending, _CHUNK))
                pending = unpacker.unconsumed_tail or unpacker.unused_data
                if unpacker.eof and (pending := pending or stream.read(_CHUNK)):
                    unpacker = zlib.decompressobj(wbits=31)
                elif not unpacker.eof:
                    pending = pending or stream.read(_CHUNK)
        except zlib.error:
            return True
        return not unpacker.eof and made < _MAX_SKIPPED_BYTES


def read_archive(seed: Seed, stream: BinaryIO, wanted: Collection[str] = (), first: int = 1) -> SeedReading:
    """The articles of one WARC stream, numbered from `first`; of `wanted` addresses only, when there are any."""
    articles: list[Article] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    skipped = 0
    for response in responses(seed, stream, problems):
        if response.url in seen or (wanted and response.url not in wanted):
            continue
        seen.add(response.url)
        number = first + len(articles)
        reading = _read(replace(seed, id=seed.id if number == 1 else f"{seed.id}-{number}"), response)
        if not reading.articles or any(problem.code == "page-no-article" for problem in reading.problems):
            skipped += 1
            continue
        articles.extend(reading.articles)
        problems.extend(reading.problems)
        if len(seen) >= _MAX_PAGES:
            problems.append(_cut(seed, f"only the first {_MAX_PAGES} pages were read"))
            break
    if skipped:
        problems.append(
            seed.problem(
                "archive-pages-skipped",
                Severity.NOTE,
                f"{skipped} pages in it are no articles",
                "nothing, unless an article is missing",
            )
        )
    if not articles and not any(p.severity is Severity.ERROR for p in problems):
        problems.append(
            seed.problem(
                "archive-no-article", Severity.WARNING, "the archive holds no article", "record the article's own page"
            )
        )
    return SeedReading(tuple(articles), tuple(problems))


def responses(seed: Seed, stream: BinaryIO, problems: list[Problem]) -> Iterator[Response]:
    """The HTML responses of a stream, each bounded; a damaged or endless archive ends with a problem."""
    read = 0
    try:
        iterator = ArchiveIterator(stream)
        for count, record in enumerate(_records(iterator)):
            if count >= _MAX_RECORDS or read > _MAX_SKIPPED_BYTES:
                problems.append(_cut(seed, f"it was read up to record {count}"))
                return
            read += min(int(record.length or 0), _MAX_SKIPPED_BYTES)
            with unheard():
                response = _response(record)
            if response is not None:
                yield response
        if iterator.err_count:
            problems.append(_truncated(seed, f"records of a wrong length: {iterator.err_count}"))
    except (ArchiveLoadFailed, OSError, EOFError, ValueError, AttributeError, TypeError, KeyError) as error:
        problems.append(_truncated(seed, type(error).__name__))


def _records(iterator: ArchiveIterator) -> Iterator[Any]:
    """The records of an archive; what the iterator writes to the terminal of damaged ones is counted, not shown."""
    while True:
        with unheard():
            record = next(iterator, None)
        if record is None:
            return
        yield record


def _content(record: Any, encoding: str) -> bytes:
    """The bytes of an answer up to a limit, unpacked; Brotli within the limit too, which warcio would ignore."""
    if encoding != "br":
        return cast(bytes, record.content_stream().read(_MAX_PAGE_BYTES))
    chunked = (record.http_headers.get_header("transfer-encoding") or "").lower() == "chunked"
    packed = (ChunkedDataReader(record.raw_stream) if chunked else record.raw_stream).read(_MAX_PAGE_BYTES)
    unpacker = brotli.Decompressor()
    found = b""
    try:
        found = bytes(unpacker.process(packed, output_buffer_limit=_MAX_PAGE_BYTES))
        while not unpacker.is_finished() and len(found) < _MAX_PAGE_BYTES:
            more = unpacker.process(b"", output_buffer_limit=_MAX_PAGE_BYTES - len(found))
            if not more:
                break
            found += more
    except brotli.error:
        # Some recorders unpack an answer and keep its header.
        return found or cast(bytes, packed)
    return found


def _truncated(seed: Seed, why: str) -> Problem:
    message = f"the archive is damaged ({why}); what stands before was read"
    return seed.problem("seed-truncated", Severity.ERROR, message, "copy or record it again")


def _response(record: Any) -> Response | None:
    if record.rec_type not in ("response", "resource"):
        return None
    http = record.http_headers
    kind = (http.get_header("content-type") if http else record.rec_headers.get_header("content-type")) or ""
    if kind.split(";")[0].strip().lower() not in _PAGE_TYPES or (http and http.get_statuscode() != "200"):
        return None
    encoding = (http.get_header("content-encoding") or "").strip().lower() if http else ""
    data = _content(record, encoding)
    headers = record.rec_headers
    charset = kind.lower().partition("charset=")[2].split(";")[0].strip(" \"'") or None
    identity = (headers.get_header("WARC-Record-ID") or "").strip("<>").removeprefix("urn:uuid:")
    when = iso_moment(headers.get_header("WARC-Date"))
    return Response(data, headers.get_header("WARC-Target-URI") or "", when, identity[:100], charset)


def _read(seed: Seed, response: Response) -> SeedReading:
    decoded = decode(response.data, seed.path, response.charset or declared_charset(response.data))
    page = replace(read_page(decoded.text, seed.path, response.url or None), retrieved=response.when)
    return reading_of_page(seed, page, decoded, "warc", record=response.record or None)


def _cut(seed: Seed, message: str) -> Problem:
    return seed.problem(
        "seed-too-many-records",
        Severity.WARNING,
        f"the archive is too long: {message}",
        "split it, or save the articles one by one",
    )
