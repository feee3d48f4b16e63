"""Builds what is carried to rooms and offices into dist/.

build.py [--arch amd64|arm64] [deb] [run]; without a shape both.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import deb
import makeself
import manifest
import symbols
import tree
from release import ROOT, release


def main() -> int:
    """Make the tree once, judge it, and put it into each shape that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shapes", nargs="*", metavar="deb|run", help="both if none")
    parser.add_argument("--arch", default="amd64", choices=["amd64", "arm64"])
    asked = parser.parse_args()
    asked.shapes = asked.shapes or ["deb", "run"]
    if unknown := set(asked.shapes) - {"deb", "run"}:
        parser.error(f"not a shape: {', '.join(sorted(unknown))}")
    work = ROOT / "build" / "package" / asked.arch
    made: list[Path] = []
    built = tree.make(asked.arch, work)
    if wrong := symbols.too_new(built, asked.arch):
        print(*wrong, sep="\n", file=sys.stderr)
        return 1
    for shape in (deb, makeself):
        if shape.SHAPE in asked.shapes:
            file = shape.make(built, work, release(asked.arch))
            made += [file, manifest.write(file, built, release(asked.arch))]
    for each in made:
        print(f"{each.relative_to(ROOT)}  {each.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
