"""The checklist of a place: put up, with photo, taken off, and printed where it is missing."""

import datetime
import io

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from app import store
from app.records import attachments, fixtures, literate, places
from app.records.literate import LITERATE
from app.records.offers import NewPerson
from app.store.session import current
from tests.conftest import PASSWORD
from ui.pages.places.page import ALL, DONE
from ui.records.form_sheet import FormSheet
from ui.widgets.message import Sheet

DAY = datetime.date(2026, 3, 1)


def opened(make_program, tmp_path, done, kind="room"):
    program = make_program()
    done()
    store.create(
        tmp_path / "data",
        kind=kind,
        code="370406" if kind == "office" else "370406101200-01",
        name="山亭区司法局" if kind == "office" else "店子村法律服务工作室",
        keeper="李秀英",
        password=PASSWORD,
    )
    program.enter()
    done()
    return program


@pytest.fixture
def page(make_program, tmp_path, done):
    shown = opened(make_program, tmp_path, done).shell.show_page("places")
    done()
    return shown


def words(widget):
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if not each.isHidden())


def press(widget, text):
    for button in widget.findChildren(QPushButton):
        if button.text() == text:
            button.click()
            return
    raise LookupError(text)


def line_of(page, code):
    lines = fixtures.checklist(page.shown().id).values()
    return next(each for group in lines for each in group if each.code == code)


def ask(page, code):
    page.checklist.ask(line_of(page, code))
    return page.window().findChildren(Sheet)[-1]


def test_a_new_room_misses_everything_and_stands_in_the_list_itself(page):
    assert [line.name for line in page.lines] == ["店子村法律服务工作室"]
    assert "还缺 16 样" in words(page.checklist)


def test_what_is_there_is_kept_with_day_and_photo(page, tmp_path, done):
    picture = tmp_path / "门牌.jpg"
    out = io.BytesIO()
    Image.new("RGB", (30, 20), "blue").save(out, "JPEG")
    picture.write_bytes(out.getvalue())
    sheet = ask(page, "door_plate")
    sheet.attached.add([picture])
    done()
    sheet.form.input("since").set_value(DAY)
    sheet.save()
    done()
    line = line_of(page, "door_plate")
    assert line.fixture.since == DAY
    assert attachments.read(line.photos[0]) == out.getvalue()
    assert "自 2026-03-01 起" in words(page.checklist)
    assert "还缺 15 样" in words(page.checklist)


def test_a_photo_of_what_was_not_kept_is_thrown_away(page, tmp_path, done):
    picture = tmp_path / "a.png"
    Image.new("RGB", (3, 2)).save(picture)
    sheet = ask(page, "badge")
    sheet.attached.add([picture])
    done()
    press(sheet, "不用了")
    done()
    assert line_of(page, "badge").fixture is None
    assert list((current().folder / "attachments").glob("*.age")) == []


def test_a_missing_day_is_said_beside_the_field_and_nothing_typed_is_lost(page, done):
    sheet = ask(page, "badge")
    sheet.form.input("since").set_value(None)
    sheet.form.input("note").set_value("区里做的")
    sheet.save()
    done()
    assert sheet.isVisible()
    assert sheet.form.typed()["note"] == "区里做的"


def test_what_is_there_no_longer_can_be_taken_back(page, done):
    fixtures.note(page.lines[0].id, "board", since=DAY)
    page.open()
    done()
    page.checklist.take_off(line_of(page, "board").fixture)
    done()
    assert line_of(page, "board").fixture is None
    page.shell.toast.take_back()
    done()
    assert line_of(page, "board").fixture is not None


def test_what_is_missing_leads_to_printing_it(page, done):
    clinic = places.add(name="人民医院法律门诊", type="clinic")
    page.open(clinic.id)
    done()
    page.checklist.print_item("board")
    done()
    printing = page.shell.stack.currentWidget()
    assert printing.part.item.name == "board"
    assert printing.part.ticked == (clinic.id,)
    page.shell.show_page("places", record_id=page.lines[0].id)
    page.checklist.print_item("badge")
    done()
    assert printing.part.item.name == "badge"


def test_a_place_is_added_and_shown(page, done):
    page.ask_place()
    sheet = page.window().findChildren(Sheet)[-1]
    sheet.save()
    done()
    assert sheet.isVisible()
    sheet.form.input("name").set_value("滕州中立和解法律服务社")
    sheet.form.input("type").set_value("society")
    sheet.save()
    done()
    assert page.shown().name == "滕州中立和解法律服务社"


def test_a_room_prints_its_own_plate_before_any_place_is_known(page, done):
    page.checklist.print_item("door_plate".replace("_", "-"))
    done()
    printing = page.shell.stack.currentWidget()
    assert printing.part.wanted() is not None
    assert printing.part.wanted().ids == ()


def test_an_office_sees_what_a_room_reported_and_cannot_change_it(
    make_program, tmp_path, done, clock
):
    from app.office import receive
    from app.room import deliver
    from tests.journeys.district import District

    district = District(tmp_path, clock)
    district.room("room")
    stick = tmp_path / "stick"
    stick.mkdir()
    with district.at("room"):
        fixtures.note("370406101200", "board", since=DAY)
        deliver.deliver(stick)
    (tmp_path / "office").rename(tmp_path / "data")
    program = make_program()
    done()
    store.open(tmp_path / "data", password=PASSWORD)
    receive.receive(stick)
    program.enter()
    done()
    page = program.shell.show_page("places")
    done()
    (line,) = page.lines
    assert line.standing.has == (1, 0, 0)
    page.open(line.id)
    done()
    assert "自 2026-03-01 起" in words(page.checklist)
    buttons = {
        each.text() for each in page.checklist.parts.parentWidget().findChildren(QPushButton)
    }
    assert not buttons & {"打印", "已有……", "没有了"}


def test_the_key_that_the_button_names_adds_a_place(page, qtbot):
    with qtbot.waitActive(page.window()):
        page.window().show()
        page.window().activateWindow()
    page.table.filter.setFocus()
    qtbot.keyClick(page.table.filter, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert any(each.isVisible() for each in page.window().findChildren(Sheet))


def test_a_place_is_asked_what_it_belongs_to(page, done):
    page.ask_place()
    sheet = page.window().findChildren(Sheet)[-1]
    for name, value in (("name", "店子村宣传点"), ("type", "point"), ("parent", "370406101200")):
        sheet.form.input(name).set_value(value)
    sheet.save()
    done()
    [point] = places.named("店子村宣传点")
    assert point.parent == places.by_code("370406101200").id
    assert "隶属：店子村" in words(page.checklist)


@pytest.fixture
def clinic(page):
    made = places.add(name="人民医院法律门诊", type="clinic")
    page.open()
    page.table.pick(page.shown().id)
    return made


def test_the_place_that_is_asked_for_is_shown_where_another_one_was_picked(page, clinic, done):
    page.shell.show_page("places", record_id=clinic.id)
    done()
    assert page.checklist.name.text() == clinic.name
    assert page.table.current().id == clinic.id


def test_the_place_that_is_asked_for_is_listed_whatever_the_list_was_narrowed_to(
    page, clinic, done, qtbot
):
    page.wanted.press(DONE)
    page.table.filter.setText("没有")
    qtbot.waitUntil(lambda: page.table.rows.rowCount() == 0)
    page.open(clinic.id)
    done()
    assert page.table.current().id == page.checklist.line.id == clinic.id
    assert page.table.filter.text() == ""


def test_a_list_that_is_narrowed_comes_back_to_the_place_that_is_shown(page, clinic):
    page.open(clinic.id)
    page.wanted.press(DONE)
    assert page.table.current() is None
    page.wanted.press(ALL)
    assert page.table.current().id == page.checklist.line.id == clinic.id


def test_somebody_is_appointed_in_the_place_that_is_asked_for(page, clinic, done):
    village = places.ensure("370406101200")
    done()
    page.table.pick(clinic.id)
    page.open(village.id, appoint={"role": LITERATE})
    [sheet] = [each for each in page.window().findChildren(FormSheet) if each.isVisible()]
    sheet.form.input("name").set_value(NewPerson("孙兆发"))
    sheet.save()
    assert [each.person.name for each in literate.roster(village.id)] == ["孙兆发"]
    assert literate.roster(clinic.id) == []
