"""Archives that break one rule each; the package around them is well signed and encrypted."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

from app.exchange import bag, bounds, refusals
from tests.exchange.making import World
from tests.exchange.wrong import payload_of, rule


def _files(w: World) -> tuple[Any, dict[str, bytes]]:
    label, payload = payload_of(w)
    return label, {**bag.tag_files(label.name, payload), **payload}


def _archived(w: World, change: Callable[[bytes, str], bytes]) -> tuple[bytes, bytes]:
    label, files = _files(w)
    return w.seal_archive(label, change(bag.pack_files(label.name, files), label.name))


def _with_file(w: World, path: str, content: bytes = b"x") -> tuple[bytes, bytes]:
    label, files = _files(w)
    return w.seal_files(label, {**files, path: content})


def _zipped(w: World, write: Callable[[zipfile.ZipFile, str, bytes], None]) -> tuple[bytes, bytes]:
    """The right files in the right order, each put in by `write`."""
    label, files = _files(w)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(files):
            write(archive, f"{label.name}/{path}", files[path])
    return w.seal_archive(label, out.getvalue())


@rule(refusals.BadBag)
def archive_not_a_zip(w: World):
    return _archived(w, lambda archive, name: b"BZh9 not at all")


@rule(refusals.BadBag)
def folder_of_another_name(w: World):
    label, files = _files(w)
    return w.seal_archive(label, bag.pack_files("package", files))


@rule(refusals.BadBag)
def file_not_allowed(w: World):
    return _with_file(w, "data/extra.txt")


@rule(refusals.BadBag)
def path_leading_out(w: World):
    return _with_file(w, "data/attachments/../../../x")


@rule(refusals.BadBag)
def path_absolute(w: World):
    label, files = _files(w)
    archive = bag.pack_files(label.name, files)
    inner = f"{label.name}/data/header.json".encode()
    return w.seal_archive(label, archive.replace(inner, b"/" * len(inner)))


@rule(refusals.BadBag)
def path_of_a_folder(w: World):
    return _with_file(w, "data/attachments/", b"")


@rule(refusals.BadBag)
def file_twice(w: World):
    label, files = _files(w)
    archive = bag.pack_files(label.name, {**files, "data/heater.json": b"{}"})
    return w.seal_archive(label, archive.replace(b"data/heater.json", b"data/header.json"))


@rule(refusals.BadBag)
def files_too_many(w: World):
    label, files = _files(w)
    more = {f"data/attachments/{number:064x}": b"" for number in range(bag.MEMBERS)}
    return w.seal_files(label, {**files, **more})


@rule(refusals.BadBag)
def directory_too_large(w: World):
    label, files = _files(w)
    more = {f"{'d' * 60_000}{number}": b"" for number in range(20)}
    return w.seal_files(label, {**files, **more})


@rule(refusals.BadBag)
def files_too_large_together(w: World):
    zeros = b"\0" * (bag.CAP // 2 + 1)
    label, files = _files(w)
    bombs = {f"data/attachments/{c * 64}": zeros for c in "ab"}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in {**files, **bombs}.items():
            archive.writestr(zipfile.ZipInfo(f"{label.name}/{path}"), content, 8, 1)
    return w.seal_archive(label, out.getvalue())


@rule(refusals.BadBag)
def content_too_roomy(w: World):
    label, files = _files(w)
    zeros = b"\0" * (bounds.ROOMY + (1 << 20))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in {**files, f"data/attachments/{'a' * 64}": zeros}.items():
            archive.writestr(zipfile.ZipInfo(f"{label.name}/{path}"), content, 8, 1)
    return w.seal_archive(label, out.getvalue())


def _lying_size(archive: bytes, name: str, size: int) -> bytes:
    """Declare another size for the header file, in both places."""
    path = f"{name}/data/header.json".encode()
    local, central = archive.index(path), archive.rindex(path)
    changed = bytearray(archive)
    struct.pack_into("<I", changed, local - 30 + 22, size)
    struct.pack_into("<I", changed, central - 46 + 24, size)
    return bytes(changed)


@rule(refusals.BadBag)
def size_more_than_declared(w: World):
    return _archived(w, lambda archive, name: _lying_size(archive, name, 10))


@rule(refusals.BadBag)
def size_less_than_declared(w: World):
    return _archived(w, lambda archive, name: _lying_size(archive, name, 100_000))


@rule(refusals.BadBag)
def members_overlapping(w: World):
    def overlap(archive: bytes, name: str) -> bytes:
        first = archive.index(b"PK\1\2")
        second = archive.index(b"PK\1\2", first + 4)
        changed = bytearray(archive)
        struct.pack_into("<I", changed, second + 42, 0)
        return bytes(changed)

    return _archived(w, overlap)


@rule(refusals.BadBag)
def bytes_before_the_archive(w: World):
    return _archived(w, lambda archive, name: b"MZ" + archive)


@rule(refusals.BadBag)
def bytes_between_members(w: World):
    def hide(archive: bytes, name: str) -> bytes:
        start = archive.index(b"PK\1\2")
        changed = bytearray(archive[:start] + b"hidden" + archive[start:])
        struct.pack_into("<I", changed, len(changed) - 6, start + 6)
        return bytes(changed)

    return _archived(w, hide)


@rule(refusals.BadBag)
def bytes_behind_a_stream(w: World):
    label, files = _files(w)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path in sorted(files):
            packer = zlib.compressobj(wbits=-15)
            raw = packer.compress(files[path]) + packer.flush() + b"hidden"
            info = zipfile.ZipInfo(f"{label.name}/{path}")
            archive.writestr(info, raw)
            info.compress_type, info.file_size = 8, len(files[path])
            info.CRC = zlib.crc32(files[path])
    whole = bytearray(out.getvalue())
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        for info in archive.infolist():
            struct.pack_into("<H", whole, info.header_offset + 8, 8)
            struct.pack_into(
                "<III", whole, info.header_offset + 14, info.CRC, info.compress_size, info.file_size
            )
    return w.seal_archive(label, bytes(whole))


@rule(refusals.BadBag)
def bytes_behind_the_archive(w: World):
    return _archived(w, lambda archive, name: archive + b"more")


@rule(refusals.BadBag)
def archive_with_a_comment(w: World):
    return _archived(w, lambda archive, name: archive[:-2] + b"\4\0more")


@rule(refusals.BadBag)
def archive_of_64_bits(w: World):
    def enlarge(archive: bytes, name: str) -> bytes:
        end = len(archive) - 22
        return archive[:end] + b"PK\6\7" + bytes(16) + archive[end:]

    return _archived(w, enlarge)


@rule(refusals.BadBag)
def member_named_twice_over(w: World):
    def rename(archive: bytes, name: str) -> bytes:
        return archive.replace(f"{name}/bagit.txt".encode(), f"{name}/bagot.txt".encode(), 1)

    return _archived(w, rename)


@rule(refusals.BadBag)
def member_checksum_wrong(w: World):
    def spoil(archive: bytes, name: str) -> bytes:
        local = archive.index(b"PK\3\4")
        central = archive.index(b"PK\1\2")
        changed = bytearray(archive)
        changed[local + 14] ^= 1
        changed[central + 16] ^= 1
        return bytes(changed)

    return _archived(w, spoil)


@rule(refusals.BadBag)
def member_packed_otherwise(w: World):
    return _zipped(
        w, lambda archive, path, content: archive.writestr(path, content, zipfile.ZIP_BZIP2)
    )


@rule(refusals.BadBag)
def member_encrypted(w: World):
    def flag(archive: bytes, name: str) -> bytes:
        changed = bytearray(archive)
        changed[archive.index(b"PK\3\4") + 6] |= 1
        changed[archive.index(b"PK\1\2") + 8] |= 1
        return bytes(changed)

    return _archived(w, flag)


@rule(refusals.BadBag)
def member_with_extra_field(w: World):
    def write(archive: zipfile.ZipFile, path: str, content: bytes) -> None:
        info = zipfile.ZipInfo(path)
        info.extra = b"\x55\x54\1\0\0"
        archive.writestr(info, content)

    return _zipped(w, write)


@rule(refusals.BadBag)
def member_with_a_comment(w: World):
    def write(archive: zipfile.ZipFile, path: str, content: bytes) -> None:
        info = zipfile.ZipInfo(path)
        info.comment = b"hidden"
        archive.writestr(info, content)

    return _zipped(w, write)


def _tag(w: World, path: str, change: Callable[[bytes], bytes]) -> tuple[bytes, bytes]:
    """One tag file changed, and those that are made from it made again."""
    label, files = _files(w)
    files[path] = change(files[path])
    tags = ("bag-info.txt", "bagit.txt", "manifest-sha256.txt")
    if path in tags:
        files["tagmanifest-sha256.txt"] = bag._manifest({name: files[name] for name in tags})
    return w.seal_files(label, files)


@rule(refusals.BadBag)
def manifest_wrong(w: World):
    return _tag(w, "manifest-sha256.txt", lambda text: b"0" * 64 + text[64:])


@rule(refusals.BadBag)
def manifest_naming_more(w: World):
    return _tag(w, "manifest-sha256.txt", lambda text: text + b"0" * 64 + b"  data/more\n")


@rule(refusals.BadBag)
def tagmanifest_wrong(w: World):
    return _tag(w, "tagmanifest-sha256.txt", lambda text: b"0" * 64 + text[64:])


@rule(refusals.BadBag)
def bagit_of_another_version(w: World):
    return _tag(w, "bagit.txt", lambda text: text.replace(b"1.0", b"0.97"))


@rule(refusals.BadBag)
def bag_info_wrong(w: World):
    return _tag(w, "bag-info.txt", lambda text: text.replace(b"Oxum: ", b"Oxum: 1"))


@rule(refusals.BadBag)
def fetch_file(w: World):
    return _with_file(w, "fetch.txt", b"http://example.org/ 1 data/header.json\n")


@rule(refusals.BadBag)
def tag_file_missing(w: World):
    label, files = _files(w)
    del files["tagmanifest-sha256.txt"]
    return w.seal_files(label, files)
