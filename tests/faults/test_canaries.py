"""What is typed lies in no file in the clear: not in records, log, choices, backup or temporary.

The keeper's own name does: it stands where the password is asked for, and on the sign at the door.
"""

import datetime
import subprocess
import sys
from pathlib import Path

import pytest

from app.store import installation
from tests.conftest import PASSWORD

ROOT = Path(__file__).parents[2]

WORDS = [f"金丝雀{number}号" for number in range(40)] + [
    f"canary{number:04}" for number in range(40)
]
PHONE, IDENTITY = "13806321234", "370406198001010013"

WORK = """
import os, sys, datetime, io
from pathlib import Path
from PIL import Image, PngImagePlugin
from app import settings, store
from app.errors import AppError
from app.records import attachments, people, visits
from app.store import backup, database, drafts, journal, passwords, phrases, preferences, restore
from app.store import search
from tests import stretching
stretching.least()
folder, stick, password, words = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4:]
store.create(folder, kind="room", code="370406101200-01", name=words[0],
             keeper="李秀英", password=password)
store.current().clock_accepted = True
day = datetime.date(2026, 11, 22)
for each in words:
    person = people.register(name=each, note=each, phone="13806321234")
    visit = visits.log(day=day, name=each, person=person.id, category="01", facts=each * 3,
                       advice=each, phone="13806321234")
    visits.amend(visit, facts=each * 2)
    drafts.save("visit", {"facts": each}, focus="facts")
    phrases.keep("advice", each)
    search.find(each)
    preferences.put(settings.HANDLER, each)
picture = PngImagePlugin.PngInfo()
picture.add_text("Comment", words[-1])
drawn = io.BytesIO()
Image.new("RGB", (9, 9)).save(drawn, "PNG", pnginfo=picture)
attachments.add(visit, name=words[2] + ".png", data=drawn.getvalue(), caption=words[3])
preferences.put(settings.TEXT_SIZE, 150)
try:
    visits.log(day=day, name=words[4], category="none", facts=words[5])
except AppError as refused:
    str(refused)
passwords.change_password(password, password + "2")
def look(done, total):
    seen(folder)
def seen(*places):
    for place in places:
        for path in place.rglob("*"):
            if path.is_file():
                data = path.read_bytes()
                for each in [*words, "13806321234", password]:
                    for code in ("utf-8", "utf-16-le", "gb18030"):
                        if each.encode(code) in data:
                            print("FOUND", path, each, code)
                            return
backup.make(folder, store.current().key, stick, progress=look)
database.database.execute_sql("PRAGMA wal_checkpoint(PASSIVE)")
temporary = Path(os.environ["TMPDIR"])
seen(folder, stick, temporary)
os.kill(os.getpid(), 9)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_nothing_typed_lies_in_any_file_before_or_after_a_crash(memory_path):
    room, stick, temporary = (memory_path / name for name in ("room", "stick", "temporary"))
    temporary.mkdir()
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", WORK, room, stick, PASSWORD, *WORDS],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "TMPDIR": str(temporary), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == -9, done.stderr
    assert done.stdout + done.stderr == ""
    assert (room / f"{installation.FILE}-wal").stat().st_size > 0
    found = [
        (path.name, word, code)
        for path in memory_path.rglob("*")
        if path.is_file()
        for word in (*WORDS, PHONE, PASSWORD)
        for code in ("utf-8", "utf-16-le", "gb18030")
        if word.encode(code) in path.read_bytes()
    ]
    assert found == []


def test_an_error_that_nobody_foresaw_writes_no_words_into_the_log(tmp_path, monkeypatch):
    from app.commands import program, terminal

    monkeypatch.setattr(terminal.chosen, "data", tmp_path)
    try:
        raise ValueError(f"no such person: {WORDS[0]} {PHONE} {datetime.date.today()}")
    except ValueError as error:
        written = program._write_down(error).read_text(encoding="utf-8")
    assert "ValueError" in written
    assert WORDS[0] not in written
    assert PHONE not in written
