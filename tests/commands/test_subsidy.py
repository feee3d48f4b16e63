"""Subsidies by command: rates, what is due, a claim from its making to its withdrawal."""

import datetime

import pytest

from app import store
from app.records import cases, people, places, subsidy
from app.records.stats import periods
from app.store import journal
from tests.commands.conftest import PASSWORD


@pytest.fixture
def month():
    return periods.of(datetime.date.today(), "month").before()


@pytest.fixture
def room_with_disputes(room_folder, month, once):
    """Three disputes that were closed last month; of one the identity is missing."""

    def happen():
        store.open(room_folder, password=PASSWORD)
        mediator = people.register(name="傅军")
        village = places.own_village()
        day = month.first
        with journal.action("test.closed") as act:
            for number, difficulty in enumerate(("simple", "hard", "ordinary"), start=1):
                made = act.add(
                    cases.Case, number=f"第{number}号", year=day.year, sequence=number, day=day,
                    source="apply", category="02", facts="滴水檐", state="closed",
                    outcome="written", difficulty=difficulty, applied=day, accepted=day,
                    notified=day, closed=day, place=village.id if village else None,
                )  # fmt: skip
                act.add(
                    cases.CaseMediator, case=made.id, person=mediator.id, name="傅军", since=day
                )
                for paper in ("identity", "revisit")[: 1 if number == 3 else 2]:
                    act.add(cases.PaperOriginal, case=made.id, paper=paper, pages=1, day=day)
        store.close(with_backup=False)

    once("three disputes that were closed", happen, room_folder.name)
    return room_folder


@pytest.fixture
def run(command, room_with_disputes):
    def make(*words, code=0):
        said = command("subsidy", *words, "--data", room_with_disputes)
        assert said.code == code, said.err
        return said

    return make


def test_it_is_said_what_each_dispute_comes_to_and_lacks(run, month):
    said = run("ready", "--json").json
    [mine] = said["mediators"]
    assert said["month"] == month.named_months[0]
    assert [(e["ready"], e["amount"]) for e in mine["disputes"]] == [
        (True, 50), (True, 200), (False, 100),
    ]  # fmt: skip
    assert [e["name"] for e in mine["disputes"][2]["missing"]] == ["revisit"]
    assert "2016-01" in run("ready", "--month", "2016-01").out


def test_a_claim_is_made_checked_taken_back_and_withdrawn(run):
    made = run("claim", "傅军", "--json").json
    assert (made["count"], made["amount"], made["standing"]) == (2, 250, "claimed")
    claim = made["id"][-8:]
    assert run("claim", "傅军", code=1).err
    assert run("check", claim, "--by", "李秀英", "--json").json["standing"] == "checked"
    assert run("take-back", claim, "--reason", "漏签", "--json").json["standing"] == "claimed"
    assert run("withdraw", claim, "--reason", "类别写错", "--json").json["standing"] == "withdrawn"
    assert run("list", "--json").json["claims"] == []
    again = run("claim", "傅军", "第2号", "--json").json
    assert [each["number"] for each in again["lines"]] == ["第2号"]
    assert [each["id"] for each in run("list", "--json").json["claims"]] == [again["id"]]


def test_what_is_not_there_is_said(run):
    assert "张三" in run("claim", "张三", code=1).err
    assert "第9号" in run("claim", "傅军", "第9号", code=1).err
    assert "第3号" in run("claim", "傅军", "第3号", code=1).err
    assert "abc" in run("check", "abc", "--by", "李秀英", code=1).err
    assert run("review", "abc", "--by", "赵所长", code=1).err
    assert "2026Q1" not in run("claim", "傅军", "--month", "2016Q1", code=1).out


def test_totals_say_that_no_money_is_moved(run):
    assert run("totals", "--json").json["paid"] == []
    assert "不" in run("totals").out


def test_rates_are_written_out_changed_and_read_in_at_an_office(
    command, office_folder, room_with_disputes, tmp_path
):
    asked = ("subsidy", "rates", "--data", office_folder)
    assert command(*asked, "--json").json["sample"] is True
    file = tmp_path / "rates.json"
    text = command(*asked, "--show").out
    file.write_text(text.replace('"simple": 50', '"simple": 55.5'), encoding="utf-8")
    said = command(*asked, "--file", file, "--json").json
    assert (said["sent"], said["rates"][0]["classes"]["simple"]) == (True, 55.5)
    file.write_text(text.replace('"simple": 50', '"simple": "x"'), encoding="utf-8")
    refused = command(*asked, "--file", file)
    assert refused.code == 1
    assert "rates.json" in refused.err
    assert command(*asked, "--back", "--json").json["sample"] is True
    in_room = ("subsidy", "rates", "--data", room_with_disputes)
    assert command(*in_room, "--file", file).code == 1
    assert "¥" not in command(*in_room).out


def test_the_names_of_the_standings_are_those_of_the_program(run):
    assert run("claim", "傅军", "--json").json["standing"] in subsidy.STANDINGS


def test_an_office_is_told_how_many_claims_of_other_months_wait(command, office_folder, month):
    asked = ("subsidy", "list", "--data", office_folder)
    assert command(*asked, "--json").json["waiting"] == {}
    store.open(office_folder, password=PASSWORD)
    earlier = month.before()
    with journal.action("test.claimed") as act:
        for whose in (month, earlier, earlier):
            act.add(
                subsidy.SubsidyClaim, day=whose.last, month=whose.named_months[0], name="傅军",
                person=journal.new_id(), count=1, amount=100, rates="例", checked=whose.last,
                checked_by="李秀英",
            )  # fmt: skip
    store.close(with_backup=False)
    assert command(*asked, "--json").json["waiting"] == {
        earlier.named_months[0]: 2, month.named_months[0]: 1,
    }  # fmt: skip
    said = command(*asked).out
    assert f"别的月份还有 2 份申报待办（{periods.words(earlier)}：2 份）" in said
    assert "别的月份" not in command(*asked, "--month", f"{earlier.first}..{month.last}").out
