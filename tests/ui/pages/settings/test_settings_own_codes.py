"""The choices of an office's own, in its settings."""

from PySide6.QtWidgets import QLabel, QPushButton

from app import codes
from app.records import code_entries
from ui.pages.settings.own_codes import CodeSheet


def test_a_choice_is_added_to_a_list_and_changed(office, shell_of):
    page = shell_of().show_page("settings", part="codes")
    part = page.parts["codes"]
    part.which.chosen.emit("venue")
    next(each for each in part.findChildren(QPushButton) if each.text() == "加一项……").click()
    [sheet] = part.window().findChildren(CodeSheet)
    assert any(each.text() == "宣传场所" for each in sheet.findChildren(QLabel))
    sheet.form.fill({"zh": codes.bundled("venue")[0].zh})
    sheet.save()
    assert "已经有了" in sheet.form.fields["zh"].error
    sheet.form.fill({"zh": "桥头", "maps_to": codes.bundled("venue")[0].code})
    sheet.save()
    assert part.table.rows.rowCount() == 1
    part.table.view.selectRow(0)
    assert part.change.isEnabled()
    sheet = part.ask(part.table.current())
    sheet.form.fill({"zh": "村头"})
    sheet.save()
    [entry] = code_entries.own("venue")
    assert (entry.zh, entry.maps_to) == ("村头", None)


def test_a_room_has_no_such_part(room, shell_of):
    assert "codes" not in shell_of().show_page("settings").buttons
