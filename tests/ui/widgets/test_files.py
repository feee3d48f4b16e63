from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from app.exchange import drive
from ui.widgets import files

BOOK = "旧台账.xlsx"


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A home with a desktop and documents, no stick, and nothing used yet."""
    monkeypatch.setattr(files, "_used", [])
    monkeypatch.setattr(drive, "linux_volumes", list)
    for name in ("Desktop", "Documents", "stick"):
        (tmp_path / name).mkdir()
    places = {
        QStandardPaths.StandardLocation.DesktopLocation: tmp_path / "Desktop",
        QStandardPaths.StandardLocation.DocumentsLocation: tmp_path / "Documents",
    }
    monkeypatch.setattr(
        QStandardPaths, "writableLocation", lambda each: str(places.get(each, tmp_path))
    )
    return tmp_path


@pytest.fixture
def asked(monkeypatch):
    """Where each dialog began, answered with nothing, or with what is put in `answer`."""
    seen = {"answer": "", "kinds": "", "at": []}

    def ask(_parent, _title, at, *kinds):
        seen["at"].append(Path(at))
        seen["kinds"] = "".join(kinds)
        return seen["answer"], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *given: ask(*given)[0])
    return seen


def test_a_dialog_begins_at_the_desktop_else_at_the_documents(home, asked, qtbot):
    files.workbook_to_open(_parent(qtbot))
    (home / "Desktop").rmdir()
    files.workbook_to_open(_parent(qtbot))
    assert asked["at"] == [home / "Desktop", home / "Documents"]


def test_with_a_stick_in_it_begins_there(home, asked, qtbot, monkeypatch):
    monkeypatch.setattr(drive, "linux_volumes", lambda: [(home / "stick", "U")])
    files.workbook_to_open(_parent(qtbot))
    files.workbook_to_write(_parent(qtbot), "来访")
    files.folder(_parent(qtbot), "")
    assert asked["at"] == [home / "stick", home / "stick" / "来访.xlsx", home / "stick"]


def test_the_next_one_begins_where_the_last_file_was(home, asked, qtbot):
    asked["answer"] = str(home / "Documents" / BOOK)
    assert files.workbook_to_open(_parent(qtbot)) == home / "Documents" / BOOK
    files.folder(_parent(qtbot), "")
    assert asked["at"][-1] == home / "Documents"


def test_a_folder_that_is_gone_is_not_gone_to(home, asked, qtbot):
    asked["answer"] = str(home / "stick" / BOOK)
    files.workbook_to_open(_parent(qtbot))
    (home / "stick").rmdir()
    files.workbook_to_open(_parent(qtbot))
    assert asked["at"][-1] == home / "Desktop"


@pytest.mark.parametrize("ending", ["xlsx", "xls", "et", "csv"])
def test_every_kind_of_workbook_is_offered(home, asked, qtbot, ending):
    files.workbook_to_open(_parent(qtbot))
    assert f"*.{ending}" in asked["kinds"]


def test_a_name_is_offered_without_what_no_file_may_be_called_by(home, asked, qtbot):
    files.workbook_to_write(_parent(qtbot), '上级表 2026/11：报"区"')
    files.file_to_write(_parent(qtbot), "", f"{'长' * 100}.pdf", "PDF (*.pdf)")
    first, second = asked["at"]
    assert first == home / "Desktop" / "上级表 2026 11：报 区.xlsx"
    assert second == home / "Desktop" / f"{'长' * 80}.pdf"


def test_a_workbook_gets_its_ending(home, asked, qtbot):
    asked["answer"] = str(home / "来访")
    assert files.workbook_to_write(_parent(qtbot), "来访") == home / "来访.xlsx"


def test_no_other_file_asks_the_system_itself():
    own = Path(files.__file__)
    found = own.parents[1].rglob("*.py")
    assert [each for each in found if "QFileDialog" in each.read_text() and each != own] == []


def _parent(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        ("样式", "样式.zip"), ("样式.zip", "样式.zip"), ("样式.ZIP", "样式.ZIP"),
        ("样式2026.11", "样式2026.11.zip"), ("有了", "有了-2.zip"),
    ],
)  # fmt: skip
def test_a_name_that_is_typed_without_its_ending_gets_it(home, asked, qtbot, typed, made):
    parent = QWidget()
    qtbot.addWidget(parent)
    (home / "Desktop" / "有了.zip").write_bytes(b"")
    asked["answer"] = str(home / "Desktop" / typed)
    path = files.file_to_write(parent, "存到哪里？", "印刷样式.zip", "ZIP (*.zip)")
    assert path == home / "Desktop" / made
