"""The records themselves: one SQLite file that can be thrown away at any moment.

Whatever goes wrong with it — damage, a full disk, another build at work, a file from somebody else's project — is a
record that is not there. It holds values, never code, and each is sealed with a key that never leaves this
installation, so that nobody's project can bring records along.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import sqlite3
import stat
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from dossier.cache.seal import seal_key

T = TypeVar("T")

_NAME = "records.sqlite"
_TABLE = "CREATE TABLE record (kind TEXT, key BLOB, seal BLOB, value BLOB, PRIMARY KEY (kind, key)) WITHOUT ROWID"
_SEAL = 16
_AT_ONCE = 500
_WAIT_SECONDS = 5.0


@dataclass
class Records:
    """Kept values by kind and key; `used` are those that this run asked for or made. Closed, it keeps nothing."""

    _base: sqlite3.Connection | None = None
    _seal: bytes = b""
    used: dict[str, set[bytes]] = field(default_factory=dict)

    def get(self, kind: str, keys: Sequence[bytes], type_: type[T]) -> dict[bytes, T]:
        """The kept values of these keys; one that is damaged, or of another shape, is left out."""
        self.used.setdefault(kind, set()).update(keys)
        found: dict[bytes, T] = {}
        for at in range(0, len(keys), _AT_ONCE):
            for key, seal, value in self._select(kind, keys[at : at + _AT_ONCE]):
                if not hmac.compare_digest(seal, self._sealed(kind, key, value)):
                    continue
                with contextlib.suppress(msgspec.MsgspecError, ValueError, TypeError, RecursionError):
                    found[key] = msgspec.msgpack.decode(value, type=type_)
        return found

    def put(self, kind: str, values: Iterable[tuple[bytes, object]]) -> None:
        """Keep these values under their keys; what cannot be kept is not."""
        rows = []
        for key, value in values:
            with contextlib.suppress(UnicodeEncodeError, TypeError, ValueError, OverflowError):
                encoded = msgspec.msgpack.encode(value)
                rows.append((kind, key, self._sealed(kind, key, encoded), encoded))
        if self._base is not None and rows:
            self.used.setdefault(kind, set()).update(row[1] for row in rows)
            with contextlib.suppress(sqlite3.Error), self._base:
                self._base.executemany("INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?)", rows)

    def close(self) -> None:
        """Forget what this run had no use for, and close the file."""
        base, self._base = self._base, None
        if base is None:
            return
        with contextlib.suppress(sqlite3.Error), base:
            for kind, used in self.used.items():
                kept = {key for (key,) in base.execute("SELECT key FROM record WHERE kind = ?", (kind,))}
                base.executemany("DELETE FROM record WHERE kind = ? AND key = ?", ((kind, k) for k in kept - used))
        with contextlib.suppress(sqlite3.Error):
            base.close()

    def _select(self, kind: str, keys: Sequence[bytes]) -> list[tuple[bytes, bytes, bytes]]:
        if self._base is None or not keys:
            return []
        marks = ",".join("?" * len(keys))
        query = f"SELECT key, seal, value FROM record WHERE kind = ? AND key IN ({marks})"
        try:
            rows = self._base.execute(query, (kind, *keys)).fetchall()
        except sqlite3.Error:
            return []
        return [row for row in rows if all(isinstance(part, bytes) for part in row)]

    def _sealed(self, kind: str, key: bytes, value: bytes) -> bytes:
        return hashlib.blake2b(b"\0".join((kind.encode(), key, value)), key=self._seal, digest_size=_SEAL).digest()


def open_records(folder: Path | None) -> Records:
    """The records kept in `folder`; none where it is None or cannot be used. Close them after the run."""
    seal = seal_key() if folder is not None else None
    if folder is None or seal is None:
        return Records()
    path = folder / _NAME
    for _ in range(2):
        try:
            return Records(_opened(path), seal)
        except sqlite3.OperationalError:  # Locked for too long, a full disk: not the file's fault.
            return Records()
        except (sqlite3.Error, OSError):
            for left in (path, folder / f"{_NAME}-wal", folder / f"{_NAME}-shm", folder / f"{_NAME}-journal"):
                with contextlib.suppress(OSError):
                    left.unlink(missing_ok=True)
    return Records()


def _opened(path: Path) -> sqlite3.Connection:
    """The file, opened, if it is a plain one and holds our one table and nothing else."""
    if path.is_symlink() or (path.exists() and not stat.S_ISREG(path.lstat().st_mode)):
        raise OSError(f"{path} is no plain file")
    base = sqlite3.connect(path, timeout=_WAIT_SECONDS, check_same_thread=False)
    try:
        # A stranger's file must not bring along views or triggers that run when it is read.
        base.execute("PRAGMA trusted_schema = OFF")
        tables = [row[0] for row in base.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")]
        if not tables:
            base.execute("PRAGMA journal_mode = WAL")
            with base:
                base.execute(_TABLE.replace("TABLE", "TABLE IF NOT EXISTS"))
        elif tables != [_TABLE]:
            raise sqlite3.DatabaseError("another program's file")
        base.execute("PRAGMA synchronous = NORMAL")
    except BaseException:
        base.close()
        raise
    return base


def remembered_each(
    records: Records,
    kind: str,
    keys: Sequence[bytes],
    type_: Any,
    make: Callable[[list[int]], Iterable[T]],
) -> list[T]:
    """The values of the keys, in their order: `make` is given the places of those not kept, and yields theirs.

    What is made is kept as it comes, so that a run that is cut off has not worked in vain.
    """
    kept = records.get(kind, keys, type_)
    missing = [at for at, key in enumerate(keys) if key not in kept]
    fresh: list[tuple[bytes, T]] = []
    for at, value in zip(missing, make(missing) if missing else (), strict=True):
        kept[keys[at]] = value
        fresh.append((keys[at], value))
        if len(fresh) == _AT_ONCE:
            records.put(kind, fresh)
            fresh = []
    records.put(kind, fresh)
    return [kept[key] for key in keys]
