"""The power goes: whatever a disk kept of what was not synced, all that was acknowledged is there.

Shown against controls that must fail, or the model of a disk would prove nothing.
"""

import json
import os
import random
import select
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app import store
from tests.conftest import PASSWORD
from tests.faults import power

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "tests/faults/power.py"
IMAGES = int(os.environ.get("LEGALROOM_IMAGES", "120"))
EXTRA, OFF = "3", "0"
SAVES = 25

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="needs fork and signals"),
    pytest.mark.timeout(240 if IMAGES < 500 else 0),
]


@pytest.fixture
def closed(new_room, memory_path):
    new_room(memory_path / "room")
    store.close(with_backup=False)
    return memory_path / "room"


def program(*arguments, before=()):
    return subprocess.Popen(
        [*before, sys.executable, *map(str, (PROGRAM, *arguments))],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,
    )


def cut(closed, level):
    """Save at a level of `synchronous`, cut the power at many moments, and look."""
    if shutil.which("strace") is None:
        pytest.skip("needs strace")
    log, base, work = (closed.with_name(name) for name in ("log", "base", "work"))
    traced = program(
        "save", closed, base, level, SAVES, before=("strace", *power.OPTIONS, "-o", str(log))
    )
    said, wrong = traced.communicate()
    if b"Operation not permitted" in wrong:
        pytest.skip("may not trace")
    assert said.endswith(f"{SAVES - 1}\n".encode()), wrong
    answer, wrong = program("replay", log, base, work, IMAGES).communicate()
    assert answer, wrong
    return json.loads(answer)


def test_nothing_acknowledged_is_lost_when_the_power_goes(closed):
    found = cut(closed, EXTRA)
    sys.stdout.write(f"{found}\n")
    assert found["bad"] == {}, found["first"]
    assert found["distinct"] > IMAGES // 3


def test_without_syncing_the_same_cuts_do_lose(closed):
    found = cut(closed, OFF)
    sys.stdout.write(f"{found}\n")
    assert sum(found["bad"].values()) > IMAGES // 10


def test_copies_of_a_room_at_work_open_with_all_that_was_acknowledged(closed):
    """As a snapshot of the whole disk would be: records and log at one moment, the index not."""
    base, image = closed.with_name("base"), closed.with_name("image")
    chance = random.Random(5)
    saving = program("save", closed, base, EXTRA, 100_000)
    while b"READY" not in (said := saving.stdout.readline()):
        assert said
    os.set_blocking(saving.stdout.fileno(), False)
    acked, without_log = b"0", 0
    try:
        for _ in range(13):
            time.sleep(chance.uniform(0.01, 0.04))
            select.select([saving.stdout], [], [])  # a busy computer may not have saved by then
            saving.send_signal(signal.SIGSTOP)
            os.waitid(os.P_PID, saving.pid, os.WSTOPPED)
            acked = ((saving.stdout.read() or b"").split() or [acked])[-1]
            took(closed, image, "*-shm")
            assert judged(image, int(acked)) == ""
            took(closed, image, "*-shm", "*-wal")
            without_log += judged(image, int(acked)) != ""
            saving.send_signal(signal.SIGCONT)
    finally:
        saving.kill()
        saving.communicate()
    assert int(acked) > 12
    assert without_log > 0  # or nothing was ever in the log


def took(folder, image, *left_out):
    shutil.rmtree(image, ignore_errors=True)
    shutil.copytree(folder, image, ignore=shutil.ignore_patterns("lock", *left_out))


def judged(image, acked):
    assert power.PASSWORD == PASSWORD
    return power.judged(image, acked)
