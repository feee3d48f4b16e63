"""Photos and scans of a record, looked at."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from app import store
from app.records import attachments, people
from app.store import journal
from tests.records.test_attachments import pdf, photo
from ui.records.attached import Attached
from ui.widgets.message import sheets
from ui.widgets.plain import Label
from ui.widgets.preview import Preview
from ui.window import Window


@pytest.fixture
def look(room: store.Store, window: Window) -> Any:
    """Look at a file that is attached, whatever it is."""
    attached = Attached(window)
    window.show_page("home").layout().addWidget(attached)

    def looked(name: str, media: str, data: bytes) -> Any:
        came = {
            "name": name, "media": media, "size": len(data), "file": attachments.keep(data),
            "sha256": hashlib.sha256(data).hexdigest(),
        }  # fmt: skip
        person = people.register(name="赵淑珍")
        with journal.action("attachment.add") as act:
            kept = attachments.attach(act, person, came)
        attached.look(kept)
        [sheet] = sheets(window)
        return sheet

    return looked


@pytest.mark.parametrize(
    ("name", "media", "data"),
    [
        ("欠条.pdf", "application/pdf", pdf("geheim")),
        ("欠条.pdf", "application/pdf", b"%PDF-1.4 nothing"),
        ("../欠条.jpg", "image/jpeg", photo()[:400]),
    ],
    ids=["locked", "damaged", "cut photo"],
)
def test_what_cannot_be_shown_is_kept_as_a_file(
    look: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch, name: str, media: str, data: bytes
):
    asked: list[str] = []

    def choose(_parent: Any, _title: str, offered: str, _kinds: str) -> tuple[str, str]:
        asked.append(offered)
        return str(tmp_path / "存下的"), ""

    monkeypatch.setattr("ui.widgets.files.QFileDialog.getSaveFileName", choose)
    sheet = look(name, media, data)
    assert any("显示不了" in each.text() for each in sheet.findChildren(Label))
    assert sheet.isVisible()
    next(b for b in sheet.findChildren(QPushButton) if b.text() == "存成文件……").click()
    [file] = tmp_path.glob("存下的*")
    assert file.read_bytes() == data
    assert file.suffix == name[-4:]
    assert asked[0].endswith(f"/欠条{name[-4:]}")


def test_a_scan_and_a_photo_are_shown(look: Any):
    sheet = look("欠条.pdf", "application/pdf", pdf())
    assert sheet.findChildren(Preview)
    sheet.close_sheet()
    sheet = look("欠条.jpg", "image/jpeg", photo())
    assert any(each.pixmap().width() > 100 for each in sheet.findChildren(QLabel))
