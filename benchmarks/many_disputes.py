"""A room with as many disputes as wanted, and one of them with forty sessions."""

from __future__ import annotations

import datetime
import hashlib
import random
import shutil
from pathlib import Path

from app import store
from app.records import cases, people
from app.records.cases.model import Agreement, Case, Instalment, Party, Revisit, Session
from app.store import full_text, journal, schema
from app.store.database import database
from benchmarks import many

FACTS = (
    ("03", "翻建房屋，滴水檐越界约二十厘米，雨水冲刷后墙"),
    ("02", "两家共用的排水沟堵了，雨天倒灌进院子"),
    ("0701", "承包地边界不清，多种了一垄玉米"),
    ("04", "工地干活三个月，工钱一直拖着不给"),
    ("06", "骑电动车相撞，医药费谁出说不拢"),
    ("0101", "老人轮流赡养，兄弟之间互相推"),
)
SPOKEN = (
    "申请人说，这道墙是二〇〇九年他父亲砌的，当时两家当面丈量过，有村里的老会计在场，后来翻建时"
    "滴水檐往外伸了一截，每逢下雨水都浇在他家后墙上，墙皮掉了两次，他自己花钱抹过一次灰。",
    "被申请人说，老房子的檐就是这个长短，翻建时照着原来的样子做的，并没有多占，申请人家的后墙本来"
    "就没有做防水，掉墙皮不能都算在他头上，要他赔三千二百元他不认。",
    "调解员当场量了檐口到墙根的距离，两边看着尺子记下是四十一厘米，又请老会计讲了当年怎么定的界，"
    "两边都没有说不对，只是各自说法里的年份差了一年。",
    "调解员讲了相邻关系怎么处理，用水、排水、通行都要给对方方便，造成损失的要赔；也讲了打官司要多久、"
    "要花多少钱，还要请人鉴定，劝两家都退一步。",
    "经过劝说，申请人同意修墙的钱少要一些，被申请人同意先把檐口的水引到自家院里，具体怎么引、花多少钱，"
    "两家各自回去商量，下一次再谈。",
)
OPEN = 1500
"""The last so many are not filed yet."""

STAGES = ("registered", "accepted", "mediating", "performing", "ended", "closed")


def _values(chance: random.Random, number: int, count: int) -> dict[str, object]:
    category, words = chance.choice(FACTS)
    today = store.current().today()
    back = (count - number) * 3650 // count
    late = count - number < OPEN
    # Those that are not over were registered within the last three months.
    day = today - datetime.timedelta(days=chance.randrange(90) if late else back + 90)
    stage = chance.choice(STAGES) if late else "archived"
    over = stage in ("ended", "closed", "archived")
    sequence = number + 1
    return {
        "number": f"（{day.year}）店民调字第{sequence}号",
        "year": day.year,
        "sequence": sequence,
        "state": stage,
        "day": day,
        "source": "apply",
        "category": category,
        "names": [many.name(chance), many.name(chance)],
        "facts": f"{words}（第{sequence}件）",
        "requests": "请求停止侵害，赔偿损失。",
        "amount": chance.randrange(1, 900) * 10_000,
        "committee": "店子村人民调解委员会",
        "accepted": None if stage == "registered" else day,
        "mediating": day if stage not in ("registered", "accepted") else None,
        "round": 1,
        "outcome": ("failed" if stage == "ended" else "written") if over else None,
        "ended": day if stage == "ended" else None,
        "performance": "performed" if stage in ("closed", "archived") else None,
        "performed": day if stage in ("closed", "archived") else None,
        "closed": day if stage in ("closed", "archived") else None,
        "archived": day if stage == "archived" else None,
    }


def fill(count: int, *, chunk: int = 500) -> None:
    """Enter so many disputes, each an entry of its own, with what usually hangs on them."""
    chance = random.Random(20261122)
    for start in range(0, count, chunk):
        # Many entries a transaction, for the disk's sake only.
        with database.atomic("IMMEDIATE"):
            for number in range(start, min(start + chunk, count)):
                with journal.action("case.register") as act:
                    _enter(act, chance, _values(chance, number, count))


def _enter(act: journal.Action, chance: random.Random, values: dict[str, object]) -> None:
    case = act.add(Case, **values)
    for order, name in enumerate(case.names, 1):
        act.add(
            Party,
            case=case.id,
            order=order,
            role="applicant" if order == 1 else "respondent",
            type="person",
            name=name,
            phone=f"13{chance.randrange(10**9):09d}",
        )
    if case.mediating is None:
        return
    act.add(
        Session, case=case.id, sequence=1, round=1, day=case.day, statements=SPOKEN[0],
        result="goes_on" if case.state == "mediating" else "agreed",
        next_day=case.day + datetime.timedelta(days=40) if case.state == "mediating" else None,
    )  # fmt: skip
    if case.state not in ("performing", "closed", "archived"):
        return
    agreed = act.add(
        Agreement, case=case.id, round=1, number=case.number, form="written", day=case.day,
        facts=case.facts, clauses="被申请人赔偿申请人修墙的钱。", amount=case.amount,
        sealed=case.day, effective=case.day,
    )  # fmt: skip
    act.add(
        Instalment, case=case.id, agreement=agreed.id, amount=case.amount, payer=case.names[1],
        due=case.day + datetime.timedelta(days=60),
    )  # fmt: skip
    if case.state != "performing":
        act.add(Revisit, case=case.id, day=case.day, satisfaction="none")


def statement(chance: random.Random, length: int) -> str:
    """What was said at a session, in about so many characters."""
    said: list[str] = []
    while sum(map(len, said)) < length:
        said.append(f"{len(said) + 1}．{chance.choice(SPOKEN)}")
    return "\n".join(said)


def long_one(sessions: int = 40, length: int = 1650) -> Case:
    """A dispute that was talked about so many times, through the steps that a keeper takes.

    With so many characters said at each, its volume has two hundred pages.
    """
    chance = random.Random(4)
    today = store.current().today()
    day = today - datetime.timedelta(days=2 * sessions + 5)
    mediator = people.register(name="傅军", sex="1", title="调解员")
    people.appoint(mediator, role="mediator")
    case = cases.register(
        day=day,
        category="02",
        source="apply",
        applied=day,
        amount=320_000,
        facts="翻建房屋滴水檐越界约二十厘米，雨水冲刷申请人后墙，多次协商不成。",
        requests="改正滴水檐，赔偿修墙的钱。",
        parties=[
            {"role": "applicant", "name": "王建国", "newcomer": True, "phone": "13912340417"},
            {"role": "respondent", "name": "李海涛", "newcomer": True, "phone": "13912340418"},
        ],
    )
    cases.accept(case, day=day)
    cases.tell_rights(case, day=day, how="oral")
    cases.name_mediator(case, person=mediator.id, since=day)
    for number in range(sessions):
        held = day + datetime.timedelta(days=2 * number + 1)
        last = number == sessions - 1
        cases.mediate(
            case,
            day=held,
            place="村委会调解室",
            present=["王建国", "李海涛"],
            told="告知双方权利义务，双方没有申请回避。",
            statements=statement(chance, length),
            findings=SPOKEN[2],
            result="agreed" if last else "goes_on",
            next_day=None if last else held + datetime.timedelta(days=2),
            clerk="李秀英",
        )
    return cases.get(case.id)


def the_long_one() -> Case:
    """The dispute of `long_one` in what is open."""
    said = Case.facts.contains("多次协商不成")
    return Case.select().where(said).order_by(Case.row.desc()).get()


def kept(count: int) -> Path:
    """The folder of a room with so many disputes, made once for each shape of the database."""
    shape = hashlib.sha256()
    for source in (*sorted(schema.STEPS.glob("*.py")), Path(full_text.__file__), Path(__file__)):
        shape.update(source.read_bytes())
    # What is due depends on the day.
    shape.update(datetime.date.today().isoformat().encode())
    folder = many.KEPT / f"disputes-{count}-{shape.hexdigest()[:8]}"
    if not store.exists(folder):
        making = folder.with_name(f"{folder.name}.part")
        shutil.rmtree(making, ignore_errors=True)
        print(f"Making a room of {count:,} disputes, once, in {folder} …", flush=True)
        many.room(making, 0)
        fill(count)
        long_one()
        store.close(with_backup=False)
        making.rename(folder)
    return folder
