"""The page of the network: what is drawn, chosen, narrowed, and who is named beside it."""

from __future__ import annotations

import datetime

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QLabel

from app.records import people, places
from app.records.network.coverage import COVERED, ENDING, STATES, UNCOVERED
from app.store.session import current
from ui.pages.coverage import marks
from ui.pages.places.positions import read_positions
from ui.widgets.message import Sheet
from ui.widgets.plain import Button

DIANZI, ANLING, FAR = "370406101200", "370406101201", "370406001001"


def serve(code, name="周明", role="deputy", **more):
    place = places.ensure(code)
    somebody = people.register(name=name, public_phone="13906320001", duty_days="每周三")
    people.appoint(somebody, role=role, place=place.id, **more)
    return place


@pytest.fixture
def open_page(office, shell_of, done):
    def make(**wanted):
        shown = shell_of().show_page("coverage", **wanted)
        done()
        return shown

    return make


def said(widget):
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if not each.isHidden())


def village(page, code):
    return next(each.village for each in page.found if each.village.code == code)


def click(qtbot, picture, code, page):
    cell = picture.cell(village(page, code).id)
    at = (picture.square(cell).center() - picture.offset).toPoint()
    qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=at)


def test_every_village_stands_on_the_sheet_and_is_counted(open_page):
    serve(DIANZI)
    serve(ANLING, until=current().today())
    page = open_page()
    assert len(page.picture.plan.cells) == 280
    counts = [page.legend[state].text() for state in STATES]
    assert counts == ["有人服务 1", "60 天内到期 1", "没人服务 278"]


def test_a_click_says_who_serves_there_with_phone_and_days(open_page, qtbot):
    serve(DIANZI)
    page = open_page()
    click(qtbot, page.picture, DIANZI, page)
    words = said(page.beside)
    assert "店子村" in words
    assert "周明" in words
    assert "13906320001" in words.replace(" ", "")
    assert "每周三" in words


def test_a_village_that_nobody_serves_says_who_can_come(open_page, qtbot):
    serve(DIANZI)
    page = open_page()
    click(qtbot, page.picture, ANLING, page)
    words = said(page.beside)
    assert "没人服务" in words
    assert "谁能来" in words
    assert "周明" in words


def test_the_arrows_go_from_village_to_village(open_page, qtbot):
    page = open_page()
    qtbot.keyClick(page.picture, Qt.Key.Key_Right)
    first = page.picture.cell()
    qtbot.keyClick(page.picture, Qt.Key.Key_Right)
    second = page.picture.cell()
    assert second.y == first.y
    assert second.x == pytest.approx(first.x + 1)
    qtbot.keyClick(page.picture, Qt.Key.Key_Down)
    assert page.picture.cell().y == pytest.approx(second.y + 1)
    assert page.picture.accessibleDescription()


def test_by_one_kind_of_link_others_do_not_count(open_page):
    serve(DIANZI, role="deputy")
    serve(ANLING, role="adviser")
    page = open_page()
    page.kinds.chosen.emit("adviser")
    assert page.legend[COVERED].text() == "有人服务 1"
    assert village(page, ANLING) in [e.village for e in page.found if e.state == COVERED]


def test_a_town_can_be_looked_at_alone(open_page):
    page = open_page()
    page.towns.chosen.emit("店子镇")
    assert {each.village.town[1] for each in page.found} == {"店子镇"}
    assert len(page.picture.plan.cells) == len(page.found) < 280
    page.towns.chosen.emit("")
    assert len(page.found) == 280


def test_what_is_appointed_elsewhere_is_seen_at_once(open_page, done):
    page = open_page()
    serve(DIANZI)
    done()
    assert page.legend[COVERED].text() == "有人服务 1"


def test_opened_at_a_village_it_is_chosen(open_page):
    place = serve(DIANZI)
    page = open_page(record_id=place.id)
    assert page.picture.chosen == place.id
    assert "店子村" in said(page.beside)


def test_nearer_shows_less_and_all_of_it_comes_back(open_page, qtbot):
    page = open_page()
    picture, unit = page.picture, page.picture.unit
    qtbot.keyClick(picture, Qt.Key.Key_Plus)
    qtbot.keyClick(picture, Qt.Key.Key_Plus)
    assert picture.unit > unit
    at = QPointF(picture.offset)
    qtbot.mousePress(picture, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    qtbot.mouseMove(picture, QPoint(150, 170))
    qtbot.mouseRelease(picture, Qt.MouseButton.LeftButton, pos=QPoint(150, 170))
    assert picture.offset != at
    assert page.picture.chosen == ""
    qtbot.keyClick(picture, Qt.Key.Key_0)
    assert picture.unit == unit


def test_without_positions_there_is_no_map_and_with_them_there_is(open_page, done):
    page = open_page()
    assert "map" not in dict(page.how.options())
    place = places.ensure(DIANZI)
    places.change(place, longitude=117_440_000, latitude=35_100_000)
    done()
    assert "map" in dict(page.how.options())
    page.how.chosen.emit("map")
    assert page.picture.plan.spread


def test_as_a_list_it_is_filtered_and_leads_to_the_same_village(open_page):
    serve(DIANZI)
    page = open_page()
    page.how.chosen.emit("list")
    page.table.rows.text = "周明"
    page.table.reload()
    assert page.table.rows.rowCount() == 1
    page.table.view.selectRow(0)
    assert "店子村" in said(page.beside)


@pytest.fixture
def listed(open_page):
    page = open_page()
    page.how.chosen.emit("list")
    page.table.view.selectRow(0)
    return page


def test_in_the_list_too_the_village_that_is_asked_for_is_shown(listed, done):
    wanted = listed.found[-1].village
    listed.open(record_id=wanted.id)
    done()
    assert listed.table.current().village == wanted
    assert wanted.name in said(listed.beside)


def test_where_none_is_chosen_any_more_the_list_stands_at_none(listed):
    assert listed.picture.chosen
    listed.how.chosen.emit("blocks")
    for town in (listed.found[-1].village.town[1], ""):
        listed.towns.chosen.emit(town)
    listed.how.chosen.emit("list")
    assert listed.table.current() is None
    listed.table.view.selectRow(0)
    assert listed.found[0].village.name in said(listed.beside)


def test_by_tab_the_list_comes_before_what_stands_below_it(open_page):
    page = open_page()
    page.how.chosen.emit("list")
    chain = [page.picture]
    while chain[-1] is not page.zoom[0]:
        chain.append(chain[-1].nextInFocusChain())
    assert chain.index(page.table.filter) < chain.index(page.table.view)


@pytest.mark.parametrize("side", [6, 14, 40])
def test_the_marks_differ_without_their_colours(qapp, side):
    """Full, half, empty: by how many points of the middle are dark."""

    def dark(state):
        image = QImage(side, side, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        marks.draw(painter, [QRectF(0, 0, side, side)], state)
        painter.end()
        points = [(x, y) for x in range(side) for y in range(side)]
        return sum(image.pixelColor(x, y).lightness() < 140 for x, y in points) / len(points)

    assert dark(COVERED) == 1
    assert dark(UNCOVERED) < 0.75
    if side > 6:
        assert dark(UNCOVERED) + 0.1 < dark(ENDING) < 0.9


# Positions from a table


def test_positions_are_shown_before_they_are_kept(open_page, tmp_path, done):
    page = open_page()
    file = tmp_path / "位置.csv"
    file.write_text(f"代码,经度,纬度\n{DIANZI},117.44,35.10\n999999999999,1,2\n", "utf-8")
    read_positions(page.shell, file, page.look_again)
    done()
    sheet = page.shell.findChildren(Sheet)[-1]
    assert "1 处会记上位置" in said(sheet)
    assert "999999999999" in said(sheet)
    assert places.by_code(DIANZI) is None
    take = next(each for each in sheet.findChildren(Button) if each.text() == "保存这些位置")
    take.click()
    done()
    assert places.by_code(DIANZI).latitude == 35_100_000
    assert "map" in dict(page.how.options())


def test_a_room_sees_its_district_and_takes_no_table(room, shell_of, done):
    page = shell_of().show_page("coverage")
    done()
    assert len(page.found) == 280
    shown = [each.text() for each in page.findChildren(Button) if not each.isHidden()]
    assert "位置……" not in shown


def test_the_day_a_term_ends_stands_beside(open_page, qtbot):
    until = current().today() + datetime.timedelta(days=20)
    serve(DIANZI, until=until)
    page = open_page()
    click(qtbot, page.picture, DIANZI, page)
    assert until.isoformat() in said(page.beside)
