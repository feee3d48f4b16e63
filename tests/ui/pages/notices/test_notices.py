"""Notices: written at the office, read in a room."""

from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.records import keeping, notices, people
from app.records.notices import Notice
from app.records.rooms import Room
from tests.journeys.district import DAY


def words(widget):
    QApplication.processEvents()
    return "\n".join(
        each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)
    )


def buttons(widget, text):
    return [
        each
        for each in widget.findChildren(QPushButton)
        if each.text() == text and each.isVisibleTo(widget)
    ]


def test_a_notice_is_written_at_the_office_and_marked_as_read_in_the_room(
    district, shell_of, done, qtbot
):
    district.room("店子村")
    district.round("店子村")
    with district.at("office"):
        window = shell_of()
        page = window.show_page("notice")
        done()
        page.begin()
        for name, value in {
            "kind": "circular", "title": "督导通报", "words": "台账要补齐。",
            "room": Room.get().id,
        }.items():  # fmt: skip
            page.form.form.input(name).set_value(value)
        page.form.save()
        done()
        [notice] = Notice.select()
        assert (notice.title, notice.day) == ("督导通报", DAY)
        page.show_id(notice.id)
        assert "1 个工作室，0 个看过" in words(page)
        assert "还没有送到（随下次回话）：店子村工作室" in words(page)
        assert not buttons(page, "看过了")
        window.close()
    district.round("店子村", "二")
    with district.at("店子村"):
        window = shell_of()
        home = window.show_page("home")
        done()
        qtbot.waitUntil(lambda: "通报：督导通报" in words(home))
        [read] = buttons(home, "看")
        read.click()
        done()
        page = window.pages["notice"]
        assert "台账要补齐。" in words(page)
        assert "只给一个工作室" not in words(page)  # a room has no list of rooms to name it from
        assert not page.view.correct.isVisibleTo(page)
        [mark] = buttons(page, "看过了")
        mark.click()
        done()
        assert notices.unread() == []
        assert not buttons(page, "看过了")
        window.close()
    district.round("店子村", "三")
    with district.at("office"):
        window = shell_of()
        page = window.show_page("notice")
        done()
        page.show_id(notice.id)
        assert "看过：店子村工作室 11-22" in words(page)
        window.close()


def test_somebody_who_came_down_is_known_by_that_and_only_read(district, shell_of, done):
    district.room("店子村")
    district.round("店子村")
    with district.at("office"):
        lawyer = people.register(name="孙律师", public_phone="0632-8811000")
        people.appoint(lawyer, role="adviser")
    district.round("店子村", "二")
    with district.at("店子村"):
        window = shell_of()
        page = window.show_page("people", record_id=lawyer.id)
        done()
        shown = words(page)
        assert "区里发布的" in shown
        assert "0632-8811000" in shown
        assert not page.view.correct.isVisibleTo(page)
        window.close()


def test_in_a_room_nobody_writes_notices(room, shell_of, done):
    page = shell_of().show_page("notice")
    done()
    assert not page.kind.may_enter
    page.begin()
    assert not page.form.open_now
    assert list(keeping.every(Notice)) == []
