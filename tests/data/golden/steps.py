"""By step of a dispute, what `make.py` types into its form."""

from __future__ import annotations

import datetime
from typing import Any

from app.records import cases, people, visits
from tests.records.cases.conftest import DAY, Village

TODAY = datetime.date(2026, 11, 22)
RECENT = datetime.date(2026, 11, 10)
NEXT = datetime.date(2027, 1, 31)


def steps(village: Village) -> dict[str, tuple[Any, dict[str, Any]]]:
    """By step, a dispute at its stage and what is typed; the last of it with the keyboard."""
    told = {"routes_told": ["court", "arbitration"], "ended": TODAY}
    recent = recently_agreed(village)
    asked = village.ready()
    cases.ask_avoidance(asked, mediator=cases.parts.mediators(asked)[0], reason="是亲戚", day=DAY)
    police = village.mediating()
    cases.report_to_police(police, whom="店子派出所", words="动手")
    apart = village.performing()
    cases.urge(apart, day=DAY, words="请履行")
    cases.perform(apart, performance="not", day=DAY)
    applied = recently_agreed(village)
    cases.start_performing(applied)
    cases.apply_confirmation(applied, court="山亭区人民法院", applied=RECENT, both=True)
    paying = village.performing(amount=320_000, instalments=[
        {"due": RECENT, "amount": 120_000, "payer": "李海涛"},
        {"due": NEXT, "amount": 200_000, "payer": "李海涛"}])  # fmt: skip
    instalment = cases.money.statement(paying).lines[0].instalment
    seen = village.performed()
    cases.revisit(seen, day=DAY + datetime.timedelta(days=7), words="好")
    filing = village.closed()
    cases.add_original(filing, paper="identity", pages=2)
    printed = village.drafted()
    agreement = cases.parts.agreement(printed)
    paper = cases.note_printed(
        printed, paper="agreement", of=agreement.id, code="AB12-CD34", pages=2
    )
    money = village.performing(amount=200_000)
    ready, talking = village.ready(), village.mediating()
    mediator = cases.parts.mediators(ready)[0]
    other = people.register(name="刘桂兰", sex="2")
    people.appoint(other, role="mediator")
    names = ["王建国", "李海涛"]
    aid = visits.log(day=DAY, name="周桂英", category="01", facts="问赔偿", result="aid")
    fresh = cases.get
    return {
        name: (fresh(case.id), values)
        for name, (case, values) in {
            "accept": (
                village.registered(),
                {"applied": RECENT, "difficulty": "hard", "accepted": TODAY},
            ),
            "decline": (
                village.registered(),
                {"declined": TODAY, "advised_route": ["court"], "decline_reason": "法院已受理"},
            ),
            "name_mediator": (
                village.accepted(),
                {"named_by": "parties", "since": TODAY, "person": village.mediator.id},
            ),
            "change_mediator": (
                ready,
                {"mediator": mediator.id, "until": TODAY, "person": other.id},
            ),
            "ask_avoidance": (
                village.ready(),
                {"avoidance_asked": TODAY, "avoidance_reason": "是对方的表哥"},
            ),
            "decide_avoidance": (asked, {"until": TODAY, "avoidance_decided": "refused"}),
            "tell_rights": (village.accepted(), {"notified_how": "written", "notified": TODAY}),
            "investigate": (
                village.ready(),
                {
                    "day": TODAY,
                    "asked": ["王建国", "孙长河"],
                    "present": ["村主任"],
                    "words": "到现场量了滴水檐",
                },
            ),
            "mediate": (
                talking,
                {
                    "day": TODAY,
                    "present": names,
                    "invited": ["周桂英"],
                    "result": "goes_on",
                    "next_day": NEXT,
                    "findings": "越界二十厘米",
                    "statements": "王建国：要拆",
                },
            ),
            "fail": (
                village.mediating(),
                {**told, "undisputed": "越界属实", "end_reason": "分歧太大"},
            ),
            "withdraw": (village.mediating(), {**told, "end_reason": "自己撤回"}),
            "refuse": (village.mediating(), {**told, "end_reason": "不愿再谈"}),
            "hand_on": (police, {"to": "police", "ended": TODAY, "end_reason": "动手打人"}),
            "extend": (
                village.mediating(),
                {"kind": "expert", "day": TODAY, "until": NEXT, "reason": "等鉴定"},
            ),
            "report_to_police": (
                village.accepted(),
                {"whom": "店子派出所", "answer": "已出警", "words": "扬言报复"},
            ),
            "agree": (
                village.mediating(),
                {
                    "day": TODAY,
                    "facts": "翻建房屋",
                    "disputed": "滴水檐越界",
                    "amount": 320_000,
                    "clauses": "李海涛拆除滴水檐。\n李海涛赔偿王建国3200.00元。",
                    "manner": "三日内付清",
                    "duties": "各守本分",
                },
            ),
            "sign": (village.drafted(), {"signatures": True, "sealed": TODAY}),
            "pay": (
                paying,
                {
                    "instalment": instalment.id,
                    "day": TODAY,
                    "amount": 120_000,
                    "voucher": "收条一张",
                },
            ),
            "urge": (
                village.performing(),
                {"whom": "李海涛", "day": TODAY, "answer": "年底给", "words": "请按期履行"},
            ),
            "perform": (
                village.performing(),
                {"performance": "performed", "performed": TODAY, "proof": "现场照片"},
            ),
            "apply_confirmation": (
                recent,
                {"court": "山亭区人民法院", "applied": TODAY, "both": True},
            ),
            "decide_confirmation": (
                applied,
                {"result": "confirmed", "decided": TODAY, "ruling": "(2026)鲁0406民特1号"},
            ),
            "new_round": (apart, {"day": TODAY, "reason": "没有履行"}),
            "revisit": (
                village.performed(),
                {
                    "day": TODAY,
                    "satisfaction": "good",
                    "whom": names,
                    "cause": "例行",
                    "dangers": "没有",
                    "words": "已经和好",
                },
            ),
            "close": (seen, {"routes_told": ["court"], "closed": TODAY}),
            "archive": (
                filing,
                {
                    "archived": TODAY,
                    "retention": "permanent",
                    "checked_by": "傅军",
                    "volume_state": "完好",
                    "despite": "日期抄错",
                },
            ),
            "tell_routes": (village.mediating(), {"routes_told": ["court", "arbitration"]}),
            "plan_instalments": (
                money,
                {"instalments": [{"due": NEXT, "amount": 200_000, "payer": "李海涛"}]},
            ),
            "suggest": (
                village.mediating(),
                {"whom": "村委会", "day": TODAY, "words": "修好排水沟"},
            ),
            "refer": (
                village.registered(visit=aid.id),
                {"centre": "山亭区法律援助中心", "submitted": TODAY, "number": "援2026-7"},
            ),
            "append_note": (village.archived(), {"day": TODAY, "words": "当事人更名"}),
            "correction": (
                village.closed(),
                {"words": "住址写错", "was": "2组", "now": "3组", "reason": "抄错"},
            ),
            "add_original": (
                village.closed(),
                {"paper": "photos", "pages": 3, "day": TODAY, "note": "三张照片"},
            ),
            "note_signed": (printed, {"printed": paper.id, "signed": TODAY}),
            "change": (
                village.registered(),
                {
                    "people": 5,
                    "title": "王李滴水檐纠纷",
                    "requests": "拆檐",
                    "facts": "滴水檐越界二十厘米",
                },
            ),
        }.items()
    }


def recently_agreed(village: Village) -> Any:
    case = village.drafted(day=RECENT)
    cases.sign(case, signatures=village.signatures(case, RECENT), sealed=RECENT)
    return cases.get(case.id)
