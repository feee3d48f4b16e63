"""A disk that can be filled up and locked: a small one in memory, or limits of the system."""

from __future__ import annotations

import contextlib
import os
import resource
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

MEGABYTES = 16


class Disk:
    """A folder on a disk of its own, where root may mount one; else files may not grow."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.mounted = _mount("-t", "tmpfs", "-o", f"size={MEGABYTES}m", "tmpfs", str(folder))

    @contextlib.contextmanager
    def full(self, left: int = 0) -> Iterator[None]:
        """No room but for so many bytes."""
        if not self.mounted:
            with _no_file_larger(self._largest() + left):
                yield
            return
        filler = self.folder / "backups" / "filler"
        filler.parent.mkdir(exist_ok=True)
        size = shutil.disk_usage(self.folder).free - left
        with filler.open("wb") as out, contextlib.suppress(OSError):
            out.write(bytes(max(size, 0)))
        try:
            yield
        finally:
            filler.unlink()

    @contextlib.contextmanager
    def nearly_full(self) -> Iterator[None]:
        """Room for small files, but for no second copy of the records and no photo."""
        small = 60_000
        with self.full(small) if self.mounted else _no_file_larger(small):
            yield

    def _largest(self) -> int:
        return max((p.stat().st_size for p in self.folder.rglob("*") if p.is_file()), default=0)

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Nothing can be written."""
        if self.mounted:
            assert _mount("-o", "remount,ro", str(self.folder))
            try:
                yield
            finally:
                _mount("-o", "remount,rw", str(self.folder))
            return
        there = [self.folder, *self.folder.rglob("*")]
        for each in there:
            each.chmod(0o555 if each.is_dir() else 0o444)
        try:
            yield
        finally:
            for each in there:
                each.chmod(0o755 if each.is_dir() else 0o644)

    def take_away(self) -> None:
        """Put the disk back where it came from."""
        if self.mounted:
            subprocess.run(["umount", "--lazy", str(self.folder)], check=True)


@contextlib.contextmanager
def _no_file_larger(size: int) -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def _mount(*how: str) -> bool:
    if os.geteuid() != 0 or shutil.which("mount") is None:
        return False
    return subprocess.run(["mount", *how], capture_output=True).returncode == 0
