"""The print design as files that somebody edits: written out, read back, checked, compared.

Only files whose names we know are ever looked for; what a folder or archive says its files are
called is never made a path.
"""

from __future__ import annotations

import base64
import codecs
import io
import json
import lzma
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
from PIL import Image

from app.documents.design_checks import LARGEST, LONGEST, Why, blanks, leaves, unsound
from app.documents.design_upgrades import upgraded, upgraded_all
from app.documents.designs import samples as design_samples
from app.documents.designs.faults import Fault, words_of
from app.documents.designs.shapes import SHAPES, label
from app.errors import AppError, UnreadablePicture
from app.language import N_, _
from app.records import designs, photos
from app.store.keys import write_whole

FOLDER = "forms"
_MOST_BYTES = 2_000_000
_MOST_ARCHIVE = 20 * _MOST_BYTES
_UNREADABLE = (
    OSError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, RuntimeError, NotImplementedError,
    EOFError, ValueError,
)  # fmt: skip
"""What reading an archive that was damaged, or made to do harm, may raise."""

_FAULTS, _FIELDS = 8, 4
"""Lines that are said of what is wrong, and of what differs in a file."""
_PICTURES = ("emblem.png", "emblem.jpg", "emblem.jpeg")
_PICTURE_SIDE = 900


class NoDesign(AppError):
    """There is none of our files in a folder or archive (file)."""

    message = N_("There is no file of a print design in {file}. Choose what was written out here.")


class NotReadable(AppError):
    """An archive or file cannot be read (file)."""

    message = N_("{file} cannot be read.")


@dataclass(frozen=True)
class Change:
    """A file that would look otherwise: its name, what it is of, and what differs in it."""

    name: str
    label: str
    differs: tuple[str, ...]


@dataclass(frozen=True)
class Read:
    """What was read: the files that differ from the program's own, and what is wrong."""

    files: Mapping[str, str]
    faults: tuple[Fault, ...] = ()
    changes: tuple[Change, ...] = field(default=())

    @property
    def waiting(self) -> tuple[Change, ...]:
        """What would change, where everything in the files is right."""
        return () if self.faults else self.changes

    def lines(self) -> list[tuple[str, str]]:
        """What there is to say of it, a line each, and how it looks: error, strong, quiet."""
        said = _first([each.sentence for each in self.faults], _FAULTS, "error")
        if self.faults:
            said.append((_("Put these right in the files and bring them back again."), ""))
        elif not self.changes:
            said.append((_("Nothing in these files differs from what is in force."), ""))
        for change in self.waiting:
            said.append((f"{change.label}（{change.name}.json）", "strong"))
            said += _first(change.differs, _FIELDS, "quiet")
        return said


def _first(lines: Sequence[str], most: int, look: str) -> list[tuple[str, str]]:
    """Some of the lines, and how many more there are."""
    more = _("And {count} more.").format(count=len(lines) - most)
    return [(each, look) for each in (*lines[:most], *([more] if len(lines) > most else []))]


def write_out(out: Path) -> int:
    """Write the design in force into an archive to be edited, and return how many files it has."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in SHAPES:
            said = json.loads(upgraded(name, designs.source(*name.split("/"))))
            if name == "house" and said["emblem"].get("picture"):
                # As text within a file nobody could edit around it.
                picture = base64.b64decode(said["emblem"].pop("picture"))
                _put(archive, f"{FOLDER}/{_PICTURES[1]}", picture)
            data = json.dumps(said, ensure_ascii=False, indent=2).encode() + b"\n"
            _put(archive, f"{FOLDER}/{name}.json", data)
    write_whole(out, made.getvalue())
    return len(SHAPES)


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, data)


def read(path: Path) -> Read:
    """Read an edited set: an archive, a folder, or one file of it.

    Files that are not there stay as they are in force. Raises NoDesign, NotReadable.
    """
    found, picture = _gather(path)
    if not found and picture is None:
        raise NoDesign(file=path.name)
    before = upgraded_all(designs.in_force())
    faults: list[Fault] = []
    files: dict[str, str] = dict(before)
    for name, data in found.items():
        # Some editors put a mark before the text that nobody sees.
        data = upgraded(name, data.removeprefix(codecs.BOM_UTF8))
        wrong = list(_wrong(name, data))
        faults += wrong
        if not wrong:
            files[name] = _spelled(data)
    if picture is not None:
        _put_picture(files, picture, faults)
    ours = {name for name in files if _same(files[name].encode(), _bundled(name))}
    kept = {name: text for name, text in files.items() if name not in ours}
    if not faults:
        faults += _undrawable(kept)
    return Read(kept, tuple(faults), tuple(differing(before, kept)))


def _undrawable(files: Mapping[str, str]) -> Iterator[Fault]:
    """What is well spelled and yet cannot be drawn, such as a photo without a height."""
    for name, samples in design_samples.of(files).items():
        for sample in samples:
            try:
                design_samples.draw(sample, {name: files[name]})
            except (AppError, ArithmeticError, LookupError, ValueError, TypeError):
                yield Fault(name, label(name), "", _("By these sizes nothing can be drawn."))
                break


def differing(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Change]:
    """What differs between two sets, file by file, each field in words."""
    for name in SHAPES:
        old, new = (
            json.loads(each[name] if name in each else _bundled(name)) for each in (before, after)
        )
        if old != new:
            yield Change(name, label(name), tuple(_differs(old, new)))


def _gather(path: Path) -> tuple[dict[str, bytes], bytes | None]:
    """The files of ours, by name, and the picture of an emblem."""
    try:
        if path.is_dir():
            reader = _of_folder(path)
        elif path.suffix.lower() == ".zip" or zipfile.is_zipfile(path):
            reader = _of_archive(path)
        else:
            names = [name for name in SHAPES if name.rpartition("/")[2] == path.stem]
            data = _bounded(path, _MOST_BYTES) if names else b""
            return ({names[0]: data} if names else {}), None
        found = {name: data for name in SHAPES if (data := reader(f"{name}.json")) is not None}
        pictures = (reader(each) for each in _PICTURES)
        return found, next((each for each in pictures if each is not None), None)
    except _UNREADABLE as error:
        raise NotReadable(file=path.name) from error


def _bounded(path: Path, most: int) -> bytes:
    """The bytes of a file that is not absurdly large."""
    if path.stat().st_size > most:
        raise OSError("too large")
    with path.open("rb") as file:
        return file.read(most)


def _of_folder(folder: Path) -> Any:
    base = folder / FOLDER if (folder / FOLDER).is_dir() else folder

    def reader(name: str) -> bytes | None:
        file = base / name
        if not file.is_file() or file.stat().st_size > _MOST_BYTES:
            return None
        return file.read_bytes()

    return reader


def _of_archive(path: Path) -> Any:
    archive = zipfile.ZipFile(io.BytesIO(_bounded(path, _MOST_ARCHIVE)))
    # Whoever packs a folder again packs it with a folder around, or without.
    listed = {info.filename.replace("\\", "/"): info for info in archive.infolist()}

    def reader(name: str) -> bytes | None:
        ends = sorted((n for n in listed if n == name or n.endswith(f"/{name}")), key=len)
        info = listed[ends[0]] if ends else None
        if info is None or info.file_size > _MOST_BYTES:
            return None
        with archive.open(info) as file:
            data = file.read(_MOST_BYTES + 1)
        return data if len(data) <= _MOST_BYTES else None

    return reader


# Checking


def _wrong(name: str, data: bytes) -> Iterator[Fault]:
    shape = SHAPES[name]
    try:
        data.decode()
    except UnicodeDecodeError:
        yield Fault(name, label(name), "", _("Save this file as UTF-8; it is in another encoding."))
        return
    try:
        msgspec.json.decode(data, type=shape.kind)
    except (msgspec.MsgspecError, RecursionError) as error:
        where, words = words_of(error, data)
        yield Fault(name, label(name), where, words)
        return
    for where, why in unsound(name, json.loads(data)):
        yield Fault(name, label(name), where, _why(name, why))


def _why(name: str, why: Why) -> str:
    if why == "code":
        return _("The program knows this by its own word, which cannot be changed or shortened.")
    if why == "negative":
        return _("At least {0}.").format(0)
    if why == "large":
        return _("At most {most}.").format(most=LARGEST)
    if why == "long":
        return _("At most {most} characters.").format(most=LONGEST)
    said = "、".join(f"{{{each}}}" for each in sorted(blanks(name))) or _("none")
    return _("Of the words in braces only these are known here: {known}.").format(known=said)


def _differs(old: Any, new: Any) -> Iterator[str]:
    before, after = (dict(leaves(each, together=True)) for each in (old, new))
    for where in dict.fromkeys((*before, *after)):
        if before.get(where) != after.get(where):
            yield f"{where}：{_short(before.get(where))} → {_short(after.get(where))}"


def _short(value: Any) -> str:
    if value is None:
        return _("nothing")
    text = str(value)
    return text if len(text) <= 40 else f"{text[:38]}…"


def _bundled(name: str) -> bytes:
    return designs.bundled(*name.split("/"))


def _spelled(data: bytes) -> str:
    return json.dumps(json.loads(data), ensure_ascii=False, separators=(",", ":"))


def _same(one: bytes, other: bytes) -> bool:
    return json.loads(one) == json.loads(other)


# The picture of an emblem


def _put_picture(files: dict[str, str], picture: bytes, faults: list[Fault]) -> None:
    """Put a picture in place of the emblem, no larger than paper needs."""
    try:
        flat = photos.opened(picture, _PICTURE_SIDE, ("JPEG", "PNG"))
    except UnreadablePicture:
        faults.append(
            Fault("house", label("house"), "emblem.png", _("This is no picture that can be read."))
        )
        return
    flat = flat.convert("RGB")
    flat.thumbnail((_PICTURE_SIDE, _PICTURE_SIDE), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    flat.save(out, "JPEG", quality=90)
    said = json.loads(files.get("house") or _bundled("house"))
    said["emblem"]["picture"] = base64.b64encode(out.getvalue()).decode()
    files["house"] = _spelled(json.dumps(said).encode())
