"""Versions of the program that an office keeps for its rooms, who is behind, what goes to them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app import program
from app.errors import AppError
from app.exchange import drive
from app.language import _, n_
from app.messages import size_in_words, words
from app.office.invite import NotAnOffice
from app.release import carrying, lying
from app.release.lying import Release
from app.release.refusals import ReleaseNotNewer, ReleaseRefused
from app.store import Installation, journal
from app.store.session import current

FOLDER: Final = "releases"
"""The folder beside the records in which they lie."""
_MOST_NAMED: Final = 20
"""Rooms that are named of those behind."""

Progress = Callable[[int, int], object]


def _unseen(_done: int, _total: int) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Running:
    """What runs in a room, as it last said: its version, for which computers; both may be unknown.

    `newest` is the newer version that is kept here for it, empty where there is none.
    """

    version: str = ""
    platform: str = ""
    newest: str = ""

    def words(self) -> str:
        """Which version it is, and which one it gets; empty where the room has not said."""
        if not self.version:
            return ""
        said = _("Its program is version {version}.").format(version=self.version)
        if not self.newest:
            return said
        more = _("Version {version} goes along with its next answer.")
        return f"{said} {more.format(version=self.newest)}"


@dataclass(frozen=True, slots=True)
class Carried:
    """What lies on the stick beside the answers now: versions, or why they do not."""

    versions: tuple[str, ...] = ()
    why: AppError | None = None

    def words(self) -> str:
        """What is to be said of it; empty where nothing was to go along."""
        versions = "、".join(self.versions)
        if self.why is not None:
            said = _("The new version {version} is not on the stick: {why}")
            return said.format(version=versions, why=words(self.why))
        return (
            _("The new version {version} is on it too.").format(version=versions)
            if versions
            else ""
        )


def kept() -> list[Release]:
    """The versions kept here, of each platform one, by platform."""
    found, _refused = lying.within(current().folder / FOLDER)
    return sorted(found, key=lambda each: each.manifest.platform)


def kept_words(release: Release) -> str:
    """A version that is kept here, in one line."""
    said = release.manifest
    size = size_in_words(said.size)
    return f"{said.version} · {program.platform_words(said.platform)} · {size}"


def behind_words(rooms: Sequence[tuple[str, Running]]) -> str:
    """How many rooms run an older version than is kept for them, and which; empty for none."""
    behind = [f"{name}（{each.version}）" for name, each in rooms if each.newest]
    if not behind:
        return ""
    count = n_("{count} room is behind", "{count} rooms are behind", len(behind))
    more = "…" if len(behind) > _MOST_NAMED else ""
    return f"{count.format(count=len(behind))}：{'、'.join(behind[:_MOST_NAMED])}{more}"


def add(file: Path, progress: Progress = _unseen) -> Release:
    """Keep a version of the program for rooms, once its maker's signature is found to be right.

    An earlier one for the same computers goes. Raises NotAnOffice, ReleaseRefused, StickError and
    what our own disk does (`faults.named`).
    """
    if not current().is_office:
        raise NotAnOffice
    release = lying.one(file)
    said = release.manifest
    before = _newest().get(said.platform, "")
    if program.number(said.version) <= program.number(before):
        raise ReleaseNotNewer(version=said.version, here=before)
    carrying.keep(release, current().folder / FOLDER, progress)
    note = {"file": said.file, "platform": said.platform, "version": said.version}
    with journal.action("release.add", {**note, "sha256": said.sha256}):
        pass
    return release


def for_this_computer() -> Release | None:
    """The version kept here that this office's own program can be brought to."""
    here = program.installed()
    for each in kept():
        with contextlib.suppress(ReleaseRefused):
            lying.require_fit(each, here)
            return each
    return None


def running() -> dict[str, Running]:
    """What runs in each installation that has said so."""
    newest = _newest()
    told = Installation.select().where(Installation.program.is_null(False))
    return {each.id: _running(each, newest) for each in told}


def running_at(installation: str) -> Running:
    """What runs in one."""
    told = Installation.get_or_none(Installation.id == installation)
    return _running(told, _newest()) if told is not None else Running()


def _running(told: Installation, newest: dict[str, str]) -> Running:
    version, platform = told.program or "", told.platform or ""
    there = newest.get(platform, "")
    newer = program.number(there) > program.number(version)
    return Running(version, platform, there if newer else "")


def _newest() -> dict[str, str]:
    return {each.manifest.platform: each.manifest.version for each in kept()}


def carry(
    stick: Path,
    installations: Collection[str],
    plugged: tuple[int, int] | None = None,
    said: Callable[[str], object] = lambda words: None,
    progress: Progress = _unseen,
) -> Carried:
    """Put on a stick what the rooms that it came from are behind with, beside their answers.

    `said` is told what takes long. What goes wrong is told by what comes back, since the answers
    lie there already.
    """
    wanted = {
        (each.platform, each.newest) for each in map(running_at, installations) if each.newest
    }
    going = [each for each in kept() if (each.manifest.platform, each.manifest.version) in wanted]
    versions = tuple(dict.fromkeys(each.manifest.version for each in going))
    try:
        for each in going:
            if plugged is not None:
                drive.require_same(stick, plugged)
            long = _("Putting version {version} on the stick. Please leave it in.")
            said(long.format(version=each.manifest.version))
            carrying.put(stick, each, progress)
    except AppError as error:
        return Carried(versions, error)
    return Carried(versions)
