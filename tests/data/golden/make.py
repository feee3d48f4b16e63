"""Writes a room as the program of schema 5 left it: a draft of every form, a delivery half done.

The room is the one of `tests/data/package/schema-5`, whose office takes what it delivers. The forms
are filled in their pages. Run by that program (commit b46d0ec) from its tree, as
`QT_QPA_PLATFORM=offscreen PYTHONPATH=. python .../tests/data/golden/make.py .../tests/data`.
"""

from __future__ import annotations

import contextlib
import datetime
import io
import json
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from app.errors import Cancelled
from app.records import fixtures, people, places, visits
from app.room import deliver
from app.store import drafts, restore
from tests.conftest import ZONE
from tests.journeys import golden
from tests.records.cases.conftest import DAY, Village
from ui import style
from ui.widgets.form import Form
from ui.widgets.message import Sheet
from ui.window import Window

sys.path.insert(0, str(Path(__file__).parents[1] / "package"))
import pack as package
from steps import NEXT, RECENT, TODAY, steps

LATER = datetime.datetime(2026, 11, 22, 15, 0, tzinfo=ZONE)
"""When the forms are gone on with."""
TOLD = (
    "院墙.jpg",
    "王秀兰",
    "孙长河",
    "周桂英",
    "3-4",
    "2026-03-04",
    "租金没付",
    "先协商",
    "房檐滴水没写",
)
"""What stands in lists and labels rather than in fields."""
PAGES = {"visit": "visits", "person": "people", "back_entry": "back_entry", "case": "cases",
         "certificates": "certificates"}  # fmt: skip
ROOM, OFFICE = package.ROOM, "office"


def main(data: Path) -> None:
    """Make both packages, then the golden room and office."""
    package.cheap()
    out = data / "golden"
    for each in out.glob("*.legalroom-backup"):
        each.unlink()
    shutil.rmtree(out / "stick", ignore_errors=True)
    out.mkdir(exist_ok=True)
    app = QApplication(sys.argv[:1])
    style.apply(app, 100)
    with tempfile.TemporaryDirectory() as folder:
        district = package.first_stick(Path(folder), data / "package" / "schema-5")
        district.receive()
        district.take_reply(ROOM)
        with district.at(OFFICE):
            in_the_office()
        with district.at(ROOM):
            in_the_room(district)
        half_delivered(district, out / "stick")
        district.clock.time = LATER
        shown = {}
        for who, name in ((OFFICE, "office"), (ROOM, "room")):
            saved = district.back_up(who, name)
            shown[name] = gone_on_with(district, name, saved)
            shutil.move(saved, out)
    text = json.dumps(shown, ensure_ascii=False, indent=1)
    (out / "shown.json").write_text(text + "\n", "utf-8")


def half_delivered(district: Any, out: Path) -> None:
    """Two packages to be written: the first lies there, the second was cut off in the middle."""

    def stop(after: int) -> Callable[[int, int], None]:
        def progress(done: int, _total: int) -> None:
            if done == after:
                raise Cancelled

        return progress

    for after in (0, 1):
        with district.at(ROOM):
            visits.log(day=TODAY, name="赵淑珍", category="01", facts=f"问赡养，第{after + 1}次")
            with contextlib.suppress(Cancelled):
                deliver.deliver(district.stick("half"), stop(after))
    shutil.copytree(district.stick("half"), out)
    [whole] = out.rglob("*.age")
    cut = whole.with_name(whole.name.replace("-2.age", "-3.age.5d41402a.part"))
    cut.write_bytes(whole.read_bytes()[:2000])


# At the desk


class Desk:
    """A window of the installation that is open."""

    def __init__(self) -> None:
        self.window = golden.window()

    def type(self, text: str) -> None:
        """Commit text where the keyboard is, as an input method does."""
        golden.rest()
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        QApplication.sendEvent(self.window.focusWidget(), event)

    def fill(self, form: Form, values: dict[str, Any]) -> None:
        """Fill a form in; the last field is typed into, and keeps the keyboard."""
        *rest, (name, value) = values.items()
        for each, given in rest:
            form.input(each).set_value(given)
            form.input(each).edited.emit()
        form.start(name)
        if isinstance(value, str) and not value.isascii():
            form.input(name).set_value(None)
            self.type(value)
        else:
            form.input(name).set_value(value)
            form.input(name).edited.emit()
        golden.rest()


def form_of(window: Window) -> Form:
    """The outermost form that is shown, of a sheet if there is one."""
    found = [each for each in window.findChildren(Form) if each.isVisible()]
    sheets = [each for each in window.findChildren(Sheet) if each.isVisible()]
    if sheets:
        found = [each for each in found if sheets[-1].isAncestorOf(each)]
    return next(e for e in found if not any(o is not e and o.isAncestorOf(e) for o in found))


def gone_on_with(district: Any, who: str, saved: Path) -> list[dict[str, Any]]:
    """Open each draft in a copy, note what is seen, finish it, note what is journaled."""
    restore.restore(saved, district.folder / f"copy-{who}")
    found: list[dict[str, Any]] = []
    with district.at(f"copy-{who}"):
        golden.know_the_last_numbers()
        window = golden.window()
        for draft in reversed(drafts.unfinished()):
            page = PAGES[draft.form.partition(".")[0]]
            golden.go_on(window, page, draft.id)
            told = golden.texts(window)
            seen = {
                "inputs": golden.inputs(window),
                "keyboard": golden.keyboard(window),
                "texts": [each for each in TOLD if each in told],
            }
            kept = golden.finish(window)
            golden.leave(window)
            left = draft.id in {each.id for each in drafts.unfinished()}
            found.append(
                {"form": draft.form, "page": page, "draft": draft.id, **seen, "kept": kept,
                 "left": left}
            )  # fmt: skip
        golden.throw_away(window)
    return found


# The office


def in_the_office() -> None:
    """A list of certificates that is being prepared."""
    desk = Desk()
    prepare(desk, "honour", {"what": "优秀调解员", "day": TODAY}, ("王秀兰", "孙长河"))
    golden.throw_away(desk.window)


def prepare(desk: Desk, kind: str, values: dict[str, Any], names: tuple[str, ...]) -> None:
    page = desk.window.show_page("certificates", new=True)
    page.prepare.kind.press(kind)
    desk.fill(page.prepare.form, values)
    for name in names:
        page.prepare.names.add_one()
        sheet = [e for e in desk.window.findChildren(Sheet) if e.isVisible()][-1]
        sheet.who.set_value(name)
        sheet.save()
    page.prepare.leave()
    golden.leave(desk.window)


# The room


def in_the_room(district: Any) -> None:
    """Everything else."""
    village = Village()
    own = places.own_village()
    people.appoint(village.mediator, role="mediator", place=own.id)
    wu = people.register(name="吴桂芝", sex="2", phone="13912340418", village=own.id)
    photo = io.BytesIO()
    Image.new("RGB", (60, 40), "green").save(photo, "JPEG")
    fixtures.note(own.id, "desk_plate", since=DAY)
    kept = visits.log(day=DAY, name="吴桂芝", person=wu.id, category="01", facts="问赡养",
                      advice="先看证", result="answered", handler_name="李秀英")  # fmt: skip
    desk = Desk()
    tick = lambda: district.clock.forward(seconds=61)  # noqa: E731
    for each in (
        lambda: visit_forms(desk, kept, wu, photo.getvalue(), district.folder, tick),
        lambda: person_forms(desk, wu),
        lambda: prepare(
            desk,
            "appointment",
            {
                "since": TODAY,
                "until": NEXT,
                "village": "店子村",
                "words": "换届",
                "what": "法治副主任",
            },
            ("王秀兰", "孙长河"),
        ),
        lambda: new_disputes(desk, kept, village),
    ):
        each()
        tick()
    for step, (case, values) in steps(village).items():
        desk.window.show_page("cases", record_id=case.id, step=step)
        golden.rest()
        desk.fill(form_of(desk.window), values)
        golden.leave(desk.window)
        tick()
        assert any(d.form == f"case.{step}" for d in drafts.unfinished()), step
    golden.throw_away(desk.window)
    paper_book(Desk())


def visit_forms(
    desk: Desk, kept: Any, wu: Any, photo: bytes, folder: Path, tick: Callable[[], None]
) -> None:
    """Put aside for somebody known; of a newcomer, with a photo; a correction; left open."""
    page = desk.window.show_page("visits", new=True)
    page.begin(person=wu.id, name=wu.name)
    desk.fill(page.form.form, {"category": "02", "laws": "民法典第1067条", "headcount": 2,
              "result": "promised", "follow_up": NEXT, "facts": "问赡养费怎么算"})  # fmt: skip
    page.form.put_aside()
    tick()
    page.begin()
    page.form.form.start("name")
    desk.type("孙长河")
    page.form._ask_new("孙长河")
    desk.fill(page.form.newcomer.form, {"sex": "1", "phone": "13912340455"})
    desk.fill(page.form.form, {"category": "05", "advice": "先量地界", "facts": "院墙占了过道"})
    (folder / "院墙.jpg").write_bytes(photo)
    page.form.attached.add([folder / "院墙.jpg"])
    golden.rest()
    page.form.put_aside()
    tick()
    page._show_id(kept.id)
    page._do("edit")
    desk.fill(page.form.form, {"reason": "听错了", "advice": "先看产权证，再谈赡养"})
    page.form.put_aside()
    tick()
    page.begin()
    page.form.who.prefer_no_name()
    page.form.who.edited.emit()
    desk.fill(page.form.form, {"category": "01", "mode": "phone", "facts": "问彩礼退不退"})
    golden.leave(desk.window)


def person_forms(desk: Desk, wu: Any) -> None:
    """Somebody new, and a change of somebody known."""
    page = desk.window.show_page("people")
    page.start_new("李小燕")
    desk.fill(page.form.form, {"sex": "2", "birth": datetime.date(1990, 2, 3), "team": "3组",
              "note": "常在外打工"})  # fmt: skip
    golden.leave(desk.window)
    page = desk.window.show_page("people", record_id=wu.id)
    page.start_change(wu)
    desk.fill(page.form.form, {"nicknames": "吴大娘", "address": "店子村2组5号", "note": "耳背"})
    golden.leave(desk.window)
    page.form._begin(None, "")
    page.stack.setCurrentIndex(0)


def paper_book(desk: Desk) -> None:
    """A row that is not right yet, and one whose last cell is half typed."""
    page = desk.window.show_page("back_entry")
    golden.rest()
    for at, row in enumerate((("2026.3.4", "周桂英", "星星", "租金没付"),
                              ("2026.3.5", "孙长河", "邻里", "房檐滴水没写"))):  # fmt: skip
        for cell, text in enumerate(row):
            page.grid.go(at, cell)
            page.grid.line.selectAll()
            desk.type(text)
            page.grid.commit()
        page.grid.go(at, len(row))
    desk.type("先协商")
    # A row that is right becomes a visit when it is left: the power went before.
    page.keep_draft()
    desk.window.deleteLater()
    golden.rest()


def new_disputes(desk: Desk, kept: Any, village: Village) -> None:
    """One out of a visit, a confidential one, and one settled on the spot."""
    page = desk.window.show_page("cases", visit=kept.id)
    form = page.register.form
    parties = [
        {"role": "applicant", "name": "吴桂芝", "phone": "13912340418"},
        {"role": "respondent", "name": village.li.name, "person": village.li.id},
    ]
    desk.fill(form, {"parties": parties, "category": "01", "applied": RECENT, "amount": 120_000,
              "requests": "每月给赡养费"})  # fmt: skip
    page.register.put_aside()
    page = desk.window.show_page("cases", new=True)
    desk.fill(form, {"parties": parties, "category": "02", "confidential": True,
              "facts": "家里的事"})  # fmt: skip
    page.register.put_aside()
    page = desk.window.show_page("cases", spot=True)
    desk.fill(
        page.spot.form,
        {
            "parties": parties,
            "category": "02",
            "clauses": "今晚拆除。\n各自回家。",
            "mediator": village.mediator.id,
            "performed": True,
            "proof": "当场拆了",
            "facts": "滴水檐越界",
        },
    )
    page.spot.put_aside()
    golden.leave(desk.window)


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute())
