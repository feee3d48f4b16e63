"""What the packages of every system share: names, version, time, icons."""

from __future__ import annotations

import datetime
import email.utils
import os
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HERE = Path(__file__).resolve().parent
NAME = "legal-room"
APPID = "org.legalroom.app"
"""By which desktops know the program."""
_SIZES = (16, 24, 32, 48, 64, 128, 256)


@dataclass(frozen=True)
class Release:
    """What is built: its version, for which machines, as of which commit (Unix time)."""

    version: str
    arch: str
    moment: int
    maintainer: str
    dist: Path

    @property
    def mail_date(self) -> str:
        """The moment as mails and changelogs of Debian spell it."""
        moment = datetime.datetime.fromtimestamp(self.moment, datetime.UTC)
        return email.utils.format_datetime(moment)


def release(arch: str) -> Release:
    """The release that the present commit is."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    given = (
        os.environ.get("SOURCE_DATE_EPOCH")
        or subprocess.run(
            ["git", "log", "-1", "--format=%ct"],
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    )
    dist = ROOT / "dist"
    dist.mkdir(exist_ok=True)
    return Release(project["version"], arch, int(given), "Legal Room <legalroom@localhost>", dist)


def filled(name: str, **values: str) -> str:
    """A template of `linux/` with what is asked for between its @ signs."""
    text = (HERE / "linux" / name).read_text(encoding="utf-8")
    for key, value in {"APPID": APPID, **values}.items():
        text = text.replace(f"@{key}@", value)
    return text


def icons(folder: Path) -> None:
    """Draw the icon in every size that desktops ask for, below a theme's folder."""
    drawing = ROOT / "resources" / "icon.svg"
    scalable = folder / "scalable" / "apps" / f"{APPID}.svg"
    scalable.parent.mkdir(parents=True)
    scalable.write_bytes(drawing.read_bytes())
    for size in _SIZES:
        target = folder / f"{size}x{size}" / "apps" / f"{APPID}.png"
        target.parent.mkdir(parents=True)
        drawn(drawing, size, target)


def drawn(drawing: Path, size: int, target: Path) -> None:
    """Draw an SVG as a square picture."""
    run(sys.executable, HERE / "draw.py", drawing, size, target,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})  # fmt: skip


def run(*words: object, env: dict[str, str] | None = None, cwd: Path | None = None) -> None:
    """Run a command; CalledProcessError where it fails."""
    subprocess.run([str(word) for word in words], check=True, env=env, cwd=cwd)
