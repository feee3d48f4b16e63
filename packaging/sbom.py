"""Writes down what a tree holds and under which licences: CycloneDX for those who take inventory,
one file of all licences for those who read. Fails where something has none.
"""

from __future__ import annotations

import datetime
import json
import sys
import uuid
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from release import APPID, NAME, ROOT, Release

sys.path.append(str(ROOT))
from app import bundled


def make(tree: Path, release: Release, added: Iterable[str] = (), python: str = "") -> Path:
    """Write both into a tree, and the inventory beside the packages; returns the latter.

    `added` are the names of files that lie among the libraries without being theirs, `python` is
    the version of a tree that does not say itself.
    """
    site = tree / "site"
    found = bundled.everything(site, tree / "program" / "resources", python or None)
    unlicensed = [each.name for each in found if not each.licence or not each.texts]
    if wrong := [*unlicensed, *_strays(site, set(added))]:
        raise SystemExit("Without a licence:\n" + "\n".join(wrong))
    (tree / "licences.txt").write_text(_wording(found), encoding="utf-8")
    written = JsonV1Dot6(_inventory(found, site, release)).output_as_string(indent=1)
    (tree / "sbom.cdx.json").write_text(written, encoding="utf-8")
    target = release.dist / f"{NAME}-{release.version}-{release.arch}.cdx.json"
    target.write_text(written, encoding="utf-8")
    return target


def _strays(site: Path, added: set[str]) -> list[str]:
    """Files among the libraries that belong to none of them."""
    owned = {
        Path(str(file.locate()))
        for each in metadata.distributions(path=[str(site)])
        for file in each.files or ()
    }
    return [
        str(path.relative_to(site))
        for path in sorted(site.rglob("*"))
        if path.is_file() and path not in owned and path.name not in added
        if path.parent.name != "__pycache__"
    ]


def _inventory(found: list[bundled.Bundled], site: Path, release: Release) -> Bom:
    named = f"{APPID} {release.version} {release.arch} {release.moment}"
    bom = Bom(serial_number=uuid.uuid5(uuid.NAMESPACE_DNS, named))
    bom.metadata.timestamp = datetime.datetime.fromtimestamp(release.moment, datetime.UTC)
    whole = Component(
        name=NAME, version=release.version, type=ComponentType.APPLICATION, bom_ref=NAME
    )
    bom.metadata.component = whole
    libraries = {
        bundled.plain(each.name): each for each in metadata.distributions(path=[str(site)])
    }
    parts = {each.name: _component(each, each.name in libraries) for each in found}
    for each in found:
        if each.within:
            parts[each.within].components.add(parts[each.name])
            continue
        for inner in _told(libraries.get(each.name)):
            parts[each.name].components.add(inner)
        bom.components.add(parts[each.name])
    bom.register_dependency(whole, list(bom.components))
    return bom


def _component(each: bundled.Bundled, library: bool) -> Component:
    return Component(
        name=each.name,
        version=each.version,
        type=ComponentType.FILE if each.files else ComponentType.LIBRARY,
        purl=PackageURL("pypi" if library else "generic", None, each.name, each.version),
        licenses=[LicenseFactory().make_from_string(each.licence)],
        bom_ref=f"{each.within}/{each.name}@{each.version}",
    )


def _told(library: metadata.Distribution | None) -> list[Component]:
    """What a wheel says itself of what was built into it (PEP 770)."""
    told: dict[tuple[str, str], Component] = {}
    for file in (library.files or ()) if library else ():
        if "sboms" not in file.parts or file.suffix != ".json":
            continue
        for each in json.loads(file.locate().read_text(encoding="utf-8")).get("components", ()):
            key = (each["name"], each.get("version", ""))
            licences = [
                one.get("expression") or one["license"].get("id") or one["license"].get("name")
                for one in each.get("licenses", ())
            ]
            told[key] = Component(
                name=key[0],
                version=key[1] or None,
                type=ComponentType.LIBRARY,
                licenses=[LicenseFactory().make_from_string(one) for one in licences[:1]],
                bom_ref=f"{library.name}/{key[0]}@{key[1]}",
            )
    return list(told.values())


def _wording(found: list[bundled.Bundled]) -> str:
    """Every licence once, below the names of what is under it."""
    under: dict[str, list[str]] = {}
    for each in found:
        under.setdefault(each.text(), []).append(f"{each.name} {each.version} ({each.licence})")
    return "\n\n".join(
        f"{'=' * 80}\n{chr(10).join(names)}\n{'=' * 80}\n\n{text}" for text, names in under.items()
    )
