"""What others made and the program brings along: libraries, Python, fonts, data, their licences."""

from __future__ import annotations

import csv
import platform
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.parser import HeaderParser
from importlib import metadata
from pathlib import Path, PurePosixPath
from typing import Final

import msgspec

from app.resources import resource

_SAYS_LICENCE: Final = re.compile(r"(licen[cs]e|copying|notice)", re.IGNORECASE)
_MAY_SAY: Final = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)
_LICENCE: Final = ("License-Expression", "License")
"""Where the metadata of a library has it, the newer way first."""
_NAMED: Final = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)
"""A library as a lock begins its lines."""


@dataclass(frozen=True)
class Bundled:
    """Something that others made; `licence` in SPDX's words, `texts` are the files that say it.

    `within` is the library whose files it lies in, `files` are its own below `resources`.
    """

    name: str
    version: str
    licence: str
    texts: tuple[Path, ...]
    within: str = ""
    files: tuple[str, ...] = ()

    def text(self) -> str:
        """The whole wording of the licence."""
        return "\n\n".join(each.read_text("utf-8", "replace").strip() for each in self.texts)

    def holds(self, text: str) -> bool:
        """Whether its name or its licence has a text in it, in whatever letters."""
        return text.casefold() in f"{self.name} {self.licence}".casefold()


class _Said(msgspec.Struct, frozen=True):
    """What a file says of a library that does not say enough itself."""

    licence: str
    texts: tuple[str, ...] = ()


class _Other(msgspec.Struct, frozen=True):
    """What is no library of Python's; without a version it has that of what it is within."""

    name: str
    licence: str
    texts: tuple[str, ...]
    version: str = ""
    within: str = ""
    files: tuple[str, ...] = ()


class _Told(msgspec.Struct, frozen=True):
    """A file of `resources/licences`: the program's own, and one that packaging adds."""

    libraries: dict[str, _Said] = {}
    others: tuple[_Other, ...] = ()


def everything(
    site: Path | None = None, resources: Path | None = None, python: str | None = None
) -> list[Bundled]:
    """Everything by name: of what runs here, unless the folders of a package are given."""
    resources = resources or resource()
    told = [
        msgspec.json.decode(each.read_bytes(), type=_Told)
        for each in sorted((resources / "licences").glob("*.json"))
    ]
    said = {name: each for file in told for name, each in file.libraries.items()}
    found = {each.name: each for each in _libraries([str(site)] if site else None, resources, said)}
    versions = {name: each.version for name, each in found.items()}
    versions["python"] = python or platform.python_version()
    for other in (each for file in told for each in file.others):
        if other.within in versions or not other.within:
            version = other.version or versions[other.within]
            texts = tuple(resources / each for each in other.texts)
            within = "" if other.within == "python" else other.within
            found[other.name] = Bundled(
                other.name, version, other.licence, texts, within, other.files
            )
    return sorted(found.values(), key=lambda each: each.name.casefold())


def _libraries(
    path: list[str] | None, resources: Path, said: dict[str, _Said]
) -> Iterator[Bundled]:
    wanted = _locked(resources.parent / "requirements.txt")
    for each in metadata.distributions(path=path or sys.path):
        told = _said_of_itself(each)
        name = plain(told["Name"])
        if wanted and name not in wanted:
            continue
        more = said.get(name)
        licence = next((told[key] for key in _LICENCE if key in told), "")
        files = [Path(str(each.locate_file(file))) for file in _saying(each)]
        files += [resources / file for file in more.texts] if more else []
        yield Bundled(
            name, told["Version"], more.licence if more else licence.strip(),
            tuple(file for file in files if file.is_file()),
        )  # fmt: skip


def _said_of_itself(library: metadata.Distribution) -> Message:
    """What stands above the description of a library.

    Python's own way reads that too, and all of it again for each thing that is asked.
    """
    text = library.read_text("METADATA") or library.read_text("PKG-INFO") or ""
    return HeaderParser().parsestr(text.partition("\n\n")[0])


def _saying(library: metadata.Distribution) -> list[PurePosixPath]:
    """The files of a library that hold its licence, those of what it has taken in with them."""
    rows = csv.reader((library.read_text("RECORD") or "").splitlines())
    # Thousands of names are looked through as they are written.
    named = [PurePosixPath(name) for name, *_rest in rows if _MAY_SAY.search(name)]
    return sorted(
        file
        for file in named
        if _SAYS_LICENCE.match(file.name) or "licenses" in file.parts[1:-1]
        if file.suffix not in (".py", ".pyc", ".html")
    )


def _locked(lock: Path) -> set[str]:
    """The libraries that a checkout runs with; a package has no others."""
    return set(map(plain, _NAMED.findall(lock.read_text("utf-8")))) if lock.is_file() else set()


def plain(name: str) -> str:
    """A library's name as the registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()
