"""In an office disputes are read, never written."""

from __future__ import annotations


def test_an_office_sees_the_list_and_no_button_to_register(office, shell_of, keyboard):
    page = shell_of().show_page("cases")
    keyboard()
    assert page.list.table.rows.rowCount() == 0
    page.begin()
    assert not page.register.isVisible()
