"""Tries what build.py made for real: in bare systems without Python and without a network.

trial.py [11|12|13|typing|wine|arm64]…: installs the .deb in a root of each Debian, plays the sample
cycle, opens the window, prints, upgrades from an older version with its records, removes; unpacks
the .run as an ordinary user whose home has a blank and Chinese in its path, and gives it files that
are cut short, full disks and the like. By their own word alone: Chinese typed with fcitx in Debian
11, the installer for Windows under wine, the .deb for ARM in a Debian 11 that qemu plays.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import chinese
import faults
import updates
import wine
from emulated import SLOWER, emulated
from release import NAME, ROOT, release
from roots import CODENAMES, HOME, ROOTS, Root, end, require
from screens import PASSWORD, Failed, Screen, call, desktop, unlock

_SMALL = "--rooms 1 --visits 20"
"""The sample cycle where everything takes many times as long."""


def debian(number: str, package: Path, arch: str = "amd64", cycle: str = "") -> None:
    """The .deb from installing to removing it; `cycle` says how large the sample one is."""
    with emulated(arch), Root(number, arch=arch) as root:
        require("no Python there", root.run("command -v python3 || echo none"), "none")
        older = _older(package)
        for each in (older, package):
            shutil.copy2(each, root.folder / "tmp")
        root.run(f"dpkg -i /tmp/{older.name}", user="0:0")
        require("the old version", root.run(f"{NAME} --version"), "0.0.1")
        root.run(f'{NAME} demo {cycle} "$HOME/演示"')
        root.run(f"dpkg -i /tmp/{package.name}", user="0:0")
        require("the new version", root.run(f"{NAME} --version"), release(arch).version)
        _use(root, NAME, "deb")
        said = root.run(f"dpkg -r {NAME}", user="0:0")
        require("where records lie after removal", said, "LegalRoom")
        require("records after removal", root.run('ls "$HOME/演示"'), "room-1")
        require("nothing left in /opt", root.run("ls /opt/apps 2>/dev/null || echo none"), "none")


def portable(number: str, package: Path) -> None:
    """The .run as an ordinary user, in a home with a blank and Chinese in its path."""
    with Root(number) as root:
        shutil.copy2(package, root.folder / "tmp")
        root.run(f"cd; sh /tmp/{package.name} --quiet")
        started = '"$HOME/.local/bin/legal-room"'
        root.run(f'{started} demo "$HOME/演示"')
        _use(root, started, "run")
        root.run(
            f'mkdir "$HOME/U 盘"; sh /tmp/{package.name} --quiet -- --folder "$HOME/U 盘/法律"'
        )
        require(
            "carried in a folder",
            root.run('"$HOME/U 盘/法律/current/legal-room" --version'),
            release("amd64").version,
        )


def _use(root: Root, program: str, shape: str) -> None:
    room = '"$HOME/演示/room-1"'
    key = f"LEGALROOM_PASSWORD={PASSWORD}"
    require("records are whole", root.run(f"{key} {program} --data {room} check"), "")
    root.run(f'{key} {program} --data {room} print cards --all --out "$HOME/card.pdf"')
    card = root.folder / HOME.lstrip("/") / "card.pdf"
    if not card.read_bytes().startswith(b"%PDF"):
        raise Failed("no card was printed")
    with desktop():
        shown = root.begin(f"exec {program} --data {room}")
        try:
            unlock(
                ROOT / "build" / "package" / f"window-{root.bare.name}-{shape}.png",
                SLOWER[root.arch],
            )
            said = root.run(f"{key} {program} --data {room} check 2>&1 || echo refused")
            require("a second one beside it is refused in words", said, "已经开着一个")
        finally:
            end(shown)


def _older(package: Path) -> Path:
    """The same package under a number of before, as the one that is upgraded from."""
    folder = ROOTS / package.stem
    target = ROOTS / re.sub("_.*_", "_0.0.1_", package.name)
    shutil.rmtree(folder, ignore_errors=True)
    call("dpkg-deb", "-R", package, folder)
    control = folder / "DEBIAN" / "control"
    control.write_text(re.sub(r"(?m)^Version: .*$", "Version: 0.0.1", control.read_text()))
    said = folder / "opt/apps/org.legalroom.app/files/program/app/__init__.py"
    said.write_text(re.sub(r'VERSION: Final = ".*"', 'VERSION: Final = "0.0.1"', said.read_text()))
    shutil.rmtree(said.parent / "__pycache__")
    call("dpkg-deb", "--root-owner-group", "-Zgzip", "-z1", "--build", folder, target)
    shutil.rmtree(folder)
    return target


def main() -> int:
    """Try each, and say what held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "what", nargs="*", metavar="11|12|13|typing|wine|arm64", help="11 12 13 if none"
    )
    asked = parser.parse_args().what or list(CODENAMES)
    if unknown := set(asked) - {*CODENAMES, "typing", "wine", "arm64"}:
        parser.error(f"not to be tried: {', '.join(sorted(unknown))}")
    made = release("amd64")
    package = made.dist / f"{NAME}_{made.version}_amd64.deb"
    carried = made.dist / f"{NAME}-{made.version}-amd64.run"
    installer = made.dist / f"{NAME}-{made.version}-x64.exe"
    arm = made.dist / f"{NAME}_{made.version}_arm64.deb"
    numbers = [each for each in asked if each in CODENAMES]
    wanted = {
        package: numbers or "typing" in asked,
        carried: numbers,
        installer: "wine" in asked,
        arm: "arm64" in asked,
    }
    if absent := [each.name for each, it_is in wanted.items() if it_is and not each.exists()]:
        parser.error(f"not built: {', '.join(absent)}")
    trials: dict[str, Callable[[], None]] = {}
    for number in numbers:
        trials[f"Debian {number}, .deb"] = partial(debian, number, package)
    if numbers:
        trials[f"Debian {numbers[0]}, .run"] = partial(portable, numbers[0], carried)
        trials[f"Debian {numbers[0]}, .run in bad hands"] = partial(
            faults.trial, numbers[0], carried
        )
        trials[f"Debian {numbers[0]}, versions by stick"] = partial(
            updates.trial, numbers[0], carried
        )
    if "typing" in asked:
        trials["Chinese typed in Debian 11"] = partial(chinese.trial, package)
    if "wine" in asked:
        trials["Windows' installer under wine"] = partial(wine.trial, installer, made)
    if "arm64" in asked:
        trials["Debian 11 of ARM, .deb"] = partial(debian, "11", arm, "arm64", _SMALL)
    failed = False
    with Screen():
        for name, trial in trials.items():
            began = time.monotonic()
            print(name, flush=True)
            try:
                trial()
                print(f"  held, {time.monotonic() - began:.0f} s", flush=True)
            except Failed as error:
                failed = True
                print(f"  FAILED: {error}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
