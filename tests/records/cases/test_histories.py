"""Whatever is done in whatever order: no stage outside the table, no fen lost, no number twice."""

import datetime
from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import AppError
from app.records import cases, keeping
from app.store import journal
from tests.records.cases.conftest import DAY

MOVES = {
    ("registered", "accepted"), ("registered", "declined"), ("registered", "ended"),
    ("accepted", "investigating"), ("accepted", "mediating"), ("accepted", "ended"),
    ("investigating", "mediating"), ("investigating", "ended"),
    ("mediating", "agreed"), ("mediating", "ended"),
    ("agreed", "performing"), ("agreed", "mediating"),
    ("performing", "mediating"), ("performing", "closed"),
    ("ended", "closed"), ("closed", "archived"),
    # What was written in the wrong dispute is made void.
    ("investigating", "accepted"), ("mediating", "accepted"), ("mediating", "investigating"),
}  # fmt: skip

TERMS = {"facts": "甲", "disputed": "乙", "clauses": "丙", "manner": "丁"}


def first(found):
    return found[0] if found else None


def sign(village, case, day, amount):
    if not cases.parts.mediators(case):
        return
    cases.sign(case, signatures=village.signatures(case, day), sealed=day)


def agree(form, parts):
    def do(village, case, day, amount):
        share, rest = divmod(amount, parts)
        owed = [{"due": day, "amount": share + (rest if n == 0 else 0)} for n in range(parts)]
        owed = [each for each in owed if each["amount"]]
        cases.agree(case, form=form, day=day, amount=amount or None, instalments=owed, **TERMS)

    return do


def pay(village, case, day, amount):
    line = first([each for each in cases.money.statement(case).lines if each.left])
    if line is not None:
        cases.pay(case, instalment=line.instalment, day=day, amount=min(amount, line.left + 1))


def take_back(village, case, day, amount):
    paid = first(cases.money.statement(case).payments)
    if paid is not None:
        cases.take_back_payment(case, payment=paid)


def plan_anew(village, case, day, amount):
    stands = cases.money.statement(case)
    untouched = sum(each.instalment.amount for each in stands.lines if not each.payments)
    owed = [{"due": day, "amount": untouched - amount}, {"due": day, "amount": amount}]
    cases.plan_instalments(case, instalments=[each for each in owed if each["amount"] > 0])


def drop(village, case, day, amount):
    draft = cases.parts.agreement(case)
    if draft is not None:
        cases.drop_agreement(case, agreement=draft)


def change_amount(village, case, day, amount):
    draft = cases.parts.agreement(case)
    if draft is not None:
        cases.change_agreement(case, agreement=draft, amount=amount or None)


def break_it(village, case, day, amount):
    cases.urge(case, day=day, words="催")
    cases.perform(case, performance="not", day=day)


def agree_in_part(village, case, day, amount):
    cases.agree(case, day=day, partial=True, amount=amount or None, **TERMS)


def correct(village, case, day, amount):
    """Correct whatever was written down last."""
    found = [each for model in cases.amending.CORRECTABLE for each in cases.parts.of(model, case)]
    last = max(found, key=lambda each: each.entry, default=None)
    if isinstance(last, cases.PoliceReport):
        cases.change_record(last, words="改", reason="记错")
    elif last is not None:
        cases.change_record(last, day=day, reason="记错")


def make_void(village, case, day, amount):
    """Make void whatever was written down last; now and then take it back."""
    found = [each for model in cases.VOIDABLE for each in cases.parts.of(model, case)]
    last = max(found, key=lambda each: each.entry, default=None)
    if last is not None:
        gone = cases.void_record(last, reason="other")
        if amount % 2:
            cases.restore_record(gone)


def restore(village, case, day, amount):
    keeping.restore(case)


def another(village, case, day, amount):
    """A second dispute, its number given here or taken from paper, perhaps one that is taken."""
    number = cases.numbering.number(day.year, amount + 1) if amount else None
    village.registered(number=number, day=day)


DEEDS = {
    "agree in part": agree_in_part,
    "correct": correct,
    "make void": make_void,
    "restore": restore,
    "register another": another,
    "paper book": lambda v, c, day, n: cases.numbering.say_last_on_paper(day.year, n % 500),
    "keep confidential": lambda v, c, day, n: cases.keep_confidential(c, wanted=bool(n % 2)),
    "put right": lambda v, c, day, n: cases.append_note(
        c, words="甲", was="乙", now="丙", reason="丁", correction=True, day=day
    ),
    "report": lambda v, c, day, n: cases.report_to_police(c, whom="派出所", words="甲"),
    "suggest": lambda v, c, day, n: cases.suggest(c, day=day, whom="镇政府", words="甲"),
    "break it": break_it,
    "accept": lambda v, c, day, n: cases.accept(c, day=day, applied=day),
    "decline": lambda v, c, day, n: cases.decline(c, day=day, reason="甲", advised_route=["court"]),
    "mediator": lambda v, c, day, n: cases.name_mediator(c, person=v.mediator.id, since=day),
    "rights": lambda v, c, day, n: cases.tell_rights(c, day=day, how="oral"),
    "investigate": lambda v, c, day, n: cases.investigate(c, day=day),
    "mediate": lambda v, c, day, n: cases.mediate(c, day=day, result="goes_on"),
    "agree": agree("written", 1),
    "agree in parts": agree("written", 3),
    "agree orally": agree("oral", 2),
    "sign": sign,
    "drop": drop,
    "change amount": change_amount,
    "plan anew": plan_anew,
    "fail": lambda v, c, day, n: cases.fail(c, day=day, routes_told=["court"]),
    "withdraw": lambda v, c, day, n: cases.withdraw(c, day=day, routes_told=["court"]),
    "hand on": lambda v, c, day, n: cases.hand_on(c, to="court", reason="甲", day=day),
    "start": lambda v, c, day, n: cases.start_performing(c),
    "pay": pay,
    "pay again": pay,
    "take back": take_back,
    "urge": lambda v, c, day, n: cases.urge(c, day=day, words="催"),
    "performed": lambda v, c, day, n: cases.perform(
        c, performance="performed", day=day, proof="条"
    ),
    "not performed": lambda v, c, day, n: cases.perform(c, performance="not", day=day),
    "ask the court": lambda v, c, day, n: cases.apply_confirmation(
        c, court="法院", applied=day, both=True
    ),
    "rejected": lambda v, c, day, n: cases.decide_confirmation(
        c, result="rejected", day=day, ruling="1号"
    ),
    "new round": lambda v, c, day, n: cases.new_round(c, reason="甲", day=day),
    "revisit": lambda v, c, day, n: cases.revisit(c, day=day),
    "close": lambda v, c, day, n: cases.close(c, day=day, routes_told=["court"]),
    "archive": lambda v, c, day, n: cases.archive(
        c, day=day, retention="30", filed_by="李", despite="甲"
    ),
    "original": lambda v, c, day, n: cases.add_original(c, paper="identity", pages=1),
    "void": lambda v, c, day, n: cases.void(c, reason="other"),
}
ANSWERS = {"name_mediator": "mediator", "tell_rights": "rights", "start_performing": "start",
           "perform": "performed"}  # fmt: skip


def lead_on(village, case, day, amount):
    """Press the large button."""
    for step in cases.next_steps(case)[:1]:
        name = ANSWERS.get(step.name, step.name.replace("_", " "))
        if name == "performed" and amount % 2:
            name = "break it"
        if name in DEEDS:
            DEEDS[name](village, case, day, amount)


DEED = st.one_of(st.just("lead on"), st.sampled_from(sorted(DEEDS)))
DEEDS["lead on"] = lead_on
HISTORY = st.lists(
    st.tuples(DEED, st.integers(0, 3), st.sampled_from([0, 1, 7, 100, 99_999])),
    min_size=10,
    max_size=30,
)
"""What is done, how many days after what was done before, and an amount in fen."""


def check_money(case):
    stands = cases.get(case.id)
    paid = 0
    for agreement in cases.parts.agreements(stands):
        money = cases.money.statement(stands, agreement)
        assert money.paid + money.left == (agreement.amount or 0)
        paid += money.paid
        assert all(0 <= each.paid <= each.instalment.amount for each in money.lines)
    valid = cases.parts.of(cases.Payment, stands)
    assert paid == sum(each.amount for each in valid)
    if stands.performance == "performed":
        assert cases.money.statement(stands).left == 0


def check_numbers(seen):
    """No number stands for two disputes or agreements, and what was given stays given."""
    disputes = [each.number for each in cases.Case.select()]
    agreements = [(each.case, each.number) for each in cases.Agreement.select()]
    used = Counter(disputes) + Counter(
        number for case, number in agreements if number != cases.get(case).number
    )
    assert max(used.values()) == 1
    assert max(Counter(agreements).values(), default=1) == 1
    assert seen <= set(used)


def check_stage(case):
    stands = cases.get(case.id)
    state = stands.state
    if state not in ("registered", "declined", "ended") and stands.outcome != "handed_on":
        assert stands.accepted
    if state in ("agreed", "performing"):
        assert cases.parts.agreement(stands).effective
        assert stands.outcome in ("written", "oral", "partial")
    if state == "mediating":
        assert stands.outcome is None
    if state in ("declined", "ended", "closed", "archived"):
        assert stands.outcome


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(history=HISTORY)
def test_a_random_history_keeps_to_the_table_loses_no_fen_and_repeats_no_number(village, history):
    case, day = village.registered(), DAY
    seen = {each.number for each in (*cases.Case.select(), *cases.Agreement.select())}
    for name, later, amount in history:
        before = cases.get(case.id)
        day += datetime.timedelta(days=later)
        try:
            DEEDS[name](village, before, day, amount)
        except AppError:
            assert cases.get(case.id).entry == before.entry
        after = cases.get(case.id)
        assert before.state == after.state or (before.state, after.state) in MOVES
        check_stage(case)
        check_money(case)
        assert cases.next_steps(after) is not None
        assert cases.due.of_case(after) is not None
    check_numbers(seen)
    journal.verify()
