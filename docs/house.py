"""Counts what tells how dear it is to build here: `make house`.

The places and lines of a new field and a new kind are counted in the test that adds them
(tests/journeys/test_one_description.py): each stands there between `# place:` and `# end`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
ADDED = ROOT / "tests" / "journeys" / "test_one_description.py"


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


def places(what: str) -> list[int]:
    """The lines of code in each place that a new field or kind of the test takes."""
    text = ADDED.read_text("utf-8")
    found = re.findall(rf"^ *# place: {what}\b.*?\n(.*?)^ *# end$", text, re.M | re.S)
    return [sum(bool(line.strip()) for line in each.splitlines()) for each in found]


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
    for what in ("field", "kind"):
        found = places(what)
        yield f"a new {what}: {len(found)} places, {sum(found)} lines"


if __name__ == "__main__":
    for each in counts():
        print(each)
