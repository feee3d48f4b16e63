"""A room with as many visits as wanted, made through the same journal as any other."""

from __future__ import annotations

import datetime
import gc
import hashlib
import itertools
import multiprocessing
import os
import random
import shutil
from collections import deque
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app import seal, store
from app.records import people, visits
from app.store import apply, full_text, journal, schema
from app.store.columns import checked
from app.store.database import PRAGMAS, database
from app.store.entries import INSERT_ENTRY, INSERT_VERSION, sealed, spelled

KEPT = Path(__file__).parent.parent / "build" / "bench"
PASSWORD = "benchmark-1"
CHUNK = 5000
"""So many visits are spelled and stored at a time."""
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


Invent = Callable[[random.Random, int], dict[str, Any]]
"""The values of the visit with a number, from 1 on."""


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


def fill(count: int, known: int = 5000, invent: Invent = visit) -> None:
    """Log so many visits in what is open, each an entry of its own, and enter so many people.

    Every byte is spelled, hashed and chained by the program's own functions; only the statements
    go to the database many at a time, and other processes spell what the next ones are.
    """
    opened = store.current()
    before = journal.last(opened.origin, opened.epoch)
    assert before is not None
    number, previous, _time = before
    time = opened.clock().isoformat()
    with _in_bulk(), _spelling(count, invent, number, opened.origin, time) as chunks:
        # Few transactions, or the full text is merged again and again; but so many that its large
        # parts come to lie as they do in a room that grew, not where every save adds one.
        together = min(max(1, count // CHUNK // _PARTS), _PARTS)
        while several := list(itertools.islice(chunks, together)):
            with database.atomic("IMMEDIATE"):
                for chunk in several:
                    number, previous = _store(chunk, opened, number, previous, time)
        chance = random.Random(20261122)
        with journal.action("benchmark.people") as act:
            for _ in range(min(count, known)):
                act.add(people.Person, name=name(chance), phone=f"15{chance.randrange(10**9):09d}")


Spelled = tuple[dict[str, Any], tuple[Any, ...], list[Any], tuple[str, str, str]]
"""What the entry names of a visit, the rows of its version and its table, its search words."""


def _spell(
    start: int, stop: int, invent: Invent, number: int, origin: str, time: str
) -> list[Spelled]:
    """The visits from `start` on, the first of them in the entry after `number`."""
    chance = random.Random(start)
    found: list[Spelled] = []
    for entry, each in enumerate(range(start, stop), number + 1):
        record = journal.new_id()
        shared, kept = apply.bodies(visits.Visit, checked(visits.Visit, invent(chance, each + 1)))
        named, version = sealed("visit", record, schema.latest(), shared, kept)
        body = {**shared, **kept}
        known = apply.readable(visits.Visit, body, ours=True)
        cells = apply.row(visits.Visit, record, body, known, origin=origin, entry=entry, time=time)
        words = full_text.spelled(visits.Visit, known)
        assert words is not None
        found.append((named, version, cells, words))
    return found


@contextmanager
def _spelling(
    count: int, invent: Invent, number: int, origin: str, time: str
) -> Generator[Iterator[list[Spelled]]]:
    """Chunks of spelled visits in order, by other processes where there are many."""
    asked = [
        (start, min(start + CHUNK, count), invent, number + start, origin, time)
        for start in range(0, count, CHUNK)
    ]
    if len(asked) < 3:
        yield (_spell(*each) for each in asked)
        return
    cores = os.cpu_count() or 1
    alone = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(cores, mp_context=alone, initializer=gc.disable) as processes:

        def ahead() -> Iterator[list[Spelled]]:
            # No more than is needed soon, or all would wait in memory.
            waiting: deque[Future[list[Spelled]]] = deque()
            for each in asked:
                waiting.append(processes.submit(_spell, *each))
                if len(waiting) > 2 * cores:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()

        yield ahead()


def _store(
    chunk: list[Spelled], opened: store.Store, number: int, previous: str, time: str
) -> tuple[int, str]:
    """Chain and store what was spelled; number and hash of the last entry."""
    entries: list[tuple[Any, ...]] = []
    for named, *_rows in chunk:
        number += 1
        line = spelled(
            opened,
            action="visit.log",
            note={},
            number=number,
            previous=previous,
            time=time,
            versions=[named],
        )
        previous = seal.entry_hash(line)
        entries.append((opened.origin, opened.epoch, number, time, "visit.log", line, previous))
    connection = database.connection()
    last, key = (
        connection.execute(f"SELECT coalesce(max(row), 0) FROM {table}").fetchone()[0] + 1
        for table in ("entry", "searchable")
    )
    _look, insert, _update = apply.statements(visits.Visit)
    table = [each[2] for each in chunk]
    # What no visit says need not be handed over for each of them.
    said = [any(cell is not None for cell in column) for column in zip(*table, strict=True)]
    marks = ", ".join("?" if each else "NULL" for each in said)
    insert = insert.replace(", ".join("?" * len(said)), marks)
    for sql, rows in (
        (INSERT_ENTRY, entries),
        (INSERT_VERSION, ((last + at, *each[1]) for at, each in enumerate(chunk))),
        (insert, (list(itertools.compress(row, said)) for row in table)),
        (full_text.INSERT_RECORD, (each[1][:2] for each in chunk)),
        (full_text.INSERT_WORDS, ((key + at, *each[3]) for at, each in enumerate(chunk))),
    ):
        connection.executemany(sql, rows)
    return number, previous


@contextmanager
def _in_bulk() -> Generator[None]:
    """Memory instead of care: who loses power here begins again."""
    ask = database.execute_sql
    asked = "type = 'index' AND tbl_name = 'visit' AND name <> 'visit_id'"
    indexes = ask(f"SELECT name, sql FROM sqlite_master WHERE {asked}").fetchall()
    # Every page is written once, and neither into a log nor out of one.
    for pragma, value in (("journal_mode", "off"), ("synchronous", 0), ("cache_size", -256_000)):
        ask(f"PRAGMA {pragma} = {value}")
    for index, _sql in indexes:
        ask(f'DROP INDEX "{index}"')
    for name, value, _usual in _FULL_TEXT:
        ask(_SET, (name, value))
    # Nothing here goes round in circles, and there is much to look through.
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        for _index, sql in indexes:
            ask(sql)
        for name, _value, usual in _FULL_TEXT:
            ask(_SET, (name, usual))
            ask("DELETE FROM search_config WHERE k = ?", (name,))
        for pragma in ("journal_mode", "synchronous", "cache_size"):
            ask(f"PRAGMA {pragma} = {PRAGMAS[pragma]}")


_SET = "INSERT INTO search (search, rank) VALUES (?, ?)"
_FULL_TEXT = (("hashsize", 192 << 20, 1 << 20),)
"""Settings of the full text while much is written, and as FTS5 has them: what each transaction
brings becomes one part."""
_PARTS = 20


def kept(count: int) -> Path:
    """The folder of a room with so many visits, made once for each shape of the database."""
    shape = hashlib.sha256()
    for source in (*sorted(schema.STEPS.glob("*.py")), Path(full_text.__file__), Path(__file__)):
        shape.update(source.read_bytes())
    folder = KEPT / f"room-{count}-{shape.hexdigest()[:8]}"
    if not store.exists(folder):
        making = folder.with_name(f"{folder.name}.part")
        shutil.rmtree(making, ignore_errors=True)
        print(f"Making a room of {count:,} visits, once, in {folder} …", flush=True)
        room(making, count)
        # To wait until gigabytes lie on the disk took a fifth of the time.
        database.pragma("synchronous", 0)
        store.close(with_backup=False)
        making.rename(folder)
    return folder
