from __future__ import annotations

import datetime
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QCursor, QInputMethodEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app import codes, fields
from app.errors import AppError, NotChosen, TooLong
from app.fields import Entry
from ui import style
from ui.widgets.chosen import CodeInput, CodesInput, ReferenceInput, TextInput, WhoInput
from ui.widgets.input import Input
from ui.widgets.inputs import make
from ui.widgets.line import Box
from ui.widgets.suggest import Suggestion
from ui.widgets.typed import DayInput, IdentityInput, LineInput, LongInput, MoneyInput


@pytest.fixture
def shown(qtbot: Any):
    def show(made: Input) -> Any:
        qtbot.addWidget(made)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        made.setFocus()
        return made

    return show


@pytest.mark.parametrize(
    ("kind", "made"),
    [
        (fields.Text(max=60), TextInput),
        (fields.Name(), TextInput),
        (fields.Text(max=3000, lines=4), LongInput),
        (fields.Code(list="matter"), CodeInput),
        (fields.Codes(list="group"), CodesInput),
        (fields.Day(), DayInput),
        (fields.Clock(), LineInput),
        (fields.Money(), MoneyInput),
        (fields.Phone(), LineInput),
        (fields.IdentityNumber(), IdentityInput),
        (fields.Whole(), LineInput),
        (fields.Names(), LineInput),
    ],
)
def test_every_kind_gets_its_input(qapp: QApplication, kind: Any, made: type[Input]):
    assert type(make(Entry(kind, "x"))) is made


def test_a_day_is_taken_however_it_is_typed(qtbot: Any, shown: Any, write: Any):
    day = shown(make(Entry(fields.Day(), "Date")))
    write(day.line, "2025.3.4")
    assert day.value() == datetime.date(2025, 3, 4)
    qtbot.keyClick(day.line, Qt.Key.Key_Up)
    assert day.value() == datetime.date(2025, 3, 5)
    day.line.setText("昨天")
    assert day.value() == datetime.date.today() - datetime.timedelta(days=1)


def test_the_calendar_gives_a_day_by_arrows_and_enter(qtbot: Any, shown: Any):
    day = shown(make(Entry(fields.Day(), "Date")))
    day.set_value(datetime.date(2026, 11, 22))
    day.open_calendar()
    month = QApplication.focusWidget()
    qtbot.keyClick(month, Qt.Key.Key_Right)
    qtbot.keyClick(month, Qt.Key.Key_PageDown)
    qtbot.keyClick(month, Qt.Key.Key_Return)
    assert day.value() == datetime.date(2026, 12, 23)
    assert QApplication.focusWidget() is day.line


def test_an_identity_number_asks_back_what_it_says(shown: Any, write: Any):
    identity = shown(make(Entry(fields.IdentityNumber(), "Identity number")))
    said: list[str] = []
    identity.noted.connect(said.append)
    write(identity.line, "370481194912310020")
    assert "1949" in said[-1]
    assert "女" in said[-1]
    assert said[-1].endswith("对吗？")


def test_a_kept_private_number_is_masked_until_asked_for(shown: Any):
    phone = shown(make(Entry(fields.Phone(), "Phone", private=True)))
    phone.set_value("13812341234")
    assert phone.line.text() == "138****1234"
    assert phone.value() == "13812341234"
    phone.unmask()
    assert phone.line.text() == "13812341234"


def test_a_code_is_found_by_the_initials_of_its_pinyin(qtbot: Any, shown: Any, write: Any):
    matter = shown(make(Entry(fields.Code(list="matter"), "Matter")))
    write(matter.line, "tdcb")
    qtbot.keyClick(matter.line, Qt.Key.Key_Return)
    assert matter.line.text() == "土地承包"
    assert matter.value() == "02"


def test_a_code_by_another_of_its_names_is_understood(shown: Any):
    matter = shown(make(Entry(fields.Code(list="matter"), "Matter")))
    matter.set_typed("欠薪")
    assert matter.value() == "06"


def test_what_is_not_in_the_list_is_refused_and_kept_as_typed(shown: Any):
    matter = shown(make(Entry(fields.Code(list="matter"), "Matter")))
    matter.set_typed("外星人")
    with pytest.raises(NotChosen):
        matter.value()
    assert matter.typed() == "外星人"


def test_chips_switch_several_codes(qtbot: Any, shown: Any):
    groups = shown(make(Entry(fields.Codes(list="group"), "Groups")))
    first, second = list(groups.chips.values())[:2]
    for chip in (first, second):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert groups.value() == list(groups.chips)[:2]


def _offer(text: str) -> list[Suggestion]:
    return [Suggestion("p1", "赵淑珍", "女 61 岁")] if "zsz".startswith(text) else []


def test_initials_find_who_it_is_and_enter_takes_her(qtbot: Any, shown: Any, write: Any):
    who = shown(WhoInput(fields.Name(), column="person", suggest=_offer))
    write(who.line, "zsz")
    qtbot.keyClick(who.line, Qt.Key.Key_Return)
    assert (who.value(), who.accompanying_values()) == ("赵淑珍", {"person": "p1"})


def test_changing_a_picked_name_lets_the_person_go(shown: Any, write: Any):
    who = shown(WhoInput(fields.Name(), column="person", suggest=lambda text: []))
    who.pick("p1", "赵淑珍")
    write(who.line, "子")
    assert who.accompanying_values() == {"person": None}


def test_esc_closes_the_suggestions_and_keeps_what_was_typed(qtbot: Any, shown: Any, write: Any):
    who = shown(WhoInput(fields.Name(), column="person", suggest=_offer))
    write(who.line, "zs")
    who.suggestions.ask()
    assert who.suggestions.visible()
    qtbot.keyClick(who.line, Qt.Key.Key_Escape)
    qtbot.keyClick(who.line, Qt.Key.Key_Escape)
    assert not who.suggestions.visible()
    assert who.line.text() == "zs"


def test_nothing_is_offered_while_an_input_method_composes(qtbot: Any, shown: Any):
    asked: list[str] = []
    who = shown(
        WhoInput(fields.Name(), column="person", suggest=lambda text: asked.append(text) or [])
    )
    QApplication.sendEvent(who.line, QInputMethodEvent("zhao", []))
    who.suggestions.ask()
    qtbot.keyClick(who.line, Qt.Key.Key_Down)
    assert not asked
    done = QInputMethodEvent("", [])
    done.setCommitString("赵")
    QApplication.sendEvent(who.line, done)
    who.suggestions.ask()
    assert asked == ["赵"]


def test_a_reference_has_to_be_chosen_from_what_is_offered(qtbot: Any, shown: Any):
    place = shown(
        ReferenceInput(
            fields.Reference(to="place"), suggest=lambda text: [Suggestion("v1", "店子村")]
        )
    )
    place.set_typed("店子")
    with pytest.raises(AppError):
        place.value()
    qtbot.keyClick(place.line, Qt.Key.Key_Down)
    qtbot.keyClick(place.line, Qt.Key.Key_Return)
    assert place.value() == "v1"


def test_a_phrase_goes_in_at_the_cursor(qtbot: Any, shown: Any, write: Any):
    kept = ["请带身份证再来。", "建议先与村委会协商。"]
    advice = shown(LongInput(fields.Text(lines=3)))
    advice.offer("advice", lambda text: [p for p in kept if text in p])
    write(advice.box, "已答复。")
    qtbot.keyClick(advice.box, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    write(QApplication.focusWidget(), "村委会")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert advice.value() == "已答复。建议先与村委会协商。"


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        (fields.Text(), "半句"),
        (fields.Day(), "3月"),
        (fields.Code(list="matter"), "土"),
        (fields.Codes(list="group"), ["01"]),
        (fields.Flag(), True),
        (fields.Text(lines=3), "一\n二"),
    ],
)
def test_a_draft_gives_back_exactly_what_was_typed(qapp: QApplication, kind: Any, raw: Any):
    made = make(Entry(kind, "x"))
    made.set_typed(raw)
    assert made.typed() == raw


def test_a_list_that_opens_beneath_a_resting_pointer_chooses_nothing(qtbot: Any, shown: Any):
    two = [Suggestion("p1", "赵淑珍"), Suggestion("p2", "朱淑芝")]
    who = shown(WhoInput(fields.Name(), column="person", suggest=lambda text: two))
    who.line.setText("zsz")
    who.suggestions.ask()
    rows = who.suggestions._rows
    before = rows.current
    at = rows.shown()[-1][1].center()
    resting = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(at),
        QPointF(QCursor.pos()),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    rows.mouseMoveEvent(resting)
    assert rows.current == before


def test_a_box_filled_before_it_has_its_width_shows_all_its_lines(qtbot):
    page, box = QWidget(), Box(1)
    qtbot.addWidget(page)
    page.resize(500, 400)
    layout = QVBoxLayout(page)
    with qtbot.waitExposed(page):
        page.show()
    box.setPlainText("王建国与李海涛以______为界，东西（南北）各至______，由调解员现场钉桩为记。")
    layout.addWidget(box)
    QApplication.processEvents()
    assert box.verticalScrollBar().maximum() == 0


def test_a_code_is_found_as_it_is_said_whatever_a_dictionary_hears_in_it(qtbot):
    chosen = CodeInput(fields.Code(list="visit_result"))
    qtbot.addWidget(chosen)
    assert [each.title for each in chosen._find("ztj")] == ["转调解"]


def test_a_long_text_pasted_into_a_short_field_stays_whole_and_is_refused(shown: Any):
    name = shown(make(Entry(fields.Name(), "Name")))
    QApplication.clipboard().setText("张䶮" * 2_500)
    name.line.paste()
    assert name.typed() == "张䶮" * 2_500
    with pytest.raises(TooLong):
        name.value()


def test_a_list_opens_on_what_is_chosen_and_shows_that_it_goes_on(qtbot: Any, shown: Any):
    matter = shown(CodeInput(fields.Code(list="matter")))
    last = codes.load("matter").current()[-1].code
    matter.set_value(last)
    qtbot.mouseClick(matter.line, Qt.MouseButton.LeftButton)
    assert matter.suggestions.current().value == last
    rows = matter.suggestions._rows
    rows.resize(rows.sizeHint())
    image = rows.grab().toImage()
    mark = image.pixelColor(image.width() - 3, image.height() - 4)
    assert mark.name() == style.colour("faint").name()


def test_what_stands_in_an_empty_day_is_said_to_be_an_example(qtbot: Any, shown: Any):
    assert shown(DayInput(fields.Day())).line.placeholderText() == "如 2026-1-5"
