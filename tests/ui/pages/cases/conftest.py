"""Two neighbours, a mediator, and the page of disputes."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from app import store
from app.records import cases, people, places
from ui.pages.cases.page import CasesPage
from ui.window import Window

DAY = datetime.date(2026, 11, 3)


@pytest.fixture
def village(room: store.Store) -> places.Place:
    return places.add(code="370406101200", name="店子村", type="village", town="店子镇")


@pytest.fixture
def wang(village: places.Place) -> people.Person:
    return people.register(
        name="王建国", sex="1", birth=datetime.date(1974, 3, 5), phone="13912340417",
        village=village.id, address="店子村2组8号",
    )  # fmt: skip


@pytest.fixture
def li(village: places.Place) -> people.Person:
    return people.register(
        name="李海涛", sex="1", birth=datetime.date(1979, 3, 5), village=village.id,
        address="店子村2组9号",
    )  # fmt: skip


@pytest.fixture
def fu(village: places.Place) -> people.Person:
    person = people.register(name="傅军", sex="1", village=village.id, title="调解员")
    people.appoint(person, role="mediator")
    return person


@pytest.fixture
def page(fu: people.Person, shell: Window, keyboard: Any) -> CasesPage:
    shown = shell.show_page("cases")
    keyboard()
    return shown


@pytest.fixture
def case(wang: people.Person, li: people.Person) -> cases.Case:
    """Registered, the application signed."""
    return cases.register(
        day=DAY, category="02", source="apply", applied=DAY, amount=320_000,
        facts="翻建房屋滴水檐越界约20厘米，雨水冲刷申请人后墙。",
        requests="改正滴水檐，赔偿修墙的钱。",
        parties=[
            {"role": "applicant", "person": wang.id, "name": wang.name},
            {"role": "respondent", "person": li.id, "name": li.name},
        ],
    )  # fmt: skip


@pytest.fixture
def talking(case: cases.Case, fu: people.Person) -> cases.Case:
    """One session held."""
    cases.accept(case, day=DAY)
    cases.tell_rights(case, day=DAY, how="oral")
    cases.name_mediator(case, person=fu.id, since=DAY)
    cases.mediate(
        case, day=DAY, present=["王建国", "李海涛"], statements="各说各的。", result="agreed"
    )
    return cases.get(case.id)
