"""What a release says of itself, signed by its maker; docs/releasing.md describes it."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from app import language, program, seal
from app.exchange.bounds import MIB, SIGNATURE
from app.release.refusals import NotARelease, ReleaseForged, ReleaseUnsigned
from app.resources import resource

SUFFIX: Final = ".release"
"""Added to the name of the file that it describes."""

SIGNED: Final = ".release.minisig"

MOST_BYTES: Final = 300 * MIB
"""Bytes of a version's file; those there are have a third of it."""

MANIFEST: Final = 16 * 1024
"""Bytes of a manifest."""

KEYS = resource("release")
"""The folder with the maker's public keys: two, so that one can be replaced by the other."""

_Version = Annotated[str, Meta(pattern=rf"^{program.NUMBERS}\Z", max_length=20)]
_Line = Annotated[str, Meta(max_length=200)]
_Lines = Annotated[list[_Line], Meta(max_length=20)]
_Size = Annotated[int, Meta(ge=1, le=MOST_BYTES)]
_NAMES: Final = {
    "run": "legal-room-{version}-{machine}.run",
    "deb": "legal-room_{version}_{machine}.deb",
    "exe": "legal-room-{version}-x64.exe",
}
_NAMED: Final = re.compile(
    rf"legal-room[-_](?P<version>{program.NUMBERS})[-_](?P<machine>amd64|arm64|x64)\.(?P<shape>run|deb|exe)"
)


class News(msgspec.Struct, frozen=True):
    """What is new, in plain sentences."""

    en: _Lines
    zh_CN: _Lines  # noqa: N815 - what the language is called


class Manifest(msgspec.Struct, frozen=True):
    """One file of one version.

    `follows` is the oldest version that may be replaced by it, `size` are the bytes of the file,
    `unpacked` those of what is in it. Later versions may say more, which is passed over.
    """

    file: Annotated[str, Meta(max_length=100)]
    follows: _Version
    news: News
    platform: Annotated[str, Meta(pattern=rf"^{program.PLATFORM}\Z", max_length=40)]
    sha256: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z", max_length=64)]
    size: _Size
    unpacked: Annotated[int, Meta(ge=1, le=10 * MOST_BYTES)]
    version: _Version

    def whats_new(self) -> list[str]:
        """What is new, in the language that is spoken."""
        lines = self.news.en if language.current() == "en" else self.news.zh_CN
        return [shown for each in lines if (shown := "".join(filter(str.isprintable, each)))]


def file_name(version: str, platform: str) -> str:
    """What the file of a version for a platform is called."""
    _system, machine, shape = platform.split("-")
    return _NAMES[shape].format(version=version, machine=machine)


def platform_of(name: str) -> str:
    """For which platform a file is by its name, empty where it is no file of a version."""
    named = _NAMED.fullmatch(name)
    if named is None:
        return ""
    platform = f"linux-{named['machine']}-{named['shape']}"
    if named["shape"] == "exe":
        platform = "windows-amd64-exe"
    usual = re.fullmatch(program.PLATFORM, platform) is not None
    return platform if usual and file_name(named["version"], platform) == name else ""


def version_of(name: str) -> str:
    """Which version a file is by its name."""
    named = _NAMED.fullmatch(name)
    return named["version"] if named else ""


def spelled(manifest: Manifest) -> bytes:
    """A manifest as it is written down and signed."""
    return seal.canonical(msgspec.to_builtins(manifest))


def read(name: str, data: bytes, minisig: bytes, keys: Sequence[str] | None = None) -> Manifest:
    """A manifest of the file called so, once it is known to be the maker's.

    Raises ReleaseForged, NotARelease.
    """
    for key in maker_keys() if keys is None else keys:
        # The other key may be the one.
        with contextlib.suppress(seal.SealError):
            seal.verify(key, data, minisig)
            break
    else:
        raise ReleaseForged(file=name)
    try:
        manifest: Manifest = seal.loose(data, Manifest)
    except seal.NotCanonical as error:
        raise NotARelease(file=name) from error
    if manifest.file != name or file_name(manifest.version, manifest.platform) != name:
        raise ReleaseForged(file=name)
    return manifest


def read_beside(file: Path, keys: Sequence[str] | None = None) -> tuple[Manifest, bytes, bytes]:
    """The manifest that lies beside a file, its bytes and those of its signature.

    Raises NotARelease, ReleaseUnsigned, ReleaseForged, and OSError where it cannot be read.
    """
    said, signature = beside(file)
    if not said.is_file():
        raise NotARelease(file=file.name)
    if not signature.is_file():
        raise ReleaseUnsigned(file=file.name)
    data, minisig = _bounded(said, MANIFEST), _bounded(signature, SIGNATURE)
    return read(file.name, data, minisig, keys), data, minisig


def beside(file: Path) -> tuple[Path, Path]:
    """Where the manifest of a file lies, and its signature."""
    return file.with_name(file.name + SUFFIX), file.with_name(file.name + SIGNED)


def _bounded(path: Path, most: int) -> bytes:
    with path.open("rb") as opened:
        data = opened.read(most + 1)
    if len(data) > most:
        raise NotARelease(file=path.name)
    return data


def maker_keys() -> tuple[str, ...]:
    """The maker's public keys that this program believes."""
    return _keys_in(KEYS)


@cache
def _keys_in(folder: Path) -> tuple[str, ...]:
    # The second line is the key, the first one is for people.
    found = [each.read_text("ascii").splitlines()[1] for each in sorted(folder.glob("*.pub"))]
    return tuple(map(seal.check_public, found))
