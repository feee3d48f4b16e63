"""All that an office looks at while it works, each in words: what is shown, counted and written."""

from __future__ import annotations

import contextlib
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.documents.items import ITEMS, lists, offered
from app.documents.items.item import Item, ItemRequest
from app.documents.ledgers import kinds as ledgers
from app.documents.ledgers import workbook
from app.documents.stats import drafting, tables
from app.documents.transcription import fields as transcribed
from app.documents.transcription import listing as transcription
from app.errors import AppError
from app.office import double_rows, doubles, missing, overview, room_list
from app.records import (
    activities,
    assessment,
    cards,
    cases,
    certificates,
    duties,
    entitled,
    fixtures,
    history,
    inspections,
    keeping,
    literate,
    narrowing,
    notices,
    people,
    places,
    references,
    report_table,
    reported,
    reviews,
    visits,
)
from app.records import found as searched
from app.records.activities import month as calendar
from app.records.assessment import evidence, freezing, giving, later, sheet
from app.records.assessment import listed as ranked
from app.records.cases import Case, events, following, stages
from app.records.cases import lists as case_lists
from app.records.cases.committee_rows import CommitteeRows
from app.records.certificates.lists import CertificateRows
from app.records.duties import bound, excuses
from app.records.inspections.lists import RemarkRows
from app.records.keeping import Narrowing
from app.records.listed import TableColumn
from app.records.narrowing import Choice
from app.records.network import coverage, service, villages
from app.records.people import Person
from app.records.people.lists import PeopleRows
from app.records.record_rows import RecordRows
from app.records.reviews import drawing, findings, ranking, scoring
from app.records.stats import (
    areas,
    by_hand,
    checking,
    closing,
    counting,
    hand_sheet,
    sheets,
    superior,
)
from app.records.stats.counting import Way
from app.records.stats.periods import Period
from app.records.subsidy import listed as claims
from app.records.subsidy import totals, waiting
from app.records.visits import lists as visit_lists
from app.store import Record, registry
from app.store.session import current

Looks = Mapping[str, Callable[[], object]]

ALL = 2_000
AT_MOST = 3
"""Records of a kind that are printed: each takes as long as all that is looked at of it."""
_TYPED = ("王", "wang", "w", "370406101202", "2026", "店子", "7", "字")


def at(month: Period, year: Period, folder: Path) -> Looks:
    """All of it, for a month that is over and the year that it is in."""
    found: dict[str, Callable[[], object]] = {
        "places": _places,
        "where places lie": lambda: [areas.of_places(), bound.known(), villages.read()],
        "coverage": _coverage,
        "people": _people,
        "search": lambda: [hit.title for text in _TYPED for hit in searched.find(text)],
        "duties": lambda: _duties(year),
        "requests to be excused": excuses.waiting,
        "assessment": lambda: _assessment(year),
        "frozen results": _frozen,
        "locked periods": _locked,
        "disputes": _disputes,
        "reviews": _reviews,
        "a new draw": lambda: _draw(month),
        "subsidies": lambda: _subsidies(month),
        "possible doubles": _doubles,
        "rooms": lambda: _rooms(month),
        "remarks": _remarks,
        "activities": lambda: _activities(month),
        "hours of service": lambda: service.totals(service.of_month(month.first)),
        "certificates": _certificates,
        "cards": cards.register,
        "notices": notices.unread,
        "standards": lambda: [_shown(fixtures.columns(), fixtures.every_place()),
                              fixtures.standing()],
        "those entitled to aid": entitled.counts,
        "the report's figures": _report,
        "typing over": lambda: [_shown(transcription.columns(), transcription.rows(kind, month))
                                for kind in ("visit", "case")],
        "numbers by hand": lambda: _by_hand(month),
        "what does not add up": lambda: checking.of_period(month),
        "the analysis": lambda: [drafting.running(drafting.draft(each)) for each in (month, year)],
        "ledgers as a workbook": lambda: workbook.write(
            folder / "ledgers.xlsx", [each.name for each in ledgers.every()]
        ),
    }  # fmt: skip
    for item in ITEMS:
        found[f"to print: {item.name}"] = lambda i=item: _to_print(i, month)
    for name in sheets.NAMES:
        for period in (month, year):
            found[f"statistics: {name} of {period}"] = lambda n=name, p=period: _statistics(n, p)
    for each in ledgers.every():
        for public in (False, True):
            found[f"ledger {each.name}, public {public}"] = lambda e=each, p=public: [
                *e.rows(None, None, public=p)[1]
            ]
    for kind, model in registry.items():
        found[f"list of {kind}"] = lambda m=model: _list(m)
        found[f"each {kind}"] = lambda m=model: _each(m)
    committees = CommitteeRows(cases.Committee, {"name": 100})
    for rows in (PeopleRows(), RemarkRows(), CertificateRows(), committees):
        found[f"list by {type(rows).__name__}"] = lambda r=rows: _narrowed(r)
    found |= {"list of visits": _visits, "list of disputes": _dispute_list}
    return found


def wrong(several: Looks) -> dict[str, str]:
    """What of it fails in a way that nobody foresaw, with where."""
    faults: dict[str, str] = {}
    for words, look in several.items():
        try:
            look()
        except AppError:
            pass
        except Exception:
            faults[words] = traceback.format_exc(limit=-4)
    return faults


def there() -> dict[str, set[str]]:
    """What is found of each kind without anything typed, and who where by what was typed."""
    found_ = {
        kind: {each.id for each, _key in keeping.page(model, Narrowing(), size=ALL)}
        for kind, model in registry.items()
    }
    found_["people"] = {each.id for each, _key in people.page(size=ALL)}
    found_["villagers"] = {each.id for each, _key in people.page(only="villager", size=ALL)}
    found_["excuses"] = {each.id for each in excuses.waiting()}
    return found_


def _shown(columns: Iterable[TableColumn], rows: Iterable[Any]) -> list[str]:
    """Every cell of a list, how it looks and what it is ordered by."""
    found_: list[str] = []
    every = list(rows)
    for column in columns:
        order = column.order or column.show
        sorted(value for each in every if (value := order(each)) not in (None, ""))
        for each in every:
            said = column.show(each)
            assert isinstance(said, str), (column.name, each)
            found_.append(said)
            if callable(column.look):
                column.look(each)
    return found_


def _rows(
    page: Callable[..., Iterable[tuple[Any, Any]]],
    narrowing: Any,
    choices: Iterable[Choice],
    columns: Iterable[TableColumn],
) -> None:
    """A list with its columns, narrowed by all that is offered and by what is typed."""
    _shown(columns, [each for each, _key in page(narrowing, None, ALL)])
    for text in _TYPED:
        page(replace(narrowing, text=text), None, ALL)
    for choice in choices:
        for value, _words in choice.values() if choice.values is not None else ():
            choice.words(value)
            narrowed = getattr(narrowing, "narrowed", lambda n, v: replace(narrowing, **{n: v}))
            page(narrowed(choice.field, value), None, ALL)


def _narrowed(rows: Any) -> None:
    _rows(rows.page, rows.narrowing(), rows.choices, [*rows.columns(), *rows.more_columns()])


def _visits() -> None:
    rows = visit_lists.VisitRows()
    columns = [*rows.columns(), *visit_lists.more()]
    _rows(rows.page, visits.Filter(), visit_lists.CHOICES, columns)


def _dispute_list() -> None:
    rows = case_lists.CaseRows()
    for stage in case_lists.STAGES:
        case_lists.gathered(stage)
        columns = [*rows.columns(), *case_lists.more()]
        _rows(lambda asked, after, size, s=stage: rows.page(asked, s, after, size),
              cases.Filter(), case_lists.CHOICES, columns)  # fmt: skip


def _list(model: type[Record]) -> None:
    widths = {name: 100 for name, each in model.columns().items() if each.listed}
    _narrowed(RecordRows(model, widths))


def _each(model: type[Record]) -> None:
    for record in model.select().limit(ALL):
        record.heading()
        references.title(model.kind_name, record.id)
        for name in model.columns():
            references.value_words(record, name)
        for step in history.of(record, references.title):
            assert step
        searched.hangs_on(model.kind_name, record.id)
        if hasattr(record, "words") and callable(record.words):
            record.words()


def _ways(counted: counting.Counted, path: Way = ()) -> Iterator[Way]:
    yield path
    for line in counted.lines(path):
        yield from _ways(counted, line.path)


def _to_print(item: Item, month: Period) -> None:
    """What is offered to be printed, and the last of it on paper: that which lacks most."""
    listing = lists.listing(item.of, item.having)
    rows = [each for each, _key in listing.source("", None, ALL)]
    _shown(listing.columns, rows)
    for each in rows:
        offered.title(each)
    asked = ItemRequest(since=month.first, until=month.last)
    ids = [each.id for each in rows][-AT_MOST:] if item.of else []
    for which in [(each,) for each in ids] or [()]:
        parts = ("all",) if item.named and item.parts else ()
        with contextlib.suppress(AppError):
            item.make(replace(asked, ids=which, parts=parts), None)


def _statistics(name: str, period: Period) -> None:
    counted = counting.counted(name, period)
    for path in _ways(counted):
        counted.by_month(path)
        for cell in counted.cells:
            counted.value(cell, counted.numbers(path))
    counted.by_body()
    for cell in counted.cells:
        for each in counted.behind(cell):
            evidence.words(each)
        counted.count_behind(cell)
        counted.by_hand(cell)
    superior.ways(name)
    tables.comparison(name, period)
    for by in ("district", "town", "place", "body", "month"):
        tables.by_rows(name, period, by)


def _places() -> None:
    for text in _TYPED:
        places.named(text), places.called(text), places.offer(text)
        references.suggest_places(text)
    dict(narrowing.of_place("place", "Place").values())  # type: ignore[misc]
    for each in places.all_places():
        places.name_of(each.id), places.short_address(each.id)
        fixtures.checklist(each.id), literate.roster(each.id), literate.asked(each.id)
        villages.near(each.id, 3), inspections.room_of(each.id)
        assert isinstance(places.name_of(each.id), str)


def _coverage() -> None:
    network = villages.read()
    for each in coverage.served(network):
        sorted(held.name for held in each.by)


def _people() -> None:
    for text in ("", *_TYPED):
        people.page(text, size=ALL), people.suggest(text or "王")
        references.suggest("person", text)
    people.serving()
    for each in Person.select():
        people.everyone_joined(each.id), people.links(each.id), people.about(each)
        people.roles(each.id), people.age(each), visits.times_words(each.id)
        for role in people.roles(each.id):
            people.role_words(role)


def _duties(year: Period) -> None:
    for line in duties.year_sheet(year.first.year):
        duties.evidence_of(line.duties)
        for duty in line.duties:
            excuses.request(duty), duties.missing_words(duty), duties.amount_words(duty)
    duties.now()


def _assessment(year: Period) -> None:
    found_ = assessment.scores(year.first.year)
    for persons in (False, True):
        rows = ranked.ranking(found_, persons=persons)
        _shown(ranked.columns(persons=persons), rows)
        ranked.circular(found_, rows, "")
    for each in (*found_.places, *found_.persons):
        _shown(ranked.sheet_columns(), sheet.lines(found_, each))
        for said in giving.statements(year.first.year, each):
            said.day.isoformat()
        for indicator in found_.table.indicators:
            for record in evidence.evidence(found_, each, indicator.name):
                evidence.words(record)


def _frozen() -> None:
    record = freezing.of_year(current().today().year)
    assert record is not None
    later.compared(freezing.opened(record))


def _locked() -> None:
    assert closing.every()
    for each in closing.every():
        closing.later(each)
        closing.differences(each)


def _disputes() -> None:
    every = [case for case, _key in cases.page(cases.Filter(), size=ALL)]
    cases.due.of_cases(every)
    for case in every:
        cases.volume.papers(case), cases.volume.doubts(case, whole=True)
        cases.volume.unwritten(case), cases.volume.contradictions(case)
        cases.titles.marks(case), cases.titles.title(case), cases.titles.short_number(case)
        stages.of(case), stages.now(case), events.timeline(case), following.next_steps(case)
        for name in ("parties", "agents", "mediators", "inquiries", "sessions", "agreements",
                     "revisits", "extensions", "confirmations", "speaking"):  # fmt: skip
            getattr(cases.parts, name)(case)
        for party in cases.parts.parties(case):
            cases.titles.particulars(party)
        for agent in cases.parts.agents(case):
            cases.titles.agent_words(agent)
        cases.money.statement(case).sums()
        for part in transcribed.of_record(case):
            assert part


def _reviews() -> None:
    for review in reviews.reviews():
        volumes = reviews.volumes(review)
        drawing.again(review), ranking.lost_most(volumes), ranking.average(volumes)
        for by in ("room", "town"):
            _shown(ranking.columns(), ranking.ranked(review, by, volumes))
        findings.to_send(review)
        _score(review)


def _score(review: reviews.Review) -> None:
    for each in reviews.volumes(review):
        scoring.proposals(scoring.sheet_of(review), Case.get_or_none(Case.id == each.id))


def _draw(month: Period) -> None:
    _score(reviews.draw(reviews.Asked(month.first, month.last, how=drawing.ALL)))


def _subsidies(month: Period) -> None:
    waiting.others_words(waiting.by_month())
    found_ = claims.claims(month)
    _shown(claims.claim_columns(), found_)
    claims.totals_words(found_)
    for each in found_:
        claims.steps(each)
    totals.paid(month), totals.by_standing(month)


def _doubles() -> None:
    doubles.catch_up()
    several = [*doubles.waiting(ALL), *doubles.decided(ALL)]
    _shown(double_rows.columns(), several)
    for each in several:
        double_rows.rows(each), double_rows.counting(each), double_rows.heads(each)


def _rooms(month: Period) -> None:
    missing.missing(month), reported.unreported(month.first)
    for each in overview.states():
        overview.sentences(each)
    lines = room_list.lines(month.first)
    _shown(room_list.columns(), lines)
    for line in lines:
        line.sentences(), line.holds("店")


def _remarks() -> None:
    inspections.pressing(), inspections.to_check(), inspections.overdue()
    inspections.to_circulate()
    for kind in ("visit", "case"):
        for record in registry[kind].select().limit(ALL):
            inspections.question(record)


def _activities(month: Period) -> None:
    calendar.entries(month.first.year, month.first.month)
    for each in activities.Survey.select():
        activities.tally(activities.questions(each.id))
    for each in activities.Activity.select():
        activities.rolls.of(each.id), activities.rolls.passed(each)


def _certificates() -> None:
    for text in ("", *_TYPED):
        certificates.waiting(text)
    asked = certificates.waiting()
    assert certificates.count_waiting() == len(asked)
    for each in asked:
        certificates.room_of(each)


def _report() -> None:
    _shown(report_table.columns(), report_table.lines())
    for figure in report_table.report().figures:
        _shown(report_table.behind_columns(), report_table.behind(figure))


def _by_hand(month: Period) -> None:
    by_hand.last_written()
    for name in sheets.NAMES:
        of = sheets.sheet(name)
        if of.is_of_places:
            typed = hand_sheet.HandSheet(of, month, tuple(sheets.cells(of)))
            _shown(typed.columns(), typed.rows())
