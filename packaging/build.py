"""Builds what is carried to rooms and offices into dist/.

build.py [--arch amd64|arm64] [deb] [run] [exe]; without a shape those for Linux.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import deb
import makeself
import symbols
import tree
from release import ROOT, release


def main() -> int:
    """Make the tree once, judge it, and put it into each shape that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shapes", nargs="*", metavar="deb|run|exe", help="all for Linux if none")
    parser.add_argument("--arch", default="amd64", choices=["amd64", "arm64"])
    asked = parser.parse_args()
    asked.shapes = asked.shapes or ["deb", "run"]
    if unknown := set(asked.shapes) - {"deb", "run", "exe"}:
        parser.error(f"not a shape: {', '.join(sorted(unknown))}")
    work = ROOT / "build" / "package" / asked.arch
    made: list[Path] = []
    if {"deb", "run"} & set(asked.shapes):
        built = tree.make(asked.arch, work)
        if wrong := symbols.too_new(built, asked.arch):
            print(*wrong, sep="\n", file=sys.stderr)
            return 1
        for shape in (deb, makeself):
            if shape.SHAPE in asked.shapes:
                made.append(shape.make(built, work, release(asked.arch)))
    if "exe" in asked.shapes:
        import windows

        made.append(windows.make(ROOT / "build" / "package" / "windows", release("amd64")))
    for each in made:
        print(f"{each.relative_to(ROOT)}  {each.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
