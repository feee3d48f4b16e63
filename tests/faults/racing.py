"""Open or make one folder from many processes at once; prints a letter for each.

`python tests/faults/racing.py FOLDER open|create STARTS PASSWORD`: W has it, R is refused.
"""

import os
import sys
import traceback
from pathlib import Path

from app import store
from app.errors import AlreadyOpen, FolderNotEmpty
from tests import stretching


def attempt(folder: Path, what: str, password: str) -> bytes:
    try:
        if what == "open":
            store.open(folder, password)
        else:
            store.create(
                folder,
                kind="room",
                code="370406101200-01",
                name="店子村",
                keeper="李秀英",
                password=password,
            )
    except (AlreadyOpen, FolderNotEmpty):
        return b"R"
    except BaseException:
        traceback.print_exc()
        return b"X"
    return b"W"


def race(folder: Path, what: str, starts: int, password: str) -> bytes:
    waits, begins = os.pipe()
    holds, ends = os.pipe()
    answers, tells = os.pipe()
    for _ in range(starts):
        if os.fork() == 0:
            os.close(begins)
            os.close(ends)
            os.read(waits, 1)  # until everybody is here
            os.write(tells, attempt(folder, what, password))
            os.read(holds, 1)  # until everybody has answered
            os._exit(0)
    os.close(begins)
    said = b""
    while len(said) < starts:
        said += os.read(answers, 1)
    os.close(ends)
    for _ in range(starts):
        os.wait()
    return said


if __name__ == "__main__":
    stretching.least()
    sys.stdout.write(race(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4]).decode())
