"""Print every case with what is expected and what the program says: `make cases`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.cases import packages, workbooks
from tests.cases.case import Case

GROUPS = (packages.cases, workbooks.cases)


def all_cases() -> list[Case]:
    return [case for group in GROUPS for case in group()]


def main(names: list[str]) -> int:
    wrong = 0
    for case in all_cases():
        if names and not any(name in case.name for name in names):
            continue
        with tempfile.TemporaryDirectory() as folder:
            got = case.got(Path(folder))
        wrong += got != case.expected
        mark = "ok   " if got == case.expected else "WRONG"
        sys.stdout.write(
            f"{mark} {case.name}\n      expected: {case.expected}\n      got:      {got}\n"
        )
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
