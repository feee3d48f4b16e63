"""The page of visits in a room where one villager is known."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from app import store
from app.records import people, places
from ui.pages.visits.page import VisitsPage
from ui.window import Window


@pytest.fixture
def zhao(room: store.Store) -> people.Person:
    village = places.add(code="370406101200", name="店子村", type="village", town="店子镇")
    return people.register(
        name="赵淑珍", sex="2", birth=datetime.date(1965, 3, 5), phone="13806321234",
        village=village.id, team="3组",
    )  # fmt: skip


@pytest.fixture
def page(zhao: people.Person, shell: Window, keyboard: Any) -> VisitsPage:
    shown = shell.show_page("visits")
    keyboard()
    return shown
