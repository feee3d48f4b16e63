"""Counts what tells how dear it is to build here: `make house`.

What a new field and a new kind cost is counted in the tests that add them and see them everywhere.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
FIELD = ROOT / "tests" / "journeys" / "test_one_description.py"
KIND = ROOT / "tests" / "ui" / "pages" / "lecture.py"


def files(folder: str) -> list[Path]:
    """The sources of a folder of the program."""
    return sorted((ROOT / folder).rglob("*.py"))


def lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


def length(folder: str) -> int:
    return sum(len(lines(path)) for path in files(folder))


def count(pattern: str, folder: str) -> int:
    """How many lines hold a pattern, imports left out."""
    seen = re.compile(pattern)
    return sum(
        bool(seen.search(line)) and not line.lstrip().startswith(("from ", "import "))
        for path in files(folder)
        for line in lines(path)
    )


def functions(path: Path, *wanted: str) -> list[int]:
    """The lines of code of the functions of a file, all of them or those of these names."""
    text = path.read_text("utf-8")
    return [
        sum(bool(line.strip()) for line in (ast.get_source_segment(text, each) or "").splitlines())
        for each in ast.parse(text).body
        if isinstance(each, ast.FunctionDef) and (not wanted or each.name in wanted)
    ]


def counts() -> Iterator[str]:
    """Every count, a line each."""
    for folder in ("app", "ui"):
        yield f"{folder}/: {length(folder):,} lines in {len(files(folder))} files"
    for word, pattern in (("Any", r"\bAny\b"), ("except", r"^\s*except\b")):
        yield f"{word} in ui/: {count(pattern, 'ui')} lines"
    every = [*files("app"), *files("ui")]
    longest = max(every, key=lambda path: len(lines(path)))
    yield f"longest file: {longest.relative_to(ROOT)}, {len(lines(longest))} lines"
    folders = {path.parent for path in every}
    flat = {folder: len(list(folder.glob("*.py"))) for folder in folders}
    fullest = max(flat, key=lambda folder: flat[folder])
    yield f"most files flat in a folder: {flat[fullest]} in {fullest.relative_to(ROOT)}/"
    step = functions(FIELD, "step")
    yield f"a new field: {len(step) + 2} places (its line in the model, a step, its translation)"
    parts = functions(KIND)
    yield f"a new kind: {len(parts)} places, {sum(parts)} lines"


if __name__ == "__main__":
    for each in counts():
        print(each)
