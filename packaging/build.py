"""Builds what is carried to rooms and offices into dist/.

build.py [--arch amd64|arm64] [deb] [run] [exe]; without a shape all that there are for the machine.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import deb
import exe
import makeself
import manifest
import sbom
import symbols
import tree
from release import ROOT, release

SHAPES = {"amd64": ("deb", "run", "exe"), "arm64": ("deb", "run")}


def main() -> int:
    """Make each tree once, judge it, and put it into the shapes that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shapes", nargs="*", metavar="deb|run|exe", help="all if none")
    parser.add_argument("--arch", default="amd64", choices=list(SHAPES))
    asked = parser.parse_args()
    shapes = asked.shapes or SHAPES[asked.arch]
    if unknown := set(shapes) - set(SHAPES[asked.arch]):
        parser.error(f"no shape for {asked.arch}: {', '.join(sorted(unknown))}")
    made: list[Path] = []
    if {"deb", "run"} & set(shapes):
        work = ROOT / "build" / "package" / asked.arch
        here = release(asked.arch)
        built = tree.make(asked.arch, work)
        made.append(sbom.make(built, here, tree.brought(work)))
        if wrong := symbols.too_new(built, asked.arch):
            print(*wrong, sep="\n", file=sys.stderr)
            return 1
        for shape in (deb, makeself):
            if shape.SHAPE in shapes:
                file = shape.make(built, work, here)
                made += [file, manifest.write(file, built, here)]
    if "exe" in shapes:
        work, here = ROOT / "build" / "package" / exe.ARCH, release(exe.ARCH)
        built = exe.tree_of(work)
        made.append(sbom.make(built, here, python=exe.version(built)))
        file = exe.make(built, work, here)
        made += [file, manifest.write(file, built, here)]
    for each in made:
        print(f"{each.relative_to(ROOT)}  {each.stat().st_size / 1e6:.1f} MB")
    if empty := manifest.placeholders():
        print(f"No later version can follow these by stick: {', '.join(empty)} in resources/release"
              " are placeholders (docs/releasing.md)", file=sys.stderr)  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
