"""Any kind of record listed, shown, kept and changed by command."""

import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import store
from app.documents.ledgers import kinds as ledger_kinds
from app.language import _
from app.records import cards, keeping, people, visits
from app.records.keeping import Narrowing
from app.resources import resource
from app.store import journal, registry
from app.store.database import database
from tests.commands.conftest import PASSWORD

LEDGER = resource("sample", "legacy_ledger.xlsx")
FIRST = datetime.date(2025, 3, 1)


@pytest.fixture
def folder(command, room_folder, once):
    """A room with an old ledger."""

    def happen():
        assert command("import", "--data", room_folder, LEDGER).code == 0

    once("an old ledger", happen, room_folder.name)
    return room_folder


def entries(folder, action):
    """How many entries of the journal are of an action."""
    store.open(folder, PASSWORD)
    found = database.execute_sql(
        "SELECT count(*) FROM entry WHERE action = ?", (action,)
    ).fetchone()
    store.close(with_backup=False)
    return found[0]


def test_any_kind_is_listed_under_its_chinese_labels(command, folder):
    for kind in ("visit", "person", "case", "import_batch"):
        said = command("list", kind, "--data", folder)
        assert said.code == 0, said.err
        columns = [each for each in registry[kind].columns().values() if each.listed]
        heads = ["id", *(_(each.label) for each in columns)]
        assert kind == "case" or said.out.splitlines()[0].split("\t") == heads
        assert command("list", _(registry[kind].label), "--data", folder).out == said.out


def test_a_list_is_narrowed_as_the_window_narrows_it(command, folder):
    everything = command("list", "visit", "--data", folder, "--limit", 1000, "--json").json
    assert everything["count"] == len(everything["records"]) > 5
    few = command("list", "visit", "--data", folder, "--limit", 2, "--json").json
    assert few["records"] == everything["records"][:2]
    assert few["count"] == everything["count"]
    mode = next(each["category"] for each in everything["records"] if each["category"])
    narrowed = command(
        "list", "visit", "--data", folder, "--facet", f"category={mode}", "--limit", 1000, "--json"
    ).json
    assert 0 < narrowed["count"] <= everything["count"]
    assert command("list", "visit", "--data", folder, "--void", "--json").json["count"] == 0
    day = everything["records"][0]["day"]
    late = command("list", "visit", "--data", folder, "--since", day, "--json").json
    assert {each["day"] for each in late["records"]} == {day}
    named = command("list", "来访", "--data", folder, "--text", "wangxi", "--json").json
    assert {each["name"] for each in named["records"]} == {"王喜"}


def test_what_is_private_is_masked_until_it_is_asked_for_and_that_is_written_down(command, folder):
    kept = command("keep", "person", "姓名=赵淑珍", "phone=13806371234", "--data", folder, "--json")
    which = kept.json["id"]
    assert "13806371234" not in command("show", "person", which, "--data", folder).out
    assert "13806371234" not in command("list", "person", "--data", folder, "--json").out
    assert entries(folder, "unmask") == 0
    assert "13806371234" in command("show", "person", "赵淑珍", "--private", "--data", folder).out
    assert entries(folder, "unmask") == 1


def test_a_visit_is_kept_and_corrected_as_it_would_be_typed(command, folder):
    kept = command(
        "keep", "visit", "--data", folder, "--json",
        "日期=2026.3.4", "来访人=王建国", "category=赡养", "facts=院墙滴水",
        "place=370406101201",
    )  # fmt: skip
    assert kept.code == 0, kept.err
    which = kept.json["id"]
    shown = command("show", "visit", which, "--data", folder, "--json").json
    assert (shown["day"], shown["name"]) == ("2026-03-04", "王建国")
    assert shown["number"] >= 1
    changed = command(
        "change", "visit", which, "facts=院墙", "--reason", "听错了", "--data", folder
    )
    assert changed.code == 0, changed.err
    assert command("show", "visit", which, "--data", folder, "--json").json["facts"] == "院墙"
    assert entries(folder, "visit.log") == entries(folder, "visit.amend") == 1


def test_a_place_keeps_the_name_of_its_action(command, folder):
    assert command("keep", "place", "name=东沟诊所", "--data", folder).code == 0
    assert entries(folder, "place.add") >= 1
    assert command("change", "place", "东沟诊所", "town=店子镇", "--data", folder).code == 0
    assert entries(folder, "place.change") == 1


def test_what_is_wrong_is_refused_by_the_label_of_its_field(command, folder):
    said = command("keep", "visit", "name=王建国", "--data", folder)
    assert said.code == 1
    assert _(visits.Visit.facts.label) in said.err
    said = command("keep", "visit", "day=昨天吧", "--data", folder)
    assert said.code == 1
    assert _(visits.Visit.day.label) in said.err


def test_what_has_rules_of_its_own_is_not_kept_by_its_fields_alone(command, folder):
    said = command("keep", "case", "day=2026-03-04", "--data", folder)
    assert said.code == 1
    assert _(registry["case"].label) in said.err


def test_a_kind_or_field_that_there_is_not_is_wrong_usage(command, folder):
    assert command("list", "nothing", "--data", folder).code == 2
    assert command("list", "visit", "--facet", "nothing=1", "--data", folder).code == 2
    assert command("keep", "visit", "nothing", "--data", folder).code == 2
    assert command("show", "visit", "nobody", "--data", folder).code == 1


@pytest.fixture
def many(room):
    """Visits and cards of several days, some of them void."""
    holder = people.register(name="赵淑珍")
    with journal.action("test") as act:
        for at in range(60):
            on = FIRST + datetime.timedelta(days=at * 7 % 30)
            visit = visits.add(act, day=on, name="王建国", category="01", facts="院墙")
            card = act.add(cards.CardIssue, person=holder.id, day=on, first=at + 1, last=at + 1)
            for each in (visit, card):
                if at % 8 == 0:
                    act.void(each, "duplicate")


DAYS = st.one_of(st.none(), st.integers(0, 40).map(lambda n: FIRST + datetime.timedelta(days=n)))


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(since=DAYS, until=DAYS)
def test_list_ledger_and_count_agree(many, since, until):
    for kind in ("visit", "card_issue"):
        model, asked = registry[kind], Narrowing(since=since, until=until)
        count, rows = ledger_kinds.named(kind).rows(since, until)
        listed = keeping.page(model, asked, None, 1_000)
        assert len(listed) == keeping.count(model, asked) == count == len(list(rows))
        every = [each.id for each in keeping.every(model, asked)]
        assert [each.id for each, _key in listed] == every[::-1]


def test_every_kind_can_be_listed(many):
    for model in registry.values():
        listed = [each.id for each, _key in keeping.page(model, Narrowing(), None, 1_000)]
        assert listed == [each.id for each in keeping.every(model)][::-1]
        assert keeping.count(model) == len(listed)


def test_a_risk_is_kept_listed_and_due(command, room_folder):
    command("keep", "risk", "等级=红", "事项=邻里", "隐患情况=堵沟", "下次查看=今天",
            "当事人=王建国、李大山", "--data", room_folder)  # fmt: skip
    said = command("list", "risk", "--data", room_folder, "--facet", "等级=红", "--json").json
    assert [each["level"] for each in said["records"]] == ["red"]
    [due] = command("due", "--data", room_folder, "--json").json["activities"]
    assert (due["kind"], due["record"]) == ("隐患", said["records"][0]["id"])
