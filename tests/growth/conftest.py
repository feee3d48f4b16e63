"""Rooms and offices made once for all that is asked of them."""

from __future__ import annotations

import functools
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from app import store
from app.records import visits
from app.records.visits import Filter
from benchmarks import many
from tests.conftest import PASSWORD
from tests.growth.growing import NOW, PLANTED, hold, invented, pack, quarrel, remark
from tests.growth.steps import FEW, MANY

Grow = Callable[[Callable[[int], object], int, int], dict[int, Path]]
"""Makes two offices, each filled by its number: the one with few, the one with many."""


@pytest.fixture(scope="session")
def rooms(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """The folders of two rooms, the one with ten times as many visits and people as the other."""

    def fill(count: int) -> None:
        many.fill(count, count // 10, functools.partial(invented, count))
        hold(count // 10)
        quarrel(count // 5)
        remark(count // 10, published=False)
        pack()
        for visit in visits.page(Filter(), None, PLANTED)[::2]:
            visits.void(visit[0], reason="twice")

    about = ("room", "370406101200-01", "店子村法律服务工作室", "李秀英")
    return {
        count: _of_all_processes(
            tmp_path_factory,
            f"room of {count}",
            functools.partial(_filled, tmp_path_factory, about, fill, count),
        )
        for count in (FEW, MANY)
    }


@pytest.fixture(scope="session")
def grow(tmp_path_factory: pytest.TempPathFactory) -> Grow:
    """Make two offices, the one with ten times as much as the other."""
    about = ("office", "370406", "山亭区司法局", "王主任")
    return lambda fill, few, most: {
        count: _filled(tmp_path_factory, about, fill, count) for count in (few, most)
    }


def _of_all_processes(folders: pytest.TempPathFactory, name: str, make: Callable[[], Path]) -> Path:
    """What the first of the processes that run the tests together makes, and a copy to the rest."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return make()
    kept = folders.getbasetemp().parent / f"growth, {name}"
    with FileLock(f"{kept}.lock"):
        if not kept.exists():
            made = make()
            shutil.copytree(made, kept.with_suffix(".part")).rename(kept)
            return made
    return shutil.copytree(kept, folders.mktemp("growth") / "copy")


def _filled(
    folders: pytest.TempPathFactory,
    about: tuple[str, str, str, str],
    fill: Callable[[int], object],
    count: int,
) -> Path:
    kind, code, name, keeper = about
    folder = folders.mktemp("growth") / kind
    store.create(
        folder,
        kind=kind,
        code=code,
        name=name,
        keeper=keeper,
        password=PASSWORD,
        clock=lambda: NOW,
    )
    fill(count)
    store.close(with_backup=False)
    return folder
