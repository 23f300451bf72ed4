"""Search in Firefox, from disk, where one file may not read another; without a Firefox skipped, but not in CI."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

_PREFERENCES = {
    "security.fileuri.strict_origin_policy": True,
    "network.proxy.type": 1,  # whatever is asked of the network is asked of nobody
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
}


class Firefox:
    """A browser that is driven by its own protocol, Marionette: a length, a colon, and a list in JSON."""

    def __init__(self, port: int) -> None:
        self._socket = self._connected(port)
        self._number = 0
        self._receive()
        self.send("WebDriver:NewSession", {})

    @staticmethod
    def _connected(port: int) -> socket.socket:
        for _ in range(200):
            try:
                return socket.create_connection(("127.0.0.1", port), timeout=30)
            except OSError:
                time.sleep(0.1)
        raise TimeoutError("Firefox does not answer")

    def send(self, command: str, values: dict[str, Any]) -> Any:
        """The result of a command."""
        self._number += 1
        message = json.dumps([0, self._number, command, values])
        self._socket.sendall(f"{len(message.encode())}:{message}".encode())
        _, _, error, result = self._receive()
        assert error is None, error
        return result

    def _receive(self) -> Any:
        length = b""
        while (sign := self._socket.recv(1)) != b":":
            length += sign
        content = b""
        while len(content) < int(length):
            content += self._socket.recv(int(length) - len(content))
        return json.loads(content)

    def read(self, script: str, wanted: str) -> str:
        """What a script returns, asked again until it holds some words."""
        found = ""
        for _ in range(100):
            found = self.send("WebDriver:ExecuteScript", {"script": script, "args": []})["value"] or ""
            if wanted in found:
                return found
            time.sleep(0.1)
        return found


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """Firefox from $DOSSIER_FIREFOX or the path, in a profile of its own."""
    named = (os.environ.get("DOSSIER_FIREFOX"), *map(shutil.which, ("firefox-esr", "firefox")))
    executable = next((path for path in named if path), None)
    if executable is None:
        reason = "no Firefox: install one or point DOSSIER_FIREFOX to it"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    profile = tmp_path_factory.mktemp("profile")
    lines = [f'user_pref("{k}", {json.dumps(v)});' for k, v in (_PREFERENCES | {"marionette.port": port}).items()]
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    command = [executable, "--headless", "--no-remote", "--marionette", "--profile", str(profile)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield Firefox(port)
    finally:
        process.terminate()
        process.wait(timeout=20)


def test_search_works_from_disk_in_firefox(seeds_site: Path, firefox: Firefox) -> None:
    page = (seeds_site / "search.html").as_uri()
    firefox.send("WebDriver:Navigate", {"url": f"{page}?q=Schulz"})
    said = firefox.read("return document.querySelector('.d-search-page [data-d-status]').textContent", "of 5")
    assert said.startswith("3 of 5 articles")
    notes = firefox.read("return document.querySelector('.d-search-page .d-hits').textContent", "Scholz")
    assert "Olaf Scholz is printed so too" in notes
    link = "return document.querySelector('.d-search-page a.d-hit-words').href"
    target = firefox.read(link, "#s-")
    firefox.send("WebDriver:Navigate", {"url": target})
    assert "Schulz" in firefox.read("return document.querySelector(':target').textContent", "Schulz")
