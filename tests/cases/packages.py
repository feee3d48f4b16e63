"""Sticks for an office, each signed with a room's valid key; what is wrong is inside."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tarfile
from pathlib import Path

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


def office(folder: Path) -> Path:
    """The office that knows the room."""
    with tarfile.open(PACKAGES / "base" / "office.tgz") as packed:
        packed.extractall(folder, filter="data")
    return folder / "office"


def receive(folder: Path, stick: Path) -> str:
    """What an office makes of a stick, in a process of its own that is measured."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.cases.packages", str(office(folder)), str(stick)],
        cwd=DATA.parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip() or (done.stderr.strip() or f"ended with {done.returncode}")[-300:]


def _measured(data: Path, stick: Path) -> str:
    import time

    from app import store
    from app.office import receive as office_receive
    from app.records import check

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
    sys.stdout.write(_measured(Path(sys.argv[1]), Path(sys.argv[2])))
