"""Service on site on its page: entered, summed up by month, taken over from visits."""

from __future__ import annotations

import datetime

from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.records import keeping, people, places, visits
from app.records.network import Service
from app.records.places import PlaceGroup
from tests.journeys.district import DAY
from ui.records.hanging import HangingCard

CLOCK = datetime.time


def words(widget):
    QApplication.processEvents()
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def test_hours_are_entered_and_summed_up(shell):
    village = places.ensure("370406101200")
    page = shell.show_page("service")
    page.begin()
    page.form.form.fill({"name": "周明", "kind": "on_site", "place": village.id, "day": DAY,
                         "begin": CLOCK(9), "finish": CLOCK(11)})  # fmt: skip
    page.form.save()
    assert Service.get().name == "周明"
    assert "2 小时" in words(page.view)
    page.show_overview()
    assert "周明　店子村　2 小时　1 天" in words(page.stack.currentWidget())


def test_an_end_before_the_start_stands_beside_it(shell):
    page = shell.show_page("service")
    page.begin()
    page.form.form.fill({"name": "周明", "kind": "on_site", "day": DAY, "begin": CLOCK(9),
                         "place": places.ensure("370406101200").id,
                         "finish": CLOCK(8)})  # fmt: skip
    page.form.save()
    assert page.form.form.fields["finish"].error == "结束早于开始。"
    assert Service.select().count() == 0


def test_what_a_visit_tells_is_taken_over(shell):
    village, lawyer = places.ensure("370406101200"), people.register(name="周明")
    visits.log(day=DAY, name="赵淑珍", category="01", facts="离婚", place=village.id,
               handler=lawyer.id, handler_name="周明", begin=CLOCK(9),
               finish=CLOCK(10))  # fmt: skip
    page = shell.show_page("service")
    page.show_overview()
    over = page.stack.currentWidget()
    QApplication.processEvents()
    [take] = [b for b in over.findChildren(QPushButton) if b.isVisible() and b.text() == "记上"]
    take.click()
    assert (Service.get().person, Service.get().begin) == (lawyer.id, CLOCK(9))
    assert "1 小时" in words(over)


def test_a_place_shows_who_serves_and_its_groups(shell):
    village, lawyer = places.ensure("370406101200"), people.register(name="周明")
    people.appoint(lawyer, role="officer", place=village.id, duty_days="周三")
    keeping.keep(PlaceGroup, place=village.id, group="key", since=DAY)
    page = shell.show_page("places", record_id=village.id)
    said = words(page)
    assert "周明　一村居一法治服务员　周三" in said
    cards = [each for each in page.findChildren(HangingCard) if each.isVisible()]
    assert any("重点帮扶村" in words(each) for each in cards)
