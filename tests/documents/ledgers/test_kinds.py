"""Ledgers follow from what a record says of itself."""

import datetime

import pytest
from python_calamine import CalamineWorkbook

from app import store
from app.books import kinds, sheet
from app.books.plan import Choices
from app.documents import confidential, papers
from app.documents.design import LedgersDesign, load
from app.documents.items import ITEMS
from app.documents.items import ledgers as items
from app.documents.items.item import ItemRequest
from app.documents.ledgers import kinds as ledger_kinds
from app.documents.ledgers import workbook
from app.fields import Address, Day, IdentityNumber, Money, Name, Phone, Reference, Text, Whole
from app.records import cards, cases, certificates, people, visits
from app.store import Column, Record, columns, journal
from app.store.database import database
from tests.documents.conftest import Read

DAY = datetime.date(2026, 11, 20)


@pytest.fixture
def talk(room):
    """A kind of record that nobody thought of: its declaration is all there is."""
    del room  # opened before it, as nothing here gives the kind a table by a step

    class Talk(Record):
        kind_name = "talk"
        label = "Talk"

        number = Column(Whole(min=1), "Number")
        day = Column(Day(), "Held on", required=True)
        speaker = Column(Name(), "Speaker", required=True)
        guest = Column(Reference(to="person"), "Guest")
        phone = Column(Phone(), "Call", private=True)
        identity = Column(IdentityNumber(), "Number of card", private=True, travels=False)
        address = Column(Address(), "Home", private=True)
        words = Column(Text(max=3_000, lines=4), "What was said")
        cost = Column(Money(), "Cost")
        hidden = Column(Text(), "Not listed", listed=False)

    yield Talk
    del columns.registry["talk"]


@pytest.fixture
def held(talk, room):
    database.create_tables([talk])
    guest = people.register(name="赵淑珍")
    with journal.action("test") as act:
        for number in range(1, 4):
            act.add(
                talk,
                number=number,
                day=DAY + datetime.timedelta(days=number),
                speaker="王建国",
                guest=guest.id,
                phone="13806321234",
                identity="370406198001010017",
                address="店子镇店子村2组",
                words="邻里和睦",
                cost=12_050,
                hidden="不列",
            )
    return talk


def cells(path, sheet=0):
    book = CalamineWorkbook.from_path(str(path))
    return book.get_sheet_by_index(sheet).to_python()


def test_a_kind_of_record_nobody_thought_of_has_its_ledger_on_paper(held):
    [item] = [each for each in items.items() if each.name == "talk-ledger"]
    made = item.make(ItemRequest(), None)
    assert made.count == 3
    text = Read(made.pdf).text
    for words in ("Talk台账", "Heldon", "王建国", "赵淑珍", "13806321234", "370406198001010017"):
        assert words in text
    for words in ("店子镇店子村2组", "邻里和睦", "361.50", "合计3条", "2026-11-22"):
        assert words in text
    assert "不列" not in text


def test_its_public_variant_names_nobody(held):
    [item] = [each for each in items.items() if each.name == "talk-ledger"]
    text = Read(item.make(ItemRequest(public=True), None).pdf).text
    for words in ("王建国", "赵淑珍", "13806321234", "37040619800101", "2组", "邻里和睦"):
        assert words not in text
    for words in ("（公开）", "王某某", "赵某某", "138****1234", "店子镇店子村***"):
        assert words in text


def test_it_is_a_workbook_too(held, tmp_path):
    [item] = [each for each in items.items() if each.name == "talk-ledger"]
    assert item.book is not None
    assert item.book(ItemRequest(), tmp_path / "full.xlsx", None) == 3
    head, first, *_, last = cells(tmp_path / "full.xlsx")
    told = dict(zip(head, first, strict=True))
    assert told["Held on"] == DAY + datetime.timedelta(days=1)
    assert (told["Guest"], told["Cost"], told["Number of card"]) == (
        "赵淑珍",
        120.5,
        "370406198001010017",
    )
    assert dict(zip(head, last, strict=True))["Cost"] == 361.5
    item.book(ItemRequest(public=True), tmp_path / "public.xlsx", None)
    said = str(cells(tmp_path / "public.xlsx"))
    assert "王某某" in said
    for words in ("王建国", "赵淑珍", "13806321234", "邻里和睦"):
        assert words not in said


def test_a_ledger_holds_what_its_period_holds(held):
    day = DAY + datetime.timedelta(days=2)
    assert papers.ledger("talk", day, day).count == 1
    assert papers.ledger("talk", since=day).count == 2
    assert papers.ledger("talk", until=day).count == 2
    with journal.action("test") as act:
        act.void(held.get(held.number == 2), "other")
    assert papers.ledger("talk", day, day).count == 0


def test_what_was_arranged_names_columns_that_there_are(room):
    for name, choice in load("ledgers", LedgersDesign).kinds.items():
        ledger = ledger_kinds.named(name)
        for column in (*choice.full, *choice.public, *choice.open, *choice.shares):
            assert ledger.columns(column) is not None, f"{name}.{column}"
        assert set(choice.open) <= set(choice.public)
        if choice.public:
            assert list(ledger.shown(public=True)) == list(choice.public)


def test_running_text_is_left_out_in_public_even_if_it_was_chosen(room):
    ledger = ledger_kinds.named("visit").showing(("day", "name", "facts", "advice"))
    assert list(ledger.shown()) == ["day", "name", "facts", "advice"]
    assert list(ledger.shown(public=True)) == ["day", "name"]


def test_cards_handed_out_name_who_serves_and_mask_who_got_them(room):
    fu = people.register(name="傅军")
    cards.issue(printed=[(fu.id, 5)], day=DAY, holder_name="赵淑珍")
    text = Read(papers.ledger("card_issue").pdf).text
    assert "傅军" in text
    assert "赵淑珍" in text
    public = Read(papers.ledger("card_issue", masked=True).pdf).text
    assert "傅军" in public
    assert "赵某某" in public


def test_a_referral_stands_on_the_day_of_its_visit_with_who_came(room):
    came = visits.log(day=DAY, name="赵淑珍", phone="13806321234", category="01", facts="工伤")
    visits.refer(came, told=True, centre="山亭区法律援助中心")
    text = Read(papers.ledger("referral", DAY, DAY).pdf).text
    for words in ("法律援助转介台账", "赵淑珍", "13806321234", "山亭区法律援助中心", "2026-11-20"):
        assert words in text
    assert papers.ledger("referral", until=DAY - datetime.timedelta(days=1)).count == 0
    public = Read(papers.ledger("referral", masked=True).pdf).text
    assert "赵某某" in public
    assert "13806321234" not in public


def test_an_office_says_who_made_each_record(office):
    visits.log(day=DAY, name="赵淑珍", category="01", facts="工伤")
    made = papers.ledger("visit")
    assert "山亭区司法局" in Read(made.pdf).text
    assert next(iter(ledger_kinds.named("visit").shown())) == "origin"
    assert "origin" not in ledger_kinds.named("received_package").shown()


def test_certificates_have_a_ledger(office):
    certificates.issue(
        kind="completion", holders=[{"name": "赵淑珍", "village": "店子村"}], day=DAY,
        what="法律明白人培训", hours=8,
    )  # fmt: skip
    text = Read(papers.ledger("certificate").pdf).text
    for words in ("证书台账", "赵淑珍", "法律明白人培训", "2026-11-20"):
        assert words in text
    assert "赵淑珍" not in Read(papers.ledger("certificate", masked=True).pdf).text


def test_what_the_program_keeps_for_itself_fills_no_ledger(room):
    names = {each.name for each in ledger_kinds.every()}
    assert names >= {"visit", "case", "oral", "referral", "card_issue", "certificate", "delivery"}
    assert not names & {"office", "receipt", "invitation", "room", "holiday", "party", "agreement"}


def test_no_two_items_have_one_name():
    names = [each.name for each in ITEMS]
    assert len(set(names)) == len(names)


# Confidential disputes


@pytest.fixture
def secret(room):
    """A visit, one before and one after it, and the confidential dispute that grew from it."""
    values = {"day": DAY, "name": "赵淑珍", "phone": "13806321234", "category": "01"}
    before = visits.log(**values, facts="挨打多年", advice="先报警")
    came = visits.log(**values, facts="挨打多年", advice="先报警", follows=before.id)
    visits.log(**values, facts="挨打多年", advice="先报警", follows=came.id)
    visits.refer(came, centre="山亭区法律援助中心", outcome="挨打多年")
    case = cases.register(
        parties=[{"role": "applicant", "name": "赵淑珍"}, {"role": "respondent", "name": "钱大力"}],
        visit=came.id,
        category="01",
        facts="挨打多年",
        confidential=True,
    )
    fu = people.register(name="傅军")
    visits.log(day=DAY, name="孙广才", category="02", facts="地界", handler=fu.id)
    return case


def texts(public):
    days = (DAY, DAY)
    yield from (
        (each.name, Read(papers.ledger(each.name, masked=public).pdf).text)
        for each in ledger_kinds.every()
    )
    if not public:
        yield "log", Read(papers.day_logs(*days).pdf).text


@pytest.mark.parametrize("public", [False, True])
def test_a_confidential_dispute_is_named_in_no_ledger_nor_log(secret, public, tmp_path):
    for name, text in texts(public):
        for words in ("赵", "钱大力", "挨打", "报警", "13806321234", "山亭区法律援助"):
            assert words not in text, name
    names = [each.name for each in ledger_kinds.every()]
    workbook.write(tmp_path / "all.xlsx", names, public=public)
    for number in range(len(names)):
        said = str(cells(tmp_path / "all.xlsx", number))
        for words in ("赵淑珍", "赵某某", "钱大力", "挨打", "13806321234"):
            assert words not in said, names[number]


def test_the_dispute_is_counted_and_said_to_be_confidential(secret):
    text = Read(papers.ledger("visit").pdf).text
    assert text.count("（保密）") == 3
    assert "孙广才" in text
    assert "合计4条" in text
    assert "（保密）" in Read(papers.ledger("case", masked=True).pdf).text


def test_it_may_be_named_again_once_it_is_confidential_no_more(secret):
    cases.keep_confidential(secret, wanted=False)
    assert confidential.hidden() == frozenset()
    assert "挨打多年" in Read(papers.ledger("visit").pdf).text


def test_the_visits_that_are_listed_keep_the_secret_as_a_workbook(secret, tmp_path):
    found = visits.every(visits.Filter())
    assert workbook.write_whole(tmp_path / "visits.xlsx", "visit", found) == 4
    said = str(cells(tmp_path / "visits.xlsx", 0))
    assert "赵淑珍" not in said
    assert "挨打" not in said


def test_a_workbook_of_visits_comes_in_elsewhere_without_its_total(room, new_room, tmp_path, clock):
    visits.log(day=DAY, name="赵淑珍", category="01", facts="离婚")
    workbook.write(tmp_path / "out.xlsx", ["visit"])
    store.close(with_backup=False)
    new_room(tmp_path / "other", code="370406101201-01")
    book = sheet.read(tmp_path / "out.xlsx")
    plan = kinds.plan(kinds.VISITS, book, Choices(today=clock().date()))
    assert [item.state for item in plan.items] == ["left_out", "ready", "left_out"]
