"""Puts a new version in the place of the one that runs: verified, backed up, then switched to."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from app import program
from app.language import _
from app.messages import size_in_words
from app.program import Installed
from app.release import carrying, lying, trial
from app.release.lying import Release
from app.release.refusals import (
    ByHand,
    NoPolicyKit,
    NoRoomToUpdate,
    NotInstalled,
    PolicyKitRefused,
    UpdateUnderWay,
)
from app.store import backup, faults
from app.store.session import current, is_open

COMING: Final = "coming"
"""The folder beside the versions in which a new one is made ready."""

_SPARE: Final = 50 * 1024 * 1024
_PATIENCE: Final = 1800
"""Seconds that an installer is waited for; slow disks need minutes."""

_NOT_GIVEN, _NOBODY_ASKED = 126, 127
"""What pkexec says: refused or not allowed; nobody there to ask, or it failed."""

Progress = Callable[[int, int, str], object]


def _unseen(_done: int, _total: int, _text: str) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Updated:
    """A new version stands in the place of the one before; the next start opens it."""

    version: str
    launcher: Path

    def words(self) -> str:
        """That it does."""
        said = _("Version {version} is installed. It is in use from the next start on.")
        return said.format(version=self.version)


def install(release: Release, progress: Progress = _unseen) -> Updated:
    """Take a new version: look at it, back up what is recorded, install it beside this one.

    Whatever goes wrong, the program that runs stays in use. Raises ReleaseRefused, BackupFailed,
    StickError and what disks do (`faults.named`).
    """
    here = lying.require_fit(release, program.installed())
    place = here.folder if here.shape == "run" else _cache()
    with faults.named(place):
        place.mkdir(parents=True, exist_ok=True)
        with _alone(place):
            return _install(release, here, place, progress)


@contextlib.contextmanager
def _alone(place: Path) -> Generator[None]:
    """Nobody else installs there meanwhile. Raises UpdateUnderWay."""
    lock = FileLock(place / ".updating")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise UpdateUnderWay from error
    try:
        yield
    finally:
        lock.release()


def _install(release: Release, here: Installed, place: Path, progress: Progress) -> Updated:
    coming = place / COMING
    shutil.rmtree(coming, ignore_errors=True)
    try:
        _require_disk(release, place)
        progress(0, 0, _("Backing up…"))
        _back_up()
        words = _("Copying and checking the new version…")
        file = carrying.fetch(release, coming, lambda done, total: progress(done, total, words))
        progress(0, 0, _("Installing. Please leave the computer on."))
        if here.shape == "exe":
            # Windows takes away no files that are in use.
            raise ByHand(file=str(file.replace(place / file.name)))
        return (_run if here.shape == "run" else _deb)(release, here, file)
    finally:
        shutil.rmtree(coming, ignore_errors=True)


def _back_up() -> None:
    """What is recorded, before another version touches it; what was backed up is looked at."""
    if not is_open() or current().reading is not None:
        return
    if backup.make_before("update") is None:
        backup.verify(backup.existing(current().folder / "backups")[0])


def _require_disk(release: Release, place: Path) -> None:
    said = release.manifest
    # The file, what is unpacked of it, and the copy of that which is put in place.
    need, free = said.size + 2 * said.unpacked + _SPARE, shutil.disk_usage(place).free
    if free < need:
        raise NoRoomToUpdate(need=size_in_words(need), free=size_in_words(free))


def _run(release: Release, here: Installed, file: Path) -> Updated:
    """Let it unpack itself into the folder of versions; its own installer switches at the end."""
    new, folder = release.manifest.version, here.folder
    trial.begin(folder, new, here.version)
    words = ("sh", str(file), "--quiet", "--nox11", "--", "--folder", str(folder))
    try:
        done = _call(words, {"TMPDIR": str(file.parent)})
        if trial.in_use(folder) != new:
            raise NotInstalled(why=_last_words(done))
    except BaseException:
        if trial.in_use(folder) != new:
            trial.call_off(folder)
        raise
    return Updated(new, folder / "legal-room")


def _deb(release: Release, here: Installed, file: Path) -> Updated:
    """Let the system install it, with the password of an administrator."""
    if shutil.which("pkexec") is None:
        raise NoPolicyKit(file=str(release.file))
    trial.begin(here.marks, release.manifest.version, here.version)
    try:
        dpkg = shutil.which("dpkg") or "/usr/bin/dpkg"
        words = ("pkexec", dpkg, "--install", str(file))
        if here.before:
            # The version in its place has failed: this one, not that, is to be gone back to.
            stays = here.folder.with_name("former.stays")
            script = 'touch "$1" && exec "$2" --install "$3"'
            words = ("pkexec", "/bin/sh", "-c", script, "sh", str(stays), dpkg, str(file))
        done = _call(words, {})
        if done.returncode == _NOT_GIVEN:
            raise PolicyKitRefused
        if done.returncode == _NOBODY_ASKED:
            raise NoPolicyKit(file=str(release.file))
        if done.returncode:
            raise NotInstalled(why=_last_words(done))
    except BaseException:
        trial.call_off(here.marks)
        raise
    return Updated(release.manifest.version, here.folder.parent / "files" / "start")


def _call(words: tuple[str, ...], more: dict[str, str]) -> subprocess.CompletedProcess[str]:
    # What this version was started with is none of the other's business.
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "LEGALROOM_"))}
    try:
        return subprocess.run(
            words, capture_output=True, text=True, errors="replace", timeout=_PATIENCE,
            env={**kept, **more}, stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise NotInstalled(why=_("It took too long.")) from error


def _last_words(done: subprocess.CompletedProcess[str]) -> str:
    """What an installer says at the end, in its own words."""
    said = [each.strip() for each in (done.stderr or done.stdout).splitlines() if each.strip()]
    return " ".join(said[-2:])[:300] or _("It said nothing.")


def _cache() -> Path:
    import platformdirs

    return platformdirs.user_cache_path("LegalRoom", appauthor=False)
