"""Do one thing again and again, killed each time a little later, and look what is left.

`python tests/faults/killing.py` reads [SCENARIO, FOLDER, MOST, "lines"] as JSON, line by line, and
kills at lines of `app/store`, the next ones in order; `twice` kills once more while that is being
looked at and mended; `swap` strikes only where files change places, at every line of it; `moments`
kills by the clock, which also strikes within SQLite. It answers
each with one JSON object: how many lines there were or how long it took, how often it was killed,
and what was wrong afterwards. Each try runs in a fork, so that a process dies without a word.
"""

from __future__ import annotations

import gc
import json
import os
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from app import store
from tests import stretching
from tests.faults.scenarios import SCENARIOS, Ack, room, sound

HERE = Path(store.__file__).parent


def _forked(function: Callable[[Ack], None]) -> tuple[int, list[Any]]:
    """Run in a fork; how it ended (as `os.waitpid` says), and what it acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        code = 1
        try:
            function(lambda said: os.write(writing, json.dumps(said).encode() + b"\n") and None)
            code = 0
        except BaseException:
            os.write(writing, json.dumps({"wrong": traceback.format_exc()}).encode() + b"\n")
        finally:
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading, "rb") as lines:
        said = [json.loads(line) for line in lines]
    return os.waitpid(child, 0)[1], said


SWAPPING = frozenset({"_put_in_place", "_swap", "undo_unfinished", "_begun", "write_whole"})
"""The functions in which files change places while a backup is put in place."""


def _killed_at(line: int, within_only: frozenset[str] = frozenset()) -> Callable[[], int]:
    """Count the lines of `app/store` and die at one of them; gives how many there were."""
    seen = 0

    def within(frame: Any, event: str, _arg: Any) -> Any:
        nonlocal seen
        if event == "line":
            seen += 1
            if seen == line:
                os.kill(os.getpid(), signal.SIGKILL)
        return within

    def calls(frame: Any, _event: str, _arg: Any) -> Any:
        if within_only and frame.f_code.co_name not in within_only:
            return None
        return within if frame.f_code.co_filename.startswith(str(HERE)) else None

    sys.settrace(calls)
    return lambda: seen


def _killed_swapping(line: int) -> Callable[[], int]:
    return _killed_at(line, SWAPPING)


def _killed_after(seconds: float) -> Callable[[], float]:
    """Die after so long, wherever that is; gives how long it has been."""
    begun = time.monotonic()
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    return lambda: time.monotonic() - begun


def run(
    scenario: str,
    folder: Path,
    most: int,
    arm: Callable[[Any], Callable[[], Any]],
    again_by: Callable[[Any], Callable[[], Any]] | None = None,
) -> Any:
    prepare, act, check = SCENARIOS[scenario]
    pattern, work = folder / "pattern" / "room", folder / "work" / "room"
    pattern.parent.mkdir(parents=True)
    ended, said = _forked(lambda _ack: prepare(pattern))
    assert ended == 0, said

    def trial(when: Any) -> tuple[int, list[Any]]:
        shutil.rmtree(work.parent, ignore_errors=True)
        shutil.copytree(pattern.parent, work.parent)

        def acting(ack: Ack) -> None:
            spent = arm(when)
            act(work, ack)
            sys.settrace(None)
            ack({"spent": spent()})

        return _forked(acting)

    ended, said = trial(0)
    assert ended == 0, said
    spent = said[-1]["spent"]
    killed, again, wrong = 0, 0, []
    for when in moments(spent, most) if isinstance(spent, float) else lines(spent, most):
        ended, acked = trial(when)
        if ended and not os.WIFSIGNALED(ended):
            wrong.append([when, acked])
        killed += os.WIFSIGNALED(ended)
        acked = [each for each in acked if not isinstance(each, dict)]
        if again_by is not None:

            def mending(_ack: Ack, when: Any = when, acked: list[Any] = acked) -> None:
                again_by(when // 2 + 1)
                check(work, acked)

            ended, said = _forked(mending)
            again += os.WIFSIGNALED(ended)
        ended, said = _forked(lambda _ack, acked=acked: check(work, acked))
        if ended:
            wrong.append([when, acked, said])
    return {"spent": spent, "killed": killed, "again": again, "wrong": wrong}


def lines(spent: int, most: int) -> Iterable[int]:
    return range(1, spent + 1, max(1, -(-spent // most)))


def moments(spent: float, most: int) -> Iterable[float]:
    return [spent * (each + 0.5) / most for each in range(most)]


def load() -> None:
    """Load and work out what every fork would load and work out anew, and let it be shared.

    The collector would touch, and so copy, each page of it.
    """
    with tempfile.TemporaryDirectory() as folder:
        room(Path(folder) / "room")
        sound(Path(folder) / "room")
        store.close(with_backup=False)
    gc.collect()
    gc.freeze()


if __name__ == "__main__":
    stretching.least()
    load()
    arms = {
        "lines": (_killed_at, None),
        "twice": (_killed_at, _killed_at),
        "swap": (_killed_swapping, _killed_swapping),
        "moments": (_killed_after, None),
    }
    for line in sys.stdin:
        scenario, folder, most, how = json.loads(line)
        found = run(scenario, Path(folder), most, *arms[how])
        sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")
        sys.stdout.flush()
