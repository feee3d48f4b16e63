"""The same tree for people without root: unpacks into the home folder, or runs from anywhere."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

from release import HERE, NAME, Release, filled, icons, run

SHAPE = "run"

_HEADER = Path("/usr/share/makeself/makeself-header.sh")
"""What makeself puts before what is packed; it speaks English alone."""


def make(tree: Path, work: Path, release: Release, *, level: int = 9) -> Path:
    """Put a tree into a file that unpacks itself; `level` is gzip's."""
    root = work / "run"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(tree, root / "files", symlinks=True)
    icons(root / "icons")
    for name in ("app.desktop", "mime.xml"):
        (root / name).write_text(filled(name), encoding="utf-8")
    script = root / "install.sh"
    script.write_text(filled("install.sh", VERSION=release.version), encoding="utf-8")
    script.chmod(0o755)
    (work / "header.sh").write_text(_speaking(), encoding="utf-8")
    made = f"{NAME}-{release.version}-{release.arch}.run"
    # It writes its own line into the file, so no folder of this machine may stand there.
    run(
        # n: without the time of what it packs.
        "makeself", "--gzip", "--complevel", f"{level}n", "--nox11", "--sha256", "--tar-quietly",
        "--header", "./header.sh",
        "--tar-extra", "--sort=name --owner=0 --group=0 --numeric-owner --format=gnu"
        f" --mtime=@{release.moment}",
        "--packaging-date", release.mail_date,
        "./run", f"./{made}", f"法律服务室 {release.version}", "./install.sh",
        env={**os.environ, "LC_ALL": "C.UTF-8"}, cwd=work,
    )  # fmt: skip
    return Path(shutil.move(work / made, release.dist / made))


def _speaking() -> str:
    """The header with what it says of a bad file, a full disk and the like in Chinese, too."""
    header = _HEADER.read_text(encoding="utf-8")
    words = json.loads((HERE / "linux" / "unpacking.json").read_text(encoding="utf-8"))
    for english, said in words.items():
        if english not in header:
            raise SystemExit(f"makeself no longer says {english}; see linux/unpacking.json")
        header = header.replace(english, said)
    return header
