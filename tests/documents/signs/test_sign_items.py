"""Signs are printed from the records, of those they are asked for."""

import datetime

import pypdfium2
import pytest

from app import settings
from app.documents import items
from app.documents.items.item import ItemRequest
from app.documents.signs import sources as sign_sources
from app.records import people, places, visits
from app.store import preferences

DAY = datetime.date(2026, 11, 22)
UNIFORM = ("door-plate", "desk-plate", "badge", "board", "service-flow")


def pages(made):
    document = pypdfium2.PdfDocument(made.pdf)
    return ["".join(page.get_textpage().get_text_bounded().split()) for page in document]


def printed(name, *ids, **more):
    made = items.find(name).make(ItemRequest(ids=ids, **more), None)
    return pages(made)


@pytest.fixture
def staff(room):
    own = places.ensure("370406101200")
    clinic = places.add(name="人民医院法律门诊", type="clinic")
    fu = people.register(name="傅军", unit="鲁南律师事务所", phone="13806321234", duty_days="周三")
    gong = people.register(name="龚传喜", title="主任医师")
    shen = people.register(name="沈明白")
    people.appoint(fu, role="deputy", place=own.id, number="山司聘0417")
    people.appoint(gong, role="adviser", place=clinic.id)
    people.appoint(shen, role="literate", place=own.id)
    return {"own": own, "clinic": clinic, "fu": fu, "gong": gong}


@pytest.mark.parametrize("name", UNIFORM)
def test_every_uniform_item_prints_from_a_room_that_has_just_been_set_up(name, room):
    item = items.find(name)
    for size in ("", *(each.name for each in item.sizes)):
        made = item.make(ItemRequest(size=size), None)
        assert made.pdf.startswith(b"%PDF")


def test_a_door_plate_is_the_rooms_own_unless_a_place_is_named(staff):
    (own,) = printed("door-plate")
    assert "店子村法律服务工作室" in own
    assert "山亭区店子镇" in own
    (clinic,) = printed("door-plate", staff["clinic"].id)
    assert "人民医院法律门诊" in clinic


def test_a_board_names_who_serves_at_its_place_and_no_villager_who_learned_the_law(staff):
    (own,) = printed("board")
    assert "傅军" in own.replace("　", "")
    assert "13806321234" in own
    assert "龚传喜" not in own
    assert "沈明白" not in own
    (clinic,) = printed("board", staff["clinic"].id)
    assert "龚传喜主任医师" in clinic
    assert "法律论证" in clinic


def test_a_board_says_hours_and_complaint_number_once_they_are_set(staff):
    assert "监督投诉" not in printed("board")[0]
    preferences.put(settings.COMPLAINT, "0632-8811100")
    preferences.put(settings.OPEN_HOURS, "周一至周五\n8:30—17:00")
    said = printed("board")[0]
    assert "0632-8811100" in said
    assert "周一至周五" in said
    assert "2026年11月22日" in said


def test_who_no_longer_serves_leaves_the_board(staff, clock):
    held = people.roles(staff["fu"].id)[0]
    people.change_role(held, until=DAY)
    clock.forward(days=1)
    assert "傅军" not in printed("board")[0].replace("　", "")


def test_badges_and_desk_plates_are_of_all_who_serve_unless_somebody_is_named(staff):
    everybody = "".join(printed("badge"))
    assert "山司聘0417" in everybody
    assert "龚传喜" in everybody
    assert len(printed("desk-plate", staff["fu"].id, copies=2)) == 2


def test_what_a_person_serves_as_is_their_title_where_they_have_none(staff):
    assert sign_sources.title(staff["fu"]) == "法治副主任"
    assert sign_sources.title(staff["gong"]) == "主任医师"


def test_one_visit_has_a_log_page_of_its_own(room):
    kept = [
        visits.log(day=DAY, name=name, category="02", facts="租金未付")
        for name in ("赵淑珍", "李强")
    ]
    first, second = printed("visit-log", *(each.id for each in kept))
    assert "赵淑珍" in first
    assert "李强" not in first
    assert "李强" in second
    assert "今日来访" not in first


def test_a_card_comes_in_other_looks_and_with_a_back(staff):
    item = items.find("cards")
    for look in ("plain", "band", "large"):
        made = item.make(
            ItemRequest(ids=(staff["fu"].id,), size="single", parts=(look, "back")), None
        )
        front, back = pages(made)
        assert "傅军" in front
        assert "法律援助" in back


def test_the_services_set_for_cards_are_on_the_card(staff):
    preferences.put(settings.SERVICES, "只管邻里纠纷")
    assert "只管邻里纠纷" in printed("cards", staff["fu"].id)[0]
