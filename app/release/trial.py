"""A new version has to show that it starts; until it has, the one before is opened again instead.

The marks lie where the launcher (packaging/linux/start) reads them: beside the versions, or where a
package of the system was installed in a folder of the user's. Each is a file of two lines, the new
version and the one before it.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.language import _
from app.program import Installed
from app.store import faults

TRIAL: Final = "trial"
"""The new version was switched to and has not shown yet that it starts."""

STARTS: Final = "trial.starts"
"""A line for each time that it was started and has not come back."""

FAILED: Final = "failed"
"""It did not start, and the launcher has gone back; further lines say what was done about it."""

_TOLD: Final = "told"
_ASIDE: Final = "aside "
_MOST: Final = 100


def begin(folder: Path, new: str, old: str) -> None:
    """Say that a version is about to be switched to. Raises what disks do (`faults.named`)."""
    with faults.named(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for each in (STARTS, FAILED):
            (folder / each).unlink(missing_ok=True)
        part = folder / f"{TRIAL}.part"
        with part.open("w", encoding="ascii") as out:
            out.write(f"{new}\n{old}\n")
            out.flush()
            os.fsync(out.fileno())
        part.replace(folder / TRIAL)


def call_off(folder: Path) -> None:
    """It was not switched to after all."""
    with contextlib.suppress(OSError):
        (folder / TRIAL).unlink(missing_ok=True)


def _marked(here: Installed | None, mark: str) -> tuple[str, str]:
    return _read(here.marks / mark) if here is not None and here.shape != "exe" else ("", "")


def prove(here: Installed | None) -> str:
    """The window of this version stands and records are open: from now on it is the one in use.

    The version that it has replaced, empty where nothing was to be proved.
    """
    new, old = _marked(here, TRIAL)
    if here is None or new != here.version or here.before:
        return ""
    with contextlib.suppress(OSError):
        for each in (TRIAL, STARTS, FAILED):
            (here.marks / each).unlink(missing_ok=True)
        if here.shape == "run":
            _renew_launcher(here.folder)
            _clear(here.folder / "versions", keep={new, old})
    return old


def in_use(folder: Path) -> str:
    """The version that the next start opens."""
    return os.path.basename(os.path.realpath(folder / "current"))


def failed(here: Installed | None) -> str:
    """The version that was tried here and did not start, empty where there is none."""
    new, old = _marked(here, FAILED)
    return new if old else ""


def fell_back(here: Installed | None) -> bool:
    """Whether a version was tried that did not start, and this one is the one before it."""
    _new, old = _marked(here, FAILED)
    return here is not None and old == here.version


@dataclass(frozen=True, slots=True)
class Failed:
    """A version that did not start, the one in use again, and where lies what it had changed."""

    new: str
    old: str
    aside: str = ""

    def words(self) -> str:
        """What happened, and that nothing is lost."""
        said = _(
            "Version {new} did not start on this computer, so {old} is in use again. The records"
            " are as they were before. Please tell the office."
        ).format(new=self.new, old=self.old)
        if not self.aside:
            return said
        more = _("What the other version had changed lies in {folder}; nothing was thrown away.")
        return f"{said} {more.format(folder=self.aside)}"


def note_put_back(here: Installed | None, aside: Path | None) -> None:
    """Remember where the records lie that a version had changed which did not start."""
    if here is not None and aside is not None:
        with (
            contextlib.suppress(OSError),
            (here.marks / FAILED).open("a", encoding="utf-8") as out,
        ):
            out.write(f"{_ASIDE}{aside}\n")


def failed_unsaid(here: Installed | None) -> Failed | None:
    """The version that did not start, where nobody was told of it yet; from now on somebody is."""
    if not fell_back(here) or here is None:
        return None
    path = here.marks / FAILED
    with contextlib.suppress(OSError, ValueError):
        new, old, *more = path.read_text("utf-8").splitlines()
        if _TOLD in more:
            return None
        with path.open("a", encoding="ascii") as out:
            out.write(f"{_TOLD}\n")
        asides = [each.removeprefix(_ASIDE) for each in more if each.startswith(_ASIDE)]
        return Failed(new, old, asides[-1] if asides else "")
    return None


def _read(path: Path) -> tuple[str, str]:
    with contextlib.suppress(OSError), path.open(encoding="utf-8", errors="replace") as file:
        new, old, *_more = [*file.read(_MOST).split(), "", ""]
        return new, old
    return "", ""


def _renew_launcher(folder: Path) -> None:
    """The launcher comes with the version that has proved itself."""
    brought, launcher = folder / "current" / "start", folder / "legal-room"
    if brought.exists() and brought.read_bytes() != launcher.read_bytes():
        part = launcher.with_name("legal-room.part")
        shutil.copyfile(brought, part)
        part.chmod(0o755)
        part.replace(launcher)


def _clear(versions: Path, keep: set[str]) -> None:
    """Earlier versions are no longer gone back to."""
    for each in versions.iterdir():
        if each.name not in keep:
            shutil.rmtree(each, ignore_errors=True)
