"""The rooms and the office of the pictures: invented, at moments that never change."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta, timezone
from io import BytesIO
from pathlib import Path

import time_machine
from PIL import Image

from app import store
from app.commands import demo_certificates, demo_inspections
from app.commands.demo import DEMO_PASSWORD as PASSWORD
from app.commands.demo import DISTRICT, FIRST, OFFICE
from app.documents.certificates import sources as certificate_sources
from app.exchange.drive import Stick
from app.office import invite, reply
from app.office.receive import receive
from app.records import (
    attachments,
    certificates,
    directory,
    inspections,
    keeping,
    people,
    places,
    visits,
)
from app.records.certificates import preparing
from app.records.directory import Village
from app.records.inspections import Answer
from app.room import deliver, sample, set_up
from app.room.take_reply import take_reply

HERE = Path("build/pictures").absolute()
"""Where all of it lies."""
_HERE = timezone(timedelta(hours=8))
OCTOBER = datetime(2026, 10, 27, 9, 0, tzinfo=_HERE)
YESTERDAY = datetime(2026, 11, 23, 17, 20, tzinfo=_HERE)
NOW = datetime(2026, 11, 24, 10, 20, tzinfo=_HERE)
_ROOMS = 14
_FREE = 28_400_000_000

plugged: list[Stick] = []
"""The sticks that are in, for the window to find."""


@contextmanager
def clock_at(moment: datetime) -> Iterator[None]:
    """Let it be one moment."""
    with time_machine.travel(moment, tick=False):
        yield


def plug_in(folder: Path, label: str) -> None:
    """Put a stick in; it has the same room on it everywhere."""
    folder.mkdir(parents=True, exist_ok=True)
    plugged[:] = [Stick(folder, label, _FREE)]


def build(folder: Path) -> None:
    """Make `folder/room`, `folder/office` and `folder/stick-…`."""
    shutil.rmtree(folder, ignore_errors=True)
    villages = some_villages()
    with clock_at(OCTOBER):
        letters = _make_office(folder, villages)
        for number in range(1, _ROOMS - 2):
            _make_room(folder, number, villages[number], letters[number])
        _take_in(folder, range(1, _ROOMS - 2))
        _inspect(folder, villages[1], 1)
    # A room that was copied to another computer: both go on from the same point.
    shutil.copytree(folder / "room-7", folder / "room-7b")
    with clock_at(YESTERDAY):
        _make_first_room(folder, villages[0], letters[0])
    with clock_at(YESTERDAY + timedelta(minutes=20)):
        _answer(folder / "room-1")
        for number in (1, 2, 3, 4, 5, 6, 7):
            _deliver_again(folder, f"room-{number}", f"stick-{number}")
        shutil.rmtree(folder / "stick-5")
        _deliver_again(folder, "room-5", "stick-5")
        _take_in(folder, (0, 1, 2, 3, 4, 5, 6, 7))
        _inspect(folder, villages[0], 0)
        with _open(folder / "room"):
            take_reply(folder / "stick-0")
    with clock_at(NOW - timedelta(minutes=50)):
        _deliver_again(folder, "room-7b", "stick-monday")
        _deliver_again(folder, "room-8", "stick-monday")
        _deliver_again(folder, "room-9", "stick-monday")
        with _open(folder / "room"):
            _log_this_morning()


def some_villages() -> list[Village]:
    found = [each for each in directory.every() if each.code.startswith(DISTRICT)]
    first = next(index for index, each in enumerate(found) if each.code == FIRST)
    return [found[(first + 5 * number) % len(found)] for number in range(_ROOMS)]


def room_name(village: Village) -> str:
    return f"{village.short_name}法律服务工作室"


@contextmanager
def _open(folder: Path) -> Iterator[None]:
    store.open(folder, PASSWORD)
    try:
        yield
    finally:
        store.close(with_backup=False)


def _make_office(folder: Path, villages: list[Village]) -> list[bytes]:
    store.create(
        folder / "office", kind="office", code=DISTRICT, name=OFFICE, keeper="王主任",
        password=PASSWORD,
    )  # fmt: skip
    try:
        for number in (1, 2):
            invite.save_key(folder / f"office-key-{number}.txt")
        return [invite.invite(f"{each.code}-01", room_name(each)) for each in villages]
    finally:
        store.close(with_backup=False)


def _make_room(folder: Path, number: int, village: Village, letter: bytes) -> None:
    set_up.room(
        folder / f"room-{number}", code=f"{village.code}-01", name=room_name(village),
        keeper="张敏", password=PASSWORD, invitation=letter, start_day=date(2025, 11, 1),
    )  # fmt: skip
    try:
        sample.fill(visits=24 + 5 * number, persons=44, seed=number + 1)
        deliver.deliver(_stick(folder, f"stick-{number}"))
    finally:
        store.close(with_backup=False)


def _make_first_room(folder: Path, village: Village, letter: bytes) -> None:
    set_up.room(
        folder / "room", code=f"{village.code}-01", name=room_name(village), keeper="李秀英",
        password=PASSWORD, invitation=letter, start_day=date(2025, 11, 24),
    )  # fmt: skip
    try:
        sample.fill()
        deliver.deliver(_stick(folder, "stick-0"))
    finally:
        store.close(with_backup=False)


def _stick(folder: Path, name: str) -> Path:
    stick = folder / name
    stick.mkdir(exist_ok=True)
    return stick


def _deliver_again(folder: Path, room: str, stick: str) -> None:
    with _open(folder / room):
        visits.log(
            day=store.current().today(), mode="visit", name="周强", category="03",
            facts="问宅基地边界怎么定", advice="先找村里看底图，谈不拢再申请调解。",
            result="answered",
        )  # fmt: skip
        deliver.deliver(_stick(folder, stick))
    for file in (folder / stick).rglob("*.age*"):
        os.utime(file, (YESTERDAY.timestamp(), YESTERDAY.timestamp()))


def _take_in(folder: Path, numbers: range | tuple[int, ...]) -> None:
    with _open(folder / "office"):
        for number in numbers:
            stick = folder / f"stick-{number}"
            reply.answer(stick, receive(stick))


def _inspect(folder: Path, village: Village, number: int) -> None:
    """Look at a room; what was found goes on its stick."""
    with _open(folder / "office"):
        demo_inspections.inspect(village.code)
    _take_in(folder, (number,))


def _answer(folder: Path) -> None:
    """Take what was found there home, and answer the first of it with a photo."""
    with _open(folder):
        take_reply(folder.parent / folder.name.replace("room", "stick"))
        [first, *_more] = inspections.open_here()
        kept = keeping.keep(
            Answer, remark=first.id, day=store.current().today(), done=store.current().today(),
            words="公示牌已经重新做好挂上，人员、照片、电话都换了，照片附后。",
        )  # fmt: skip
        out = BytesIO()
        Image.new("RGB", (800, 600), (203, 217, 234)).save(out, "JPEG")
        attachments.add(kept, name="公示牌.jpg", data=out.getvalue())


def _log_this_morning() -> None:
    """Two visits of this morning, and one woman who was written down twice."""
    home = places.own_village()
    where = home.id if home is not None else None
    people.register(name="赵叔珍", sex="2", village=where, team="3组")
    grandmother = people.register(
        name="赵淑珍", sex="2", birth=date(1952, 3, 9), phone="13806325217", village=where,
        team="3组", nicknames="大嫂",
    )  # fmt: skip
    known = (visit for visit, _key in visits.page(visits.Filter(), None, 50))
    lender = next(each for each in known if each.person and each.category == "08")
    common = {
        "day": NOW.date(), "mode": "visit", "place": where, "satisfaction": "good",
        "handler_name": store.current().user_name, "result": "answered",
    }  # fmt: skip
    visits.log(
        **common, person=grandmother.id, category="03", begin=time(8, 15), finish=time(8, 40),
        facts="老宅翻建，邻居说占了滴水，拦着不让动工。",
        advice="先把老证找出来，量清四至，再请村里两边看。",
    )  # fmt: skip
    visits.log(
        **common, person=lender.person, category="08", begin=time(9, 15), finish=time(9, 30),
        follows=lender.id, facts="对方答应分三回还，来问还款协议怎么写。",
        advice="写清金额、日期、怎么付，两边签字按手印。",
    )  # fmt: skip


def certify(folder: Path) -> Path:
    """An office that has issued certificates and is asked for more; a PDF of some of them."""
    shutil.rmtree(folder, ignore_errors=True)
    villages = some_villages()
    with clock_at(OCTOBER):
        letters = _make_office(folder, villages)
        _make_room(folder, 1, villages[1], letters[1])
        with _open(folder / "office"):
            for village, name in zip(
                villages, ("王建国", "李海涛", "赵素芳", "孙丽"), strict=False
            ):
                served = people.register(
                    name=name, sex="2" if name in ("赵素芳", "孙丽") else "1", village=village.code
                )
                until = date(2026, 12, 31) if name == "孙丽" else date(2029, 10, 26)
                since = date(2026, 10, 27)
                people.appoint(served, role="deputy", place=village.code, since=since, until=until)
            lines = preparing.serving_as("deputy", "appointment")
            certificates.issue(
                kind="appointment", holders=[preparing.line_values(line) for line in lines]
            )
            demo_certificates.issue()
    _take_in(folder, (1,))
    with _open(folder / "office"):
        found = certificates.printable("appointment")[:2]
        made = certificate_sources.write([each.id for each in found])
        (folder / "certificates.pdf").write_bytes(made.pdf)
    return folder / "certificates.pdf"
