"""Bare systems in which packages are tried: Debians without Python and without a network."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path

from release import HERE, ROOT
from screens import Failed, Screen, call

ROOTS = ROOT / "build" / "package" / "roots"
CODENAMES = {"11": "bullseye", "12": "bookworm", "13": "trixie"}
HOME = "/home/张 三"
_DESKTOP = [
    "libx11-6", "libxcb1", "libx11-xcb1", "libgl1", "libegl1", "libdbus-1-3", "libfontconfig1",
    "libfreetype6", "libxcb-shape0", "libxcb-xfixes0", "libxcb-sync1", "libxcb-randr0",
    "libxcb-shm0", "libxcb-render0", "libxcb-glx0",
]  # fmt: skip
"""What every desktop has, and a bare root has not."""
_DESKTOP_MORE = {"amd64": [], "arm64": ["libsm6", "libice6"]}


class Root:
    """A bare Debian, fresh for each trial: what is done to it goes into a layer above.

    `more` are packages that are installed into a root of its own kind, kept for the next time. One
    of another machine needs `emulated` around it.
    """

    def __init__(self, number: str, more: tuple[str, ...] = (), arch: str = "amd64") -> None:
        self.number, self.more, self.arch = number, more, arch
        kind = "".join(f"+{each}" for each in more[:1]) + (f"-{arch}" if arch != "amd64" else "")
        self.bare = ROOTS / f"{number}{kind}"
        self.layer = ROOTS / f"{self.bare.name}.layer"
        self.folder = self.layer / "root"

    def __enter__(self) -> Root:
        if not (self.bare / "bin" / "sh").exists():
            self._bootstrap()
        if self.folder.is_mount():  # a trial that was killed left it
            call("umount", "--lazy", self.folder)
        shutil.rmtree(self.layer, ignore_errors=True)
        for part in ("upper", "work", "root"):
            (self.layer / part).mkdir(parents=True)
        options = f"lowerdir={self.bare},upperdir={self.layer}/upper,workdir={self.layer}/work"
        call("mount", "-t", "overlay", "overlay", "-o", options, self.folder)
        call("chroot", self.folder, "useradd", "-m", "-u", "1000", "-d", HOME, "keeper")
        return self

    def __exit__(self, *_about: object) -> None:
        call("umount", "--lazy", self.folder)
        shutil.rmtree(self.layer, ignore_errors=True)

    def _bootstrap(self) -> None:
        glib = "libglib2.0-0t64" if self.number == "13" else "libglib2.0-0"
        shutil.rmtree(self.bare, ignore_errors=True)
        ROOTS.mkdir(parents=True, exist_ok=True)
        call(
            "debootstrap", f"--arch={self.arch}", "--variant=minbase",
            f"--include={','.join([*_DESKTOP, *_DESKTOP_MORE[self.arch], glib, *self.more])}",
            CODENAMES[self.number], self.bare, _mirror(),
        )  # fmt: skip

    def run(self, command: str, user: str = "1000:1000") -> str:
        """What a command says inside, without a network. Raises Failed."""
        return call(*self._words(command, user))

    def begin(self, command: str) -> subprocess.Popen[bytes]:
        """Start a command inside and leave it running."""
        return subprocess.Popen(self._words(command, "1000:1000"))

    def _words(self, command: str, user: str) -> list[str]:
        return [str(HERE / "inroot.sh"), str(self.folder), user, "env", f"HOME={HOME}",
                "LC_ALL=C.UTF-8", f"DISPLAY={Screen.name}", "sh", "-ec", command]  # fmt: skip


def end(running: subprocess.Popen[bytes]) -> None:
    """End what was begun inside a root, with all that it started."""
    # The first process of its namespace takes all others with it; unshare itself would wait.
    for first in Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text().split():
        os.kill(int(first), signal.SIGKILL)
    running.wait()


def require(what: str, said: str, expected: str) -> None:
    """Say that something holds. Raises Failed where what was said lacks what was expected."""
    if expected not in said:
        raise Failed(f"{what}: expected {expected!r}, got {said!r}")
    print(f"  {what}: yes", flush=True)


def _mirror() -> str:
    for line in Path("/etc/apt/sources.list.d/debian.sources").read_text().splitlines():
        if line.startswith("URIs:"):
            return line.split()[1]
    raise Failed("this machine names no mirror of Debian")
