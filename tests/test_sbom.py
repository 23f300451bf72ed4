"""The bill of materials lists what the lock pins, in the same bytes each time, and no place where it was made."""

from __future__ import annotations

import json
import re
from pathlib import Path

from jsonschema import Draft7Validator  # type: ignore[import-untyped]

from tests.measuring.sbom import bill, written

LOCK = Path(__file__).parents[1] / "requirements.lock"
_PURL = re.compile(r"pkg:pypi/[a-z0-9.-]+@[0-9][^?#\s]*$")


def test_every_pinned_package_is_in_it_with_its_hashes() -> None:
    lock = LOCK.read_text(encoding="utf-8")
    made = json.loads(written(bill(lock)))
    assert (made["bomFormat"], made["specVersion"]) == ("CycloneDX", "1.6")
    pinned = re.findall(r"^([A-Za-z0-9._-]+)==([^\s;]+)", lock, re.MULTILINE)
    assert sorted((part["name"], part["version"]) for part in made["components"]) == sorted(pinned)
    assert all(_PURL.match(part["purl"]) and part["hashes"] for part in made["components"])
    held = {one["content"] for part in made["components"] for one in part["hashes"]}
    assert held == set(re.findall(r"sha256:([0-9a-f]{64})", lock))
    named = [part["name"] for part in made["components"] if part.get("licenses")]
    assert len(named) > 20
    needed = {one["ref"]: one.get("dependsOn", []) for one in made["dependencies"]}
    assert any(ref.startswith("mkdocs@") for ref in needed["dossier"])
    assert any(ref.startswith("jinja2@") for ref in needed[next(ref for ref in needed if ref.startswith("mkdocs@"))])


def test_it_is_the_same_each_time_and_names_no_place() -> None:
    lock = LOCK.read_text(encoding="utf-8")
    made = written(bill(lock))
    assert made == written(bill(lock))
    bare = made.replace("http://cyclonedx.org/schema/bom-1.6.schema.json", "")
    assert not re.search(r"https?:|timestamp|/home|/tmp|/root|site-packages", bare)
    assert json.loads(made)["serialNumber"] != json.loads(written(bill(lock + "\n# another lock\n")))["serialNumber"]


def test_it_is_valid() -> None:
    import cyclonedx.schema._res as res

    schema = json.loads(Path(res.__file__).with_name("bom-1.6.SNAPSHOT.schema.json").read_text(encoding="utf-8"))
    made = json.loads(written(bill(LOCK.read_text(encoding="utf-8"))))
    # What stands in schemas of its own, licences' names and signatures, is left out.
    local = json.loads(re.sub(r'"\$ref": *"(?:spdx|jsf)[^"]*"', '"type": ["string", "object"]', json.dumps(schema)))
    assert list(Draft7Validator(local).iter_errors(made)) == []
