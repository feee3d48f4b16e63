"""The house keeps its order: imports run one way only."""

import ast
from pathlib import Path

import pytest
from pytest_archon import archrule

ROOT = Path(__file__).parent.parent
LAYERS = [
    ["app.resources", "app.language", "app.errors", "app.codes", "app.fields", "app.settings",
     "app.messages", "app.seal"],
    ["app.store"],
    ["app.records"],
    ["app.documents", "app.exchange", "app.books"],
    ["app.room", "app.office"],
    ["app.commands", "ui"],
]  # fmt: skip


@pytest.mark.parametrize("level", range(len(LAYERS) - 1))
def test_no_layer_imports_one_above_it(level):
    above = [name for layer in LAYERS[level + 1 :] for name in layer]
    rule = archrule(f"layer {level} knows nothing above it")
    for name in LAYERS[level]:
        rule = rule.match(name, f"{name}.*")
    for name in above:
        rule = rule.should_not_import(name, f"{name}.*")
    rule.check("app", only_toplevel_imports=False, only_direct_imports=True)


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


APP = sorted((ROOT / "app").rglob("*.py"))


@pytest.mark.parametrize("path", APP, ids=lambda p: str(p.relative_to(ROOT)))
def test_the_program_without_its_window_knows_no_qt(path):
    tops = {name.partition(".")[0] for name in imported(path)}
    assert not tops & {"PySide6", "shiboken6", "ui"}


def test_sql_is_written_in_the_store_alone():
    speaking = ("SELECT ", "INSERT INTO", "UPDATE ", "DELETE FROM", "execute_sql")
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in [*APP, *(ROOT / "ui").rglob("*.py")]
        if "store" not in path.relative_to(ROOT).parts
        for word in speaking
        if word in path.read_text("utf-8")
    ]
    assert found == []


def test_no_room_is_called_by_a_name_that_says_nothing():
    banned = {"utils", "helpers", "manager", "common", "misc"}
    assert [p for p in [*APP, *(ROOT / "ui").rglob("*.py")] if p.stem in banned] == []
