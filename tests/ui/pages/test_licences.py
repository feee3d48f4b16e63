"""The page that says what others made."""

from PySide6.QtWidgets import QPushButton

from ui import work


def opened(shell, qtbot):
    settings = shell.show_page("settings", part="about")
    about = settings.parts["about"]
    [link] = [b for b in about.findChildren(QPushButton) if b.text() == "用到的软件和许可证"]
    link.click()
    page = shell.pages["licences"]
    qtbot.waitUntil(lambda: page.table.current() is not None and not work.busy())
    return page


def test_about_leads_to_each_library_with_its_licence_in_full(shell, qtbot):
    page = opened(shell, qtbot)
    assert page.table.pick("Qt")
    assert "LGPL-3.0-only" in page.title.text()
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in page.text.toPlainText()


def test_whoever_types_before_the_list_is_read_keeps_the_keyboard(shell, qtbot):
    page = shell.show_page("licences")
    page.table.filter.setFocus()
    qtbot.waitUntil(lambda: page.table.current() is not None and not work.busy())
    assert page.table.filter.hasFocus()


def test_a_licence_is_found_by_what_is_typed_and_about_is_gone_back_to(shell, qtbot):
    page = opened(shell, qtbot)
    page.table.filter.setText("ofl")
    names = {"LXGW WenKai", "Noto Sans SC", "Noto Serif SC"}

    def listed():
        rows = page.table.rows
        return {rows.record(at).name for at in range(rows.rowCount())}

    qtbot.waitUntil(lambda: listed() == names)
    [back] = [b for b in page.findChildren(QPushButton) if b.text() == "关于"]
    back.click()
    assert shell.stack.currentWidget() is shell.pages["settings"]
