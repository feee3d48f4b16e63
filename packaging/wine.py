"""Tries the installer for Windows under wine, which is not Windows.

It is installed, plays the sample cycle, is installed over itself and removed; the records stay.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from release import HERE, ROOT, Release
from screens import Failed, Screen

PREFIX = ROOT / "build" / "package" / "wine"
_PATIENCE = 600
"""Seconds for what takes one on a real computer; wine starts slowly the first time."""


def trial(installer: Path, release: Release) -> None:
    """From installing to removing. Raises Failed."""
    wine = shutil.which("wine64") or "/usr/lib/wine/wine64"
    if not Path(wine).exists():
        raise Failed("wine is not here: apt-get install --no-install-recommends wine64")
    shutil.rmtree(PREFIX, ignore_errors=True)
    PREFIX.mkdir(parents=True)
    surroundings = {
        **os.environ, "WINEPREFIX": str(PREFIX), "WINEDEBUG": "-all", "DISPLAY": Screen.name,
        "WINEDLLOVERRIDES": "mscoree,mshtml=", "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen",
    }  # fmt: skip

    def run(*words: object) -> str:
        # Python under wine cannot read what is no pipe.
        done = subprocess.run(
            [wine, *map(str, words)], env=surroundings, cwd=PREFIX, timeout=_PATIENCE,
            stdin=subprocess.PIPE, capture_output=True,
        )  # fmt: skip
        said = done.stdout.decode("utf-8", "replace")
        if done.returncode:
            raise Failed(
                f"{words}: {done.returncode}\n{said}{done.stderr.decode('utf-8', 'replace')}"
            )
        return said

    run("wineboot", "--init")
    run(installer, "/S")
    [home] = PREFIX.glob("drive_c/users/*/AppData/Local/Programs/LegalRoom")
    python, program = home / "files/python/python.exe", home / "files/program/main.py"
    _shim(python.parent / "bcryptprimitives.dll")
    if (said := run(python, "-sE", program, "--version").strip()) != release.version:
        raise Failed(f"it calls itself {said!r}")
    print(f"  installed and answers: {said}")
    run(python, "-sE", program, "demo", r"C:\演示 一")
    if not (PREFIX / "drive_c/演示 一/room-1").is_dir():
        raise Failed("no sample cycle was played")
    print("  the sample cycle: yes")
    run(installer, "/S")
    if not program.is_file() or (home / "old").exists() or (home / "new").exists():
        raise Failed("installed over itself it is not whole")
    print("  installed over itself: yes")
    run(home / "uninstall.exe", "/S")
    until = time.monotonic() + _PATIENCE
    while home.exists():  # it goes on in a copy of its own
        if time.monotonic() > until:
            raise Failed(f"left behind: {sorted(home.rglob('*'))[:5]}")
        time.sleep(0.5)
    if not (PREFIX / "drive_c/演示 一/room-1").is_dir():
        raise Failed("the records went with the program")
    print("  removed, the records stay: yes")


def _shim(target: Path) -> None:
    """What wine lacks and Windows has."""
    subprocess.run(
        [sys.executable, "-m", "ziglang", "cc", "-target", "x86_64-windows-gnu", "-shared",
         "-nostdlib", "-O2",
         "-o", target, HERE / "windows" / "ProcessPrng.c", "-ladvapi32"],
        check=True, env={**os.environ, "ZIG_GLOBAL_CACHE_DIR": str(PREFIX.parent / "zig"),
                         "ZIG_LOCAL_CACHE_DIR": str(PREFIX.parent / "zig")},
    )  # fmt: skip
