"""Looks at the computer that the program runs on: what is in order, what is not, what to do."""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from typing import Final, Literal

from app import VERSION, log, program, store
from app.documents.typeset import fonts
from app.errors import AppError
from app.exchange import drive
from app.language import N_, _
from app.messages import size_in_words, words
from app.release import trial
from app.store import backup, keys

State = Literal["good", "look", "bad"]

NAMES: Final = {
    "version": N_("Program"),
    "disk": N_("Disk"),
    "clock": N_("Clock"),
    "records": N_("What is recorded"),
    "keys": N_("Keys"),
    "backup": N_("Backup"),
    "fonts": N_("Fonts"),
    "input": N_("Chinese typing"),
    "printer": N_("Printer"),
    "stick": N_("USB stick"),
}
"""What is looked at, in this order."""

_LITTLE, _TOO_LITTLE = 1 << 30, 100 << 20
"""Bytes of free disk: below the first it is said, below the second nothing may be saved soon."""
_LOG_TAIL: Final = 64 << 10
_RARE = "䶮㛃𬭎"
"""Characters of real names that only the bundled fonts are sure to have."""
_METHODS: Final = {"fcitx": "fcitx 4", "fcitx5": "fcitx 5", "ibus-daemon": "ibus"}
_PATIENCE = 5
"""Seconds that another program is waited for."""


@dataclass(frozen=True)
class Finding:
    """A thing that was looked at (a key of NAMES), how it is, what to do where it is not good."""

    name: str
    state: State
    says: str
    do: str = ""


def look(folder: Path, printers: list[str] | None = None) -> list[Finding]:
    """Look at everything; the window gives the printers it knows. Nothing is changed."""
    found: list[Finding] = []
    for name in NAMES:
        try:
            found.append(_LOOKS[name](folder) if name != "printer" else _printer(printers))
        except OSError as error:
            says = _("Could not be looked at: {why}").format(why=error.strerror or error)
            found.append(Finding(name, "look", says, _("Show this to the district office.")))
    return found


def diagnosis(folder: Path, found: list[Finding]) -> bytes:
    """A file to carry to the office: findings, versions, the end of the log; not one record."""
    tail = b""
    with contextlib.suppress(OSError), (folder / log.FILE).open("rb") as file:
        file.seek(max(0, (folder / log.FILE).stat().st_size - _LOG_TAIL))
        tail = file.read(_LOG_TAIL)
    said = {
        "made_at": datetime.datetime.now().astimezone().isoformat(timespec="seconds"),
        "program": VERSION,
        "python": platform.python_version(),
        "system": platform.platform(),
        "libraries": {each.name: each.version for each in metadata.distributions()},
        "findings": [asdict(each) for each in found],
        "log": tail.decode("utf-8", "replace").splitlines(),
    }
    text = json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True)
    # The folder of whoever uses the computer is called after them.
    return text.replace(str(Path.home()), "~").encode()


def _version(_folder: Path) -> Finding:
    says = f"{VERSION} · {platform.system()} {platform.release()} · {platform.machine()}"
    if failed := trial.failed(program.installed()):
        tried = _("Version {version} was tried here and did not start.").format(version=failed)
        return Finding(
            "version", "look", f"{says} · {tried}", _("Show this to the district office.")
        )
    return Finding("version", "good", says)


def _disk(folder: Path) -> Finding:
    there = next(each for each in (folder, *folder.parents) if each.exists())
    free = shutil.disk_usage(there).free
    size = _("{free} free").format(free=size_in_words(free))
    if there == folder:
        try:
            with tempfile.TemporaryFile(dir=folder) as file:
                file.write(b"1")
        except OSError:
            do = _("Nothing can be saved here. Ask who looks after this computer.")
            return Finding("disk", "bad", _("Not writable: {folder}").format(folder=folder), do)
    if free < _TOO_LITTLE:
        return Finding("disk", "bad", size, _("Empty the trash, take large films away."))
    if free < _LITTLE:
        return Finding(
            "disk", "look", size, _("It will be full soon: take away what is not needed.")
        )
    return Finding("disk", "good", size)


def _clock(folder: Path) -> Finding:
    now = datetime.datetime.now()
    says = f"{now:%Y-%m-%d %H:%M}"
    written = [each.stat().st_mtime for each in folder.glob("*.db*")]
    ahead = datetime.timedelta(days=1)
    if now.year < 2025 or any(datetime.datetime.fromtimestamp(at) > now + ahead for at in written):
        do = _("The clock stands wrong: set day and time before anything is recorded.")
        return Finding("clock", "bad", says, do)
    return Finding("clock", "good", says)


def _records(folder: Path) -> Finding:
    if not store.exists(folder):
        return Finding("records", "good", _("None on this computer yet."))
    size = sum(each.stat().st_size for each in folder.glob("*.db*"))
    says = _("{size} in {folder}").format(size=size_in_words(size), folder=folder)
    return Finding("records", "good", says)


def _keys(folder: Path) -> Finding:
    if not store.exists(folder):
        return Finding("keys", "good", _("None on this computer yet."))
    try:
        keys.read(folder)
    except AppError as error:
        do = _("Put the last backup back, or show this to the district office.")
        return Finding("keys", "bad", words(error), do)
    return Finding("keys", "good", _("The file of keys can be read."))


def _backup(folder: Path) -> Finding:
    if not store.exists(folder):
        return Finding("backup", "good", _("Nothing to back up yet."))
    made = backup.existing(folder / "backups")
    if not made:
        return Finding("backup", "look", _("There is none yet."), _("Close the program once."))
    at = backup.made_at(made[0])
    says = _("The last one is of {when}.").format(when=f"{at:%Y-%m-%d %H:%M}")
    if datetime.datetime.now() - at > datetime.timedelta(days=7):
        do = _("Open the program and close it: that makes one.")
        return Finding("backup", "look", says, do)
    return Finding("backup", "good", says)


def _fonts(_folder: Path) -> Finding:
    missing = [each for each in _RARE if fonts.SERIF.home(each) is None]
    if missing:
        do = _("Install the program anew: its fonts are damaged.")
        says = _("Characters are missing: {which}").format(which="".join(missing))
        return Finding("fonts", "bad", says, do)
    return Finding("fonts", "good", _("Rare characters of names are there."))


def _input(_folder: Path) -> Finding:
    if sys.platform == "win32":
        return Finding("input", "good", _("Windows' own"))
    running = [_METHODS[each] for each in _programs() if each in _METHODS]
    if running:
        return Finding("input", "good", running[0])
    do = _("Start the input method (fcitx) from the menu, or log in anew.")
    return Finding("input", "look", _("No input method is running."), do)


def _programs() -> Iterator[str]:
    for each in Path("/proc").glob("[0-9]*/comm"):
        with contextlib.suppress(OSError):  # one that has just ended
            yield each.read_text().strip()


def _printer(known: list[str] | None) -> Finding:
    names = _printers_of_the_system() if known is None else known
    if names:
        return Finding("printer", "good", "、".join(names[:5]))
    do = _("Plug it in, switch it on, and add it in the system's settings.")
    return Finding("printer", "look", _("No printer is set up."), do)


def _printers_of_the_system() -> list[str]:
    lpstat = shutil.which("lpstat")
    if lpstat is None:
        return []
    try:
        done = subprocess.run(
            [lpstat, "-e"], capture_output=True, text=True, timeout=_PATIENCE, env=_PLAIN
        )
    except subprocess.TimeoutExpired:
        return []
    return done.stdout.split()[:5]


def _stick(_folder: Path) -> Finding:
    sticks = drive.find_sticks()
    if not sticks:
        return Finding("stick", "good", _("None is plugged in."))
    return Finding("stick", "good", "、".join(each.words() for each in sticks[:5]))


_PLAIN: Final = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"}
_LOOKS: Final[dict[str, Callable[[Path], Finding]]] = {
    "version": _version,
    "disk": _disk,
    "clock": _clock,
    "records": _records,
    "keys": _keys,
    "backup": _backup,
    "fonts": _fonts,
    "input": _input,
    "stick": _stick,
}
