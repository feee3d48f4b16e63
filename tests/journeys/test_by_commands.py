"""A month by commands alone, each a process of its own, as a script would run them."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from app.resources import resource
from tests.test_architecture import ROOT

CODE = "370406101200-01"


@pytest.fixture
def environment(tmp_path):
    return {
        **os.environ,
        "LEGALROOM_PASSWORD": "正月十五-1",
        "XDG_DATA_HOME": str(tmp_path / "home"),
        "PYTHONUTF8": "1",
    }


def answer(said, code, words):
    """What a command said as JSON; it must have ended so, without a traceback."""
    ended, out, wrong = said
    assert ended == code, wrong
    assert "Traceback" not in wrong
    return json.loads(out) if "--json" in words else {}


@pytest.fixture
def cold(tmp_path, environment):
    """Run main.py in a folder of its own."""

    def run(*words: object, code: int = 0) -> dict:
        said = subprocess.run(
            [sys.executable, ROOT / "main.py", *map(str, words)],
            capture_output=True,
            cwd=tmp_path,
            env=environment,
            encoding="utf-8",
        )
        return answer((said.returncode, said.stdout, said.stderr), code, words)

    return run


@pytest.fixture
def main(tmp_path, tmp_path_factory, environment, cold):
    """Run main.py likewise, but let its processes begin with the program loaded already."""
    if not hasattr(os, "fork"):
        yield cold
        return
    process = subprocess.Popen(
        [sys.executable, ROOT / "tests/journeys/commanding.py"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=tmp_path_factory.mktemp("said"),
        env={**environment, "PYTHONPATH": str(ROOT)},
        encoding="utf-8",
    )

    def run(*words: object, code: int = 0) -> dict:
        process.stdin.write(json.dumps([str(tmp_path), list(map(str, words))]) + "\n")
        process.stdin.flush()
        return answer(json.loads(process.stdout.readline()), code, words)

    yield run
    process.communicate()


@pytest.mark.timeout(300)  # a score of processes, each of which opens a folder
def test_a_month_by_commands(main, tmp_path):
    (tmp_path / "stick").mkdir()
    main("new-office", "office", "--code", "370406", "--name", "山亭区司法局")
    for key in ("one.txt", "two.txt"):
        main("keys", "export", "--data", "office", "--secret", "-o", key)
    main("invite", "--data", "office", "--code", CODE, "--name", "店子村", "-o", "invitation.json")
    main("new-room", "room", "--invitation", "invitation.json")
    ledger = resource("sample", "legacy_ledger.xlsx")
    brought = main("import", "--data", "room", ledger, "--json")
    found = main("find", "--data", "room", "王喜", "--json")["hits"]
    visit = next(hit["id"] for hit in found if hit["kind"] == "visit")
    main("print", "--data", "room", "visit-form", "--id", visit, "-o", "form.pdf")
    assert (tmp_path / "form.pdf").read_bytes().startswith(b"%PDF")
    old = main("import", "--data", "room", ledger, "--sheet", "调解台账", "--json")
    listed = main("case", "list", "--data", "room", "--json")["cases"]
    assert len(listed) == old["ready"] == 20
    going = next(each for each in listed if each["state"] == "mediating")
    shown = main("case", "show", "--data", "room", "--id", going["number"], "--json")
    assert shown["next"][0]["step"] == "tell_rights"
    due = main("due", "--data", "room", "--json")["due"]
    assert going["id"] in {each["case"] for each in due}
    asked = ("case-paper", "--id", going["id"], "--paper", "notice", "-o", "notice.pdf")
    main("print", "--data", "room", *asked)
    assert (tmp_path / "notice.pdf").read_bytes().startswith(b"%PDF")
    exported = main("export", "--data", "room", "stick", "--json")
    assert exported["serial"] == 1
    [package] = exported["files"]
    assert main("inspect", tmp_path / "stick" / package, "--json")["sender"] == CODE
    received = main("receive", "--data", "office", "stick", "--json")
    assert [each["verdict"] for each in received["packages"]] == ["taken"]
    told = main("take-reply", "--data", "room", "stick", "--json")
    assert told["delivered_to"] == exported["entries"]
    at_office = main("find", "--data", "office", "王", "--limit", "1000", "--json")["hits"]
    in_room = main("find", "--data", "room", "王", "--limit", "1000", "--json")["hits"]
    assert {hit["id"] for hit in at_office} == {hit["id"] for hit in in_room}
    main("backup", "--data", "room", "backup.bin")
    main("restore", "backup.bin", "again")
    assert main("check", "--data", "again", "--json")["problems"] == []
    assert brought["ready"] > 50


@pytest.mark.timeout(120)
def test_two_programs_do_not_hold_one_folder(cold, main, tmp_path):
    main("new-room", "room", "--code", CODE, "--name", "店子村")
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, pathlib; from app import store;"
            "store.open(pathlib.Path(sys.argv[1]), '正月十五-1');"
            "print('open', flush=True); sys.stdin.read()",
            tmp_path / "room",
        ],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "open\n"
    cold("find", "--data", "room", "王", code=1)
    holder.communicate("")
    main("find", "--data", "room", "王")


def test_the_records_lie_in_the_data_folder_of_the_system_unless_another_is_named(cold, tmp_path):
    if sys.platform != "linux":
        pytest.skip("the folder is told by XDG_DATA_HOME on Linux alone")
    cold("new-room", tmp_path / "home" / "LegalRoom", "--code", CODE, "--name", "店子村")
    assert cold("find", "店子", "--json")["hits"]
