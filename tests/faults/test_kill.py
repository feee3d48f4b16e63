"""kill -9 in the midst of everything that writes: what was acknowledged is there, whole."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

MOST = int(os.environ.get("LEGALROOM_KILLS", "20"))
"""So many kills of each kind, evenly spread; more of them for a longer look."""
PHASE = float(os.environ.get("LEGALROOM_KILL_PHASE") or random.SystemRandom().random())
"""How far they are shifted: each run strikes elsewhere, and what it found is struck by it again."""

ROOT = Path(__file__).parents[2]
SCENARIOS = [
    "create",
    "save",
    "password",
    "backup",
    "restore",
    "restore-instead",
    "replace",
    "attach",
    "migrate",
]

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL"),
    pytest.mark.timeout(240 if MOST < 100 else 0),
]


@pytest.fixture(scope="module")
def killer(tmp_path_factory):
    """The one process that forks, kills and looks; it takes a while to begin."""
    wrong = tmp_path_factory.mktemp("killer") / "stderr"
    with wrong.open("w") as said:
        process = subprocess.Popen(
            [sys.executable, ROOT / "tests/faults/killing.py"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
    process.wrong = wrong
    yield process
    process.communicate()


@pytest.fixture
def killed(killer, memory_path):
    """Kill a scenario so often, in such a way; what was found."""

    def kill(scenario, most, by):
        killer.stdin.write(json.dumps([scenario, str(memory_path), most, PHASE, by]) + "\n")
        killer.stdin.flush()
        answer = killer.stdout.readline()
        assert answer, killer.wrong.read_text()
        said = json.loads(answer)
        spent, kills, again = said["spent"], said["killed"], said["again"]
        sys.stdout.write(
            f"LEGALROOM_KILL_PHASE={PHASE} LEGALROOM_KILLS={MOST}\n"
            f"{scenario} {by}: {spent} spent, {kills} kills, {again} again\n"
        )
        return said

    return kill


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_killed_at_any_line_nothing_acknowledged_is_lost(scenario, killed):
    said = killed(scenario, MOST, "lines")
    assert said["wrong"] == []
    assert said["killed"] >= min(MOST, said["spent"]) // 2


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_killed_at_any_moment_nothing_acknowledged_is_lost(scenario, killed):
    said = killed(scenario, MOST // 2, "moments")
    assert said["wrong"] == []


@pytest.mark.parametrize(
    "scenario", ["create", "save", "password", "restore", "replace", "attach", "migrate"]
)
def test_killed_again_while_it_is_mended_nothing_acknowledged_is_lost(scenario, killed):
    said = killed(scenario, MOST // 2, "twice")
    assert said["wrong"] == []
    assert said["again"] > MOST // 10


def test_killed_at_every_line_where_files_change_places_all_or_nothing_is_replaced(killed):
    said = killed("replace", 10_000, "swap")
    assert said["wrong"] == []
    assert said["killed"] >= said["spent"] - 2
    assert said["again"] > said["spent"] // 4


def test_what_is_acknowledged_too_early_is_seen_to_be_lost(killed):
    assert killed("boast", 20, "lines")["wrong"]
