"""A paper over the page that it was made on."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QPushButton

from app.documents.ruler import ruler_sheet
from ui import style
from ui.records import paper
from ui.widgets.preview import Preview


@pytest.mark.parametrize("scale", [100, 200])
def test_the_buttons_stand_beneath_the_paper_at_every_size_of_text(
    qtbot: Any, window: Any, qapp: QApplication, tmp_path: Path, scale: int
):
    style.apply(qapp, scale)
    window.resize(1366, 728)
    ruler_sheet(tmp_path / "ruler.pdf")
    sheet = paper.show(window, "量尺", (tmp_path / "ruler.pdf").read_bytes())
    shown = sheet.findChildren(Preview)[0]
    close = next(b for b in sheet.findChildren(QPushButton) if b.text() == "关闭" and b.isVisible())
    qtbot.waitUntil(lambda: shown.geometry().bottom() < close.geometry().top())
    assert QRect(0, 0, *sheet.card.size().toTuple()).contains(close.geometry())
    sheet.close_sheet()
    style.apply(qapp, 100)
