"""A room's records onto the stick and into the office, beside bare loops that do the same work.

The bare loops spell the same JSON, hash, compress, encrypt, sign and write the same rows and search
rows; they verify what cannot be left out and compare nothing. The packages of Anki, a program that
also carries notes from one SQLite collection to another, stand beside it for information.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import statistics
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import pyrage

from app import seal, store
from app.exchange.inside import HEADER, JOURNAL, VERSIONS
from app.office import invite, receive
from app.records import deliveries
from app.room import deliver, set_up
from app.store import database, full_text, own_keys, schema, sounds
from app.store.columns import registry
from benchmarks import many
from benchmarks.measuring import Result, seconds, shown

ROUNDS = 5
ROOM = "370406101200-01"


def run(visits: int) -> list[Result]:
    """Both ways with a room of a hundredth of so many visits."""
    count = visits // 100
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        invitation = _office(folder / "office")
        set_up.room(
            folder / "room",
            code=ROOM,
            name="店子村法律服务工作室",
            keeper="李秀英",
            password=many.PASSWORD,
            invitation=invitation,
        )
        many.fill(count)
        out = _exporting(folder)
        store.close(with_backup=False)
        taken = _receiving(folder)
        anki = _anki(folder, count)
    rows = out["rows"]
    result = [
        _compared("Export", rows, out),
        _compared("Receive", rows, taken),
    ]
    if anki is not None:
        for words, mine, other in (
            ("Export", out["ours"], anki["export"]),
            ("Receive", taken["ours"], anki["import"]),
        ):
            result.append(
                Result(
                    f"{words} beside Anki's packages of {count:,} notes, rows a second",
                    f"{rows / mine:,.0f}",
                    f"Anki, which neither hashes, encrypts nor signs, {count / other:,.0f} notes",
                    (rows / mine) / (count / other),
                    None,
                    more_is_better=True,
                )
            )
    return result


def _compared(words: str, rows: float, took: dict[str, float]) -> Result:
    return Result(
        f"{words}, rows a second of {rows:,.0f}",
        f"{rows / took['ours']:,.0f} ({shown(took['ours'])})",
        f"a bare loop {rows / took['bare']:,.0f} ({shown(took['bare'])})",
        took["bare"] / took["ours"],
        0.5,
        more_is_better=True,
    )


def _office(folder: Path) -> bytes:
    """Make an office whose key is saved; the invitation of its one room."""
    store.create(
        folder,
        kind="office",
        code="370406",
        name="山亭区司法局",
        keeper="王主任",
        password=many.PASSWORD,
    )
    for number in (1, 2):
        invite.save_key(folder.parent / f"office-{number}.txt")
    invitation = invite.invite(ROOM, "店子村法律服务工作室")
    store.close(with_backup=False)
    return invitation


def _in_turn(
    ours: Callable[[], float], bare: Callable[[], float], rounds: int = ROUNDS
) -> dict[str, float]:
    """Median seconds, each round telling its own, after one to warm up."""
    ours(), bare()
    took = [(ours(), bare()) for _ in range(rounds)]
    mine, other = zip(*took, strict=True)
    return {"ours": statistics.median(mine), "bare": statistics.median(other)}


# Out


def _exporting(folder: Path) -> dict[str, float]:
    opened = store.current()
    connection = _bare(opened.folder / "legalroom.db", opened.key)
    recipient = pyrage.x25519.Recipient.from_str(_recipient())
    signer = own_keys.signer()
    last = connection.execute("SELECT max(row) FROM entry").fetchone()[0]
    stick = folder / "stick"

    def ours() -> float:
        shutil.rmtree(stick, ignore_errors=True)
        stick.mkdir()
        return seconds(lambda: deliver.deliver(stick))

    def bare() -> float:
        return seconds(
            lambda: _export_bare(connection, last, recipient, signer, folder / "bare.age")
        )

    took = _in_turn(ours, bare)
    rows = connection.execute("SELECT count(*) FROM version WHERE entry <= ?", (last,))
    took["rows"] = rows.fetchone()[0]
    connection.close()
    return took


def _recipient() -> str:
    office = deliveries.office()
    assert office is not None
    return office.recipient


def _export_bare(connection: Any, last: int, recipient: Any, signer: str, out: Path) -> None:
    encode = msgspec.json.Encoder(order="deterministic").encode
    journal: list[bytes] = []
    versions: list[bytes] = []
    row = 0
    for entry, line, number, record, nonce, body in connection.execute(
        "SELECT e.row, e.bytes, e.number, v.record, v.shared_nonce, v.shared FROM entry e "
        "LEFT JOIN version v ON v.entry = e.row WHERE e.row <= ? ORDER BY e.row, v.row",
        (last,),
    ):
        if entry != row:
            row = entry
            journal.append(line)
        if record is not None:
            said = {
                "body": body.decode(),
                "nonce": nonce.hex(),
                "number": number,
                "record": record,
            }
            versions.append(encode(said))
    files = {
        JOURNAL: b"".join(line + b"\n" for line in journal),
        VERSIONS: b"".join(line + b"\n" for line in versions),
    }
    files[HEADER] = encode({"count": [len(journal), len(versions)]})
    files["manifest-sha256.txt"] = "".join(
        f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in files.items()
    ).encode()
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in files.items():
            archive.writestr(path, data)
    ciphertext = pyrage.encrypt(packed.getvalue(), [recipient])
    minisig = seal.sign(signer, ciphertext, "bare")
    for path, data in ((out, ciphertext), (out.with_suffix(".age.minisig"), minisig)):
        with path.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())


# In


def _receiving(folder: Path) -> dict[str, float]:
    store.open(folder / "office", many.PASSWORD)
    identity = own_keys.identities()[0]
    store.close(with_backup=False)
    upserts = _upserts()

    def ours() -> float:
        # An office that has the package already would have nothing to do.
        shutil.rmtree(folder / "again", ignore_errors=True)
        shutil.copytree(folder / "office", folder / "again")
        store.open(folder / "again", many.PASSWORD)
        took = seconds(lambda: _taken(folder / "stick"))
        store.close(with_backup=False)
        return took

    def bare() -> float:
        for left in folder.glob("bare.db*"):
            left.unlink()
        fresh = database.KeyedDatabase(folder / "bare.db", bytes(32))
        schema.bring_up_to_date(fresh)
        fresh.close()
        connection = _bare(folder / "bare.db", bytes(32))
        took = seconds(lambda: _receive_bare(connection, upserts, folder / "bare.age", identity))
        connection.close()
        return took

    return _in_turn(ours, bare)


def _taken(stick: Path) -> None:
    verdicts = receive.receive(stick)
    assert [each.verdict for each in verdicts] == [receive.TAKEN], verdicts


def _upserts() -> dict[str, str]:
    """For each kind of record the statement that writes its row."""
    found: dict[str, str] = {}
    for kind, model in registry.items():
        fixed = ("id", "origin", "entry", "made_at", "changed_at", "voided", "void_words")
        names = [f'"{name}"' for name in (*fixed, *model.columns())]
        fresh = [f"{n} = excluded.{n}" for n in names if n not in ('"id"', '"origin"', '"made_at"')]
        found[kind] = (
            f'INSERT INTO "{model._meta.table_name}" ({", ".join(names)}) '
            f"VALUES ({', '.join('?' * len(names))}) ON CONFLICT (id) DO UPDATE SET "
            f"{', '.join(fresh)}"
        )
    return found


def _receive_bare(connection: Any, upserts: dict[str, str], file: Path, identity: str) -> None:
    decode = msgspec.json.decode
    archive = pyrage.decrypt(file.read_bytes(), [pyrage.x25519.Identity.from_str(identity)])
    with zipfile.ZipFile(BytesIO(archive)) as opened:
        lines = opened.read(JOURNAL).splitlines()
        versions = iter(opened.read(VERSIONS).splitlines())
    connection.execute("BEGIN IMMEDIATE")
    for line in lines:
        said = decode(line)
        row = connection.execute(
            "INSERT INTO entry (origin, epoch, number, time, action, bytes, hash) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (said["origin"], said["epoch"], said["number"], said["time"], said["action"], line,
             hashlib.sha256(b"legalroom:entry:1\0" + line).hexdigest()),
        ).lastrowid  # fmt: skip
        for named in said["versions"]:
            came = decode(next(versions))
            body, nonce = came["body"].encode(), bytes.fromhex(came["nonce"])
            digest = hashlib.sha256(b"legalroom:shared:1\0" + nonce + body).hexdigest()
            assert digest == named["shared"]
            kind, record = named["kind"], named["record"]
            connection.execute(
                "INSERT INTO version "
                "(entry, kind, record, schema, shared, shared_nonce, kept, kept_nonce) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (row, kind, record, named["schema"], body, nonce, None, None),
            )
            _project_bare(connection, upserts, said, kind, record, decode(body))
    connection.execute("COMMIT")


def _project_bare(
    connection: Any,
    upserts: dict[str, str],
    said: dict[str, Any],
    kind: str,
    record: str,
    body: dict[str, Any],
) -> None:
    model = registry[kind]
    if model.ours_only:
        return
    cells = [
        json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value
        for value in map(body.get, model.columns())
    ]
    connection.execute(
        upserts[kind],
        (record, said["origin"], said["number"], said["time"], said["time"], None, None, *cells),
    )
    columns = list(_searched(kind, body))
    if not columns:
        return
    names = [body[name] for name, how in columns if how == "name"]
    texts = [body[name] for name, how in columns if how == "text"]
    facets = [f"f{name}{str(body[name])[:7]}" for name, how in columns if how == "facet"]
    key = connection.execute(
        "INSERT INTO searchable (kind, record) VALUES (?, ?)", (kind, record)
    ).lastrowid
    connection.execute(
        "INSERT INTO search (rowid, names, text, facets) VALUES (?, ?, ?, ?)",
        (
            key,
            " ".join([*map(full_text.tokens, names), *map(sounds.readings, names)]),
            full_text.tokens(" ".join(texts)),
            " ".join([kind, *facets]),
        ),
    )


def _searched(kind: str, body: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, column in registry[kind].columns().items():
        if column.searchable and body.get(name):
            yield name, str(column.searchable)


def _bare(path: Path, key: bytes) -> Any:
    connection = database.connect_keyed(path, key)
    for name, value in database.PRAGMAS.items():
        connection.execute(f"PRAGMA {name} = {value}")
    return connection


# Anki


def _anki(folder: Path, count: int) -> dict[str, float] | None:
    """Seconds that Anki needs to write a package of so many notes, and to read it."""
    from anki.collection import (
        AddNoteRequest,
        Collection,
        ExportAnkiPackageOptions,
        ImportAnkiPackageRequest,
    )

    made = Collection(str(folder / "one.anki2"))
    basic = made.models.by_name("Basic")
    deck = made.decks.id("visits")
    assert basic is not None
    assert deck is not None
    chance = many.random.Random(1)
    asked: list[AddNoteRequest] = []
    for number in range(count):
        values = many.visit(chance, number + 1)
        note = made.new_note(basic)
        note["Front"] = f"{number} {values['name']} {values['facts']}"
        note["Back"] = json.dumps(values, ensure_ascii=False, default=str)
        asked.append(AddNoteRequest(note=note, deck_id=deck))
    made.add_notes(asked)
    package = folder / "notes.apkg"
    took = {
        "export": seconds(
            lambda: made.export_anki_package(
                out_path=str(package), options=ExportAnkiPackageOptions(), limit=None
            )
        )
    }
    made.close()
    other = Collection(str(folder / "two.anki2"))
    asking = ImportAnkiPackageRequest(package_path=str(package))
    took["import"] = seconds(lambda: other.import_anki_package(asking))
    assert other.note_count() == count
    other.close()
    return took


if __name__ == "__main__":
    import sys

    for each in run(int(sys.argv[1])):
        print(each.line())
