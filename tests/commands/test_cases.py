"""Disputes by command: brought in, listed, shown, due, printed."""

import datetime
import shutil
import subprocess

import pytest

from app import store
from app.records import cases, people
from app.resources import resource
from app.store import journal
from tests.commands.conftest import PASSWORD

LEDGER = resource("sample", "legacy_ledger.xlsx")


def _quarrelled(folder):
    store.open(folder, PASSWORD)
    today = store.current().today()
    day = today - datetime.timedelta(days=20)
    fu = people.register(name="傅军", sex="1")
    settled = cases.settle_on_the_spot(
        parties=[
            {"role": "applicant", "name": "王建国"},
            {"role": "respondent", "name": "李海涛"},
        ],
        mediators=[fu.id],
        clauses="分两次付清",
        amount=120_000,
        instalments=[
            {"due": today - datetime.timedelta(days=3), "amount": 20_000, "payer": "李海涛"},
            {"due": today + datetime.timedelta(days=60), "amount": 100_000, "payer": "李海涛"},
        ],
        performed=False,
        day=day,
        category="02",
        facts="狗咬伤了鸡",
    )
    secret = cases.register(
        parties=[
            {"role": "applicant", "name": "赵淑珍"},
            {"role": "respondent", "name": "孙八"},
        ],
        category="01",
        facts="家里的事",
        confidential=True,
    )
    store.close(with_backup=False)
    return settled, secret


@pytest.fixture
def quarrel(room_folder, once):
    """A room with a dispute that is performed in instalments, and a confidential one."""
    return once("two quarrels", lambda: _quarrelled(room_folder), room_folder.name)


def test_a_year_is_the_year_of_the_days_as_in_the_window(command, room_folder):
    store.open(room_folder, PASSWORD)
    sides = [{"role": "applicant", "name": "王建国"}, {"role": "respondent", "name": "李海涛"}]
    for day, state in ((datetime.date(2025, 12, 31), 2025), (datetime.date(2025, 3, 1), 2026)):
        case = cases.register(parties=sides, category="02", facts="狗", day=day)
        with journal.action("test") as act:
            act.change(case, year=state, number=f"〔{state}〕9号")
    shown = cases.page(cases.Filter(text="2025年"))
    store.close(with_backup=False)
    listed = command("case", "list", "--data", room_folder, "--year", "2025", "--json").json
    assert {each["id"] for each in listed["cases"]} == {case.id for case, _key in shown}
    assert len(shown) == 2


def test_the_disputes_of_an_old_ledger_come_in_by_their_sheet(command, room_folder):
    words = ("import", "--data", room_folder, LEDGER, "--sheet", "调解台账", "--json")
    said = command(*words).json
    assert (said["rows"], said["ready"], said["look"], said["left_out"]) == (42, 20, 20, 2)
    assert all(item["reasons"] or item["state"] == "ready" for item in said["items"])
    listed = command("case", "list", "--data", room_folder, "--json").json["cases"]
    assert len(listed) == 20
    assert command(*words).json["ready"] == 0
    assert len(command("case", "list", "--data", room_folder, "--json").json["cases"]) == 20


def test_a_list_says_stage_title_and_what_is_due_first(command, room_folder, quarrel):
    settled, _secret = quarrel
    listed = command("case", "list", "--data", room_folder, "--json").json["cases"]
    by_id = {each["id"]: each for each in listed}
    first = by_id[settled.id]
    assert (first["state"], first["number"]) == ("performing", settled.number)
    assert "王建国" in first["title"]
    assert first["due"]["days"] == -3
    assert "200.00" in first["due"]["words"]
    plain = command("case", "list", "--data", room_folder).out
    assert settled.number in plain
    assert "履行中" in plain


def test_a_confidential_dispute_stands_in_the_list_without_a_name(command, room_folder, quarrel):
    assert "赵淑珍" not in command("case", "list", "--data", room_folder).out
    assert "赵淑珍" not in command("case", "list", "--data", room_folder, "--json").out


@pytest.mark.parametrize("stage", ["performing", "履行中"])
def test_a_list_is_narrowed_to_a_stage(command, room_folder, quarrel, stage):
    said = command("case", "list", "--data", room_folder, "--stage", stage, "--json").json
    assert [each["id"] for each in said["cases"]] == [quarrel[0].id]


def test_a_stage_that_there_is_not_is_wrong_usage(command, room_folder, quarrel):
    assert command("case", "list", "--data", room_folder, "--stage", "睡觉").code == 2


def test_a_dispute_is_named_by_number_running_number_or_identity(command, room_folder, quarrel):
    settled, _secret = quarrel
    for which in (settled.id, settled.number, "1"):
        said = command("case", "show", "--data", room_folder, "--id", which, "--json").json
        assert said["id"] == settled.id
    assert command("case", "show", "--data", room_folder, "--id", "999").code == 1
    assert command("case", "show", "--data", room_folder).code == 2


def test_a_dispute_is_shown_whole(command, room_folder, quarrel):
    said = command("case", "show", "--data", room_folder, "--id", 1, "--json").json
    assert [each["name"] for each in said["parties"]] == ["王建国", "李海涛"]
    assert said["money"]["left"] == 120_000
    assert [each["amount"] for each in said["money"]["instalments"]] == [20_000, 100_000]
    assert {"step": "perform", "ready": True}.items() <= said["next"][0].items()
    assert said["timeline"][0]["words"]
    assert said["papers"]["must"] >= said["papers"]["there"] > 0
    plain = command("case", "show", "--data", room_folder, "--id", 1).out
    assert "李海涛" in plain
    assert "傅军" in plain


def test_what_is_due_says_day_days_and_step(command, room_folder, quarrel):
    said = command("due", "--data", room_folder, "--json").json["due"]
    assert [(each["days"], each["step"]) for each in said if each["kind"] == "instalment"] == [
        (-3, "urge")
    ]
    assert {each["case"] for each in said} == {quarrel[0].id}
    later = command("due", "--data", room_folder, "--days", 90, "--json").json["due"]
    assert len(later) == len(said) + 1
    assert "3 天" in command("due", "--data", room_folder).out


def test_an_empty_room_has_nothing_due(command, room_folder):
    nothing = {"due": [], "activities": [], "remarks": [], "certificates": []}
    assert command("due", "--data", room_folder, "--json").json == nothing
    assert command("due", "--data", room_folder).out.strip()
    assert command("case", "list", "--data", room_folder).out.strip()


def test_the_ledger_and_the_month_are_printed(command, room_folder, quarrel, tmp_path):
    ledger, month = tmp_path / "ledger.pdf", tmp_path / "month.pdf"
    said = command("print", "--data", room_folder, "case-ledger", "-o", ledger, "--json")
    assert said.json["count"] == 2
    assert ledger.read_bytes().startswith(b"%PDF")
    assert command("print", "--data", room_folder, "case-month", "-o", month).code == 1
    assert not month.exists()


# Papers


@pytest.mark.parametrize("way", [(), ("--blank",), ("--ruled",)])
@pytest.mark.parametrize("paper", ["session", "oral", "人民调解记录", "all"])
def test_a_paper_of_a_dispute_is_printed_three_ways(
    command, room_folder, quarrel, tmp_path, paper, way
):
    out = tmp_path / "paper.pdf"
    asked = ("print", "--data", room_folder, "case-paper", "--id", 1, "--paper", paper, *way)
    said = command(*asked, "-o", out, "--json")
    assert said.code == 0, said.err
    assert said.json == {"file": str(out), "count": 1}
    assert out.read_bytes().startswith(b"%PDF")


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler")
def test_a_volume_holds_every_paper_and_a_name_only_where_it_is_filled_in(
    command, room_folder, quarrel, tmp_path
):
    def words(paper, *way):
        out = tmp_path / "paper.pdf"
        said = command(
            "print", "--data", room_folder, "case-paper", "--id", 1, "--paper", paper, *way,
            "-o", out,
        )  # fmt: skip
        assert said.code == 0, said.err
        return subprocess.run(
            ["pdftotext", out, "-"], capture_output=True, text=True, check=True
        ).stdout

    assert "王建国" in words("volume")
    assert "王建国" in words("oral")
    assert "王建国" not in words("oral", "--blank")


def test_a_paper_is_of_some_dispute_and_has_a_name(command, room_folder, quarrel, tmp_path):
    asked = ("print", "--data", room_folder, "case-paper", "-o", tmp_path / "x.pdf")
    assert command(*asked, "--id", 1).code == 2
    assert command(*asked, "--paper", "session").code == 2
    assert command(*asked, "--id", 1, "--paper", "窗花").code == 2
    assert command(*asked, "--id", 77, "--paper", "session").code == 1
    assert command(*asked, "--id", 1, "--paper", "session", "--blank", "--ruled").code == 2
    assert not (tmp_path / "x.pdf").exists()


def test_void_disputes_are_listed_with_the_numbers_they_keep(command, room_folder, quarrel):
    settled, _secret = quarrel
    store.open(room_folder, PASSWORD)
    cases.void(cases.get(settled.id), reason="duplicate")
    store.close(with_backup=False)
    said = command("case", "list", "--data", room_folder, "--void", "--json").json["cases"]
    assert [each["number"] for each in said] == [settled.number]
    assert settled.number not in command("case", "list", "--data", room_folder).out


def test_numbers_that_lie_on_paper_only_are_listed_with_the_void_ones(
    command, room_folder, quarrel
):
    store.open(room_folder, PASSWORD)
    year = store.current().today().year
    cases.numbering.say_last_on_paper(year, 9)
    case = cases.register(
        day=store.current().today(), category="02", facts="占道",
        parties=[{"role": "applicant", "name": "甲"}, {"role": "respondent", "name": "乙"}],
    )  # fmt: skip
    unused = cases.numbering.ranges_words(cases.numbering.unused(year))
    cases.void(case, reason="other")
    store.close(with_backup=False)
    asked = ("case", "list", "--data", room_folder, "--void", "--year", str(year))
    [listed] = command(*asked, "--json").json["numbers"]
    assert listed["void"] == [case.number]
    assert listed["unused"][-1][1] == 9
    assert f"{year}年只在纸上" in command(*asked).out
    assert unused in command(*asked).out
    assert "numbers" not in command("case", "list", "--data", room_folder, "--json").json


def test_a_dispute_is_led_on_by_what_its_forms_ask_for(command, quarrel, room_folder):
    _settled, secret = quarrel
    here = ("--data", room_folder, "--id", secret.id)
    shown = command("case", "step", "accept", "--json")
    assert shown.code == 0, shown.err
    asked = shown.json
    assert list(asked["fields"]) == ["accepted", "difficulty", "applied", "consent_day"]
    assert "申请书" in command("case", "step", "accept", *here).err
    said = command(
        "case", "step", "accept", f"applied={secret.day}", "difficulty=简易", *here, "--json"
    ).json
    assert (said["step"], said["state"]) == ("accept", "accepted")
    command("case", "step", "tell_rights", "notified_how=口头", *here)
    whole = command("case", "show", *here, "--json").json
    assert whole["values"]["notified_how"] == "oral"
    assert whole["values"]["difficulty"] == "simple"
    assert whole["next"][0]["step"] == "name_mediator"


def test_a_step_by_command_says_which_field_is_wrong(command, quarrel, room_folder):
    _settled, secret = quarrel
    here = ("--data", room_folder, "--id", secret.id)
    assert "accepted" in command("case", "step", "accept", "when=1", *here).err
    refused = command("case", "step", "report_to_police", "words=动手打人", *here)
    assert refused.code == 1
    assert "whom" in refused.err
