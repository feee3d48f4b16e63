"""A room on the pictures: its first hour, its pages in the morning, its stick."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.records import people, visits
from docs import stage
from docs.camera import Camera, window
from docs.stage import HERE, NOW, PASSWORD, plug_in


def first_hour() -> None:
    """From the doors to the recovery code."""
    with window(HERE / "new") as camera:
        camera.take("first-start")
        camera.press("Set up a room")
        camera.write("dianzi")
        camera.key(Qt.Key.Key_Down)
        camera.key(Qt.Key.Key_Down)
        camera.take("set-up")
        camera.key(Qt.Key.Key_Return)
        camera.write("李秀英")
        camera.key(Qt.Key.Key_Tab)
        camera.press("Go on")
        camera.write("dianzi-2026")
        camera.key(Qt.Key.Key_Tab)
        camera.write("dianzi-2026")
        camera.press("Go on")
        camera.take("recovery-code")


def practise() -> None:
    """Beside the page what is to be practised, with the first thing done."""
    with window(HERE / "practice") as camera:
        camera.shell.pages["first_start"].practise()
        while "home" not in camera.shell.pages:  # inventing people takes longer than all else
            camera.wait(200)
        camera.key(Qt.Key.Key_Escape)
        camera.shell.restyle(100, contrast=False)
        visits.log(
            day=NOW.date(), mode="visit", name="赵淑珍", category="03",
            facts="老宅翻建，邻居说占了滴水。", advice="先找老证，量清四至。", result="answered",
        )  # fmt: skip
        camera.settle(lambda: bool(camera.shell.practice.done))
        camera.take("practice")
        camera.shell.practise(False)
        camera.shell.restyle(125, contrast=False)
        page = camera.show("help")
        page.sought.setFocus()
        camera.write("恢复码")
        camera.take("help")


def room() -> None:
    """The pages as they stand in the morning."""
    with window(HERE / "room", password=PASSWORD) as camera:
        camera.show("home")
        camera.take("home")
        _second_visit(camera)
        stage.plugged.clear()
        plug_in(HERE / "stick-0", "LEGAL")
        camera.show("deliver")
        camera.take("deliver")


def english_room() -> None:
    """The visits, for whoever does not read Chinese."""
    with window(HERE / "room", "en", 100, password=PASSWORD) as camera:
        _second_visit(camera)


def _second_visit(camera: Camera) -> None:
    page = camera.show("visits")
    page.list.table.view.setFocus()
    page.list.table.view.selectRow(1)
    camera.take("visits")


def found(name: str) -> str:
    return next(each.id for each in people.suggest(name) if each.name == name)


def stick_and_answer() -> None:
    """A stick in, and the word that it may be pulled out."""
    with window(HERE / "room", password=PASSWORD) as camera:
        stage.plugged.clear()
        plug_in(HERE / "stick-0", "LEGAL")
        page = camera.show("deliver")
        camera.settle(lambda: page.button.isEnabled())
        camera.press("Deliver", page)
        camera.settle(lambda: page.done is not None)
        camera.take("deliver-done")
