"""A desktop of its own with a real input method, in which the program is typed into by real keys.

Run under dbus-run-session and Xvfb: `python -m tests.ui.fcitx.desktop DAEMON SCENARIO`. What
was seen is written as one line of JSON.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

HOME = Path(tempfile.mkdtemp(prefix="desktop-"))
PROFILE = Path(__file__).with_name("profile").read_text()
PROFILE_4 = "[Profile]\nEnabledIMList=fcitx-keyboard-us:True,pinyin:True\n"
"""The same for fcitx 4, which by itself writes pinyin only where the language is Chinese."""
PATIENCE = 20.0
"""Seconds that anything may take on a busy machine."""
DAEMONS = {
    "fcitx5": ["fcitx5", "--disable=wayland,waylandim,notifications", "--replace"],
    "fcitx4": ["fcitx", "-D"],
    "ibus": ["ibus-daemon", "--replace", "--panel=disable", "--xim"],
}


def dress(method: str) -> None:
    """Give the session its own home, and say which input method it has."""
    (HOME / "run").mkdir(mode=0o700)
    os.environ.update(
        HOME=str(HOME),
        XDG_RUNTIME_DIR=str(HOME / "run"),
        XDG_CONFIG_HOME=str(HOME / ".config"),
        XDG_CACHE_HOME=str(HOME / ".cache"),
        XDG_DATA_HOME=str(HOME / ".local"),
        LANG="C.UTF-8",
        LC_ALL="C.UTF-8",
        QT_QPA_PLATFORM="xcb",
    )
    for name in ("QT_IM_MODULE", "QT_IM_MODULES", "XMODIFIERS", "GTK_IM_MODULE"):
        os.environ.pop(name, None)
    if method.startswith("fcitx"):
        os.environ.update(QT_IM_MODULE="fcitx", XMODIFIERS="@im=fcitx")
        folder = HOME / ".config" / "fcitx5"
        folder.mkdir(parents=True)
        (folder / "profile").write_text(PROFILE, "utf-8")
        folder = HOME / ".config" / "fcitx"
        folder.mkdir()
        (folder / "profile").write_text(PROFILE_4, "utf-8")
    elif method == "ibus":
        os.environ.update(QT_IM_MODULE="ibus", XMODIFIERS="@im=ibus")


def daemon(method: str) -> subprocess.Popen[bytes]:
    """Start the input method."""
    with (HOME / "daemon.log").open("ab") as log:
        return subprocess.Popen(DAEMONS[method], stdout=log, stderr=log)


def wait(condition: Callable[[], object], what: str, patience: float = PATIENCE) -> Any:
    """Go on as soon as a condition holds. Raises TimeoutError saying what did not come."""
    from PySide6.QtTest import QTest

    until = time.monotonic() + patience
    while not (found := condition()):
        if time.monotonic() > until:
            raise TimeoutError(what)
        QTest.qWait(10)
    return found


def keys(*names: str) -> None:
    """Press keys as a keyboard would."""
    from PySide6.QtCore import QProcess

    pressing = QProcess()
    pressing.start("xdotool", ["key", "--delay", "15", *names])
    wait(lambda: pressing.state() == QProcess.ProcessState.NotRunning, f"keys {names}")


def type_chinese(letters: str) -> None:
    """Type pinyin and take the first candidate."""
    keys(*letters)
    keys("space")


def has_owner(name: str) -> bool:
    """Whether somebody has a name on the session bus."""
    asked = [
        "dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/",
        "org.freedesktop.DBus.NameHasOwner", f"string:{name}",
    ]  # fmt: skip
    found = subprocess.run(asked, capture_output=True, check=False).stdout
    return b"boolean true" in found


def has_pinyin() -> bool:
    """Let ibus write pinyin everywhere; whether it does. Its own word on that comes too late."""
    subprocess.run(["ibus", "engine", "libpinyin"], capture_output=True, check=False)
    now = subprocess.run(["ibus", "engine"], capture_output=True, check=False).stdout
    return now.strip() == b"libpinyin"


def until_there(method: str) -> None:
    """Wait for the input method to answer."""
    names = {"fcitx5": "org.fcitx.Fcitx5", "fcitx4": "org.freedesktop.portal.Fcitx"}
    name = names.get(method, "org.freedesktop.IBus")
    until = time.monotonic() + PATIENCE
    while not (has_owner(name) and (method != "ibus" or has_pinyin())):
        if time.monotonic() > until:
            raise TimeoutError(f"{method} did not start: {(HOME / 'daemon.log').read_text()}")
        time.sleep(0.1)


def stop(process: subprocess.Popen[bytes]) -> None:
    """End the input method for good, hung or not."""
    process.send_signal(signal.SIGCONT)
    process.kill()
    process.wait()


def main(method: str, scenario: str) -> int:
    """Play a scenario of `tests.ui.fcitx.scenarios` and print what was seen."""
    dress(method)
    running = daemon(method)
    until_there(method)
    from tests.ui.fcitx import scenarios

    try:
        seen = getattr(scenarios, scenario)(method, running)
    finally:
        stop(scenarios.RUNNING.get("daemon", running))
    sys.stdout.write(json.dumps(seen, ensure_ascii=False) + "\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
