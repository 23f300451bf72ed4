"""What the program is made of, as CycloneDX 1.6: `python -m tests.measuring.sbom > sbom.json`.

One component for each package of requirements.lock, with its version, the SHA-256 of every file of it that may be
installed, what it says of its licence, and what it needs of the others. The same lock gives the same bytes: no clock,
no chance, no address of a registry.
"""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from itertools import chain
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.measuring.licences import licences_of

PROJECT = Path(__file__).parents[2]
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)((?:[^\n]*\\\n)*[^\n]*)", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def bill(lock: str) -> Bom:
    """The bill of a lock file's text."""
    stated = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = LicenseFactory()
    root = Component(
        name=stated["name"],
        version=stated["version"],
        type=ComponentType.APPLICATION,
        bom_ref=stated["name"],
        licenses=[names.make_from_string(stated["license"])],
    )
    parts: dict[str, list[Component]] = {}  # a package may be pinned once for each system
    for name, version, rest in _PINNED.findall(lock):
        parts.setdefault(canonicalize_name(name), []).append(_part(name, version, rest, names))
    bom = Bom(components=chain.from_iterable(parts.values()), serial_number=uuid5(NAMESPACE_URL, lock))
    bom.metadata = BomMetaData(component=root)
    bom.metadata.timestamp = None  # type: ignore[assignment]
    bom.metadata.tools.components.clear()
    bom.register_dependency(root, _wanted(stated["dependencies"], parts))
    for name, versions in parts.items():
        for part in versions:
            bom.register_dependency(part, _wanted(_required(name), parts))
    return bom


def _part(name: str, version: str, rest: str, names: LicenseFactory) -> Component:
    told = licences_of(name)[:1]
    return Component(
        name=name,
        version=version,
        type=ComponentType.LIBRARY,
        bom_ref=f"{name}@{version}",
        purl=PackageURL("pypi", None, canonicalize_name(name), version),
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=content) for content in _HASH.findall(rest)],
        licenses=[names.make_from_string(one) for one in told],
    )


def _required(name: str) -> list[str]:
    try:
        return requires(name) or []
    except PackageNotFoundError:
        return []


def _wanted(stated: list[str], parts: dict[str, list[Component]]) -> list[Component]:
    """The packages of the lock that the requirements name, whatever the system; extras aside."""
    needed = [Requirement(one) for one in stated]
    plain = [one for one in needed if "extra" not in str(one.marker or "")]
    return [part for one in plain for part in parts.get(canonicalize_name(one.name), ())]


def written(bom: Bom) -> str:
    """The bill as JSON."""
    return JsonV1Dot6(bom).output_as_string(indent=2) + "\n"


if __name__ == "__main__":
    sys.stdout.write(written(bill((PROJECT / "requirements.lock").read_text(encoding="utf-8"))))
