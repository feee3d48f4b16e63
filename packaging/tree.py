"""Lays out what every package holds: Python, the libraries of the lock, the program."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HERE = Path(__file__).resolve().parent
PLATFORM = {
    "amd64": "x86_64-manylinux_2_28",
    "arm64": "aarch64-manylinux_2_31",
    "win64": "x86_64-pc-windows-msvc",
}
"""What uv calls the machines that a package is for."""
_SCRIPTS = ("legal-room", "start")
"""The launcher of this version, and the one that opens the version in use."""


def make(arch: str, work: Path) -> Path:
    """Make the tree of a package for Linux anew in a working folder, and return it."""
    _run(HERE / "python.sh", arch, work)
    _run(HERE / "bundled.sh", arch, work / "bundled")
    tree = work / "tree"
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir(parents=True)
    _python(work / "python", tree / "python")
    site(arch, tree / "site")
    for each in brought(work):
        _bundle(work / "bundled" / "lib" / each, tree / "site" / "PySide6" / "Qt" / "lib" / each)
    program(tree / "program")
    _say(work, tree / "program" / "resources" / "licences")
    for each in _SCRIPTS:
        shutil.copy2(HERE / "linux" / each, tree / each)
    # Debian calls the folder so. What the program starts would inherit an environment variable.
    found_by = tree / "python" / "lib" / "python3.11" / "dist-packages" / "legal_room.pth"
    found_by.parent.mkdir(parents=True, exist_ok=True)
    found_by.write_text("../../../../site\n")
    compiled(tree, builder(work))
    _strip(tree, arch)
    _permitted(tree)
    return tree


def builder(work: Path) -> Path:
    """The Python that was built and runs here, whatever machine the package is for."""
    return work.parent / "amd64" / "python" / "bin" / "python3.11"


def kept() -> dict[str, list[str]]:
    """What is kept of Python and Qt, and what goes: `kept.json`."""
    return json.loads((HERE / "kept.json").read_text(encoding="utf-8"))


def _python(built: Path, target: Path) -> None:
    shutil.copytree(built, target, symlinks=True)
    for pattern in kept()["python_without"]:
        remove(target.glob(pattern))
    library = target / "lib" / "python3.11"
    # It names the folders it was built in, and nobody here builds anything with it.
    for told in library.glob("_sysconfigdata_*.py"):
        told.write_text("build_time_vars = {}\n")
    # peewee asks for the standard library's module; there is one SQLite here, the encrypted one.
    shutil.rmtree(library / "sqlite3", ignore_errors=True)
    shutil.copytree(HERE / "sqlite3", library / "sqlite3")


def site(arch: str, target: Path) -> None:
    """Put the wheels of the lock for another machine into a folder, without what is not used."""
    _run(
        sys.executable, "-m", "uv", "pip", "install", "--quiet", "--target", target,
        "--python-version", "3.11", "--python-platform", PLATFORM[arch], "--require-hashes",
        "--no-build", "--no-deps", "--link-mode", "copy", "--requirement",
        ROOT / "requirements.txt",
    )  # fmt: skip
    _qt(target / "PySide6", kept()["qt_windows" if arch == "win64" else "qt"])
    for pattern in kept()["site_without"]:
        remove(target.glob(pattern))
    spoken = {name for name in os.listdir(target / "babel" / "locale-data") if _spoken(name)}
    remove(each for each in (target / "babel" / "locale-data").iterdir() if each.name not in spoken)
    _record(target)


def _record(site: Path) -> None:
    """Let each library name only what is still there of it.

    What went is told by what only this machine has, such as its folders in scripts.
    """
    for record in site.glob("*.dist-info/RECORD"):
        with record.open(encoding="utf-8", newline="") as file:
            rows = sorted(row for row in csv.reader(file) if (site / row[0]).exists())
        with record.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)


def _spoken(name: str) -> bool:
    return name.split(".")[0] in ("root", "en", "en_US", "en_001", "en_GB") or name[:2] == "zh"


def _qt(folder: Path, patterns: list[str]) -> None:
    keep = folder.with_name("PySide6.kept")
    for pattern in patterns:
        for found in sorted(folder.glob(pattern)):
            target = keep / found.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            if found.is_dir():
                shutil.copytree(found, target)
            else:
                shutil.copy2(found, target)
    shutil.rmtree(folder)
    keep.rename(folder)


def brought(work: Path) -> list[str]:
    """The libraries beside Qt's own that `bundled.sh` brought."""
    return sorted(each.name for each in (work / "bundled" / "lib").iterdir())


def _bundle(library: Path, copy: Path) -> None:
    shutil.copy2(library, copy)
    copy.chmod(0o644)
    # They need each other, and the loader looks beside them only where they say so.
    _run("patchelf", "--set-rpath", "$ORIGIN", copy)


def _say(work: Path, target: Path) -> None:
    """Say of what came from Debian which version it is, and under which licence."""
    built = dict(
        line.split() for line in (work / "sources" / "versions.txt").read_text().splitlines()
    )
    fetched = dict(deb.stem.split("_")[:2] for deb in (work / "bundled" / "apt").glob("*.deb"))
    others: list[dict[str, object]] = []
    for package, said in json.loads((HERE / "brought.json").read_text(encoding="utf-8")).items():
        words = work / "bundled" / "copyright" / package
        if package in built:
            words = work / "build" / package / "debian" / "copyright"
        shutil.copy2(words, target / f"{package}.txt")
        version = (built | fetched)[package].replace("%3a", ":")
        others.append({**said, "version": version, "texts": [f"licences/{package}.txt"]})
    (target / "system.json").write_text(json.dumps({"others": others}), encoding="utf-8")


def _strip(tree: Path, arch: str) -> None:
    # Each knows the files of its own machine alone.
    strip = shutil.which({"amd64": "x86_64", "arm64": "aarch64"}[arch] + "-linux-gnu-strip")
    for path in (tree / "python" / "bin" / "python3.11", *sorted(tree.rglob("*.so*"))):
        if not path.is_symlink() and path.is_file():
            # What is signed or strange stays as it came; a larger file is no fault.
            subprocess.run([str(strip), "--strip-unneeded", str(path)], capture_output=True)


def _permitted(tree: Path) -> None:
    runs = {tree / "python" / "bin" / "python3.11", *(tree / each for each in _SCRIPTS)}
    for path in sorted(tree.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path in runs else 0o644)


def program(target: Path) -> None:
    """Copy what git knows of the program: sources, resources, the guides and their pictures."""
    target.mkdir(parents=True)
    names = subprocess.run(
        ["git", "ls-files", "-z", "--", *kept()["program"]],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout.split("\0")  # fmt: skip
    for name in filter(None, names):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, target / name)
    for catalog in target.glob("resources/locale/*/LC_MESSAGES/*.po"):
        _run(
            sys.executable, "-m", "babel.messages.frontend", "--quiet", "compile",
            "--input-file", catalog, "--output-file", catalog.with_suffix(".mo"),
        )  # fmt: skip
        if not catalog.with_suffix(".mo").exists():  # babel passes over what it doubts, silently
            raise SystemExit(f"{catalog} was not compiled; the program would speak English")
        catalog.unlink()


def compiled(tree: Path, python: Path) -> None:
    """Compile all Python once: no user's computer may write there, and none asks for times."""
    remove(tree.rglob("__pycache__"))
    # One process, no random order: the same sources give the same bytes.
    _run(
        python, "-sE", "-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash",
        "-s", tree, "-p", "/", tree,
        env={**os.environ, "PYTHONHASHSEED": "0"},
    )  # fmt: skip


def remove(paths: Iterable[Path]) -> None:
    """Delete files and folders."""
    for path in list(paths):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _run(*words: object, env: dict[str, str] | None = None) -> None:
    subprocess.run([str(word) for word in words], check=True, env=env)
