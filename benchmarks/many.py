"""A room with as many visits as wanted, made through the same journal as any other."""

from __future__ import annotations

import datetime
import hashlib
import random
import shutil
from pathlib import Path

from app import store
from app.records import people, visits
from app.store import journal, schema, search
from app.store.database import database

KEPT = Path(__file__).parent.parent / "build" / "bench"
PASSWORD = "benchmark-1"
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = "淑珍建国海涛桂兰传喜广才福永凤霞立新秀英志强红梅玉华文军洪亮䶮㛃𬭎"
FACTS = (
    "承包地流转租金两年没有付，问怎么要回来",
    "宅基地登记在已故父亲名下，想办过户",
    "工地拖欠工资，包工头不接电话",
    "两家因排水沟堵塞争吵，想请人说和",
    "离婚后孩子抚养费一直没有给",
    "骑电动车被撞，对方不肯赔医药费",
)
CATEGORIES = ("02", "03", "06", "05", "0101", "10")


def name(chance: random.Random) -> str:
    return chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=chance.choice((1, 2, 2))))


def visit(chance: random.Random, number: int) -> dict[str, object]:
    """The values of one invented visit."""
    topic = chance.randrange(len(FACTS))
    return {
        "number": number,
        "day": datetime.date(2020, 1, 1) + datetime.timedelta(days=number * 2500 // 1_000_000),
        "mode": "visit",
        "name": name(chance),
        "sex": chance.choice("12"),
        "phone": f"13{chance.randrange(10**9):09d}",
        "category": CATEGORIES[topic],
        "facts": f"{FACTS[topic]}（第{number}次）",
        "advice": "告知相关法律规定，建议先协商，协商不成可以申请调解或者到法院起诉。",
        "result": "answered",
        "handler_name": "傅军",
    }


def room(folder: Path, count: int) -> None:
    """Make a room with so many visits and leave it open."""
    store.create(
        folder,
        kind="room",
        code="370406101200-01",
        name="店子村法律服务工作室",
        keeper="李秀英",
        password=PASSWORD,
    )
    fill(count)


def fill(count: int, *, chunk: int = 1000) -> None:
    """Log so many visits in what is open, each an entry of its own, and enter some people."""
    chance = random.Random(20261122)
    for start in range(0, count, chunk):
        # Many entries a transaction, for the disk's sake only.
        with database.atomic("IMMEDIATE"):
            for number in range(start, min(start + chunk, count)):
                with journal.action("visit.log") as act:
                    act.add(visits.Visit, **visit(chance, number + 1))
    with journal.action("benchmark.people") as act:
        for _ in range(min(count, 5000)):
            act.add(people.Person, name=name(chance), phone=f"15{chance.randrange(10**9):09d}")


def kept(count: int) -> Path:
    """The folder of a room with so many visits, made once for each shape of the database."""
    shape = hashlib.sha256()
    for source in (*sorted(schema.STEPS.glob("*.py")), Path(search.__file__), Path(__file__)):
        shape.update(source.read_bytes())
    folder = KEPT / f"room-{count}-{shape.hexdigest()[:8]}"
    if not store.exists(folder):
        making = folder.with_name(f"{folder.name}.part")
        shutil.rmtree(making, ignore_errors=True)
        print(f"Making a room of {count:,} visits, once, in {folder} …", flush=True)
        room(making, count)
        store.close(with_backup=False)
        making.rename(folder)
    return folder
