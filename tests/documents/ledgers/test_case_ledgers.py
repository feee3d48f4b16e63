"""Ledgers of disputes, printed and as workbooks."""

import datetime
import shutil
import subprocess

import pytest

from app import store
from app.books import kinds, lists_out, sheet
from app.books.plan import Choices
from app.documents import papers
from app.documents.ledgers import case_ledgers
from app.documents.ledgers import kinds as ledger_kinds
from app.records import cases, people
from app.store import current, journal

DAY = datetime.date(2026, 9, 1)


@pytest.fixture
def fu(room):
    return people.register(name="傅军", sex="1")


@pytest.fixture
def settle(fu):
    """A quarrel that was settled on the spot, and closed."""

    def do(who="王建国", whom="李海涛", *, day=DAY, closed=True, mediators=(), **values):
        case = cases.settle_on_the_spot(
            parties=[
                {"role": "applicant", "name": who},
                *({"role": "respondent", "name": each} for each in whom.split("、")),
            ],
            mediators=[fu.id, *mediators],
            clauses="各退一步",
            day=day,
            category="02",
            facts="院墙滴水",
            proof="当场拆除",
            **values,
        )
        if closed:
            cases.revisit(case, day=day + datetime.timedelta(days=7), words="没有再吵")
            cases.close(case, day=day + datetime.timedelta(days=8))
        return cases.get(case.id)

    return do


def told(found):
    return list(case_ledgers.rows(found))


def words(pdf, path):
    (path / "paper.pdf").write_bytes(pdf)
    said = subprocess.run(
        ["pdftotext", "-layout", path / "paper.pdf", "-"],
        capture_output=True,
        text=True,
        check=True,
    )
    return said.stdout


def test_a_ledger_names_both_sides_and_what_came_of_it(settle):
    [row] = told([settle(whom="李海涛、赵六子", amount=120_000)])
    assert row["applicants"] == ["王建国"]
    assert row["respondents"] == ["李海涛", "赵六子"]
    assert (row["result"], row["form"], row["performance"]) == ("达成协议", "oral", "performed")
    assert (row["amount"], row["mediators"]) == (120_000, ["傅军"])


def test_what_is_not_over_says_where_it_stands(room):
    case = cases.register(
        parties=[
            {"role": "applicant", "name": "王建国"},
            {"role": "respondent", "name": "李海涛"},
        ],
        category="02",
        facts="院墙滴水",
    )
    assert told([case])[0]["result"] == "登记"
    case = cases.accept(case, applied=case.day)
    assert told([case])[0]["result"] == "调解中"


def test_a_confidential_dispute_shows_its_stage_and_nobody(settle):
    case = cases.keep_confidential(settle(amount=5_000))
    [row] = told([case])
    assert row["result"] == "达成协议"
    assert "王建国" not in str(row)
    assert "院墙" not in str(row)
    assert "amount" not in row


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler")
def test_the_ledger_is_printed_with_its_sum_and_the_public_one_masked(settle, tmp_path):
    settle(amount=120_000)
    settle("赵六子", day=DAY + datetime.timedelta(days=1), amount=30_000)
    made = papers.ledger("case")
    said = words(made.pdf, tmp_path)
    assert made.count == 2
    assert "矛盾纠纷调解台账" in said
    assert "1,500.00" in said
    public = words(papers.ledger("case", masked=True).pdf, tmp_path)
    assert "王某某" in public
    assert "王建国" not in public
    assert "院墙" not in public


def test_a_workbook_of_disputes_comes_in_elsewhere_as_it_went_out(
    settle, new_room, tmp_path, clock
):
    settle(whom="李海涛、赵六子", amount=120_000)
    columns = ledger_kinds.named("case").shown()
    rows = case_ledgers.rows(cases.every(cases.Filter()))
    path = tmp_path / "list.xlsx"
    listed = lists_out.ListSheet(case_ledgers.SHEET, columns, rows, masked=False)
    assert lists_out.write(path, [listed]) == 1
    store.close(with_backup=False)
    new_room(tmp_path / "other", code="370406101201-01")
    book = sheet.read(path)
    assert kinds.guess(book) == kinds.CASES
    plan = kinds.plan(kinds.CASES, book, Choices(today=clock().date()))
    [item] = plan.ready
    assert item.values["respondents"] == ["李海涛", "赵六子"]
    assert (item.values["amount"], item.values["form"]) == (120_000, "oral")
    kinds.bring_in(plan)
    [case] = cases.every(cases.Filter())
    assert (case.state, case.outcome) == ("closed", "oral")


# A mediator's month


def test_a_month_names_each_mediator_with_what_was_closed_in_it(settle, fu):
    kong = people.register(name="孔令山")
    settle()
    settle("赵六子", mediators=[kong.id])
    settle("钱七", day=datetime.date(2026, 10, 5))
    settle("孙八", closed=False)
    september = datetime.date(2026, 9, 30)
    assert case_ledgers.mediators_of(september) == {fu.id: "傅军", kong.id: "孔令山"}
    by_title = {each.title: list(each.rows) for each in case_ledgers.month_sheets(september)}
    assert [len(rows) for rows in by_title.values()] == [2, 1]
    assert "傅军调解案件月报（2026年9月）" in by_title
    [only] = case_ledgers.month_sheets(september, kong.id)
    assert [row["leading"] for row in only.rows] == [False]


def test_a_month_says_how_complete_each_file_is(settle):
    case = settle()
    [sheet_] = case_ledgers.month_sheets(DAY)
    [row] = sheet_.rows
    there, must = cases.volume.completeness(case)
    assert row["papers"] == f"{there}/{must}"
    missing = [gap.paper for gap in cases.volume.gaps(case)]
    assert bool(missing) == (row["lacking"] != "齐全")
    for paper in missing:
        cases.add_original(case, paper=paper, pages=1)
    [row] = case_ledgers.month_sheets(DAY)[0].rows
    assert row["lacking"] == "齐全"


def test_who_stood_aside_has_no_share_in_it(settle, fu):
    case = settle()
    with_mediator = cases.parts.mediators(case)[0]
    with journal.action("test") as act:
        act.change(with_mediator, avoidance_decided="granted")
    assert case_ledgers.mediators_of(DAY) == {}


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler")
def test_each_mediator_gets_pages_of_his_own(settle, tmp_path):
    kong = people.register(name="孔令山")
    settle(mediators=[kong.id])
    made = papers.mediator_month(DAY)
    said = words(made.pdf, tmp_path)
    assert made.count == 2
    assert said.replace(" ", "").count("第1页共1页") == 2
    assert current().name in said


def test_a_month_in_which_nothing_was_closed_has_no_sheet(room):
    assert papers.mediator_month(DAY).count == 0
