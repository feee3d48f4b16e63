"""An office on the pictures: a clerk's Monday, the city, what is assessed, found and issued."""

from __future__ import annotations

from typing import Any

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView

from app import store
from app.commands import demo_network
from docs import stage
from docs.camera import Camera, keep, window
from docs.stage import HERE, PASSWORD, plug_in
from ui import work


def english_office() -> None:
    """A stick that was put in, for whoever does not read Chinese."""
    with window(HERE / "office", "en", 100, password=PASSWORD) as camera:
        _stick_of_monday(camera)


def office() -> None:
    """A clerk's Monday."""
    with window(HERE / "office", password=PASSWORD) as camera:
        page = _stick_of_monday(camera)
        page.turn_to(1)
        camera.take("office-invite")
        page.turn_to(0)
        counts = camera.show("stats")
        counts.choose(counts.period.before())
        counts.table.pick("accepted")
        camera.take("stats")
        camera.show("office")
        camera.press("Take in", page)
        camera.settle(lambda: page.desk.result is not None)
        camera.take("office-taken")
        stage.plugged.clear()
        camera.settle(lambda: not page.desk.sticks.all)
        camera.take("office-rooms")
        page.rooms.narrow("held")
        page.rooms.show_room(page.rooms.table.rows.record(0))
        camera.take("office-held")
        camera.key(Qt.Key.Key_Escape)
        camera.show("settings", part="design")
        camera.take("settings-design")


def _stick_of_monday(camera: Camera) -> Any:
    stage.plugged.clear()
    plug_in(HERE / "stick-monday", "LEGAL")
    page = camera.show("office")
    camera.settle(lambda: bool(page.desk.lying))
    camera.take("office")
    return page


def city() -> None:
    """A city as large as the report tells of: who serves which village."""
    demo_network.build(HERE / "city", PASSWORD)
    store.close(with_backup=False)
    with window(HERE / "city", password=PASSWORD) as camera:
        page = camera.show("coverage")
        camera.settle(lambda: bool(page.found))
        page.picture.setFocus()
        camera.key(Qt.Key.Key_Right)
        camera.take("coverage")


def assessed() -> None:
    """How the places of a district stand, and what one of them has for each indicator."""
    with window(HERE / "office", password=PASSWORD) as camera:
        page = camera.show("assessment")
        camera.settle(lambda: not work.busy())
        view = page.findChildren(QAbstractItemView)[0]
        view.setFocus()
        camera.key(Qt.Key.Key_Down)
        camera.settle(lambda: not work.busy())
        camera.take("assessment")


def duty_rules() -> None:
    """What every village owes, and where an office changes it."""
    with window(HERE / "office", password=PASSWORD) as camera:
        page = camera.show("duties")
        page.show_rules()
        camera.take("duties-rules")


def inspection() -> None:
    """What an office found at a room, and what the room answered."""
    with window(HERE / "office", password=PASSWORD) as camera:
        page = camera.show("remark")
        page.list.table.view.setFocus()
        page.list.table.view.selectRow(5)
        camera.take("office-remark")


def certificates() -> None:
    """A clerk's certificates: the register, a list from a role, a file that is checked."""
    folder = HERE / "certificates"
    pdf = stage.certify(folder)
    with window(folder / "office", password=PASSWORD) as camera:
        page = camera.show("certificates")
        page.register.list.narrow_by("kind", "appointment")
        page.register.list.table.view.selectRow(1)
        camera.take("certificates")
        page.turn_to("check")
        page.check.read(pdf)
        camera.take("certificates-check")
        page.start()
        page.prepare.kind.set_value("appointment")
        page.prepare.names.add_serving("deputy")
        camera.take("certificates-new")
        page.prepare.forget()
    with pypdfium2.PdfDocument(pdf) as document:
        keep(document[0].render(scale=1.2).to_pil(), "print-appointment")
