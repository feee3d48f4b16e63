"""The assessment on screen: an office's ranking and tables, a room's trial score."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from app.fields.suggestion import Suggestion
from app.records import assessment, fixtures, keeping, people, places
from app.records.activities import Activity
from app.records.assessment import freezing, giving, sending
from app.records.assessment.tables import Findings
from tests.journeys import golden
from tests.journeys.district import DAY
from ui.pages.assessment import frozen
from ui.pages.assessment.give import PointsSheet
from ui.pages.assessment.indicator_sheet import IndicatorSheet
from ui.pages.assessment.tables import TablesCard
from ui.records.form_sheet import FormSheet
from ui.widgets.chooser import Chooser
from ui.widgets.line import Line
from ui.widgets.lines import OpeningLine

YEAR = DAY.year


def settled(page: Any) -> Any:
    golden.rest()
    return page


def words(widget: Any) -> str:
    QApplication.processEvents()
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def press(widget: Any, text: str) -> None:
    button = next(
        b for b in widget.findChildren(QAbstractButton) if b.isVisible() and b.text() == text
    )
    button.click()
    QApplication.processEvents()


def held(place: Any, kind: str) -> Any:
    return keeping.keep(Activity, day=DAY, kind=kind, state="held", theme="学宪法", place=place.id)


@pytest.fixture
def village(room):
    return places.ensure("370406101200")


@pytest.fixture
def own(village, shell):
    return settled(shell.show_page("assessment"))


def test_a_room_has_a_line_for_each_indicator_and_its_sum(own):
    assert own.table.rows.rowCount() == len(assessment.in_force(YEAR).indicators)
    assert "按样表计分" in words(own)


def test_the_cards_of_a_line_are_made_once(own, village, counted):
    made = counted(own.about.parentWidget())
    held(village, "check_up")
    settled(own)
    assert made.count == len(cards_of(own))


def test_a_line_says_what_is_missing_and_leads_there(own, shell):
    own.table.pick("lecture")
    assert "12月31日前还差 1 次 · +3 分" in words(own)
    press(own, "去办")
    form = shell.pages["activity"].form
    assert form.form.fields["kind"].input.value() == "lecture"


def test_what_was_done_counts_at_once_and_is_the_evidence(own, village):
    held(village, "check_up")
    settled(own)
    own.table.pick("check_up")
    assert "学宪法" in words(own)
    assert own.table.current().mark.points == 600


def test_a_thing_of_the_checklist_leads_to_its_place(own, village, shell):
    fixtures.note(village.id, "board", since=DAY)
    settled(own)
    own.table.pick("board_card")
    [line] = seen(own, OpeningLine)
    QTest.keyClick(line, Qt.Key.Key_Return)
    settled(own)
    assert shell.stack.currentWidget() is shell.pages["places"]


def test_a_room_says_what_it_thinks_of_its_assessment(own, shell):
    press(own, "填写意见……")
    [sheet] = [each for each in shell.findChildren(FormSheet) if each.isVisible()]
    sheet.form.fill({"agrees": "objects", "by": "李秀英"})
    press(sheet, "保存")
    assert sheet.form.fields["words"].error
    sheet.form.fill({"agrees": "objects", "words": "讲座少算一次", "by": "李秀英"})
    sheet.save()
    settled(own)
    assert "讲座少算一次" in words(own)


def test_home_says_what_a_duty_is_worth_once_its_period_closes(village, shell, clock):
    home = settled(shell.show_page("home"))
    assert "不完成丢" not in words(home.duties)
    clock.time = clock.time.replace(month=12, day=27)
    home.look_again()
    settled(home)
    assert "不完成丢 3 分" in words(home.duties)


# The office


@pytest.fixture
def ranking(office, shell_of):
    first = places.ensure("370406101200")
    places.ensure("370406101201")
    held(first, "check_up")
    deputy = people.register(name="孙建国")
    people.appoint(deputy, role="deputy", place=first.id)
    return settled(shell_of().show_page("assessment"))


def test_an_office_ranks_the_villages_and_those_who_serve_them(ranking):
    assert [each.rank for each in ranking.rows] == [1, 2]
    assert ranking.table.current().name == "店子村"
    ranking.who.chosen.emit(True)
    settled(ranking)
    assert [each.name for each in ranking.rows] == ["孙建国"]
    assert "所服务村居的平均分" in words(ranking)


def seen(page: Any, kind: type) -> list[Any]:
    QApplication.processEvents()
    return [each for each in page.findChildren(kind) if each.isVisible()]


def test_the_tables_stay_whatever_changes_until_a_row_is_picked(ranking):
    ranking.show_tables()
    held(places.ensure("370406101201"), "lecture")
    settled(ranking)
    assert seen(ranking, TablesCard)
    ranking.table.view.selectRow(1)
    assert not seen(ranking, TablesCard)
    assert ranking.table.current().name in words(ranking.sides.right)


def test_the_row_that_was_current_all_along_comes_back_by_a_click(ranking, qtbot):
    ranking.show_tables()
    view = ranking.table.view
    here = view.visualRect(view.currentIndex()).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=here)
    assert not seen(ranking, TablesCard)
    assert ranking.table.current().name in words(ranking.sides.right)


def test_a_change_makes_the_cards_once(ranking, counted):
    made = counted(ranking.about.parentWidget())
    held(places.ensure("370406101201"), "lecture")
    settled(ranking)
    assert made.count == len(cards_of(ranking))


def cards_of(page: Any) -> list[Any]:
    found = [page.about.itemAt(at).widget() for at in range(page.about.count())]
    return [each for each in found if each is not None]


def test_until_the_points_are_counted_the_villages_stand_there(office, shell_of):
    places.ensure("370406101200")
    page = shell_of().show_page("assessment")
    assert page.table.rows.rowCount() == 1
    settled(page)


def test_points_by_hand_need_a_reason_and_stay_within(ranking):
    shown = ranking.table.current().scored
    sheet = PointsSheet(ranking.shell, ranking.scores, shown, "aid", ranking.look_again).ask(500)
    sheet.form.fill({"points": 600, "reason": "试试"})
    sheet.save()
    assert sheet.form.fields["points"].error
    sheet.form.fill({"points": 200})
    sheet.save()
    assert sheet.form.fields["reason"].error
    sheet.form.fill({"points": 200, "reason": "三人未告知"})
    sheet.save()
    settled(ranking)
    ranking._open_line("aid")
    assert "三人未告知" in words(ranking)
    press(ranking, "去掉")
    settled(ranking)
    assert "三人未告知" not in words(ranking)


def test_a_table_is_saved_only_once_its_points_add_up(ranking):
    ranking.show_tables()
    card = ranking.about.itemAt(0).widget()
    sheet = card.edit(sending.given()[0].data)
    points = sheet.lists["indicators"].itemAt(0).widget().findChildren(Line)[1]
    points.setText("6")
    assert "合计 101 分，应为 100 分" in words(sheet)
    assert not sheet.save_button.isEnabled()
    sheet.lists["indicators"].itemAt(1).widget().findChildren(Line)[1].setText("4")
    sheet.heads["since"].setText("20")
    assert sheet.save_button.isEnabled()
    sheet.save()
    assert not sending.given()[0].sent
    sheet.heads["since"].setText(str(YEAR))
    sheet.save()
    settled(ranking)
    table = assessment.in_force(YEAR)
    assert (table.since, table.indicator("appointment").points) == (YEAR, 6)


def test_an_indicator_of_the_offices_own_is_added_by_hand(ranking):
    ranking.show_tables()
    sheet = ranking.about.itemAt(0).widget().edit(sending.given()[0].data)
    sheet.add_line()
    lines = sheet.lists["indicators"]
    last = lines.itemAt(lines.count() - 1).widget().findChildren(Line)
    last[0].setText("班子评价")
    last[1].setText("5")
    lines.itemAt(0).widget().findChildren(Line)[1].setText("0")
    sheet.save()
    settled(ranking)
    given = sending.given()[0].data
    assert str(given.indicators[-1].title) == "班子评价"


def editing(ranking: Any) -> Any:
    """The sample table in plain fields."""
    ranking.show_tables()
    return ranking.about.itemAt(0).widget().edit(sending.given()[0].data)


def sheet_of(ranking: Any, kind: type) -> Any:
    [found] = [each for each in ranking.window().findChildren(kind) if each.isVisible()]
    return found


def fields_of(sheet: Any) -> list[str]:
    return [name for name, field in sheet.form.fields.items() if not field.isHidden()]


def test_where_the_points_come_from_is_chosen_in_plain_fields(ranking):
    sheet = editing(ranking)
    sheet.change_source(sheet.typed.indicators[-1])
    asked = sheet_of(ranking, IndicatorSheet)
    assert fields_of(asked) == ["title", "points", "source", "about", "forms", "how"]
    asked.form.input("source").take(Suggestion("findings", "督导"))
    assert fields_of(asked) == ["title", "points", "source", "each", "which", "found", "how"]
    asked.form.input("each").set_value(None)
    asked.save()
    assert asked.form.fields["each"].error
    asked.form.input("each").set_value(50)
    asked.form.input("which").set_value("open")
    asked.save()
    sheet.save()
    settled(ranking)
    rule = assessment.in_force(YEAR).indicators[-1].rule
    assert rule == Findings(0.5, "open")


def test_only_activities_ask_of_what_kind(ranking):
    sheet = editing(ranking)
    [log] = [each for each in sheet.typed.indicators if each.of.name == "log"]
    sheet.change_source(log)
    asked = sheet_of(ranking, IndicatorSheet)
    assert "activities" in fields_of(asked)
    asked.form.input("kinds").several.press("activity")
    assert "activities" not in fields_of(asked)
    assert "kinds" in fields_of(asked)


def test_extras_and_vetoes_are_changed_in_plain_fields(ranking):
    sheet = editing(ranking)
    sheet.add_extra()
    title, _most, least = sheet.lists["extras"].itemAt(2).widget().findChildren(Line)
    title.setText("拖延上报")
    sheet.add_veto()
    sheet.lists["vetoes"].itemAt(2).widget().findChildren(Line)[0].setText("泄露当事人隐私")
    sheet.save()
    assert "写明最多加几分，或者最多扣几分。" in words(sheet)
    assert not sending.given()[0].sent
    least.setText("2")
    sheet.save()
    settled(ranking)
    table = assessment.in_force(YEAR)
    assert (str(table.extras[-1].title), table.extras[-1].least) == ("拖延上报", -2)
    assert (str(table.vetoes[-1].title), table.vetoes[-1].level) == ("泄露当事人隐私", "unfit")


def test_a_line_is_taken_out_and_a_veto_of_a_grade_that_is_gone_asks_for_another(ranking):
    sheet = editing(ranking)
    indicators, levels = len(sheet.typed.indicators), len(sheet.typed.levels)
    press(sheet.lists["indicators"].itemAt(1).widget(), "✕")
    assert sheet.lists["indicators"].count() == indicators - 1
    assert not sheet.save_button.isEnabled()
    press(sheet.lists["levels"].itemAt(levels - 1).widget(), "✕")
    assert sheet.lists["levels"].count() == levels - 1
    vetoes = sheet.lists["vetoes"]
    [grade] = vetoes.itemAt(0).widget().findChildren(Chooser)
    assert grade.text().startswith("选等次")
    assert {each.level for each in sheet.typed.vetoes} == {None}


def test_a_circular_is_drafted_from_the_ranking(ranking):
    ranking._draft_circular()
    form = ranking.shell.pages["notice"].form.form
    assert form.fields["kind"].input.value() == "circular"
    assert "共考核 2 个" in form.fields["words"].input.value()


def test_frozen_results_are_shown_and_compared(ranking):
    freezing.freeze(YEAR)
    settled(ranking)
    assert "定格" in words(ranking)
    found, shown = ranking.scores, ranking.table.current().scored
    giving.give(found, shown, "aid", 0, "未告知")
    settled(ranking)
    assert "按现在的记录是" in words(ranking)
    frozen.compare(ranking.shell, ranking.years.value)
    settled(ranking)
    assert "后来补登" in words(ranking.shell)


def test_those_with_the_best_grade_are_proposed_for_a_certificate(ranking):
    found = ranking.scores
    for each in found.table.indicators:
        giving.give(found, found.persons[0], each.name, int(each.points * 100), "全优")
    settled(ranking)
    ranking._honour()
    prepare = ranking.shell.pages["certificates"].prepare
    assert prepare.kind.value == "honour"
    assert [each.values["name"] for each in prepare.names.lines] == ["孙建国"]
    assert prepare.names.lines[0].values["what"] == f"{YEAR}年度考核优秀"
