"""Which system a tree asks for: the newest symbols of glibc and libstdc++ that its files name."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

MOST = {"amd64": {"GLIBC": "2.28", "GLIBCXX": "3.4.25"}, "arm64": {"GLIBC": "2.30"}}
"""UOS 20 has glibc 2.28 and GCC 8's libstdc++; on arm64 PySide6 alone asks for glibc 2.30."""

_ASKED = re.compile(r"\*UND\*.*\b(GLIBC|GLIBCXX)_([0-9.]+)\b")


def newest(tree: Path) -> dict[str, tuple[str, Path]]:
    """The newest version of each library's symbols, and a file that asks for it."""
    found: dict[str, tuple[str, Path]] = {}
    for path in sorted(tree.rglob("*")):
        if path.is_symlink() or not path.is_file() or path.open("rb").read(4) != b"\x7fELF":
            continue
        listed = subprocess.run(["objdump", "-T", str(path)], capture_output=True, text=True)
        for library, version in set(_ASKED.findall(listed.stdout)):
            if library not in found or _key(version) > _key(found[library][0]):
                found[library] = (version, path.relative_to(tree))
    return found


def too_new(tree: Path, arch: str) -> list[str]:
    """Print what a tree asks for, and say what is newer than its systems have."""
    wrong: list[str] = []
    for library, (version, path) in sorted(newest(tree).items()):
        print(f"{library}_{version}  {path}")
        most = MOST[arch].get(library)
        if most is not None and _key(version) > _key(most):
            wrong.append(f"{path} asks for {library}_{version}, newer than {most}")
    return wrong


def _key(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


if __name__ == "__main__":
    sys.exit("\n".join(too_new(Path(sys.argv[1]), sys.argv[2])) or 0)
