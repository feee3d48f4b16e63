"""What every command has in common: exit codes, languages, words for what goes wrong."""

import datetime
import json
import re
import subprocess
import sys

import pytest
from markdown_it import MarkdownIt

from app import VERSION, store
from app.commands import program, terminal
from app.resources import resource
from app.store import registry
from tests.test_architecture import ROOT

DOCUMENT = (ROOT / "docs" / "commands.md").read_text("utf-8")


def every_command():
    whole = program.build()
    for name, command in whole.commands.items():
        for inner, each in getattr(command, "commands", {"": command}).items():
            yield f"{name} {inner}".strip(), each


COMMANDS = dict(every_command())


def test_the_commands_are_the_promised_ones():
    assert set(COMMANDS) == {
        "demo", "new-room", "new-office", "invite", "invite-all", "enrol", "import", "find",
        "print", "export", "receive", "take-reply", "inspect", "keys show", "keys rooms",
        "keys export", "doctor", "check", "backup", "restore", "case list", "case show",
        "case step", "due", "verify-certificate", "list", "show", "keep", "change", "rooms", "fork",
        "publish", "duty list", "duty aid", "duty rules", "stats", "assess show", "assess tables",
        "assess give", "assess freeze", "assess compare", "directory", "positions", "guide",
        "closing list", "closing lock", "closing compare", "closing unlock", "superior list",
        "superior keep", "superior cells", "release list",
        "release add", "update", "subsidy rates", "subsidy ready", "subsidy list", "subsidy claim",
        "subsidy check", "subsidy withdraw", "subsidy review", "subsidy approve", "subsidy return",
        "subsidy take-back", "subsidy draw", "subsidy sample", "subsidy totals",
        "review draw", "review list", "review score", "review ranking",
        "review tell", "review sheets", "missing", "held",
        "doubles list", "doubles decide", "doubles undo", "receipt-code", "return",
    }  # fmt: skip


@pytest.mark.parametrize("path", [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))])
def test_no_example_swallows_what_follows_it(path):
    text = path.read_text("utf-8")
    fences = [each for each in MarkdownIt().parse(text) if each.type == "fence"]
    assert [each.content for each in fences if re.search(r"^(## |```)", each.content, re.M)] == []
    assert len(fences) * 2 == len(re.findall(r"^ *```", text, re.M))


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_documented_with_an_example_and_every_option(name):
    sections = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", DOCUMENT, re.M | re.S))
    examples = re.findall(rf"^main\.py {name} .+$", sections[name], re.M)
    assert examples
    common = {"--data", "--help"}
    for parameter in COMMANDS[name].params:
        if parameter.param_type_name == "option" and not common & set(parameter.opts):
            for option in parameter.opts:
                assert option in sections[name], option


def foreign(said):
    """What is neither Chinese nor a name: of a command, an option, a file, a code, a value."""
    names = {word for name in COMMANDS for word in re.split("[ -]", name)} | set(registry)
    names |= {
        "py",
        "district",
        "town",
        "body",
        "month",
        "disputes",
        "advisers",
        "activities",
        "duties",
        "pdf",
        "csv",
        "json",
        "xlsx",
        "main",
        "visits",
        "cases",
        "people",
        "commands",
        "nonsense",
        "soon",
        "more",
        "many",
    }
    rest = re.sub(r"--[a-z-]+|zh_CN *\| *en|[a-z_]+ \| .*|[<>]=?x|x[<>]=?", "", said)
    return [word for word in re.findall(r"[A-Za-z][a-z]+", rest) if word.lower() not in names]


def test_the_version_is_said(command):
    assert command("--version").out.strip() == VERSION


@pytest.mark.parametrize("words", [["list", "visit"], ["print", "daylog", "-o", "x.pdf"]])
def test_a_period_that_ends_before_it_begins_is_refused(command, room_folder, words):
    line = (*words, "--data", room_folder, "--from", "2026-3-1", "--to", "2026-2-1")
    said = command(*line)
    assert (said.code, said.out) == (1, "")
    assert "2026-03-01 到 2026-02-01" in said.err


def test_no_command_is_documented_that_does_not_exist():
    assert set(re.findall(r"^## (.+)$", DOCUMENT, re.M)) == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_there_in_both_languages(command, name):
    chinese = command(*name.split(), "--help")
    english = command("--lang", "en", *name.split(), "--help")
    assert chinese.code == english.code == 0
    assert re.search(r"[\u4e00-\u9fff]", chinese.out)
    assert not re.search(r"[\u4e00-\u9fff]", english.out)
    assert not foreign(chinese.out)


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"], ["find"], ["find", "--nonsense", "x"], ["keys"], ["print", "paper"],
        ["--lang", "fr", "find", "x"], ["new-room", "x"], ["import", "x", "--year", "many"],
        ["print", "cards"], ["print", "cards", "-o", "x.png"], ["list", "visit", "--limit", "0"],
        ["due", "--days", "soon"], ["check", "more"], ["check", "--json=1"], ["find", "--data"],
        ["case"],
    ],
)  # fmt: skip
def test_wrong_usage_is_said_and_ends_with_2(command, words):
    said = command(*words)
    assert said.code == 2
    assert said.out == ""
    assert said.err.strip()
    assert not foreign(said.err)


def test_a_refusal_ends_with_1_and_its_reason_alone(command, tmp_path):
    said = command("find", "--data", tmp_path / "nothing", "王", "--json")
    assert (said.code, said.out) == (1, "")
    assert said.err.strip() == f"{tmp_path / 'nothing'} 里没有记录。"


def test_the_folder_may_be_named_before_the_command(command, room_folder):
    assert command("--data", room_folder, "find", "王").code == 0


def test_a_wrong_password_is_refused(command, room_folder, monkeypatch):
    monkeypatch.setenv("LEGALROOM_PASSWORD", "something else")
    assert command("check", "--data", room_folder).code == 1


def test_without_password_or_terminal_one_is_asked_for_in_words(command, room_folder, monkeypatch):
    monkeypatch.delenv("LEGALROOM_PASSWORD")
    said = command("check", "--data", room_folder)
    assert said.code == 1
    assert "LEGALROOM_PASSWORD" in said.err


def test_a_fault_of_the_program_is_one_sentence_and_a_line_in_the_log(
    command, room_folder, monkeypatch
):
    def fault(*_given, **_named):
        raise ZeroDivisionError("王建国 370481194912310020")

    monkeypatch.setattr("app.commands.records.found.find", fault)
    said = command("find", "--data", room_folder, "王")
    assert said.code == 1
    assert len(said.err.splitlines()) == 1
    log = (room_folder / "legalroom.log").read_text("utf-8")
    assert "ZeroDivisionError" in log
    assert "王建国" not in log


def test_a_clock_that_is_behind_is_refused_unless_somebody_says_that_it_is_right(
    command, room_folder, monkeypatch
):
    opening = store.open

    def open_early(folder, secret):
        opened = opening(folder, secret)
        opened.clock = lambda: datetime.datetime(2026, 10, 1, tzinfo=datetime.UTC)
        return opened

    monkeypatch.setattr(store, "open", open_early)
    line = ("import", "--data", room_folder, resource("sample", "legacy_ledger.xlsx"))
    assert command(*line).code == 1
    assert command(*line, "--clock-is-right").code == 0


def test_progress_is_shown_on_a_terminal_alone(capsys, monkeypatch):
    monkeypatch.setattr(terminal, "_OFTEN", 0)
    with terminal.Progress("正在打印") as progress:
        progress(1, 2)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with terminal.Progress("正在打印") as progress:
        progress(1, 2)
    assert "正在打印 50 %" in capsys.readouterr().err


def test_the_door_loads_no_window_for_a_command_and_no_commands_for_the_window():
    script = (
        "import sys; sys.argv = ['main.py', 'check', '--help'];"
        "import main; main.main(); print('PySide6' in sys.modules)"
    )
    said = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert said.stdout.splitlines()[-1] == "False"


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ([], {}),
        (["--data", "x"], {"--data": "x"}),
        (["--data=x", "--lang", "en"], {"--data": "x", "--lang": "en"}),
        (["--data", "x", "find"], None),
        (["李村.legalroom-backup"], {"file": "李村.legalroom-backup"}),
        (["--data", "x", "/U 盘/1.age"], {"--data": "x", "file": "/U 盘/1.age"}),
        (["1.age", "2.age"], None),
        (["--help"], None),
        (["--lang", "fr"], None),
        (["--data"], None),
    ],
)
def test_without_a_command_the_window_is_meant(line, asked):
    import main

    assert main.window_asked_for(line) == asked


def test_json_is_one_object_with_its_characters_as_they_are(command, room_folder):
    said = command("find", "--data", room_folder, "店子", "--json")
    assert len(said.out.splitlines()) == 1
    assert isinstance(json.loads(said.out), dict)
    assert "\\u" not in said.out
