"""Everything that is done in a room on the pictures, one thing after the other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from app.records import cases
from app.resources import resource
from app.store import drafts
from docs.camera import Camera, window
from docs.scenes.room import found
from docs.stage import HERE, PASSWORD

UNCLEAR = "看不清"


def room_at_work() -> None:
    """Everything that is done in a room."""
    with window(HERE / "room", password=PASSWORD) as camera:
        log_a_visit(camera)
        from_the_paper_book(camera)
        page = camera.show("people", record_id=found("赵淑珍"))
        camera.choose("Is the same as somebody else…", page.view)
        camera.write("zsz")
        camera.take("people-join")
        camera.key(Qt.Key.Key_Escape)
        camera.press("Not now")
        disputes(camera)
        print_papers(camera)
        bring_in(camera)
        camera.show("settings", part="backup")
        camera.take("settings-backup")
        for part in ("committee", "places"):
            camera.show(part)
            camera.take(part)
        network(camera)


def network(camera: Camera) -> None:
    """What is done for the village, what is watched, what is owed."""
    for name in ("activity", "risk"):
        page = camera.show(name)
        page.list.table.view.setFocus()
        page.list.table.view.selectRow(1)
        camera.take(name)
    camera.show("duties")
    camera.take("duties")


def log_a_visit(camera: Camera) -> None:
    page = camera.show("visits", new=True)
    camera.write("zsz")
    camera.take("visit-who")
    camera.key(Qt.Key.Key_Return)
    camera.write("zjd")
    camera.key(Qt.Key.Key_Return)
    page.form.form.start("facts")
    camera.write("儿媳要分家，问老宅归谁、老人跟谁过。")
    page.form.form.start("advice")
    camera.write("房子登记在谁名下先看证；赡养是几个子女的事，可以坐下来写个协议。")
    camera.take("visit-new")
    camera.press("More: laws, place, who came along, asks for, groups… ▾")
    camera.take("visit-more")
    page.form.give_up()
    page.form.drafted.emit()


def disputes(camera: Camera) -> None:
    """A dispute from its first line to its agreement, and one that is settled at once."""
    page = camera.show("cases")
    talking = a_dispute("mediating")
    camera.show("cases", record_id=talking.id)
    camera.take("case")
    page.commands.take("agree")
    editor = page.step.form
    editor.form.input("amount").set_value(talking.amount or 320_000)
    editor.form.input("instalments").split(2)
    for name in ("分期付款", "双方谅解、不再追究"):
        editor.insert(next(each for each in cases.clauses.library() if each.name == name))
    camera.settle()
    camera.take("case-agreement")
    editor.give_up()
    camera.show("cases", new=True)
    _neighbours(camera)
    page.register.form.start("facts")
    camera.write("李家翻建房屋，滴水檐越过墙界，雨水冲坏了赵家后墙。")
    camera.take("case-new")
    throw_away(page.register)
    camera.show("cases", spot=True)
    _neighbours(camera)
    page.spot.form.start("facts")
    camera.write("两家孩子打架，大人互相骂了几句。")
    page.spot.form.start("clauses")
    camera.write("双方互相赔礼道歉，今后不再提这件事。")
    page.spot.form.start("proof")
    camera.write("当场握手和好")
    camera.take("case-spot")
    throw_away(page.spot)
    archived = a_dispute("archived")
    camera.show("cases", record_id=archived.id)
    camera.take("case-archived")


def _neighbours(camera: Camera) -> None:
    for name in ("赵淑珍", "李海涛", ""):
        camera.write(name)
        camera.key(Qt.Key.Key_Return)
    camera.write("ll")
    camera.key(Qt.Key.Key_Return)


def throw_away(form: Any) -> None:
    """Close a form for good, without the word that it can be had back."""
    drafts.discard(form.draft)
    form.open_now = False
    form.closed.emit(None)


def a_dispute(state: str) -> cases.Case:
    """The latest dispute in a state that is nobody's secret, and has come far in it."""
    found = [each for each in cases.every(cases.Filter(state=state)) if not each.confidential]
    ripe = [each for each in found if cases.parts.sessions(each) and not _drafted(each)]
    return max(ripe or found, key=lambda each: each.amount or 0)


def _drafted(case: cases.Case) -> bool:
    draft = cases.parts.agreement(case)
    return draft is not None and draft.effective is None


def from_the_paper_book(camera: Camera) -> None:
    camera.show("back_entry")
    rows = (
        ("2026.3.2", "孙广才", "hy", "闺女要离婚，孩子两岁，问归谁", "两岁以下一般随母亲"),
        ("3.2", "刘桂花", "td", "地埂让邻居犁去一垄", "找村里看确权证"),
        ("3月9日", UNCLEAR, "ld", "工地欠两个月工钱", "找劳动监察，先写欠条"),
        ("", "王建国", "zw", "借出去一万不还", ""),
    )
    for line in rows:
        for at, cell in enumerate(line):
            if cell == UNCLEAR:
                camera.key(Qt.Key.Key_F4)  # and goes on by itself
                continue
            camera.write(cell)
            if at < len(line) - 1:
                camera.key(Qt.Key.Key_Tab)
        if line is not rows[-1]:
            camera.key(Qt.Key.Key_Return)
    camera.take("back-entry")
    camera.shell.pages["back_entry"].can_leave()


def print_papers(camera: Camera) -> None:
    page = camera.show("printing", item="cards")
    tick(page.part.table, 3)
    camera.settle(page.finished)
    camera.take("cards")
    page = camera.show("printing", item="board")
    camera.settle(page.finished)
    camera.take("board")
    camera.show("printing", item="ruler")
    camera.take("ruler")


def tick(table: Any, count: int) -> None:
    """Tick the first rows of a list."""
    rows = [table.rows.record(at) for at in range(count)]
    table.rows.checked = {each.id: each for each in rows}
    table.ticked.emit()


def bring_in(camera: Camera) -> None:
    page = camera.show("bring_in")
    page.read(Path(resource("sample", "legacy_ledger.xlsx")))
    camera.take("bring-in-look")
