"""On the page of a person: relatives, disputes, and where a correction has still to go."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.records import cases, people
from app.records.cases import avoidance, corrections
from ui.widgets.lines import OpeningLine
from ui.widgets.message import Sheet
from ui.widgets.plain import Button
from ui.widgets.preview import Preview

DAY = datetime.date(2026, 11, 3)


@pytest.fixture
def wang(room):
    return people.register(name="王建国", sex="1", phone="13912340417", address="店子村2组8号")


@pytest.fixture
def li(room):
    return people.register(name="李海涛", sex="1")


@pytest.fixture
def fu(room):
    return people.register(name="傅军", sex="1")


@pytest.fixture
def case(wang, li):
    return cases.register(
        day=DAY, category="02", source="apply", facts="滴水檐越界",
        parties=[
            {"role": "applicant", "person": wang.id},
            {"role": "respondent", "person": li.id},
        ],
    )  # fmt: skip


@pytest.fixture
def signed(wang, li, fu):
    """Settled at once, so that nothing of it can be changed."""
    return cases.settle_on_the_spot(
        day=DAY, category="02", facts="占道", clauses="李海涛让出过道。",
        mediators=[fu.id], performed=True, proof="当场让出",
        parties=[
            {"role": "applicant", "person": wang.id},
            {"role": "respondent", "person": li.id},
        ],
    )  # fmt: skip


@pytest.fixture
def view(shell):
    def shown(person):
        return shell.show_page("people", record_id=person.id).view

    return shown


def words(widget):
    QApplication.processEvents()
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def buttons(widget):
    QApplication.processEvents()
    return {
        b.text().removesuffix(" ▾"): b for b in widget.findChildren(Button) if b.isVisibleTo(widget)
    }


def named(widget, name):
    return next(b for b in widget.findChildren(Button) if b.accessibleName() == name)


def sheet(shell):
    return next(each for each in shell.findChildren(Sheet) if each.isVisible())


# Relatives


def test_without_relatives_the_card_says_what_they_are_for(view, wang):
    assert "指定调解员时会提醒" in words(view(wang))


def test_a_relative_is_added_by_the_keyboard_and_warned_of(
    view, wang, fu, case, shell, keyboard, write, press
):
    named(view(wang), "添近亲属").click()
    asking = sheet(shell)
    keyboard()
    write("傅军")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    buttons(asking)["兄弟姐妹"].click()
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "兄弟姐妹" in words(shell.pages["people"].view)
    [conflict] = avoidance.conflicts(cases.get(case.id), fu.id)
    assert conflict.how == "兄弟姐妹"


def test_a_relative_nobody_knows_yet_becomes_a_person(view, wang, shell):
    named(view(wang), "添近亲属").click()
    asking = sheet(shell)
    who = asking.form.input("name")
    [*_known, new] = who.suggestions.suggest("王小军")
    who.take(new)
    asking.save()
    [kin] = avoidance.relatives(wang.id)
    assert people.get(kin.other).name == "王小军"


def test_nobody_is_offered_as_a_relative_of_their_own(view, wang, shell):
    named(view(wang), "添近亲属").click()
    offered = sheet(shell).form.input("name").suggestions.suggest("王建国")
    assert [each.value for each in offered if each.value == wang.id] == []


def test_a_relative_is_taken_back_and_comes_back(view, wang, fu, shell):
    avoidance.relate(wang, fu, how="表兄弟")
    shown = view(wang)
    assert "表兄弟" in words(shown)
    buttons(shown)["…"].menu().actions()[0].trigger()
    assert avoidance.relatives(wang.id) == []
    shell.toast.take_back()
    assert len(avoidance.relatives(wang.id)) == 1
    assert "表兄弟" in words(shown)


def test_a_relative_stands_on_the_page_of_both(view, wang, fu):
    avoidance.relate(wang, fu, how="表兄弟")
    assert "王建国" in buttons(view(fu))


def test_who_shares_the_household_is_named(view, wang):
    son = people.register(name="王小军", household="王建国")
    assert "同户：王建国" in words(view(son))


# Corrections


def test_a_person_that_was_not_corrected_has_nothing_to_put_right(view, wang, case):
    assert "还要更正" not in words(view(wang))


def test_after_a_change_every_use_is_listed(page_of_change, wang, case, signed):
    cases.note_printed(case, paper="application", code="A1")
    shown = page_of_change(wang, phone="13806329999")
    said = words(shown)
    assert "还没签字，可以直接改过来。" in said
    assert "要重印：人民调解申请书" in said
    assert "已签字：原件不动，另出一份更正说明。" in said
    assert "139****0417 → 138****9999" in said
    assert "13806329999" not in said


@pytest.fixture
def put_right(shell):
    """Press the button and give the reason."""

    def done(shown, reason=""):
        buttons(shown)["全都改过来"].click()
        asking = sheet(shell)
        if reason:
            asking.form.input("reason").set_value(reason)
        asking.save()

    return done


@pytest.fixture
def page_of_change(view, shell):
    """Change a person in the form, as a keeper does; the view that stands there afterwards."""

    def change(person, **values):
        page = shell.show_page("people", record_id=person.id)
        page.correct(people.get(person.id))
        for name, value in values.items():
            page.form.form.input(name).set_value(value)
        page.form.save()
        assert not page.form.open_now
        return page.view

    return change


def test_one_button_puts_the_unsigned_right_and_notes_the_signed(
    page_of_change, put_right, wang, case, signed
):
    cases.note_printed(case, paper="application", code="A1")
    shown = page_of_change(wang, name="王健国")
    put_right(shown, "户口本更名")
    [note] = [each for each in cases.parts.of(cases.CaseNote, signed) if each.correction]
    assert (note.correction, note.reason) == (True, "户口本更名")
    assert cases.get(case.id).names[0] == "王健国"
    assert cases.get(signed.id).names[0] == "王建国"
    said = words(shown)
    assert "更正说明写好了" in said
    assert "以前印的要换新的" in said
    assert "全都改过来" not in buttons(shown)


def test_the_correction_is_printed_from_there(
    page_of_change, put_right, wang, signed, shell, qtbot
):
    shown = page_of_change(wang, name="王健国")
    put_right(shown)
    buttons(shown)["印更正说明"].click()
    preview = lambda: [p for p in shell.findChildren(Preview) if p.isVisible()]  # noqa: E731
    qtbot.waitUntil(lambda: bool(preview()), timeout=20_000)
    assert shell.pages["cases"].view.case.id == signed.id
    preview()[0].printed.emit()
    assert corrections.of_person(wang.id) == []


def test_who_prints_again_is_led_to_the_papers(page_of_change, wang, case, shell):
    cases.note_printed(case, paper="application", code="A1")
    shown = page_of_change(wang, name="王健国")
    buttons(shown)["全都改过来"].click()
    buttons(shown)["去重印"].click()
    assert shell.pages["cases"].view.case.id == case.id


def test_a_reason_for_what_was_signed_must_be_given(page_of_change, wang, signed, shell):
    shown = page_of_change(wang, name="王健国")
    buttons(shown)["全都改过来"].click()
    asking = sheet(shell)
    asking.form.input("reason").set_value(None)
    asking.save()
    assert asking.form.fields["reason"].error
    assert not [each for each in cases.parts.of(cases.CaseNote, signed) if each.correction]


def test_a_confidential_dispute_to_be_put_right_is_not_named(page_of_change, wang, case):
    cases.keep_confidential(case)
    shown = page_of_change(wang, name="王健国")
    assert "这些纠纷还要更正" in words(shown)
    said = words(shown) + " ".join(buttons(shown))
    assert "邻里" not in said
    assert case.number not in said


# Disputes


def test_the_disputes_of_a_person_are_listed_and_opened(view, wang, case, shell, qtbot):
    shown = view(wang)
    QApplication.processEvents()
    lines = shown.findChildren(OpeningLine)
    day = DAY.isoformat()
    line = next(e for e in lines if e.isVisible() and e.accessibleName().startswith(day))
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert shell.pages["cases"].view.case.id == case.id


def test_a_confidential_dispute_is_not_told_of(view, wang, case):
    cases.keep_confidential(case)
    assert "纠纷调解" not in words(view(wang))


def test_what_somebody_mediated_leads_to_the_list_narrowed_to_it(view, fu, signed, case, shell):
    buttons(view(fu))["调解过 1 件纠纷"].click()
    page = shell.pages["cases"]
    assert page.list.narrow.text().startswith("调解员 傅军")
    assert page.list.table.rows.rowCount() == 1
