"""The page that says whether this computer is in order."""

import json

from PySide6.QtWidgets import QLabel

from app import doctor
from ui import work


def words(widget):
    return [each.text() for each in widget.findChildren(QLabel)]


def test_it_looks_at_once_and_keeps_a_file_for_the_office(shell, qtbot, tmp_path):
    page = shell.show_page("computer")
    qtbot.waitUntil(lambda: len(page.found) == len(doctor.NAMES) and not work.busy())
    assert {"磁盘", "时钟", "打印机"} <= set(words(page))
    page.write(tmp_path / "check.json")
    assert json.loads((tmp_path / "check.json").read_text("utf-8"))["findings"]
