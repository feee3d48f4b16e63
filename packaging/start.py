"""How long the packaged program takes to start, beside the development environment.

start.py [--rounds N]: both in turn, offscreen, with the benchmarks' folder of many visits, by the
median of each; fails where the package takes more than 1.1 times as long.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from release import ROOT

MOST = 1.1
VISITS = 1_000
_TREE = ROOT / "build" / "package" / "amd64" / "tree"
_PLACES = {
    "package": (_TREE / "python" / "bin" / "python3.11", _TREE / "program"),
    "development": (Path(sys.executable), ROOT),
}


def main() -> int:
    """Start both in turn, and compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=11)
    rounds = parser.parse_args().rounds
    if _steps(_PLACES["package"][1]) != _steps(ROOT):  # it would wait for a word on newer records
        raise SystemExit("What was packaged is of another time than these sources: make package")
    sys.path.append(str(ROOT))
    from benchmarks import many

    folder = many.kept(VISITS)
    took: dict[str, list[dict[str, float]]] = {name: [] for name in _PLACES}
    for at in range(rounds + 1):
        for name, (python, program) in _PLACES.items():
            words = [python, "-sE", __file__, program, folder, str(time.perf_counter())]
            done = subprocess.run(
                [str(word) for word in words], check=True, stdout=subprocess.PIPE, text=True,
                env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            )  # fmt: skip
            if at:  # the first reads the disk
                took[name].append(json.loads(done.stdout.splitlines()[-1]))
    slower = False
    for what in ("asks", "usable"):
        ours, theirs = (statistics.median(each[what] for each in took[name]) for name in _PLACES)
        print(
            f"{what}: {ours * 1000:.0f} ms, development {theirs * 1000:.0f} ms: {ours / theirs:.2f}"
        )
        slower = slower or ours > theirs * MOST
    return int(slower)


def _steps(program: Path) -> set[str]:
    return {each.name for each in (program / "app" / "store" / "migrations").glob("[0-9]*.py")}


def child(program: str, folder: str, asked: str) -> None:
    """Start the program that lies in a folder, in this process, and print what it took."""
    sys.path.insert(0, program)
    sys.path.append(str(ROOT))
    from benchmarks.starting import ours

    print(json.dumps(ours(float(asked), Path(folder))[2]), flush=True)
    os._exit(0)  # there is nothing to save


if __name__ == "__main__":
    if len(sys.argv) == 4:
        child(*sys.argv[1:])
    sys.exit(main())
