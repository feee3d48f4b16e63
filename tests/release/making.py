"""Small versions of the program for tests: packed, signed and installed as real ones are.

What is in them is a script; packing, signing, installing, switching and going back are the real
ones (packaging/linux). Like makeself's, a file of a version is a script with an archive behind it.
"""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import sys
import tarfile
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app import VERSION, program, seal
from app.program import APPID
from app.release import manifest
from app.release.manifest import Manifest, News

LINUX = Path("packaging/linux").resolve()
PLATFORM = "linux-amd64-run"
HERE = program.Installed(VERSION, "run", program.machine(), Path()).platform
"""The platform of whoever runs the tests."""

_HEAD = """#!/bin/sh
while [ $# -gt 0 ] && [ "$1" != -- ]; do shift; done
[ $# -eq 0 ] || shift
dir=$(mktemp -d "${TMPDIR:-/tmp}/unpacked.XXXXXX") || exit 1
tail -n +8 "$0" | tar xzf - -C "$dir" || { echo "the archive is damaged" >&2; exit 1; }
cd "$dir" && ./install.sh "$@"; code=$?
rm -rf "$dir"; exit $code
"""

GOOD = 'echo "$version opened $*"; rm -f "$here/../../trial" "$here/../../trial.starts"'
"""A program that shows its window: it takes the mark away."""

BROKEN = 'echo "$version is broken"; exit 1'


@dataclass(frozen=True)
class Maker:
    """Who signs versions: a pair of keys, the public one in a folder as the program has it."""

    secret: str
    keys: Path

    @classmethod
    def made(cls, folder: Path) -> Maker:
        """A new one, with a second key beside that he does not use."""
        folder.mkdir(parents=True)
        (secret, public), (_other, spare) = seal.new_signer(), seal.new_signer()
        for number, key in enumerate((spare, public), 1):
            (folder / f"maker-{number}.pub").write_text(f"untrusted comment: test\n{key}\n")
        return cls(secret, folder)

    def release(
        self,
        folder: Path,
        version: str,
        *,
        platform: str = PLATFORM,
        content: bytes | None = None,
        window: str = GOOD,
        follows: str = "0.1.0",
        unpacked: int = 1000,
    ) -> Path:
        """A version in a folder: its file, the manifest and the signature beside it."""
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / manifest.file_name(version, platform)
        file.write_bytes(packed(version, window) if content is None else content)
        data = file.read_bytes()
        self.sign(
            file,
            Manifest(
                file=file.name,
                follows=follows,
                news=News(en=["Faster."], zh_CN=["打开得更快了。", "修了打印的毛病。"]),
                platform=platform,
                sha256=hashlib.sha256(data).hexdigest(),
                size=len(data),
                unpacked=unpacked,
                version=version,
            ),
        )
        return file

    def sign(self, file: Path, said: Manifest) -> None:
        """Write a manifest and the signature beside a file."""
        self.sign_bytes(file, manifest.spelled(said))

    def sign_bytes(self, file: Path, data: bytes) -> None:
        """The same with a manifest of any bytes."""
        beside, signature = manifest.beside(file)
        beside.write_bytes(data)
        signature.write_bytes(seal.sign(self.secret, data, "test"))


def tree(folder: Path, version: str, window: str = GOOD) -> Path:
    """The files of a version, whose program is a script."""
    folder.mkdir(parents=True)
    script = folder / "legal-room"
    script.write_text(
        f'#!/bin/sh\nversion={version}\nhere=$(dirname "$(readlink -f "$0")")\n'
        f'[ "$1" != --version ] || {{ echo "$version"; exit; }}\n{window}\n'
    )
    script.chmod(0o755)
    shutil.copy2(LINUX / "start", folder / "start")
    return folder


def packed(version: str, window: str = GOOD) -> bytes:
    """A file of a version as people without root take it."""
    return packed_tree(version, lambda folder: tree(folder, version, window))


def packed_tree(version: str, make: Callable[[Path], object]) -> bytes:
    """The same, of the tree that `make` lays out in a folder."""
    with tempfile.TemporaryDirectory() as made:
        root = Path(made)
        make(root / "files")
        (root / "icons").mkdir()
        script = (LINUX / "install.sh").read_text("utf-8")
        script = script.replace("@VERSION@", version).replace("@APPID@", APPID)
        (root / "install.sh").write_text(script)
        (root / "install.sh").chmod(0o755)
        archive = io.BytesIO()
        with tarfile.open(fileobj=archive, mode="w:gz", compresslevel=1) as out:
            for each in sorted(root.iterdir()):
                out.add(each, each.name)
    return _HEAD.encode() + archive.getvalue()


def installed(folder: Path, window: str = GOOD) -> Path:
    """A home in which the version that runs here was installed; the folder of the version."""
    home = tree(folder / "versions" / VERSION, VERSION, window)
    (folder / "current").symlink_to(f"versions/{VERSION}")
    shutil.copy2(LINUX / "start", folder / "legal-room")
    return home


def as_package(opt: Path, window: str, before: str = GOOD) -> tuple[Path, Path]:
    """The system has installed 9.2.0 over this version: where each lies."""
    new = tree(opt / APPID / "files", "9.2.0", window)
    old = tree(opt / APPID / "former", VERSION, before)
    said = new / "program" / "app" / "__init__.py"
    said.parent.mkdir(parents=True)
    said.write_text('VERSION: Final = "9.2.0"\n')
    return new, old


def real_tree(folder: Path, keys: Path, version: str, changes: dict[str, str]) -> Path:
    """A version that is this program, without its window; `changes` are other files of it."""
    folder.mkdir(parents=True)
    for each in ("legal-room", "start"):
        shutil.copy2(LINUX / each, folder / each)
    python = folder / "python" / "bin" / "python3.11"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    inside = folder / "program"
    shutil.copytree("app", inside / "app")
    shutil.copy2("main.py", inside / "main.py")
    (inside / "resources").mkdir()
    for each in Path("resources").resolve().iterdir():
        if each.name != "release":
            (inside / "resources" / each.name).symlink_to(each)
    shutil.copytree(keys, inside / "resources" / "release")
    said = (inside / "app" / "__init__.py").read_text().replace(f'"{VERSION}"', f'"{version}"')
    for name, text in {"app/__init__.py": said, **changes}.items():
        (inside / name).parent.mkdir(parents=True, exist_ok=True)
        (inside / name).write_text(text)
    return folder


def environment(**more: str) -> dict[str, str]:
    """What a program that is started by a test knows."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": os.environ.get("HOME", "/"),
        "LC_ALL": "C.UTF-8",
        **more,
    }
