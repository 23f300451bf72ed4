"""An action done in a process of its own that is killed, or runs out of disk, at a point that the test chooses.

A point is a call by which Python changes or opens a file; the process is killed with SIGKILL just before it. A limit of
file size does the rest: with `die` the process is killed in the middle of a write, without it the write fails as on a
full disk.
"""

from __future__ import annotations

import io
import os
import resource
import signal
import sys
import threading
from collections.abc import Callable

Action = Callable[[], object]
# How often a fault that is chosen by chance is tried; `make faults` sets it to hundreds.
TIMES = int(os.environ.get("DOSSIER_FAULTS", "0"))
_STEPS = frozenset({"open", "os.rename", "os.remove", "os.link", "os.mkdir", "os.rmdir", "os.truncate", "os.symlink"})


def steps(action: Action) -> int:
    """How many points the action has; it is done in full."""
    reader, writer = os.pipe()

    def counted() -> None:
        count = _count_steps()
        action()
        os.write(writer, str(count[0]).encode())

    _in_child(counted)
    os.close(writer)
    with os.fdopen(reader) as answer:
        return int(answer.read() or 0)


def killed_at(action: Action, step: int) -> bool:
    """Do the action in a child that is killed before its `step`-th point; whether it was."""

    def fatal() -> None:
        _count_steps(step)
        action()

    return _in_child(fatal) == -signal.SIGKILL


def killed_after(action: Action, seconds: float) -> bool:
    """Do the action in a child that is killed after so many seconds; whether it was."""

    def timed() -> None:
        threading.Timer(seconds, os.kill, (os.getpid(), signal.SIGKILL)).start()
        action()

    return _in_child(timed) == -signal.SIGKILL


def without_room(action: Action, size: int, die: bool = False) -> int:
    """Do the action where no file can grow beyond `size` bytes; its exit code, negative where a signal ended it."""

    def limited() -> object:
        if die:
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        return action()

    return _in_child(limited)


def _count_steps(fatal: int = -1) -> list[int]:
    count = [0]

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in _STEPS:
            if count[0] == fatal:
                os.kill(os.getpid(), signal.SIGKILL)
            count[0] += 1

    sys.addaudithook(hook)
    return count


def _in_child(action: Action) -> int:
    """The exit code of a forked child: 1 where the action raised or returned a true value."""
    child = os.fork()
    if not child:
        code = 1
        try:
            sys.stdout = sys.stderr = io.StringIO()
            code = int(bool(action()))
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
