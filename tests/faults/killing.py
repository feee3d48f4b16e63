"""Do one thing again and again, killed each time a little later, and look what is left.

`python tests/faults/killing.py` reads [SCENARIO, FOLDER, MOST, PHASE, "lines"] as JSON, line by
line, and kills at lines of `app/store`, evenly spread, PHASE (0 to 1) of the way between two of
them after the first; `twice` kills once more while that is being looked at and mended; `swap`
strikes only where files change places, at every line of it; `moments` kills by the clock, which
also strikes within SQLite. It answers each with one JSON object: how many lines there were or how
long it took, how often it was killed, and what was wrong afterwards. Whatever may be killed runs in
a fork, so that a process dies without a word; so does each scenario, which may change the program.
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
from types import CodeType
from typing import Any

from app import store
from tests import stretching
from tests.faults.scenarios import SCENARIOS, Ack, room, sound

HERE = str(Path(store.__file__).parent)


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
    counts: dict[CodeType, bool] = {}

    def within(frame: Any, event: str, _arg: Any) -> Any:
        nonlocal seen
        if event == "line":
            seen += 1
            if seen == line:
                os.kill(os.getpid(), signal.SIGKILL)
        return within

    def calls(frame: Any, _event: str, _arg: Any) -> Any:
        code = frame.f_code
        counted = counts.get(code)
        if counted is None:
            named = not within_only or code.co_name in within_only
            counted = counts[code] = named and code.co_filename.startswith(HERE)
        return within if counted else None

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
    within: str,
    most: int,
    phase: float,
    arm: Callable[[Any], Callable[[], Any]],
    again_by: Callable[[Any], Callable[[], Any]] | None = None,
) -> Any:
    prepare, act, check = SCENARIOS[scenario]
    folder = Path(within)
    pattern = folder / "pattern" / "room"
    pattern.parent.mkdir(parents=True)
    ended, said = _forked(lambda _ack: prepare(pattern))
    assert ended == 0, said

    def copied(name: str) -> Path:
        """A folder of its own for each try: nothing remembered of another is taken for it."""
        shutil.copytree(pattern.parent, folder / name)
        return folder / name / "room"

    def trial(work: Path, when: Any) -> tuple[int, list[Any]]:
        def acting(ack: Ack) -> None:
            spent = arm(when)
            act(work, ack)
            sys.settrace(None)
            ack({"spent": spent()})

        return _forked(acting)

    def looked(work: Path, acked: list[Any]) -> str:
        """What is wrong, as a program says that begins anew; empty for nothing."""
        try:
            check(work, acked)
        except BaseException:
            return traceback.format_exc()
        finally:
            store.close(with_backup=False)
            shutil.rmtree(work.parent)
        return ""

    # Once unharmed: what every try would load and work out anew is shared by them all.
    unharmed = copied("unharmed")
    acked: list[Any] = []
    act(unharmed, acked.append)
    store.close(with_backup=False)
    wrong: list[Any] = [[None, acked, failed]] if (failed := looked(unharmed, acked)) else []
    gc.collect()
    gc.freeze()
    ended, said = trial(copied("whole"), 0)
    assert ended == 0, said
    spent = said[-1]["spent"]
    killed = again = 0
    places: Any = moments if isinstance(spent, float) else lines
    for number, when in enumerate(places(spent, most, phase)):
        work = copied(str(number))
        ended, said = trial(work, when)
        if ended and not os.WIFSIGNALED(ended):
            wrong.append([when, said])
        killed += os.WIFSIGNALED(ended)
        acked = [each for each in said if not isinstance(each, dict)]
        if again_by is not None:

            def mending(_ack: Ack, when: Any = when, work: Path = work, acked: Any = acked) -> None:
                again_by(when // 2 + 1)
                check(work, acked)

            ended, said = _forked(mending)
            again += os.WIFSIGNALED(ended)
        if failed := looked(work, acked):
            wrong.append([when, acked, failed])
    return {"spent": spent, "killed": killed, "again": again, "wrong": wrong}


def lines(spent: int, most: int, phase: float) -> Iterable[int]:
    apart = max(1, -(-spent // most))
    return range(1 + int(phase * apart), spent + 1, apart)


def moments(spent: float, most: int, phase: float) -> Iterable[float]:
    return [spent * (each + phase) / most for each in range(most)]


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
        *asked, how = json.loads(line)

        def one(tell: Ack, asked: Any = asked, how: str = how) -> None:
            tell(run(*asked, *arms[how]))

        ended, said = _forked(one)
        assert ended == 0, said
        sys.stdout.write(json.dumps(said[0], ensure_ascii=False) + "\n")
        sys.stdout.flush()
