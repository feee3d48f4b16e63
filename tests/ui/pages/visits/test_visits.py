"""A visit entered by real keys on the real page."""

from __future__ import annotations

import datetime
import io

from PIL import Image
from PySide6.QtWidgets import QApplication

from app.records import attachments, people, visits
from app.records.visits import Visit
from app.store import drafts, phrases
from app.store.schema import Epoch
from tests.ui.pages.visits.on_page import (
    ALT,
    CTRL,
    KEY,
    choose,
    focused,
    log,
    only,
    words,
)
from ui.widgets.form import Form
from ui.widgets.message import Sheet


def test_a_known_villager_is_logged_by_the_keyboard_alone(page, shell, zhao, press, write):
    phrases.keep("advice", "先协商，留好书面凭据。")
    press(KEY.Key_F2)
    write("zsz")
    press(KEY.Key_Return)
    assert focused(page) == "category"
    write("tdcb")
    press(KEY.Key_Return)
    assert focused(page) == "facts"
    write("承包地流转，租金两年未付。")
    press(KEY.Key_Tab)
    press(KEY.Key_Down, ALT)
    press(KEY.Key_Return)
    press(KEY.Key_Return, CTRL)
    visit = only()
    assert (visit.person, visit.name, visit.category) == (zhao.id, "赵淑珍", "02")
    assert visit.facts == "承包地流转，租金两年未付。"
    assert visit.advice == "先协商，留好书面凭据。"
    assert (visit.sex, visit.age_band, visit.phone) == ("2", "4", "13806321234")
    assert (visit.mode, visit.result, visit.satisfaction) == ("visit", "answered", "none")
    assert (visit.handler_name, visit.number, visit.late) == ("李秀英", 1, None)
    assert drafts.unfinished() == []
    assert "第 1 号 赵淑珍，登记好了。" in words(shell)


def test_who_is_offered_but_never_what_for(page, write, press, qtbot):
    log(person=people.suggest("zsz")[0].id, facts="离婚的事")
    press(KEY.Key_F2)
    write("zsz")
    page.form.who.suggestions.ask()
    first = page.form.who.suggestions.offered()[0]
    assert (first.title, first.beside) == ("赵淑珍", "女 61 岁 · 店子村 3组")
    assert first.below == "138****1234 · 来过 1 次"


def test_a_promised_answer_asks_for_its_day(page, press):
    press(KEY.Key_F2)
    assert not page.form.form.fields["follow_up"].isVisible()
    choose(page, "result", "yqdf")
    assert page.form.form.fields["follow_up"].isVisible()


def test_what_is_missing_is_said_beside_its_field(page, write, press):
    press(KEY.Key_F2)
    write("zsz")
    press(KEY.Key_Return)
    press(KEY.Key_Return, CTRL)
    assert page.form.form.fields["category"].error
    assert focused(page) == "category"
    assert Visit.select().count() == 0


def test_legal_aid_opens_its_own_small_record_with_a_clock(page, shell, press, write):
    press(KEY.Key_F2)
    write("zsz")
    press(KEY.Key_Return)
    choose(page, "category", "ldqx")
    write("工钱没结。")
    choose(page, "result", "zflyz")
    press(KEY.Key_Return, CTRL)
    sheet = shell.findChildren(Sheet)[-1]
    assert sheet.isVisible()
    write("山亭区法律援助中心")
    press(KEY.Key_Tab)
    press(KEY.Key_Tab)
    write("2026-11-20")
    press(KEY.Key_Return, CTRL)
    referral = visits.referral_of(only().id)
    assert (referral.centre, referral.submitted) == (
        "山亭区法律援助中心",
        datetime.date(2026, 11, 20),
    )
    assert "应在 2026-11-27 前作出决定 · 还剩 5 天" in words(page)


def test_photos_are_attached_before_the_visit_is_logged(page, tmp_path, press, write, qtbot):
    photo = tmp_path / "借条.png"
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG")
    photo.write_bytes(out.getvalue())
    press(KEY.Key_F2)
    write("zsz")
    press(KEY.Key_Return)
    page.form.attached.add([photo])
    qtbot.waitUntil(lambda: bool(page.form.attached.prepared), timeout=5_000)
    choose(page, "category", "zqzw")
    write("借钱不还。")
    press(KEY.Key_Return, CTRL)
    kept = attachments.of(only().id)
    assert [each.name for each in kept] == ["借条.png"]
    assert attachments.read(kept[0]) == out.getvalue()
    assert "借条.png" in words(page)


def test_after_a_restore_the_last_number_on_paper_is_asked_once(page, shell, press, write):
    log()
    Epoch.update(parent="before").execute()
    for name in ("承包地流转", "再问一次"):
        press(KEY.Key_F2)
        write("zsz")
        press(KEY.Key_Return)
        write("tdcb")
        press(KEY.Key_Return)
        write(name)
        press(KEY.Key_Return, CTRL)
        QApplication.processEvents()
        sheets = [each for each in shell.findChildren(Sheet) if each.isVisible()]
        if name == "再问一次":
            assert not sheets
            break
        [sheet] = sheets
        assert Visit.select().count() == 1
        assert "2026" in words(sheet)
        [form] = sheet.findChildren(Form)
        form.input("last").set_typed("7")
        press(KEY.Key_Return, CTRL)
        QApplication.processEvents()
    assert [each.number for each in Visit.select().order_by(Visit.row)] == [1, 8, 9]
