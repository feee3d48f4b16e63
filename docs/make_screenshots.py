"""Takes the pictures of the guides: `make screenshots` writes docs/pictures anew."""

from __future__ import annotations

import os
import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView

from app import store
from app.commands import demo_network
from app.commands.printing import print_into
from app.documents import items
from app.documents.items.item import ItemRequest
from app.exchange import drive
from app.records import cases, people, visits
from app.resources import resource
from app.store import drafts
from docs import stage
from docs.camera import Camera, keep, window
from docs.stage import NOW, PASSWORD, clock_at, plug_in
from ui import work

UNCLEAR = "看不清"
HERE = Path("build/pictures").absolute()


def main(only: list[str]) -> None:
    """Take every scene, or only some on the stage that still stands."""
    os.environ["TZ"] = "Asia/Shanghai"
    time.tzset()
    if not only:
        stage.build(HERE)
    drive.find_sticks = lambda: list(stage.plugged)
    with clock_at(NOW):
        for name, scene in SCENES.items():
            if not only or name in only:
                scene()


def first_hour() -> None:
    """From the doors to the first page, and the question for the password."""
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
        camera.take("password")
        camera.write("dianzi-2026")
        camera.key(Qt.Key.Key_Tab)
        camera.write("dianzi-2026")
        camera.press("Go on")
        camera.take("recovery-code")
    with window(HERE / "room") as camera:
        camera.take("unlock")


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


def room(spoken: str, scale: int) -> None:
    """The pages as they stand in the morning."""
    with window(HERE / "room", spoken, scale, password=PASSWORD) as camera:
        camera.show("home")
        camera.take("home")
        page = camera.show("visits")
        page.list.table.view.setFocus()
        page.list.table.view.selectRow(1)
        camera.take("visits")
        camera.show("people", record_id=found("赵淑珍"))
        camera.take("people")
        stage.plugged.clear()
        plug_in(HERE / "stick-0", "LEGAL")
        camera.show("deliver")
        camera.take("deliver")


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
        page.begin()
        camera.write("赵淑珍")
        camera.take("people-new")
        disputes(camera)
        print_papers(camera)
        bring_in(camera)
        for part in ("place", "look", "lock", "backup", "office"):
            camera.show("settings", part=part)
            camera.take(f"settings-{part}" if part != "place" else "settings")
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
    camera.take("visit-matter")
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
    camera.take("cases")
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
    page = camera.show("printing", item="visit-form")
    tick(page.part.table, 2)
    camera.settle(page.finished)
    camera.take("visit-form")
    camera.show("printing", item="register")
    camera.take("cards-register")
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
    camera.take("bring-in")
    page.read(Path(resource("sample", "legacy_ledger.xlsx")))
    camera.take("bring-in-look")
    page.bring_in(page.look.now.plan, {item.row for item in page.look.now.plan.ready})
    camera.take("bring-in-done")


def stick_and_answer() -> None:
    """Nothing in, a stick in, and the word that it may be pulled out."""
    with window(HERE / "room", password=PASSWORD) as camera:
        stage.plugged.clear()
        camera.show("deliver")
        camera.take("deliver-nothing")
        plug_in(HERE / "stick-0", "LEGAL")
        page = camera.show("deliver")
        camera.settle(lambda: page.button.isEnabled())
        camera.press("Deliver", page)
        camera.settle(lambda: page.done is not None)
        camera.take("deliver-done")


def office(spoken: str, scale: int) -> None:
    """A clerk's Monday."""
    with window(HERE / "office", spoken, scale, password=PASSWORD) as camera:
        stage.plugged.clear()
        plug_in(HERE / "stick-monday", "LEGAL")
        page = camera.show("office")
        camera.settle(lambda: bool(page.desk.lying))
        camera.take("office")
        page.turn_to(1)
        camera.take("office-invite")
        page.turn_to(0)
        if spoken == "zh_CN":
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


def found(name: str) -> str:
    return next(each.id for each in people.suggest(name) if each.name == name)


def papers() -> None:
    """Every paper, as a printer gets it."""
    store.open(HERE / "room", PASSWORD)
    try:
        week = NOW.date() - timedelta(days=7)
        month = NOW.date().replace(day=1)
        for name, item, wanted in (
            ("cards", "cards", ItemRequest(copies=2)),
            ("visit-form", "visit-form", ItemRequest(since=week)),
            ("ledger-public", "ledger", ItemRequest(since=month, public=True)),
        ):
            file = HERE / f"{name}.pdf"
            print_into(file, items.find(item), wanted)
            with pypdfium2.PdfDocument(file) as document:
                page = document[0]
                keep(page.render(scale=1.4).to_pil(), f"print-{name}")
    finally:
        store.close(with_backup=False)


SCENES = {
    "first": first_hour,
    "practise": practise,
    "room": lambda: room("zh_CN", 125),
    "large": lambda: room("zh_CN", 150),
    "english": lambda: room("en", 100),
    "stick": stick_and_answer,
    "work": room_at_work,
    "office-english": lambda: office("en", 100),
    "office": lambda: office("zh_CN", 125),
    "city": city,
    "assessed": assessed,
    "inspection": inspection,
    "papers": papers,
    "certificates": certificates,
}

if __name__ == "__main__":
    main(sys.argv[1:])
    work.wait()
