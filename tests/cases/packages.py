"""Sticks for an office, each signed with a room's valid key; what is wrong is inside."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import IO

from app import store
from app.office import receive as office_receive
from app.records import check
from tests.cases.case import DATA, Case

PACKAGES = DATA / "packages"
PASSWORD = "geheim-77"
MOST_MEMORY = 256
"""MiB: what one package may cost a small computer."""
MOST_TIME = 2
"""Seconds of computing that one package may cost."""

TAKEN = "taken, check clean, within bounds"
REFUSED = "refused: {why}, check clean, within bounds"

EXPECTED = {
    "att_devzero": TAKEN,
    "att_fake": TAKEN,
    "att_traversal": TAKEN,
    "installation_as_office": REFUSED.format(why="NotItsOwn"),
    "note_bomb": REFUSED.format(why="BadBag"),
    "reply_day_9999": "nothing, check clean, within bounds",
    "serial_999999999": REFUSED.format(why="BadSerial"),
    "time_nonsense": REFUSED.format(why="BadLine"),
    "visit_hostile": TAKEN,
}


def cases() -> list[Case]:
    return [_case(name) for name in sorted(EXPECTED)]


def _case(name: str) -> Case:
    return Case(f"packages/{name}", EXPECTED[name], lambda folder: receive(folder, PACKAGES / name))


def receive(folder: Path, stick: Path) -> str:
    """What an office makes of a stick, in a process of its own that is measured."""
    asked, answers = _receivers()
    asked.write(json.dumps([str(folder), str(stick)]) + "\n")
    asked.flush()
    return json.loads(answers.readline())


@cache
def _receivers() -> tuple[IO[str], IO[str]]:
    """The one process that begins one for each stick, with the program loaded and an office ready.

    It ends when nothing more can be asked of it.
    """
    begun = subprocess.Popen(
        [sys.executable, "-m", "tests.cases.packages"],
        cwd=DATA.parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert begun.stdin is not None
    assert begun.stdout is not None
    return begun.stdin, begun.stdout


def _serve() -> None:
    with tempfile.TemporaryDirectory() as made:
        known = _office(Path(made))
        for line in sys.stdin:
            folder, stick = map(Path, json.loads(line))
            shutil.copytree(known, folder / "office")
            sys.stdout.write(json.dumps(_in_a_fork(folder / "office", stick)) + "\n")
            sys.stdout.flush()


def _office(folder: Path) -> Path:
    """The office that knows the room, brought up to today's schema once for all sticks."""
    with tarfile.open(PACKAGES / "base" / "office.tgz") as packed:
        packed.extractall(folder, filter="data")
    store.open(folder / "office", password=PASSWORD)
    store.close(with_backup=False)
    return folder / "office"


def _in_a_fork(data: Path, stick: Path) -> str:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        said = ""
        try:
            said = _measured(data, stick)
        except BaseException as error:
            said = f"{type(error).__name__}: {error}"[-300:]
        finally:
            os.write(writing, said.encode())
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        said = answer.read().decode()
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return said or f"ended with {ended}"


def _measured(data: Path, stick: Path) -> str:
    store.open(data, password=PASSWORD).clock_accepted = True
    started = time.process_time()
    verdicts = office_receive.receive(stick)
    seconds = time.process_time() - started
    memory = _most_memory()
    said = [
        each.verdict + (f": {type(each.reason).__name__}" if each.reason is not None else "")
        for each in verdicts
    ]
    problems = check.everything().problems
    store.close(with_backup=False)
    said = said or ["nothing"]
    said.append("check clean" if not problems else json.dumps(problems, ensure_ascii=False))
    costly = memory >= MOST_MEMORY or seconds >= MOST_TIME
    said.append(f"{memory} MiB, {seconds:.1f} s" if costly else "within bounds")
    return ", ".join(said)


def _most_memory() -> int:
    """MiB that this process has held at most; what began it counts in what `resource` says."""
    said = Path("/proc/self/status").read_text("ascii")
    return int(re.search(r"VmHWM:\s+(\d+)", said)[1]) // 1024  # type: ignore[index]


if __name__ == "__main__":
    _serve()
