"""Whoever looks on in the room must not read who has a confidential dispute, or what about."""

import io

import pytest

from app.documents import papers
from app.documents.cases import printing as case_sources
from app.documents.ledgers import case_ledgers
from app.documents.ledgers import kinds as ledger_kinds
from app.records import cases
from app.store import full_text, schema, search
from app.store.database import database
from tests.documents.conftest import Read
from tests.records.cases.conftest import DAY

WHO = ("王建国", "李海涛", "wangjianguo", "wjg", "建国")
WHAT = ("滴水檐", "翻建", "拆除", "三日内", "好好相处", "收条", "来电")


def worked_through(village):
    """A dispute with words in every record that hangs on it."""
    case = village.performing(amount=10_000)
    cases.change(case, title="王建国与李海涛滴水檐之争", requests="拆除滴水檐")
    line = cases.money.statement(case).lines[0]
    cases.pay(case, instalment=line.instalment, day=DAY, amount=10_000, voucher="收条")
    cases.append_note(case, day=DAY, words="王建国来电")
    case = cases.perform(case, performance="performed", day=DAY)
    cases.revisit(case, day=DAY, whom=["王建国"], words="好好相处")
    return cases.get(case.id)


@pytest.fixture
def secret(village):
    case = worked_through(village)
    cases.keep_confidential(case)
    return cases.get(case.id)


def told(text):
    return [each for each in (*WHO, *WHAT) if each in text]


def printed(write):
    out = io.BytesIO()
    write(out)
    return Read(out.getvalue()).text


@pytest.mark.parametrize("words", [*WHO, *WHAT])
def test_no_search_finds_it_by_who_has_it_or_what_it_is_about(secret, words):
    kinds = ["case", *(model.kind_name for model in cases.OF_CASE)]
    assert search.find(words, kinds) == []
    assert cases.page(cases.Filter(text=words)) == []


def test_it_is_found_by_its_number_without_a_name(secret):
    hits = search.find("第1号", ["case"])
    assert [each.id for each in hits] == [secret.id]
    assert not told(hits[0].title)
    assert [case.id for case, _ in cases.page(cases.Filter(confidential=True))] == [secret.id]


def test_what_is_confidential_no_longer_is_found_again(secret):
    cases.keep_confidential(secret, wanted=False)
    assert cases.page(cases.Filter(text="王建国"))
    assert search.find("好好相处", ["revisit", "party", "case", "agreement", "mediation"]) == []
    assert search.find("王建国", ["party"])


def test_what_is_written_down_later_is_not_found_either(secret):
    cases.append_note(secret, words="赵六来过")
    cases.parties.add_agent(cases.parts.parties(secret)[0], name="赵六", powers="general")
    assert search.find("赵六") == []


def test_its_title_heading_and_what_is_due_name_nobody(secret):
    said = [cases.title(secret), secret.heading()]
    said += [cases.parts.parties(secret)[0].heading()]
    said += [each.words for each in cases.due.of_case(secret)]
    assert not told("".join(said))


def ledgers_of_disputes():
    kinds = {"case", "oral", *(model.kind_name for model in cases.OF_CASE)}
    return [each for each in ledger_kinds.every() if each.name in kinds]


@pytest.mark.parametrize("masked", [False, True])
def test_ledgers_name_nobody(secret, masked):
    assert len(ledgers_of_disputes()) > 1
    for each in ledgers_of_disputes():
        _count, rows = each.rows(None, None, public=masked)
        assert not told(str(list(rows))), each.name
        assert not told(Read(papers.ledger(each.name, masked=masked).pdf).text), each.name


def test_why_it_was_handed_on_stays_out_of_the_ledger(village):
    case = cases.hand_on(village.mediating(), to="court", reason="王建国要起诉", day=DAY)
    cases.keep_confidential(case)
    assert not told(Read(papers.ledger("case").pdf).text)


def test_the_lists_of_volumes_name_nobody(secret):
    for write in (
        lambda out: case_sources.year_index(out, [secret], year=2026),
        lambda out: case_sources.transfer(out, [secret], receiver="司法所"),
        lambda out: case_sources.spines(out, [secret]),
    ):
        assert not told(printed(write))
    for masked in (False, True):
        assert not told(Read(papers.ledger("oral", masked=masked).pdf).text)


def test_the_month_of_its_mediator_names_nobody(secret):
    cases.close(secret, day=DAY)
    sheets = case_ledgers.month_sheets(DAY)
    assert sheets
    assert not told(str([each.rows for each in sheets]))


def test_its_own_papers_still_name_its_parties(secret):
    text = printed(lambda out: case_sources.write(out, secret.id, "agreement"))
    assert "王建国" in text


def test_a_room_of_the_earlier_schema_forgets_in_its_search_what_was_confidential(village):
    case = worked_through(village)
    cases.keep_confidential(case)
    # As the release before wrote it: found by everything.
    row = "SELECT row FROM searchable WHERE record = ?"
    for record in (case.id, cases.parts.parties(case)[0].id):
        database.execute_sql(
            f"UPDATE search SET names = ? WHERE rowid = ({row})",
            (full_text.tokens("王建国"), record),
        )
    assert search.find("王建国", ["case", "party"])
    step = next(each for each in schema.steps() if each.name == "0003_reading").load()
    for table, column, _kind in step._COLUMNS:
        database.execute_sql(f'ALTER TABLE "{table}" DROP COLUMN "{column}"')
    step.up(None, database.obj)
    assert search.find("王建国", ["case", "party"]) == []
