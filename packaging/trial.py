"""Tries what build.py made for real: in bare systems without Python and without a network.

trial.py [11|12|13]…: installs the .deb in a root of each Debian, plays the sample cycle, opens the
window, prints, upgrades from an older version with its records, removes; and unpacks the .run as an
ordinary user whose home has a blank and Chinese in its path.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from release import HERE, NAME, ROOT, release

ROOTS = ROOT / "build" / "package" / "roots"
CODENAMES = {"11": "bullseye", "12": "bookworm", "13": "trixie"}
DESKTOP = [
    "libx11-6", "libxcb1", "libx11-xcb1", "libgl1", "libegl1", "libdbus-1-3", "libfontconfig1",
    "libfreetype6", "libxcb-shape0", "libxcb-xfixes0", "libxcb-sync1", "libxcb-randr0",
    "libxcb-shm0", "libxcb-render0", "libxcb-glx0",
]  # fmt: skip
"""What every desktop has, and a bare root has not."""
HOME = "/home/张 三"
PASSWORD = "legalroom-demo"


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


class Root:
    """A bare Debian, fresh for each trial: what is done to it goes into a layer above."""

    def __init__(self, number: str) -> None:
        self.number = number
        self.bare = ROOTS / number
        self.layer = ROOTS / f"{number}.layer"
        self.folder = self.layer / "root"

    def __enter__(self) -> Root:
        if not (self.bare / "bin" / "sh").exists():
            self._bootstrap()
        shutil.rmtree(self.layer, ignore_errors=True)
        for part in ("upper", "work", "root"):
            (self.layer / part).mkdir(parents=True)
        options = f"lowerdir={self.bare},upperdir={self.layer}/upper,workdir={self.layer}/work"
        _call("mount", "-t", "overlay", "overlay", "-o", options, self.folder)
        _call("chroot", self.folder, "useradd", "-m", "-u", "1000", "-d", HOME, "keeper")
        return self

    def __exit__(self, *_about: object) -> None:
        _call("umount", "--lazy", self.folder)
        shutil.rmtree(self.layer, ignore_errors=True)

    def _bootstrap(self) -> None:
        glib = "libglib2.0-0t64" if self.number == "13" else "libglib2.0-0"
        shutil.rmtree(self.bare, ignore_errors=True)
        ROOTS.mkdir(parents=True, exist_ok=True)
        _call(
            "debootstrap", "--variant=minbase", f"--include={','.join([*DESKTOP, glib])}",
            CODENAMES[self.number], self.bare, _mirror(),
        )  # fmt: skip

    def run(self, command: str, user: str = "1000:1000") -> str:
        """What a command says inside, without a network. Raises Failed."""
        words = [HERE / "inroot.sh", self.folder, user, "env", f"HOME={HOME}",
                 "LC_ALL=C.UTF-8", f"DISPLAY={Screen.name}", "sh", "-ec", command]  # fmt: skip
        return _call(*words)

    def begin(self, command: str) -> subprocess.Popen[bytes]:
        """Start a command inside and leave it running."""
        return subprocess.Popen(
            [str(HERE / "inroot.sh"), str(self.folder), "1000:1000", "env", f"HOME={HOME}",
             "LC_ALL=C.UTF-8", f"DISPLAY={Screen.name}", "sh", "-ec", command]
        )  # fmt: skip


def debian(number: str, package: Path) -> None:
    """The .deb from installing to removing it."""
    with Root(number) as root:
        _require("no Python there", root.run("command -v python3 || echo none"), "none")
        older = _older(package)
        for each in (older, package):
            shutil.copy2(each, root.folder / "tmp")
        root.run(f"dpkg -i /tmp/{older.name}", user="0:0")
        _require("the old version", root.run(f"{NAME} --version"), "0.0.1")
        root.run(f'{NAME} demo "$HOME/演示"')
        root.run(f"dpkg -i /tmp/{package.name}", user="0:0")
        _require("the new version", root.run(f"{NAME} --version"), release("amd64").version)
        _use(root, NAME)
        said = root.run(f"dpkg -r {NAME}", user="0:0")
        _require("where records lie after removal", said, "LegalRoom")
        _require("records after removal", root.run('ls "$HOME/演示"'), "room-1")
        _require("nothing left in /opt", root.run("ls /opt/apps 2>/dev/null || echo none"), "none")


def portable(number: str, package: Path) -> None:
    """The .run as an ordinary user, in a home with a blank and Chinese in its path."""
    with Root(number) as root:
        shutil.copy2(package, root.folder / "tmp")
        root.run(f"cd; sh /tmp/{package.name} --quiet")
        started = '"$HOME/.local/bin/legal-room"'
        root.run(f'{started} demo "$HOME/演示"')
        _use(root, started)
        root.run(
            f'mkdir "$HOME/U 盘"; sh /tmp/{package.name} --quiet -- --folder "$HOME/U 盘/法律"'
        )
        _require(
            "carried in a folder",
            root.run('"$HOME/U 盘/法律/current/legal-room" --version'),
            release("amd64").version,
        )
        root.run('rm -rf "$HOME/满"; mkdir "$HOME/满"; chmod 500 "$HOME/满"')
        said = root.run(
            f'sh /tmp/{package.name} --quiet -- --folder "$HOME/满/下" 2>&1 || echo refused'
        )
        _require("a folder that cannot be written", said, "refused")


def _use(root: Root, program: str) -> None:
    room = '"$HOME/演示/room-1"'
    key = f"LEGALROOM_PASSWORD={PASSWORD}"
    _require("records are whole", root.run(f"{key} {program} --data {room} check"), "")
    root.run(f'{key} {program} --data {room} print cards --all --out "$HOME/card.pdf"')
    card = root.folder / HOME.lstrip("/") / "card.pdf"
    if not card.read_bytes().startswith(b"%PDF"):
        raise Failed("no card was printed")
    shown = root.begin(f"exec {program} --data {room}")
    try:
        _window(ROOT / "build" / "package" / f"window-{root.number}-{Path(program).name}.png")
    finally:
        # The first process of its namespace takes all others with it; unshare itself would wait.
        for first in Path(f"/proc/{shown.pid}/task/{shown.pid}/children").read_text().split():
            os.kill(int(first), signal.SIGKILL)
        shown.wait()


def _window(picture: Path) -> None:
    """Wait for a window, and take its picture. Raises Failed where none comes or it is blank."""
    until = time.monotonic() + 120
    while not _quietly("xdotool", "search", "--onlyvisible", "--name", "."):
        if time.monotonic() > until:
            raise Failed("no window came")
        time.sleep(1)
    # A window that has just come is drawn a moment later.
    for _attempt in range(60):
        time.sleep(1)
        _call("import", "-display", Screen.name, "-window", "root", picture)
        colours = int(_call("identify", "-format", "%k", picture))
        if colours > 30:
            print(f"  window: {picture.relative_to(ROOT)}")
            return
    raise Failed("the window is blank")


def _older(package: Path) -> Path:
    """The same package under a number of before, as the one that is upgraded from."""
    folder = ROOTS / "older"
    target = ROOTS / f"{NAME}_0.0.1_amd64.deb"
    shutil.rmtree(folder, ignore_errors=True)
    _call("dpkg-deb", "-R", package, folder)
    control = folder / "DEBIAN" / "control"
    control.write_text(re.sub(r"(?m)^Version: .*$", "Version: 0.0.1", control.read_text()))
    said = folder / "opt/apps/org.legalroom.app/files/program/app/__init__.py"
    said.write_text(re.sub(r'VERSION: Final = ".*"', 'VERSION: Final = "0.0.1"', said.read_text()))
    shutil.rmtree(said.parent / "__pycache__")
    _call("dpkg-deb", "--root-owner-group", "-Zgzip", "-z1", "--build", folder, target)
    shutil.rmtree(folder)
    return target


def _mirror() -> str:
    for line in Path("/etc/apt/sources.list.d/debian.sources").read_text().splitlines():
        if line.startswith("URIs:"):
            return line.split()[1]
    raise Failed("this machine names no mirror of Debian")


def _require(what: str, said: str, expected: str) -> None:
    if expected not in said:
        raise Failed(f"{what}: expected {expected!r}, got {said!r}")
    print(f"  {what}: yes")


def _quietly(*words: str) -> bool:
    return (
        subprocess.run(
            words, capture_output=True, env={"DISPLAY": Screen.name, "PATH": "/usr/bin"}
        ).returncode
        == 0
    )


def _call(*words: object) -> str:
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True)
    if done.returncode:
        raise Failed(f"{' '.join(map(str, words))}\n{done.stdout}{done.stderr}")
    return done.stdout


def main() -> int:
    """Try each, and say what held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("roots", nargs="*", metavar="11|12|13", help="all if none")
    asked = parser.parse_args()
    asked.roots = asked.roots or list(CODENAMES)
    if unknown := set(asked.roots) - set(CODENAMES):
        parser.error(f"not a root: {', '.join(sorted(unknown))}")
    made = release("amd64")
    package = made.dist / f"{NAME}_{made.version}_amd64.deb"
    carried = made.dist / f"{NAME}-{made.version}-amd64.run"
    failed = False
    with Screen():
        for number in asked.roots:
            for name, trial, file in (("deb", debian, package), ("run", portable, carried)):
                if name == "run" and number != asked.roots[0]:
                    continue
                began = time.monotonic()
                print(f"Debian {number}, .{name}", flush=True)
                try:
                    trial(number, file)
                    print(f"  held, {time.monotonic() - began:.0f} s", flush=True)
                except Failed as error:
                    failed = True
                    print(f"  FAILED: {error}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
