"""Programs of another machine, run here by qemu as if they were of this one."""

from __future__ import annotations

import contextlib
from collections.abc import Generator
from pathlib import Path

from release import ROOT
from screens import Failed, call

SLOWER = {"amd64": 1, "arm64": 5}
"""How many times as long a program of each machine takes here."""
_REGISTER = ROOT / "build" / "package" / "binfmt"
_QEMU = "qemu-aarch64"


@contextlib.contextmanager
def emulated(arch: str) -> Generator[None]:
    """Let the kernel give programs of a machine to qemu meanwhile; of this one's it does nothing.

    Raises Failed where qemu is not here.
    """
    if arch == "amd64":
        yield
        return
    said = Path("/usr/lib/binfmt.d") / f"{_QEMU}.conf"
    if not said.exists():
        raise Failed("qemu is not here: apt-get install --no-install-recommends qemu-user-static")
    _REGISTER.mkdir(parents=True, exist_ok=True)
    call("mount", "-t", "binfmt_misc", "binfmt_misc", _REGISTER)
    ours = _REGISTER / _QEMU
    known = ours.exists()
    try:
        if not known:
            # Its flag F has qemu opened now: a root of its own need not hold it.
            (_REGISTER / "register").write_text(said.read_text())
        yield
    finally:
        if not known:
            ours.write_text("-1")
        call("umount", _REGISTER)
