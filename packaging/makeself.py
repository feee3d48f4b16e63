"""The same tree for people without root: unpacks into the home folder, or runs from anywhere."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from release import NAME, Release, filled, icons, run

SHAPE = "run"


def make(tree: Path, work: Path, release: Release) -> Path:
    """Put a tree into a file that unpacks itself."""
    root = work / "run"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(tree, root / "files", symlinks=True)
    icons(root / "icons")
    for name in ("app.desktop", "mime.xml"):
        (root / name).write_text(filled(name), encoding="utf-8")
    script = root / "install.sh"
    script.write_text(filled("install.sh", VERSION=release.version), encoding="utf-8")
    script.chmod(0o755)
    target = release.dist / f"{NAME}-{release.version}-{release.arch}.run"
    run(
        "makeself", "--gzip", "--nox11", "--sha256", "--tar-quietly",
        "--tar-extra", "--sort=name --owner=0 --group=0 --numeric-owner --format=gnu"
        f" --mtime=@{release.moment}",
        "--packaging-date", release.mail_date,
        root, target, f"法律服务室 {release.version}", "./install.sh",
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    return target
