"""Sticks that are full, read-only, pulled out or lying, as far as possible for real."""

import errno
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

from app.exchange import drive
from app.exchange.refusals import (
    NameTaken,
    NoStick,
    StickError,
    StickFull,
    StickGone,
    StickLies,
    StickReadOnly,
)

NAME = PurePosixPath("LEGALROOM", "report", "370406101200-01", "a-1.age")


def everything(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_file_lies_whole_under_its_name(tmp_path: Path):
    data = os.urandom(3_000_000)
    written = drive.write_safely(tmp_path, NAME, data)
    assert written.read_bytes() == data
    assert everything(tmp_path) == [str(NAME)]


def test_a_large_file_is_copied_piece_by_piece(tmp_path: Path):
    source = tmp_path / "large"
    source.write_bytes(os.urandom(3_000_000))
    told: list[tuple[int, int]] = []
    stick = tmp_path / "stick"
    stick.mkdir()
    copy = drive.copy_safely(stick, NAME, source, lambda done, total: told.append((done, total)))
    assert copy.read_bytes() == source.read_bytes()
    assert told[-1] == (3_000_000, 3_000_000)
    assert len(told) > 1
    assert everything(stick) == [str(NAME)]


def test_an_empty_file_is_written_too(tmp_path: Path):
    assert drive.write_safely(tmp_path, "empty", b"").read_bytes() == b""


def test_nothing_is_written_over(tmp_path: Path):
    drive.write_safely(tmp_path, NAME, b"first")
    with pytest.raises(NameTaken):
        drive.write_safely(tmp_path, NAME, b"second")
    assert (tmp_path / NAME).read_bytes() == b"first"


@pytest.mark.parametrize("name", ["/etc/x", "../x", "a/../../x", ""])
def test_no_name_leads_off_the_stick(tmp_path: Path, name: str):
    with pytest.raises(ValueError, match="name"):
        drive.write_safely(tmp_path, name, b"data")


def test_a_link_on_the_stick_leads_nowhere(tmp_path: Path):
    stick, home = tmp_path / "stick", tmp_path / "home"
    stick.mkdir()
    home.mkdir()
    (stick / "LEGALROOM").symlink_to(home)
    with pytest.raises(StickError):
        drive.write_safely(stick, NAME, b"data")
    assert everything(home) == []


def test_a_stick_that_is_not_there_is_said_so(tmp_path: Path):
    with pytest.raises(NoStick):
        drive.write_safely(tmp_path / "nowhere", NAME, b"data")


def in_a_child(code: str, *arguments: str) -> str:
    """Run a few lines in a process of their own, which may limit itself; what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", "from app.exchange import drive, refusals\n" + code, *arguments],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_stick_that_fills_up_while_writing_leaves_nothing(tmp_path: Path):
    # The system itself stops the writing after 100,000 bytes: first a short write, then an error.
    said = in_a_child(
        "import resource, signal, sys, pathlib\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "try: drive.write_safely(pathlib.Path(sys.argv[1]), 'f', b'x' * 200_000)\n"
        "except refusals.StickFull: print('full')\n",
        str(tmp_path),
    )
    assert said == "full"
    assert everything(tmp_path) == []


def test_a_stick_without_space_is_refused_before_writing(tmp_path: Path):
    free = drive.open_folder(tmp_path).free
    if free < 10**12:  # bytes(free) costs nothing until it is touched
        with pytest.raises(StickFull):
            drive.write_safely(tmp_path, "f", _Huge(free))
    assert everything(tmp_path) == []


class _Huge(bytes):
    """As long as it says without being there."""

    def __new__(cls, length: int):
        made = super().__new__(cls)
        made.length = length
        return made

    def __len__(self) -> int:
        return self.length


@pytest.fixture
def seen_by_others() -> Iterator[Path]:
    """A folder that others may look into: pytest shuts its own whenever it begins anywhere."""
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        yield Path(name)


def test_a_stick_that_may_only_be_read_is_said_so(seen_by_others: Path):
    # Root may write anywhere; a user without rights may not.
    seen_by_others.chmod(0o555)
    said = in_a_child(
        "import os, sys, pathlib\n"
        "if os.getuid() == 0: os.setgid(65534); os.setuid(65534)\n"
        "try: drive.write_safely(pathlib.Path(sys.argv[1]), 'f', b'data')\n"
        "except refusals.StickReadOnly: print('read-only')\n",
        str(seen_by_others),
    )
    seen_by_others.chmod(0o755)
    assert said == "read-only"
    assert everything(seen_by_others) == []


@pytest.mark.parametrize(
    ("number", "refusal"),
    [
        (errno.EIO, StickGone),
        (errno.ENODEV, StickGone),
        (errno.ENOSPC, StickFull),
        (errno.EROFS, StickReadOnly),
        (errno.EINVAL, StickError),
    ],
)
@pytest.mark.parametrize("call", ["os.fsync", "pathlib.Path.rename", "pathlib.Path.mkdir"])
def test_an_error_at_any_step_is_said_in_our_words(
    tmp_path: Path, call: str, number: int, refusal: type[StickError], monkeypatch
):
    def fail(*arguments: object, **more: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(call, fail)
    with pytest.raises(refusal) as caught:
        drive.write_safely(tmp_path, NAME, b"data")
    assert type(caught.value) is refusal
    assert everything(tmp_path) == []


def test_a_stick_that_forgets_what_it_was_told_is_found_out(tmp_path: Path, monkeypatch):
    def forget(handle: int) -> None:
        os.pwrite(handle, b"\0\0", 1)

    monkeypatch.setattr("os.fsync", forget)
    with pytest.raises(StickLies):
        drive.write_safely(tmp_path, NAME, b"data")
    assert everything(tmp_path) == []


@pytest.mark.parametrize("windows", [19, 112, 1167])
def test_what_windows_says_is_understood(tmp_path: Path, windows: int):
    error = OSError(errno.EINVAL, "as Windows numbers it")
    error.winerror = windows
    expected = {19: StickReadOnly, 112: StickFull, 1167: StickGone}[windows]
    with pytest.raises(expected), drive.refusing(tmp_path):
        raise error


# Finding


@pytest.fixture
def machine(tmp_path: Path) -> tuple[Path, Path, Path]:
    """A Linux machine as its files describe it: a hard disk, a stick, a card, a USB disk."""
    devices, block, labels = tmp_path / "devices", tmp_path / "block", tmp_path / "by-label"
    for folder in (block, labels):
        folder.mkdir()
    for name, place, removable in (
        ("sda1", "pci/ata1/sda/sda1", "0"),
        ("sdb1", "pci/usb1/1-1/sdb/sdb1", "1"),
        ("mmcblk0p1", "platform/mmc/mmcblk0/mmcblk0p1", "1"),
        ("sdc1", "pci/usb2/2-1/sdc/sdc1", "0"),
    ):
        volume = devices / place
        volume.mkdir(parents=True)
        (volume.parent / "removable").write_text(removable + "\n")
        (block / name).symlink_to(volume)
    (labels / r"\xe7\x9b\x98").symlink_to("/dev/sdb1")
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "proc /proc proc rw 0 0\n"
        "/dev/sda1 / ext4 rw 0 0\n"
        "/dev/sdb1 /run/media/li/U\\040disk vfat rw 0 0\n"
        "/dev/mmcblk0p1 /mnt/card vfat rw 0 0\n"
        "/dev/sdc1 /data exfat rw 0 0\n"
    )
    return mounts, block, labels


def test_volumes_that_can_be_pulled_out_are_found(machine: tuple[Path, Path, Path]):
    assert drive.linux_volumes(*machine) == [
        (Path("/run/media/li/U disk"), "盘"),
        (Path("/mnt/card"), "card"),
        (Path("/data"), "data"),
    ]


def test_a_system_that_runs_from_a_stick_is_none(machine: tuple[Path, Path, Path]):
    machine[0].write_text("/dev/sdb1 / ext4 rw 0 0\n/dev/sdb1 /boot/efi vfat rw 0 0\n")
    assert drive.linux_volumes(*machine) == []


def test_any_folder_may_be_a_stick(tmp_path: Path):
    stick = drive.open_folder(tmp_path)
    assert stick.folder == tmp_path
    assert stick.free > 0


def test_looking_for_sticks_never_fails(monkeypatch):
    monkeypatch.setattr(drive, "MOUNTS", Path("/proc/mounts"))
    assert isinstance(drive.find_sticks(), list)
