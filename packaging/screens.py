"""A screen that nobody sees: what comes up on it, its picture, keys pressed there."""

from __future__ import annotations

import contextlib
import os
import subprocess
import time
from collections.abc import Generator
from pathlib import Path

from release import ROOT

PASSWORD = "legalroom-demo"
"""Of every installation of the sample cycle."""


class Failed(Exception):
    """Something does not do what it should."""


class Screen:
    """An X server that nobody sees, under a number that nobody else has."""

    name = ""

    def __enter__(self) -> None:
        reading, writing = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24"],
            pass_fds=[writing], stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(writing)
        with open(reading) as told:
            Screen.name = f":{told.readline().strip()}"

    def __exit__(self, *_about: object) -> None:
        self.server.terminate()
        self.server.wait()


def call(*words: object) -> str:
    """What a command says. Raises Failed with it where it fails."""
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True)
    if done.returncode:
        raise Failed(f"{' '.join(map(str, words))}\n{done.stdout}{done.stderr}")
    return done.stdout


def window(picture: Path, slower: int = 1) -> None:
    """Wait for a window, and take its picture. Raises Failed where none comes or it is blank.

    `slower` is how many times as long everything takes.
    """
    until = time.monotonic() + 120 * slower
    while not _answers("xdotool", "search", "--onlyvisible", "--name", "."):
        if time.monotonic() > until:
            raise Failed("no window came")
        time.sleep(1)
    # A window that has just come is drawn a moment later.
    for _attempt in range(60):
        time.sleep(slower)
        if take(picture) > 30:
            print(f"  window: {picture.relative_to(ROOT)}", flush=True)
            return
    raise Failed("the window is blank")


@contextlib.contextmanager
def desktop() -> Generator[None]:
    """What gives the keyboard to windows, while it runs."""
    running = subprocess.Popen(["openbox"], env={"DISPLAY": Screen.name, "PATH": "/usr/bin"})
    try:
        yield
    finally:
        running.terminate()
        running.wait()


def unlock(picture: Path, slower: int = 1, *, opens: bool = True) -> None:
    """Type the password of the sample where it is asked for, and take a picture of what comes.

    With `opens` that is another page: a version that fails shows none.
    """
    window(picture, slower)
    press(*(_KEYS.get(each, each) for each in PASSWORD), "Return")
    changed(picture, "the password", slower, most_of_it=opens)


_KEYS = {"-": "minus"}
"""What xdotool calls keys that it does not know by what they type."""


def take(picture: Path) -> int:
    """Take a picture of the screen; how many colours it has."""
    call("import", "-display", Screen.name, "-window", "root", picture)
    return int(call("identify", "-format", "%k", picture))


def changed(picture: Path, what: str, slower: int = 1, *, most_of_it: bool = False) -> None:
    """Wait until the screen shows something else than a picture of it, and for that to settle.

    `most_of_it` waits for another page: what was typed, and that it is being opened, are none.
    """
    now = picture.with_suffix(".now.png")
    before, steady = picture.read_bytes(), b""
    until = time.monotonic() + 120 * slower
    while time.monotonic() < until:
        time.sleep(slower)
        take(now)
        found = now.read_bytes()
        other = _differs(picture, now) > 0.5 if most_of_it else found != before
        if other and found == steady:
            now.replace(picture)
            return
        steady = found
    raise Failed(f"nothing changed on the screen: {what}")


def _differs(one: Path, other: Path) -> float:
    """Which part of a picture is not as in another."""
    dots = call("convert", one, other, "-metric", "AE", "-compare", "-format", "%[distortion]",
                "info:")  # fmt: skip
    return float(dots) / float(call("identify", "-format", "%[fx:w*h]", one))


def press(*names: str) -> None:
    """Press keys as a keyboard would."""
    if not _answers("xdotool", "key", "--delay", "60", *names):
        raise Failed(f"keys {names}")


def _answers(*words: str) -> bool:
    surroundings = {"DISPLAY": Screen.name, "PATH": "/usr/bin"}
    return subprocess.run(words, capture_output=True, env=surroundings).returncode == 0
