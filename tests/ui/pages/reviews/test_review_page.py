"""Reviews of volumes on screen: drawn, scored by keyboard, told to the rooms, ranked."""

from __future__ import annotations

import datetime

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea

from app.records import keeping, reviews
from app.records.cases.model import Case
from app.records.data_files import Words
from app.records.inspections import Remark
from app.records.places import ensure
from app.records.reviews import ReviewScore, listed, scoring, sending
from app.records.stats import areas
from app.store import drafts, journal
from tests.faults.no_room import no_room
from tests.journeys import golden
from tests.records.reviews.conftest import FIRST, LAST, asked, decided, put
from ui.pages.reviews import deeds
from ui.pages.reviews.cards import SheetsCard
from ui.pages.reviews.draw_sheet import TellSheet
from ui.widgets.preview import Preview


def settled(page):
    golden.rest()
    QApplication.processEvents()
    return page


def words(widget):
    QApplication.processEvents()
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def press(widget, text):
    button = next(
        b for b in widget.findChildren(QAbstractButton) if b.isVisible() and b.text() == text
    )
    button.click()
    QApplication.processEvents()


@pytest.fixture
def shell(office, shell_of):
    return shell_of()


@pytest.fixture
def page(shell):
    """The page of a review of three volumes of one village."""
    put(3, place=ensure("370406101200").id)
    reviews.draw(asked(percent=100, title="三季度评查"))
    return settled(shell.show_page("reviews"))


def fill(asked_by, /, **values):
    for name, value in values.items():
        asked_by.form.input(name).set_value(value)


def points(page, name):
    return page.form.form.input(name)


def test_without_a_review_the_page_teaches_how_to_begin(shell):
    assert "还没有评查" in words(settled(shell.show_page("reviews")))


def test_a_review_is_drawn_in_the_window_and_its_volumes_are_listed(shell):
    put(20)
    page = settled(shell.show_page("reviews"))
    sheet = page.draw()
    fill(sheet, since=FIRST, until=LAST, percent=10, seed="9")
    sheet.save()
    settled(page)
    assert page.table.rows.rowCount() == 2
    assert "抽签号 9" in page.which.toolTip()
    assert reviews.reviews()[0].seed == "9"


def test_a_period_without_a_volume_is_refused_beside_its_field_and_nothing_is_lost(shell):
    page = settled(shell.show_page("reviews"))
    sheet = page.draw()
    fill(sheet, since=FIRST, until=LAST, percent=10, seed="9")
    sheet.save()
    assert "没有已结案的卷宗" in sheet.form.fields["until"].error
    assert sheet.form.values()["seed"] == "9"
    sheet.close_sheet()


def test_a_sample_alone_is_asked_for_percent_and_seed(shell):
    sheet = settled(shell.show_page("reviews")).draw()
    shown = {name for name, field in sheet.form.fields.items() if not field.isHidden()}
    assert {"percent", "least", "seed"} <= shown
    sheet.form.input("how").set_value("chosen")
    sheet.form.edited.emit("how")
    shown = {name for name, field in sheet.form.fields.items() if not field.isHidden()}
    assert not {"percent", "least", "seed"} & shown
    sheet.close_sheet()


def test_what_the_papers_lack_is_proposed_and_the_reviewer_decides(page):
    assert points(page, "application").value() == 0
    assert "人民调解申请书" in points(page, "note.application").value()
    assert "按登记情况提示" in words(page.form)
    points(page, "application").set_value(1_000)
    page.form.form.edited.emit("application")
    page.form.save()
    settled(page)
    [score] = scoring.scores(page.review).values()
    assert {each.name: each.points for each in scoring.lines_of(score)}["application"] == 1_000


def test_volumes_are_scored_one_after_the_other_by_keyboard(page, write, press):
    entries = journal.newest()
    page.open_row(page.table.current())
    write("4")
    press(Qt.Key.Key_Tab)
    write("缺目录")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(page)
    [score] = scoring.scores(page.review).values()
    first = next(e for e in scoring.lines_of(score) if e.name == "cover_index")
    assert (first.points, first.note) == (400, "缺目录")
    assert journal.newest() == entries + 1
    assert page.table.current().at == 2
    write("3")
    assert points(page, "cover_index").value() == 300


def test_the_next_volume_and_the_ranking_are_seen_from_their_beginning(page, press):
    bar = page.sides.findChild(QScrollArea).verticalScrollBar()
    page.open_row(page.table.current())
    settled(page)
    bar.setValue(bar.maximum())
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(page)
    assert page.table.current().at == 2
    assert bar.maximum()
    assert bar.value() == 0
    bar.setValue(bar.maximum())
    page.show_ranking()
    settled(page)
    assert bar.value() == 0


def test_the_list_calls_a_room_by_what_tells_it_from_the_others():
    [room] = [each for each in listed.columns() if each.name == "room"]
    volume = listed.Volume("", 1, "", "", "三道峪村法律服务工作室", areas.NOWHERE)
    assert room.show(volume) == "三道峪村"


def test_points_taken_off_without_a_word_are_refused_beside_it(page):
    points(page, "binding").set_value(100)
    page.form.save()
    assert "写明问题" in page.form.form.fields["note.binding"].error
    points(page, "binding").set_typed("九")
    page.form.save()
    assert page.form.form.fields["binding"].error
    assert scoring.scores(page.review) == {}


def test_a_sheet_that_was_left_is_there_again(page, shell):
    points(page, "note.binding").line.setText("没装订")
    points(page, "note.binding").edited.emit()
    page.table.view.selectRow(1)
    settled(page)
    assert points(page, "note.binding").value() is None
    page.table.view.selectRow(0)
    settled(page)
    assert points(page, "note.binding").value() == "没装订"
    shell.forget_pages()
    again = settled(shell.show_page("reviews"))
    assert points(again, "note.binding").value() == "没装订"
    again.form.form.input("note.binding").set_value("没装订好")
    again.form.save()
    settled(again)
    assert drafts.unfinished("review_score") == []


def test_a_note_that_was_begun_is_gone_on_with_where_it_was_left(page, shell, write):
    page.form.start("note.cover_index")
    write("缺")
    golden.rest()
    page.form.flush()
    shell.forget_pages()
    again = settled(shell.show_page("reviews"))
    again.sides.show_record()
    assert again.form.focused() == "note.cover_index"
    write("目录")
    assert sorted(points(again, "note.cover_index").value()) == sorted("缺目录")


def test_a_veto_shows_at_once_what_it_makes_of_the_volume(page):
    page.form.form.input("veto.forged").box.click()
    assert "0 分（满分 100 分）：不合格" in page.form.total.text()


def test_a_void_volume_says_so_and_has_no_sheet(page):
    volume = page.table.current()
    keeping.void(journal.get(Case, volume.id), reason="other")
    page.look_again()
    settled(page)
    assert "抽取以后作废" in words(page)
    assert page.form.isHidden()


def test_a_confidential_volume_is_shown_as_one(shell):
    put(1, confidential=True, names=["王建国"])
    reviews.draw(asked(how="all"))
    page = settled(shell.show_page("reviews"))
    shown = words(page)
    assert "保密件" in shown
    assert "王建国" not in shown
    texts = [each.text() for each in page.findChildren(QAbstractButton) if each.isVisible()]
    assert "看这件纠纷的材料" not in texts


def test_a_key_leads_to_the_papers_of_the_volume(page):
    volume, shell = page.table.current(), page.shell
    press(page, "看这件纠纷的材料")
    settled(page)
    assert shell.stack.currentWidget().shown.case.id == volume.id


def test_the_points_of_all_items_stand_below_each_other(page):
    fields = [page.form.form.fields[each.name] for each in page.form.sheet.items]
    QApplication.processEvents()
    assert len({each.width() for each in fields}) == 1
    assert len({each.label.minimumWidth() for each in fields}) == 1


def test_what_was_found_is_sent_to_the_rooms_once(page):
    volume = page.table.current()
    reviews.keep(page.review, volume.id, decided(page.review, binding=100))
    deeds.tell(page, page.review)
    sheet = next(e for e in page.window().findChildren(TellSheet) if e.isVisible())
    until = sheet.form.input("due").value()
    assert until == datetime.date(2026, 12, 7)
    sheet.save()
    settled(page)
    [remark] = Remark.select()
    assert (remark.of_record, remark.until) == (volume.id, until)
    assert "已返回工作室" in words(page)
    deeds.tell(page, page.review)
    assert [e for e in page.window().findChildren(TellSheet) if e.isVisible()] == []


def test_the_ranking_and_the_draw_again_are_shown(page):
    for each in page.volumes:
        reviews.keep(page.review, each.id, decided(page.review, binding=100))
    settled(page)
    page.look_again()
    settled(page)
    page.show_ranking()
    shown = words(page)
    assert "已评 3 卷，平均 99 分" in shown
    assert "抽签号 20261122" in shown
    assert "装订归档：3 卷，扣 3 分" in shown
    press(page, "回到评分")
    assert page.form.isVisible()
    deeds.draw_again(page, page.review)
    assert "和留存的一致" in words(page.window())


def test_the_ranking_stays_while_scores_come_in_and_says_what_they_make_of_it(page):
    page.show_ranking()
    for each in page.volumes[:2]:
        reviews.keep(page.review, each.id, decided(page.review, binding=100))
        settled(page)
    assert "已评 2 卷，平均 99 分" in words(page)
    assert not page.form.isVisible()
    page.table.view.selectRow(1)
    settled(page)
    assert page.form.isVisible()


def test_the_volume_that_was_current_all_along_is_scored_after_a_click(page, qtbot):
    page.show_ranking()
    view = page.table.view
    here = view.visualRect(view.currentIndex()).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=here)
    assert page.form.isVisible()


def test_the_score_sheets_stay_after_one_was_changed(page):
    page.show_sheets()
    [card] = page.findChildren(SheetsCard)
    editor = card.edit(sending.given()[0].data)
    editor.typed.title = "本区评查表"
    editor.save()
    settled(page)
    [card] = [each for each in page.findChildren(SheetsCard) if each.isVisible()]
    assert "本区评查表" in words(card)


def test_a_score_sheet_is_changed_in_plain_fields(page):
    page.show_sheets()
    [card] = page.findChildren(SheetsCard)
    editor = card.edit(sending.given()[0].data)
    editor.typed.items[0].points = "4"
    editor._say_sum()
    assert not editor.save_button.isEnabled()
    editor.add_item()
    editor.typed.items[-1].title, editor.typed.items[-1].points = "使用规范用笔", "1"
    editor._say_sum()
    editor.save()
    settled(page)
    [given] = sending.given()
    assert given.sent
    assert [e.points for e in given.data.items if e.title.zh == "使用规范用笔"] == [1]
    assert len(reviews.sheet_of(page.review).items) == 11


def test_a_score_found_by_search_opens_its_volume(page, shell):
    last = page.volumes[2]
    score = reviews.keep(page.review, last.id, decided(page.review))
    settled(page)
    assert shell.page_of("review_score") == "reviews"
    settled(shell.show_page("reviews", record_id=score.id))
    assert page.table.current().id == last.id


def test_the_sheet_of_one_volume_is_shown_as_it_will_print(page):
    deeds.print_one(page, page.review)
    settled(page)
    [preview] = [e for e in page.window().findChildren(Preview) if e.isVisible()]
    assert "第 1 页，共 1 页" in words(preview)


def test_a_review_is_scored_by_the_sheet_that_is_chosen_for_it(page):
    given = sending.given()[0].data
    sending.send(
        msgspec.structs.replace(given, name="own_sheet", title=Words("本区评查表", "ours"))
    )
    sheet = page.draw()
    assert sheet.form.input("sheet").value() == "own_sheet"
    fill(sheet, since=FIRST, until=LAST, percent=100, sheet="volume_review")
    sheet.save()
    settled(page)
    assert reviews.sheet_of(page.review).name == "volume_review"


def test_a_review_is_made_void_after_a_question(page):
    deeds.make_void(page, page.review)
    press(page.window(), "作废")
    settled(page)
    assert reviews.reviews() == []
    assert "还没有评查" in words(page)


def test_a_score_is_kept_in_the_review_that_is_chosen(page):
    second = reviews.draw(asked(percent=100, title="再评一次"))
    page.which.chosen.emit(second.id)
    settled(page)
    page.form.save()
    settled(page)
    assert [score.review for score in ReviewScore.select()] == [second.id]


def test_what_finds_no_room_stays_with_the_volume_it_was_written_of(page):
    first = page.table.current()
    second = reviews.draw(asked(percent=100, title="再评一次"))
    points(page, "note.binding").line.setText("没装订" * 9_000)
    points(page, "note.binding").edited.emit()
    with no_room():
        page.table.view.selectRow(1)
        assert page.table.current().id == first.id
        page.which.chosen.emit(second.id)
        settled(page)
        assert not page.can_leave()
    assert page.form.volume.id == first.id
    assert page.form.review.id != second.id
    assert page.can_leave()
    assert len(drafts.unfinished("review_score")) == 1
