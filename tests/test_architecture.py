"""The house keeps its order: imports run one way only."""

import ast
from functools import cache
from pathlib import Path

import pytest
from pytest_archon import archrule

ROOT = Path(__file__).parent.parent
LAYERS = [
    ["app.resources", "app.bundled", "app.language", "app.errors", "app.codes", "app.fields",
     "app.settings", "app.log", "app.messages", "app.private", "app.program",
     "app.seal"],
    ["app.store"],
    ["app.figures"],
    ["app.records"],
    ["app.exchange", "app.books"],
    ["app.documents", "app.release"],
    ["app.room", "app.office"],
    ["app.doctor"],
    ["app.commands", "ui"],
]  # fmt: skip


FEATURES = {
    "app/records": [
        "by_day data_files days directory identities listed pasted pdf photos",
        "attachments calendar deliveries history layouts on_paper places rooms sent_down unmasking",
        "doubled keeping not_taken received touched",
        "narrowing",
        "check delivered designs people safety",
        "entitled references transcribed",
        "cards certificates code_entries copies notices reported visits",
        "card_register offers record_rows",
        "cases fixtures found",
        "activities inspections",
        "network",
        "imports start_days",
        "duties",
        "assessment literate report_table",
        "stats",
        "reviews subsidy",
    ],
    "app/documents": [
        "typeset design_checks design_upgrades references",
        "design made printers",
        "confidential emblem forms ruler",
        "activities inspections network visits cases signs certificates",
        "cards guides ledgers transcription",
        "assessment reviews stats subsidy",
        "designs papers",
        "items",
    ],
    "ui": [
        "clipboard fcitx garbage idle style+system_words",
        "widgets+work",
        "crash",
        "away cover shell status",
        "records",
        "pages",
        "ahead navigation kinds practice",
        "window",
        "start",
    ],
    "ui/pages": [
        "answered new_version",
        "bring_in computer help home invited licences notices office places remarks visits",
        "back_entry cases deliver first_start people printing settings",
        "assessment by_hand certificates committee coverage doubles duties reviews stats subsidy "
        "unlock",
    ],
}
"""What stands side by side knows nothing of each other; each line may know those above it.

What is joined by + counts as one.
"""


@pytest.mark.parametrize("level", range(len(LAYERS) - 1))
def test_no_layer_imports_one_above_it(level):
    above = [name for layer in LAYERS[level + 1 :] for name in layer]
    rule = archrule(f"layer {level} knows nothing above it")
    for name in LAYERS[level]:
        rule = rule.match(name, f"{name}.*")
    for name in above:
        rule = rule.should_not_import(name, f"{name}.*")
    rule.check("app", only_toplevel_imports=False, only_direct_imports=True)


@cache
def imports(path: Path) -> list[ast.Import | ast.ImportFrom]:
    """Every import of a file, wherever it stands in it."""
    tree = ast.parse(path.read_text("utf-8"))
    return [each for each in ast.walk(tree) if isinstance(each, ast.Import | ast.ImportFrom)]


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in imports(path):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif node.module:
            names.add(node.module)
    return names


def features(folder: str) -> dict[str, set[str]]:
    """Each file or folder in a folder, and those beside it that it imports."""
    root = ROOT / folder
    names = {path.stem for path in root.iterdir() if path.suffix == ".py" or path.is_dir()}
    names -= {"__init__", "__pycache__"}
    found: dict[str, set[str]] = {name: set() for name in names}
    for path in root.rglob("*.py"):
        name = path.relative_to(root).with_suffix("").parts[0]
        if name in names:
            found[name] |= {beside for beside in beside_it(path, folder) if beside in names}
    return found


def beside_it(path: Path, folder: str) -> set[str]:
    prefix = folder.replace("/", ".")
    found: set[str] = set()
    for node in imports(path):
        if isinstance(node, ast.ImportFrom) and node.module == prefix:
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"{prefix}."):
            found.add(str(node.module).removeprefix(f"{prefix}.").partition(".")[0])
    return found


@pytest.mark.parametrize("folder", FEATURES)
def test_features_have_an_order(folder):
    lines = [line.split() for line in FEATURES[folder]]
    level = {name: at for at, line in enumerate(lines) for each in line for name in each.split("+")}
    one = {name: each for line in lines for each in line for name in each.split("+")}
    known = features(folder)
    assert set(known) == set(level)
    wrong = [
        f"{name} imports {other}"
        for name, others in known.items()
        for other in others
        if one[name] != one[other] and level[other] >= level[name]
    ]
    assert wrong == []


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
