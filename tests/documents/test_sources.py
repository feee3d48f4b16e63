"""What printed things say comes from the records."""

import datetime
import io

import pytest

from app import store
from app.documents.cards import sources as card_sources
from app.documents.forms import laid
from app.documents.ledgers import kinds as ledger_kinds
from app.documents.ledgers import ledger as ledgers
from app.documents.ledgers import rows as ledger_rows
from app.documents.visits import day_log
from app.documents.visits import form as forms
from app.records import people, places, visits
from tests.documents.conftest import Read

DAY = datetime.date(2026, 11, 22)


def printed(papers) -> str:
    out = io.BytesIO()
    laid.write(out, papers)
    return Read(out.getvalue()).text


@pytest.fixture
def visit(room: store.Store) -> visits.Visit:
    place = places.add(name="店子村", type="village")
    person = people.register(name="赵淑珍", sex="2", phone="13800001234")
    return visits.log(
        day=DAY, begin=datetime.time(10, 20), person=person.id, place=place.id,
        category="02", facts="承包地流转租金未付", advice="先协商", result="answered",
        handler_name="李秀英", satisfaction="none",
    )  # fmt: skip


def test_a_form_shows_the_whole_visit(visit):
    text = printed(forms.forms([visit]))
    for word in ("赵淑珍", "13800001234", "店子村", "2026年11月22日", "☑土地承包", "□婚姻家庭"):
        assert word in text
    assert "建档立卡贫困户" not in text


def test_the_paper_is_chinese_whatever_the_screen_speaks(visit):
    from app import language

    language.use("en")
    assert "☑当场答复" in printed(forms.forms([visit]))


def test_days_without_visitors_make_no_log(visit):
    [only] = day_log.day_logs(DAY - datetime.timedelta(days=3), DAY)
    text = printed([only])
    assert "2026年11月22日" in text
    assert "赵淑珍" in text
    assert "今日无来访" in printed([day_log.day_log(DAY - datetime.timedelta(days=1))])


def test_a_ledger_names_what_is_referred_to(visit):
    ledger = ledger_kinds.named("visit").showing(("day", "place", "name"))
    only = next(ledger_rows.rows([visit], ledger.shown()))
    assert only["place"] == "店子村"
    out = io.BytesIO()
    assert ledgers.ledger(out, "来访台账", ledger.printed(), [only]) == 1
    assert out.getvalue().startswith(b"%PDF")


def test_who_prefers_no_name_is_listed_so(room):
    kept = visits.log(day=DAY, anonymous=True, category="01", facts="离婚")
    columns = ledger_kinds.named("visit").shown()
    assert next(ledger_rows.rows([kept], columns))["name"] == "不愿留名"


def test_a_form_and_a_blank_one_are_set(visit):
    out = io.BytesIO()
    assert laid.write(out, [*forms.forms([visit]), forms.blank()]) == 2


def test_a_card_says_what_somebody_serves_as(room):
    person = people.register(name="王建国", phone="13900001111", unit="山亭区司法局")
    people.appoint(person, role="lawyer")
    card = card_sources.contact_card(person)
    assert (card.title, card.phones) == ("律师", ("13900001111",))
    assert card.hotlines == ("12348", "0632-5580148")


def test_who_prefers_no_name_is_not_masked_like_a_name(room):
    kept = visits.log(day=DAY, anonymous=True, category="01", facts="离婚")
    ledger = ledger_kinds.named("visit")
    name = next(each for each in ledger.printed(public=True) if each.key == "name")
    assert name.mask(next(ledger_rows.rows([kept], ledger.shown()))["name"]) == "不愿留名"
    assert name.mask("王建国") == "王某某"
