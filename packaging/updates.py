"""The next version from a stick, for real: taken, opened, and where it is broken gone back from.

What is packed as the next version is the .run that was built, under a later number; a broken one
changes the records as it opens them and then fails. Both are signed by keys made for this.
"""

from __future__ import annotations

import contextlib
import dataclasses
import shutil
import sys
import time
from collections.abc import Callable, Generator
from pathlib import Path

import makeself
import manifest
from release import NAME, ROOT, release
from roots import HOME, Root, end, require
from screens import PASSWORD, Failed, desktop, unlock

sys.path.insert(0, str(ROOT))

from app import seal
from app.release.manifest import SIGNED

_NEXT, _BROKEN = "99.1", "99.2"
_WORK = ROOT / "build" / "package" / "updates"
_STEP = """from app.store import migrating


def up(migrator, db):
    migrating.add_columns(db, "visit", {"later": "TEXT"})
"""
_PROVES = "        QTimer.singleShot(0, self, self._prove)\n"
_FAILS = "        import os\n\n        os._exit(1)\n"


class _Home:
    """The computer of a room, with its office beside it."""

    def __init__(self, root: Root, package: Path) -> None:
        self.root = root
        self.folder = root.folder / HOME.lstrip("/")
        self.base = self.folder / ".local" / "opt" / NAME
        shutil.copy2(package, root.folder / "tmp")
        root.run(f"cd; sh /tmp/{package.name} --quiet")
        secret, public = seal.new_signer()
        self.secret = secret
        key = f"untrusted comment: made for a trial\n{public}\n"
        for each in self.base.glob("versions/*/program/resources/release/maker-1.pub"):
            each.write_text(key)
        self.version = release("amd64").version
        root.run(f'{self.program} demo "$HOME/演示"; mkdir "$HOME/U 盘"')

    @property
    def program(self) -> str:
        """How its owner starts it."""
        return f'"$HOME/.local/opt/{NAME}/{NAME}"'

    def command(self, words: str, who: str = "room-1") -> str:
        """What a command says about a room or its office."""
        key = f"LEGALROOM_PASSWORD={PASSWORD}"
        data = f'--clock-is-right --data "$HOME/演示/{who}"'
        return self.root.run(f"{key} {self.program} {words} {data}")

    def bring(self, version: str, *, broken: bool) -> None:
        """The office takes a version in, and it comes back with the room's stick."""
        file = self._packed(version, broken=broken)
        stick = '"$HOME/U 盘"'
        self.command(f"export {stick}")
        self.command(f"release add /tmp/{file}", "office")
        self.command(f"receive {stick}", "office")
        said = self.command(f"take-reply {stick}")
        require(f"{version} came with the answer", said, f"区里带来了新版本 {version}")
        self.command(f"update {stick}")
        require(f"{version} is switched to", self.in_use, version)

    def _packed(self, version: str, *, broken: bool) -> str:
        shutil.rmtree(_WORK, ignore_errors=True)
        tree = _WORK / "tree"
        shutil.copytree(self.base / "versions" / self.version, tree, symlinks=True)
        shutil.rmtree(tree / "icons")
        said = tree / "program" / "app" / "__init__.py"
        said.write_text(said.read_text().replace(f'"{self.version}"', f'"{version}"'))
        changed = [said]
        if broken:
            start = tree / "program" / "ui" / "start.py"
            start.write_text(start.read_text().replace(_PROVES, _FAILS))
            steps = tree / "program" / "app" / "store" / "migrations"
            number = max(int(each.name[:4]) for each in steps.glob("[0-9]*.py")) + 1
            (steps / f"{number:04}_later.py").write_text(_STEP)
            changed.append(start)
        for each in changed:  # what was compiled of it is believed without a look at it
            for old in (each.parent / "__pycache__").glob(f"{each.stem}.*"):
                old.unlink()
        made = dataclasses.replace(release("amd64"), version=version, dist=_WORK)
        file = makeself.make(tree, _WORK, made, level=1)
        news = {"follows": self.version, "zh_CN": ["试一试。"], "en": ["A trial."]}
        described = manifest.write(file, tree, made, news)
        signature = seal.sign(self.secret, described.read_bytes(), "trial")
        file.with_name(file.name + SIGNED).write_bytes(signature)
        for each in _WORK.glob(f"{file.name}*"):
            shutil.copy2(each, self.root.folder / "tmp")
        return file.name

    @contextlib.contextmanager
    def shown(self) -> Generator[Callable[..., None]]:
        """The window, while it is open; what types the password into it and takes its picture."""

        def open_records(name: str, *, opens: bool = True) -> None:
            unlock(ROOT / "build" / "package" / f"update-{name}.png", opens=opens)

        with desktop():
            shown = self.root.begin(f'exec {self.program} --data "$HOME/演示/room-1"')
            try:
                yield open_records
            finally:
                end(shown)

    @property
    def in_use(self) -> str:
        """The version that the next start opens."""
        return (self.base / "current").readlink().name


def trial(number: str, package: Path) -> None:
    """A room is brought to the next version; a broken one leaves it as it was. Raises Failed."""
    with Root(number) as root:
        home = _Home(root, package)
        before = home.command("list visit --json")
        home.bring(_NEXT, broken=False)
        with home.shown() as open_records:
            open_records("next")
            _until("the window shows that it starts", lambda: not (home.base / "trial").exists())
        require("the next version", root.run(f"{home.program} --version"), _NEXT)
        require("its records", home.command("list visit --json"), before)
        home.command("check")
        home.bring(_BROKEN, broken=True)
        failed = home.base / "failed"
        with home.shown() as open_records:
            open_records("broken", opens=False)
            _until("the launcher goes back", failed.exists)
            open_records("back")
            _until("it is told", lambda: "told" in failed.read_text())
        require("the version before the broken one", home.in_use, _NEXT)
        require("what the broken one had", failed.read_text(), "replaced")
        require("its records", home.command("list visit --json"), before)
        home.command("check")


def _until(what: str, is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not is_so():
        if time.monotonic() > until:
            raise Failed(f"{what}: not within a minute")
        time.sleep(0.5)
    print(f"  {what}: yes", flush=True)
