"""Cut the power: disks as they may be found, made of what was written and what was synced.

`save FOLDER BASE LEVEL COUNT` saves and acknowledges on stdout, with SQLite's `synchronous` at
LEVEL, and leaves in BASE what lay on the disk at the beginning. Run it under `strace` with OPTIONS.
`replay LOG BASE WORK IMAGES` cuts the power at random places of that log. What was not synced by
then is there, or not, or torn between two sectors, each write by itself. Prints one JSON object.
"""

from __future__ import annotations

import datetime
import json
import os
import random
import re
import shutil
import sys
import traceback
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app import store
from app.records import visits
from app.store import database, installation, journal
from tests import stretching

PASSWORD = "正月十五-1"
OPTIONS = (
    "-f",
    "-xx",
    "-y",
    "-s",
    "200000",
    "-e",
    "trace=pwrite64,write,ftruncate,fsync,fdatasync",
)
FILES = (installation.FILE, installation.FILE + "-wal")
SECTOR = 512
READY = b"READY\n"

Write = tuple[int, bytes]


def save(folder: Path, base: Path, level: str, count: int) -> None:
    store.open(folder, PASSWORD).clock_accepted = True
    _save("0")
    execute = database.database.execute_sql
    execute("PRAGMA wal_checkpoint(TRUNCATE)")
    execute("PRAGMA wal_autocheckpoint = 40")
    execute(f"PRAGMA synchronous = {level}")
    shutil.copytree(folder, base)
    os.write(1, READY)
    for number in range(1, count):
        _save(str(number))
        os.write(1, f"{number}\n".encode())
    os._exit(0)


def _save(facts: str) -> None:
    visits.log(day=datetime.date(2026, 11, 22), name="赵淑珍", category="01", facts=facts)


# The log

_CALL = re.compile(r'^\d+ +(\w+)\((\d+)<([^>]*)>(?:, (?:"([^"]*)"|(\d+)))?(?:, \d+)?(?:, (\d+))?\)')


def calls(log: Path) -> Iterator[tuple[str, str, bytes, int]]:
    """System call, name of the file, bytes, place in it (or the length it is cut to)."""
    for line in log.open(encoding="latin-1"):
        found = _CALL.match(line)
        if found:
            call, _number, path, written, length, at = found.groups()
            yield (
                call,
                Path(_bytes(path).decode()).name,
                _bytes(written or ""),
                int(at or length or 0),
            )


def _bytes(quoted: str) -> bytes:
    return bytes.fromhex(quoted.replace("\\x", "")) if quoted.startswith("\\x") else quoted.encode()


# The disk


def applied(data: bytearray, write: Write) -> None:
    at, written = write
    if at < 0:
        del data[-at - 1 :]
        return
    data.extend(bytes(max(0, at + len(written) - len(data))))
    data[at : at + len(written)] = written


def torn(write: Write, chance: random.Random) -> list[Write]:
    """What is found of a write that was not synced."""
    at, written = write
    luck = chance.random()
    if luck < 0.4:
        return []
    if luck < 0.8 or at < 0:
        return [write]
    return [
        (at + start, written[start : start + SECTOR])
        for start in range(0, len(written), SECTOR)
        if chance.random() < 0.5
    ]


def images(log: Path, base: Path, count: int) -> Iterator[tuple[int, dict[str, bytes]]]:
    """How much was acknowledged when the power went, and what each file holds then."""
    chance = random.Random(1)
    steps = list(calls(log))
    begin = next(
        at for at, (call, _name, said, _) in enumerate(steps) if call == "write" and said == READY
    )
    cuts = sorted(chance.randrange(begin, len(steps) + 1) for _ in range(count))
    durable = {name: bytearray(b"") for name in FILES}
    for name in FILES:
        if (base / name).exists():
            durable[name] = bytearray((base / name).read_bytes())
    pending: dict[str, list[Write]] = defaultdict(list)
    acked = at = 0
    for cut in cuts:
        for call, name, data, place in steps[begin + at + 1 : cut]:
            at += 1
            if call == "write" and re.fullmatch(rb"\d+\n", data):
                acked = int(data)
            elif name not in durable:
                continue
            elif call == "pwrite64":
                pending[name].append((place, data))
            elif call == "ftruncate":
                pending[name].append((-place - 1, b""))
            elif call in ("fsync", "fdatasync"):
                for write in pending.pop(name, []):
                    applied(durable[name], write)
        found = {name: bytearray(data) for name, data in durable.items()}
        for name, writes in pending.items():
            for write in writes:
                for part in torn(write, chance):
                    applied(found[name], part)
        yield acked, {name: bytes(data) for name, data in found.items()}


def replay(log: Path, base: Path, work: Path, count: int) -> dict[str, Any]:
    seen: set[tuple[int, int]] = set()
    bad: dict[str, int] = defaultdict(int)
    first = ""
    for acked, files in images(log, base, count):
        seen.add((acked, hash(tuple(files.values()))))
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(base, work)
        for name, data in files.items():
            (work / name).write_bytes(data)
        for left in work.glob("*-shm"):
            left.unlink()
        if said := judged(work, acked):
            kind, _, what = said.partition(" ")
            bad[kind] += 1
            first = first or what
    return {"images": count, "distinct": len(seen), "bad": bad, "first": first}


def judged(folder: Path, acked: int) -> str:
    try:
        store.open(folder, PASSWORD)
        found = {int(visit.facts) for visit in visits.Visit.select()}
        if not set(range(acked + 1)) <= found:
            return f"lost {acked} acknowledged, {sorted(found)} found"
        problems = database.integrity_problems()
        if problems:
            return f"damaged {problems[:3]}"
        journal.verify()
    except BaseException:
        return f"damaged {traceback.format_exc()[-600:]}"
    finally:
        store.close(with_backup=False)
    return ""


if __name__ == "__main__":
    stretching.least()
    asked = [Path(each) for each in sys.argv[2:]]
    if sys.argv[1] == "save":
        save(asked[0], asked[1], sys.argv[4], int(sys.argv[5]))
    else:
        sys.stdout.write(json.dumps(replay(asked[0], asked[1], asked[2], int(sys.argv[5]))))
