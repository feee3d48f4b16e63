"""kill -9 in the midst of everything that writes: what was acknowledged is there, whole."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

MOST = int(os.environ.get("LEGALROOM_KILLS", "40"))
"""So many kills of each kind, evenly spread; more of them for a longer look."""

ROOT = Path(__file__).parents[2]
SCENARIOS = [
    "create",
    "save",
    "password",
    "backup",
    "restore",
    "restore-instead",
    "attach",
    "migrate",
]

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL"),
    pytest.mark.timeout(240 if MOST < 100 else 0),
]


def killed(scenario, folder, most, by):
    answer = subprocess.run(
        [sys.executable, ROOT / "tests/faults/killing.py", scenario, folder, str(most), by],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert answer.returncode == 0, answer.stderr
    said = json.loads(answer.stdout)
    sys.stdout.write(
        f"{scenario} {by}: {said['spent']} spent, {said['killed']} kills, {said['again']} again\n"
    )
    return said


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_killed_at_any_line_nothing_acknowledged_is_lost(scenario, memory_path):
    said = killed(scenario, memory_path, MOST, "lines")
    assert said["wrong"] == []
    assert said["killed"] >= min(MOST, said["spent"]) // 2


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_killed_at_any_moment_nothing_acknowledged_is_lost(scenario, memory_path):
    said = killed(scenario, memory_path, MOST // 2, "moments")
    assert said["wrong"] == []


@pytest.mark.parametrize("scenario", ["create", "save", "password", "restore", "attach", "migrate"])
def test_killed_again_while_it_is_mended_nothing_acknowledged_is_lost(scenario, memory_path):
    said = killed(scenario, memory_path, MOST // 2, "twice")
    assert said["wrong"] == []
    assert said["again"] > MOST // 10


def test_what_is_acknowledged_too_early_is_seen_to_be_lost(memory_path):
    assert killed("boast", memory_path, 20, "lines")["wrong"]
