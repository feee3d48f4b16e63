"""Where faults are injected: in memory where there is some, for a disk is slow to sync."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

_MEMORY = Path("/dev/shm")


@pytest.fixture
def memory_path(tmp_path: Path) -> Iterator[Path]:
    """A folder that is quick to sync; kills and damage are the same in it."""
    if not _MEMORY.is_dir():
        yield tmp_path
        return
    folder = Path(tempfile.mkdtemp(prefix="legalroom-", dir=_MEMORY))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[object]:
    """A small disk of its own (`tests.faults.disk.Disk`)."""
    pytest.importorskip("resource")
    from app import store
    from tests.faults.disk import Disk

    (tmp_path / "disk").mkdir()
    made = Disk(tmp_path / "disk")
    yield made
    store.close(with_backup=False)
    made.take_away()
