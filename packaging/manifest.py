"""Says of a package what an older program asks before it takes it: docs/releasing.md."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from release import HERE, ROOT, Release

sys.path.insert(0, str(ROOT))

from app.release.manifest import SUFFIX, Manifest, News, platform_of, spelled


def write(file: Path, tree: Path, release: Release, said: dict[str, Any] | None = None) -> Path:
    """Write beside a package what is in it, from which tree it was made; the maker signs it.

    What is `said` of the version stands in news.json otherwise.
    """
    said = said or _news(release.version)
    manifest = Manifest(
        file=file.name,
        follows=said["follows"],
        news=News(en=said["en"], zh_CN=said["zh_CN"]),
        platform=platform_of(file.name),
        sha256=hashlib.sha256(file.read_bytes()).hexdigest(),
        size=file.stat().st_size,
        unpacked=sum(each.lstat().st_size for each in tree.rglob("*") if not each.is_dir()),
        version=release.version,
    )
    target = file.with_name(file.name + SUFFIX)
    target.write_bytes(spelled(manifest))
    return target


def placeholders() -> list[str]:
    """The keys in the program that nobody can sign with: docs/releasing.md."""
    keys = sorted((ROOT / "resources" / "release").glob("*.pub"))
    return [each.name for each in keys if "placeholder" in each.read_text("ascii")]


def _news(version: str) -> dict[str, Any]:
    known = json.loads((HERE / "news.json").read_text(encoding="utf-8"))
    if version not in known:
        raise SystemExit(f"packaging/news.json does not say what is new in {version}")
    return known[version]
