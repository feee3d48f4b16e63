"""The part of the settings with days off and make-up workdays."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.language import _
from app.records import calendar, cases
from app.room import today as home_due
from app.store.session import current
from ui.pages.settings.days import DaysSheet
from ui.widgets.plain import Button

D = datetime.date


@pytest.fixture
def part(shell):
    page = shell.show_page("settings", part="days")
    return page.parts["days"]


def words(widget):
    QApplication.processEvents()
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def sheet(shell):
    return next(each for each in shell.findChildren(DaysSheet) if each.isVisible())


def row_of(part, day):
    each = part.table.rows.record(part.table.rows.find(day))
    return [shown.show(each) for shown in part.table.rows.columns]


def fill(shell, first, last="", kind="holiday", name="国庆节"):
    form = sheet(shell).form
    form.input("day").line.setText(first)
    form.input("until").line.setText(last)
    form.input("kind").set_value(kind)
    form.input("name").line.setText(name)
    sheet(shell).save()


def test_a_year_shows_what_came_with_the_program(part):
    part.show_year(2026)
    assert row_of(part, D(2026, 10, 1)) == ["2026-10-01　周四", "放假", "国庆节", "程序自带"]
    assert row_of(part, D(2026, 10, 10))[1] == "上班"
    assert "还没录" not in words(part)


def test_a_year_nobody_knows_says_what_is_missing_and_offers_it(part, shell):
    part.show_year(2027)
    assert "2027 年还没录：元旦、春节" in words(part)
    assert "只按周六、周日算休息" in part.table.lesson()
    chip = next(b for b in part.findChildren(Button) if b.text() == "＋ 国庆节")
    chip.click()
    assert sheet(shell).form.input("name").line.text() == "国庆节"


def test_a_week_is_written_in_and_undone(part, shell):
    part.show_year(2027)
    part.ask("国庆节")
    fill(shell, "2027-10-1", "2027-10-7")
    assert row_of(part, D(2027, 10, 7)) == ["2027-10-07　周四", "放假", "国庆节", "自己录的"]
    assert "国庆节。" not in words(part)
    shell.toast.take_back()
    assert part.table.rows.rowCount() == 0


def test_a_last_day_before_the_first_is_refused_beside_its_field(part, shell):
    part.ask()
    fill(shell, "2027-10-7", "2027-10-1")
    assert sheet(shell).form.fields["until"].error
    assert sheet(shell).form.input("day").line.text() == "2027-10-07"
    assert calendar.year(2027) == []


def test_a_day_of_the_table_is_changed_and_put_back_by_the_keyboard(part, shell, keyboard, press):
    part.show_year(2026)
    part.table.pick(D(2026, 10, 10))
    part.table.view.setFocus()
    press(Qt.Key.Key_Return)
    assert sheet(shell).form.input("kind").value() == "holiday"
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert row_of(part, D(2026, 10, 10))[3] == "自己改的（原来上班）"
    press(Qt.Key.Key_Delete)
    assert row_of(part, D(2026, 10, 10))[3] == "程序自带"
    shell.toast.take_back()
    assert row_of(part, D(2026, 10, 10))[1] == "放假"


def test_what_came_with_the_program_cannot_be_taken_back(part):
    part.show_year(2026)
    part.table.pick(D(2026, 10, 1))
    assert part.change.isEnabled()
    assert not part.back.isEnabled()


def test_one_more_is_written_in_without_closing(part, shell):
    part.show_year(2027)
    part.ask("春节")
    asking = sheet(shell)
    asking.form.input("day").line.setText("2027-2-5")
    more = _("Keep, and one more")
    next(each for each in asking.findChildren(Button) if each.text() == more).click()
    assert asking.isVisible()
    assert asking.form.input("day").line.text() == ""
    assert asking.form.input("name").line.text() == "春节"
    assert len(calendar.year(2027)) == 1


def test_years_turn_no_further_than_there_is_something_to_know(part):
    part.show_year(current().today().year + 1)
    assert not part.years.after.isEnabled()
    part.show_year(2018)
    assert not part.years.before.isEnabled()


def test_home_says_so_while_terms_rest_on_a_year_nobody_wrote_in(room, clock, shell):
    clock.forward(days=13)
    hint = lambda: [  # noqa: E731
        each for each in home_due.look(lambda: None)[0] if each.wanted.get("part") == "days"
    ]
    assert hint() == []
    cases.register(
        day=D(2026, 12, 4), category="02", source="apply", facts="滴水檐越界",
        parties=[
            {"role": "applicant", "name": "王建国"},
            {"role": "respondent", "name": "李海涛"},
        ],
    )  # fmt: skip
    [due] = hint()
    page = shell.show_page(due.page, **due.wanted)
    assert page.parts["days"].year == 2027
