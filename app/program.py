"""Which program runs here: its version, for which computers it was made, how it was put here."""

from __future__ import annotations

import platform
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from app import VERSION
from app.language import N_, _

Shape = Literal["run", "deb", "exe"]

PLATFORM: Final = r"(linux-(amd64|arm64)-(run|deb)|windows-amd64-exe)"
"""System, machine and shape of a package: how the program was put on a computer."""

NUMBERS: Final = r"[0-9]{1,5}(\.[0-9]{1,5}){1,3}"
"""A version, such as 0.3 or 0.3.1."""

APPID: Final = "org.legalroom.app"

HERE = Path(__file__).resolve().parent.parent.parent
"""The folder that the program's own folder lies in, beside its Python where it was packed."""

_MACHINES: Final = {"x86_64": "amd64", "amd64": "amd64", "aarch64": "arm64", "arm64": "arm64"}
_WORDS: Final = {
    "linux-amd64-run": N_("Linux (x86), in the home folder"),
    "linux-amd64-deb": N_("Linux (x86), installed as a package"),
    "linux-arm64-run": N_("Linux (ARM), in the home folder"),
    "linux-arm64-deb": N_("Linux (ARM), installed as a package"),
    "windows-amd64-exe": N_("Windows"),
}


@dataclass(frozen=True, slots=True)
class Installed:
    """A program that was packed: its version, how it was put here, where.

    `folder` holds the versions side by side where `shape` is run, the program itself otherwise;
    there `before` says that it is the version that the system keeps beside a newer one.
    """

    version: str
    shape: Shape
    machine: str
    folder: Path
    before: bool = False

    @property
    def marks(self) -> Path:
        """The folder of the marks that the launcher goes by (packaging/linux/start)."""
        return self.folder if self.shape == "run" else _state()

    @property
    def platform(self) -> str:
        """System, machine and shape in one word."""
        system = "windows" if self.shape == "exe" else "linux"
        return f"{system}-{self.machine}-{self.shape}"


def installed(here: Path | None = None) -> Installed | None:
    """How the program that runs here was installed; None where it runs from its sources."""
    folder = here or HERE
    if folder.parent.name == "versions" and (folder.parent.parent / "current").is_symlink():
        return Installed(VERSION, "run", machine(), folder.parent.parent)
    if folder.parent.name == APPID and folder.name in ("files", "former"):
        return Installed(VERSION, "deb", machine(), folder, before=folder.name == "former")
    if (folder.parent / "uninstall.exe").exists():
        return Installed(VERSION, "exe", machine(), folder)
    return None


def _state() -> Path:
    import platformdirs

    return platformdirs.user_state_path("LegalRoom", appauthor=False)


def machine() -> str:
    """For which machines packages are that run here, as Debian calls them."""
    name = platform.machine().lower()
    return _MACHINES.get(name, name)


def number(version: str | None) -> tuple[int, ...]:
    """A version as numbers that can be compared; no numbers at all where it is none."""
    if version is None or not re.fullmatch(NUMBERS, version):
        return ()
    parts = [int(each) for each in version.split(".")]
    while parts and parts[-1] == 0:
        parts.pop()  # 0.3 is 0.3.0
    return (1, *parts)  # so that 0.0 is more than nothing


def platform_words(name: str | None) -> str:
    """A platform as people call it."""
    return _(_WORDS[name]) if name in _WORDS else ""
