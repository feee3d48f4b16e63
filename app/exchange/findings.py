"""What lies on a stick, known by its content and not by its name."""

from __future__ import annotations

import contextlib
import itertools
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from app.exchange import invitation
from app.exchange.bounds import CANDIDATES, DEPTH, FILES, SIGNATURE
from app.exchange.bounds import CIPHERTEXT as CIPHERTEXT_CAP
from app.exchange.drive import open_folder, refusing
from app.exchange.invitation import Enrolment, Invitation, read_enrolment, read_invitation
from app.exchange.label import Label, peek
from app.exchange.refusals import (
    BadEnrolment,
    BadInvitation,
    BadLabel,
    HalfWritten,
    InArchive,
    IsFolder,
    NoSignature,
    PackageTooLarge,
    Refused,
    TooDeep,
    TooMuchOnStick,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_OURS = "LEGALROOM"
_VERSIONS = "release"
_ZIP = b"PK\3\4"
_AGE = b"age-encryption.org/v1\n"
_MINISIG = b"untrusted comment: "


@dataclass(frozen=True, slots=True)
class Found:
    """A package that may be there: its signature, and the ciphertexts it may belong to.

    As a rule that is the one of the same name. Where files were renamed it is every ciphertext
    left over, and only the signature itself can tell. Either side may be missing.
    """

    signature: Path | None
    minisig: bytes
    label: Label | None
    refused: Refused | None
    ciphertexts: tuple[Path, ...]

    @property
    def file(self) -> Path:
        """The file by which people know the package."""
        if len(self.ciphertexts) == 1 or self.signature is None:
            return self.ciphertexts[0]
        return self.signature


@dataclass(slots=True)
class Findings:
    """All that was found on a stick.

    `strays` are files that could be or hold a report and are none, each with the reason; `lone`
    are ciphertexts that may belong to one of the renamed signatures, or to none.
    """

    packages: list[Found] = field(default_factory=list["Found"])
    enrolments: list[tuple[Path, Enrolment]] = field(default_factory=list["tuple[Path, Enrolment]"])
    invitations: list[tuple[Path, Invitation]] = field(
        default_factory=list["tuple[Path, Invitation]"]
    )
    strays: list[tuple[Path, Refused]] = field(default_factory=list["tuple[Path, Refused]"])
    lone: tuple[Path, ...] = ()

    @property
    def cut_short(self) -> Refused | None:
        """Why not everything was looked at, where that is so: too many files, or too deep."""
        reasons = (why for _path, why in self.strays if isinstance(why, TooMuchOnStick | TooDeep))
        return next(reasons, None)


def scan(folder: Path, *, depth: int = DEPTH, files: int = FILES) -> Findings:
    """Find packages, enrolments and invitations on a stick; raises NoStick, StickGone."""
    open_folder(folder)
    findings = Findings()
    ages: list[Path] = []
    signatures: list[tuple[Path, bytes]] = []
    with refusing(folder):
        os.scandir(folder).close()
    for seen, path in enumerate(_files(folder, depth, findings)):
        if seen == files:
            findings.strays.append((folder, TooMuchOnStick(files=files)))
            break
        start = _start(path)
        if path.suffix == ".part":
            # What was left half-written when a stick was pulled out; an answer is nobody's report.
            if start.startswith(_AGE) and not _is_answer(path):
                findings.strays.append((path, HalfWritten()))
            continue
        if start.startswith(_AGE):
            ages.append(path)
        elif start.startswith(_MINISIG) and len(start) <= SIGNATURE:
            signatures.append((path, start))
        elif start.startswith(_ZIP) and (b".age" in start or b"LEGALROOM" in start):
            findings.strays.append((path, InArchive()))
        elif start.startswith(b"{") and len(start) <= invitation.CAP:
            _look_at_text(findings, path, start)
    found, findings.lone = _pairs(ages, signatures)
    findings.packages = sorted(found, key=_order)
    return findings


def read_bounded(path: Path, cap: int = CIPHERTEXT_CAP) -> bytes:
    """The content of a file on a stick; raises PackageTooLarge, StickGone."""
    with refusing(path.parent), path.open("rb") as opened:
        data = opened.read(cap + 1)
    if len(data) > cap:
        raise PackageTooLarge(code="", cap=cap)
    return data


def _is_answer(path: Path) -> bool:
    """Whether a file lies where offices put their answers."""
    return any(
        (one.upper(), other) == (_OURS, "reply") for one, other in itertools.pairwise(path.parts)
    )


def _files(folder: Path, depth: int, findings: Findings) -> Iterator[Path]:
    """Plain files in a settled order; links are not followed, what cannot be read is passed by."""
    entries: list[os.DirEntry[str]] = []
    with contextlib.suppress(OSError), os.scandir(folder) as listing:
        lying = (entry for entry in listing if not _holds_versions(folder, entry))
        entries = sorted(lying, key=lambda entry: entry.name)
    folders: list[str] = []
    # Ours comes before all that lies beside it: where there is too much to look at, it is not what
    # is left out.
    for entry in [each for each in entries if _is_ours(each)]:
        entries.remove(entry)
        if depth > -DEPTH:
            yield from _files(Path(entry.path), depth - 1, findings)
    for entry in entries:
        with contextlib.suppress(OSError):
            if entry.is_file(follow_symlinks=False):
                if depth >= 0:
                    yield Path(entry.path)
                elif entry.name.endswith(".age"):
                    # One line for a folder: it is the folder that has to be moved.
                    findings.strays.append((folder, TooDeep(depth=DEPTH)))
                    return
            elif entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
                if entry.name.endswith((".age", ".age.minisig")):
                    findings.strays.append((Path(entry.path), IsFolder()))
    # Below that only the names are looked at.
    if depth > -DEPTH:
        for below in folders:
            yield from _files(Path(below), depth - 1, findings)


def _is_ours(entry: os.DirEntry[str]) -> bool:
    with contextlib.suppress(OSError):
        return entry.name.upper() == _OURS and entry.is_dir(follow_symlinks=False)
    return False


def _holds_versions(folder: Path, entry: os.DirEntry[str]) -> bool:
    """Whether versions of the program lie there, where no packages are looked for."""
    return (folder.name.upper(), entry.name.lower()) == (_OURS, _VERSIONS)


def _start(path: Path) -> bytes:
    with contextlib.suppress(OSError), path.open("rb") as opened:
        return opened.read(invitation.CAP + 1)
    return b""


def _look_at_text(findings: Findings, path: Path, data: bytes) -> None:
    with contextlib.suppress(BadEnrolment):
        findings.enrolments.append((path, read_enrolment(data)))
    with contextlib.suppress(BadInvitation):
        findings.invitations.append((path, read_invitation(data)))


def _pairs(
    ages: list[Path], signatures: list[tuple[Path, bytes]]
) -> tuple[list[Found], tuple[Path, ...]]:
    """The packages that may be there, and ciphertexts whose names do not tell whose they are."""
    left = dict.fromkeys(ages)
    unpaired: list[tuple[Path, bytes]] = []
    paired: list[tuple[Path, bytes, Path]] = []
    for path, minisig in signatures:
        partner = path.with_suffix("")
        if path.suffix == ".minisig" and partner in left:
            del left[partner]
            paired.append((path, minisig, partner))
        else:
            unpaired.append((path, minisig))
    made = [_found(path, minisig, (partner,)) for path, minisig, partner in paired]
    rest = tuple(each for each in left if not _is_answer(each))
    renamed = [_found(path, minisig, rest[:CANDIDATES]) for path, minisig in unpaired]
    # Other programs sign with minisign too; what was never ours is not worth a line.
    ours = [found for found in renamed if not isinstance(found.refused, BadLabel | NoSignature)]
    if ours:
        return made + ours, rest
    return made + [Found(None, b"", None, NoSignature(), (path,)) for path in rest], ()


def _found(path: Path, minisig: bytes, ciphertexts: tuple[Path, ...]) -> Found:
    try:
        return Found(path, minisig, peek(minisig), None, ciphertexts)
    except Refused as refused:
        return Found(path, minisig, None, refused, ciphertexts)


def _order(found: Found) -> tuple[str, str, int, str]:
    label = found.label
    where = str(found.file)
    return (label.code, label.epoch, label.serial, where) if label else ("~", "", 0, where)
