"""The page of people, over a real room."""

import io
import json

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.records import attachments, people, places
from app.store import drafts, journal
from app.store.schema import Entry
from ui.pages.people.photo import PhotoFrame, frame_photo
from ui.pages.people.sheets import ask_same
from ui.records.drafted import ASIDE
from ui.widgets.message import Sheet

IDENTITY = "370481194912310020"


@pytest.fixture
def page(shell):
    return shell.show_page("people")


def words(widget):
    QApplication.processEvents()
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def button(widget, text):
    from ui.widgets.plain import Button

    return next(b for b in widget.findChildren(Button) if b.text() == text and b.isVisible())


def shown(widget, text):
    return any(b.text() == text and b.isVisible() for b in widget.findChildren(QPushButton))


def test_an_empty_list_says_how_to_begin(page):
    assert "添人" in page.list.table.lesson()


def test_somebody_new_is_kept_with_what_the_number_says(page, qtbot, write):
    page.begin()
    write("赵淑珍")
    qtbot.keyClicks(page.form.form.input("identity").line, IDENTITY)
    assert page.form.form.fields["identity"].beneath.text() == "1949年生，女，对吗？"
    assert page.form.form.fields["identity_missing"].isHidden()
    page.form.done.click()
    kept = people.page()[0][0]
    assert (kept.name, kept.sex, str(kept.birth)) == ("赵淑珍", "2", "1949-12-31")
    assert page.view.title.text() == "赵淑珍"
    assert drafts.unfinished() == []


def test_private_things_are_masked_until_asked_for_and_that_is_written_down(page, shell):
    person = people.register(name="赵淑珍", phone="13806321234")
    shell.show_page("people", record_id=person.id)
    assert "138****1234" in words(page.view)
    assert "13806321234" not in words(page.view)
    button(page.view, "显示").click()
    assert "13806321234" in words(page.view)
    said = json.loads(bytes(Entry.select().order_by(Entry.row.desc()).first().bytes))
    assert said["note"] == {"column": "phone", "record": person.id}
    assert said["versions"] == []


@pytest.mark.parametrize("again", [{"identity": IDENTITY}, {"phone": "13806321234"}])
def test_nobody_is_entered_twice_without_being_asked(page, again):
    people.register(name="赵淑珍", identity=IDENTITY, phone="13806321234")
    page.begin()
    page.form.form.restore({"name": "赵淑珍", **again})
    page.form.save()
    assert len(people.page()) == 1
    assert "是不是他" in words(page.form)
    button(page.form, "同名，不是他").click()
    page.form.save()
    assert len(people.page()) == 2


def test_it_is_them_loses_nothing_that_was_typed(page):
    known = people.register(name="赵淑珍", phone="13806321234")
    page.begin()
    page.form.form.restore({"name": "赵淑珍", "phone": "13806321234", "team": "3组"})
    page.form.alike.compare()
    button(page.form, "就是他").click()
    assert page.form.record.id == known.id
    assert page.form.form.input("phone").line.text() == "138****1234"
    page.form.save()
    assert people.get(known.id).team == "3组"
    assert len(people.page()) == 1


def test_a_village_is_found_by_typing(page, qtbot):
    page.begin(name="王建国")
    village = page.form.form.input("village")
    qtbot.keyClicks(village.line, "dianzi")
    village.suggestions.ask()
    at = next(i for i, s in enumerate(village.suggestions.offered()) if s.value == "370406101200")
    village.suggestions.take(at)
    page.form.save()
    kept = people.page()[0][0]
    assert places.Place.get(places.Place.id == kept.village).code == "370406101200"


def test_what_was_typed_stays_when_the_page_is_left(page, shell, write):
    page.begin()
    write("周福永")
    assert page.can_leave()
    shell.forget_pages()
    again = shell.show_page("people", draft=drafts.unfinished("person")[0].id)
    assert again.form.form.input("name").line.text() == "周福永"


def test_a_draft_of_a_change_keeps_masked_what_was_not_touched(page, shell):
    person = people.register(name="赵淑珍", phone="13806321234")
    page.correct(person)
    page.form.form.input("team").line.setText("5组")
    page.form.keep()
    page.show_id(person.id)
    page.correct(people.get(person.id))
    assert page.form.form.input("team").line.text() == "5组"
    assert page.form.form.input("phone").line.text() == "138****1234"


def test_a_role_is_given_ended_and_taken_back(page, shell):
    person = people.register(name="傅军")
    shell.show_page("people", record_id=person.id)
    page.view._role(None)
    sheet = shell.findChildren(Sheet)[-1]
    sheet.form.restore({"role": "法律顾问", "since": "2026-1-1"})
    sheet.save()
    role = people.roles(person.id)[0]
    assert (role.role, str(role.since)) == ("adviser", "2026-01-01")
    assert "法律顾问" in words(page.view)
    dict(page.view._role_menu(role))["今天到期"]()
    assert people.roles(person.id)[0].until is not None
    page.view._void_role(people.roles(person.id)[0])
    assert people.roles(person.id) == []
    shell.toast.take_back()
    assert len(people.roles(person.id)) == 1


def test_a_role_without_a_name_is_refused_beside_its_field(page, shell):
    page.show_id(people.register(name="傅军").id)
    page.view._role(None)
    sheet = shell.findChildren(Sheet)[-1]
    sheet.save()
    assert sheet.form.fields["role"].error


def test_two_persons_are_joined_and_parted(page, shell, qtbot):
    first, other = people.register(name="赵淑珍"), people.register(name="赵淑贞")
    page.show_id(first.id)
    sheet = ask_same(shell, first, page.view.joined)
    who = sheet.form.input("other")
    qtbot.keyClicks(who.line, "zsz")
    who.suggestions.ask()
    assert [each.value for each in who.suggestions.offered()] == [other.id]
    who.suggestions.take(0)
    sheet.save()
    assert len(people.page()) == 1
    assert "也记过：赵淑贞" in words(page.view)
    button(page.view, "分开").click()
    assert len(people.page()) == 2


def test_the_list_is_narrowed_to_who_serves_and_by_pinyin(page):
    people.appoint(people.register(name="傅军"), role="adviser")
    people.register(name="王建国", groups=["veteran"])
    page.list.narrow_by("only", "service")
    assert [
        page.list.table.rows.record(i).name for i in range(page.list.table.rows.rowCount())
    ] == ["傅军"]
    page.list.narrow_by("group", "veteran")
    assert [
        page.list.table.rows.record(i).name for i in range(page.list.table.rows.rowCount())
    ] == ["王建国"]
    page.list.narrow_by("group", "")
    page.list.table.filter.setText("fj")
    page.list.table._filter_now()
    assert page.list.table.rows.rowCount() == 1


def test_a_person_made_void_comes_back(page, shell):
    person = people.register(name="赵淑珍")
    page.show_id(person.id)
    page.void(person, "other")
    assert people.page() == []
    shell.toast.take_back()
    assert len(people.page()) == 1


def test_a_photo_from_a_file_is_framed_and_kept(page, shell, qtbot, tmp_path):
    person = people.register(name="傅军")
    page.show_id(person.id)
    out = io.BytesIO()
    Image.new("RGB", (800, 600), "red").save(out, "JPEG")
    (tmp_path / "a.jpg").write_bytes(out.getvalue())
    frame_photo(shell, person, tmp_path / "a.jpg", page.view.look_again)
    qtbot.waitUntil(lambda: bool(shell.findChildren(PhotoFrame)))
    [frame] = shell.findChildren(PhotoFrame)
    qtbot.keyClick(frame, Qt.Key.Key_Left)
    button(shell, "就用这块").click()
    assert len(attachments.of(person.id)) == 1
    assert page.view.picture.isVisible()


def test_a_file_that_is_no_picture_is_refused_in_words(page, shell, qtbot, tmp_path):
    person = people.register(name="傅军")
    (tmp_path / "a.jpg").write_bytes(b"MZ nothing")
    frame_photo(shell, person, tmp_path / "a.jpg", page.view.look_again)
    qtbot.waitUntil(shell.banner.isVisible)
    assert journal.changes(person.id)[-1].body.get("photo") is None


def test_who_was_just_kept_is_shown_though_the_list_was_narrowed_to_others(page, qtbot):
    people.register(name="王建芳")
    page.list.reload()
    page.list.table.filter.setText("wjf")
    page.list.table._filter_now()
    page.list.table.view.selectRow(0)
    page.begin(name="赵淑珍")
    page.form.save()
    qtbot.waitUntil(lambda: not page.list.table._clock.isActive())
    assert page.view.title.text() == "赵淑珍"
    assert page.list.table.current().name == "赵淑珍"
    assert page.list.table.rows.rowCount() == 2


def test_somebody_beyond_the_list_stays_in_view_when_the_list_is_fetched_again(page, shell):
    first = people.register(name="王建芳")
    for number in range(70):
        people.register(name=f"村民{number}")
    page.list.reload()
    page.list.table.view.selectRow(0)
    page.show_id(first.id)
    page.list.reload()
    assert page.view.title.text() == "王建芳"


def test_a_long_name_that_was_not_finished_does_not_widen_the_page(shell, room):
    drafts.save("person", {"name": "张\u202e龚" * 2_000, ASIDE: True})
    page = shell.show_page("people")
    assert page.list.unfinished.isVisible()
    assert page.minimumSizeHint().width() < shell.width()
    [unfinished] = page.list.unfinished.findChildren(QPushButton)
    assert "\u202e" not in unfinished.text()


@pytest.mark.parametrize("kind", ["room", "office"])
def test_a_visit_of_theirs_is_offered_where_visits_are_logged(kind, request, shell_of):
    request.getfixturevalue(kind)
    known = people.register(name="王建国")
    view = shell_of().show_page("people", record_id=known.id).view
    view.other.menu().aboutToShow.emit()
    offered = [each.text() for each in view.other.menu().actions()]
    assert ("登记这个人的来访" in offered) == (kind == "room")
    assert "作废……" in offered


def test_the_paper_of_an_appointment_hangs_on_what_somebody_serves_as(
    page, shell, tmp_path, qtbot, monkeypatch
):
    letter = tmp_path / "聘书.png"
    Image.new("RGB", (8, 8)).save(letter)
    monkeypatch.setattr("ui.records.attached.files_to_open", lambda *_asked: [letter])
    somebody = people.register(name="周明")
    role = people.appoint(somebody, role="adviser", basis="letter")
    shell.show_page("people", record_id=somebody.id)
    menu = next(
        each.menu()
        for each in page.view.findChildren(QPushButton)
        if each.menu() is not None
        and any(act.text() == "附上聘书、合同等……" for act in each.menu().actions())
    )
    next(act for act in menu.actions() if act.text() == "附上聘书、合同等……").trigger()
    qtbot.waitUntil(lambda: shown(page.view, "聘书.png"))
    assert [each.name for each in attachments.of(role.id)] == ["聘书.png"]
