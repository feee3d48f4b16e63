"""Disputes that papers are tried with: little, usual, and as much as there can be."""

# ruff: noqa: E501
from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

from app.documents.cases.papers.dispute import Dispute, of_agent, of_party
from app.documents.forms.slots import Columns
from app.records.cases import model

COMMITTEE = "店子镇店子村人民调解委员会"
LONG_NAME = "枣庄市山亭区店子镇店子村股份经济合作联合社与山东鲁南绿色农产品冷链物流综合开发有限责任公司联合清算组第一工作组办公室"
DAY = date(2026, 11, 3)


def party(role: str, agents: tuple[Columns, ...] = (), **values: Any) -> Columns:
    """A side of a dispute; a person unless said otherwise."""
    return of_party(model.Party(**{"role": role, "type": "person", **values}), DAY, agents)


def agent(**values: Any) -> Columns:
    """Who acts for a party."""
    return of_agent(model.Agent(**values), DAY)


def dispute_of(parties: tuple[Columns, ...], more: dict[str, Any], **values: Any) -> Dispute:
    """A dispute by its columns; `more` is what its papers say of other records."""
    case = model.Case(**{"day": DAY, **values})
    return Dispute(Columns(model.Case, case, DAY, composed=more), COMMITTEE, parties=parties)


def record(kind: type[model.OfCase], more: dict[str, Any] | None = None, **values: Any) -> Columns:
    """A record that hangs on a dispute, as its paper reads it."""
    return Columns(kind, kind(**values), values.get("day", DAY), composed=more)


_WANG = {
    "name": "王建国", "sex": "1", "ethnic": "01", "birth": date(1974, 5, 1),
    "identity": "370406197405010018", "occupation": "农民", "phone": "13906320417",
    "address": "山东省枣庄市山亭区店子镇店子村2组17号",
    "delivery_address": "山亭区店子镇店子村2组17号",
}  # fmt: skip
_LI = {
    "name": "李海涛", "sex": "1", "ethnic": "01", "birth": date(1979, 6, 12),
    "identity": "370406197906120033", "occupation": "个体工商户", "phone": "15006328830",
    "address": "山东省枣庄市山亭区店子镇店子村2组19号",
    "delivery_address": "山亭区店子镇店子村2组19号",
}  # fmt: skip
WANG = party("applicant", **_WANG)
LI = party("respondent", **_LI, cannot_read=True)
FACTS = (
    "王建国与李海涛系同村2组东西邻居。2026年9月，李海涛翻建房屋，东屋滴水檐越过双方界墙约20厘米，"
    "雨水顺檐冲刷王建国家后墙，墙皮脱落约6平方米。王建国多次要求李海涛改正，李海涛认为其房屋系在原址翻建，"
    "未占用王建国家宅基地，双方为此多次争吵。\n2026年11月2日，王建国到村法律服务工作室咨询，要求调解。"
)
_AGREED = {
    "number": "（2026）店民调字第14号", "form": "written", "day": date(2026, 11, 17),
    "place": "店子村法律服务工作室", "facts": FACTS,
    "disputed": "双方对滴水檐越界部分是否拆除、墙面修复费用由谁承担及数额存在争议。",
    "duties": "李海涛翻建房屋时滴水檐越过界墙，应当承担排除妨害、赔偿损失的责任。",
    "clauses": "李海涛于2026年11月30日前自行拆除越过界墙中线的滴水檐，并在檐口加装排水槽，排水槽的出水不得朝向王建国家一侧。\n"
    "李海涛赔偿王建国后墙修复费用2400元，由王建国自行修复。\n"
    "双方今后互谅互让，不得再因此事发生争执。",
    "manner": "李海涛以现金方式分两期支付，王建国收款后出具收条。",
    "amount": 240000, "copies": 3, "effective": date(2026, 11, 18),
}  # fmt: skip
_INSTALMENTS = (
    model.Instalment(due=date(2026, 11, 30), amount=120000, payer="李海涛"),
    model.Instalment(due=date(2026, 12, 15), amount=120000, payer="李海涛"),
)
_CASE = {
    "number": "（2026）店民调字第14号", "category": "02", "source": "apply", "difficulty": "ordinary",
    "facts": FACTS, "requests": "1．李海涛拆除越界的滴水檐；\n2．李海涛修复墙面或者赔偿修复费用3200元。",
    "amount": 320000, "people": 2, "applied": DAY, "accepted": DAY, "notified": DAY,
    "notified_how": "oral", "ended": date(2026, 11, 24), "outcome": "written",
    "end_reason": "双方对墙面修复费用的数额分歧较大，经三次调解仍不能达成一致。",
    "end_begin": time(9, 10), "end_finish": time(10, 40),
    "undisputed": "双方对滴水檐越过界墙约20厘米、王建国家后墙墙皮脱落约6平方米的事实没有争议。",
    "routes_told": ["administrative", "court"], "performance": "performed",
    "closed": date(2026, 12, 21), "volume": "2026-14",
}  # fmt: skip
MORE = {
    "registrar": "李秀英", "agreed": [model.Agreement(**_AGREED)], "paid": 240000,
    "confirmed": "2026年12月10日 确认有效", "revisited": "2026年12月20日 满意",
    "paper": "人民调解协议书", "paper_number": "（2026）店民调字第14号", "signed": "2026年11月17日",
    "changes": (
        "被申请人李海涛的公民身份号码，原为：370406197906120013；更正为：370406197906120033。",
        "被申请人李海涛的住址，原为：店子村2组18号；更正为：店子村2组19号。",
    ),
    "reason": "登记时抄录有误，经与身份证原件核对发现", "corrected": "2026年12月1日",
}  # fmt: skip
USUAL = replace(
    dispute_of((WANG, LI), MORE, **_CASE), title="王建国与李海涛邻里纠纷",
    mediators=("傅军", "赵淑珍"), clerk="李秀英",
)  # fmt: skip
FAILED = replace(USUAL, columns=dispute_of((), MORE, **{**_CASE, "outcome": "failed"}).columns)
_INQUIRY = {
    "day": date(2026, 11, 5), "begin": time(15), "finish": time(15, 50),
    "place": "店子村2组王建国家中", "asked": ["王建国", "孙桂芳"], "present": ["村网格员马强"],
    "by": ["傅军"], "clerk": "李秀英",
    "words": "问：请说说滴水檐的情况。\n答：今年9月他家翻建东屋，檐口伸过界墙，下雨天水全淋在我家后墙上。\n"
    "问：界墙是谁家的？\n答：是两家共有的老墙，1988年一起垒的。\n问：墙皮脱落有多少？\n答：大概6个平方，照片里都有。",
}  # fmt: skip
_SESSION = {
    "sequence": 1, "day": date(2026, 11, 10), "begin": time(9), "finish": time(10, 30),
    "place": "店子村法律服务工作室", "present": ["王建国", "李海涛"], "invited": ["村委会委员孙立新"],
    "told": "已向双方当事人告知其在调解中的权利和义务，双方均表示清楚，对调解员不申请回避。",
    "statements": "王建国：他家的滴水檐伸过界墙，雨水把我家后墙冲坏了，我要求拆掉越界部分，赔我3200元。\n"
    "李海涛：房子是在老地基上翻的，伸出去一点是为了排水，拆檐可以商量，3200元太多。",
    "findings": "经现场丈量，滴水檐越过界墙中线20厘米；后墙墙皮脱落6平方米，经询价修复约需2400元。",
    "result": "goes_on", "next_day": date(2026, 11, 17), "clerk": "李秀英",
}  # fmt: skip
_REVISIT = {
    "day": date(2026, 12, 20), "whom": ["王建国", "李海涛"], "agreement_number": "（2026）店民调字第14号",
    "cause": "协议履行期满回访", "performance": "performed", "satisfaction": "good",
    "words": "滴水檐已经拆除，排水槽已加装；两期赔偿款共2400元已付清，有收条两张。双方见面能打招呼，没有新的矛盾。",
    "dangers": "无。", "by": ["傅军", "李秀英"],
}  # fmt: skip
_LAWYER = {
    "name": "张志强", "identity": "370406198802030017", "phone": "13806320001",
    "powers": "special", "matter": "王建国与李海涛邻里纠纷", "since": DAY, "until": date(2027, 5, 3),
    "listed_powers": "代为承认、放弃、变更调解请求，代为达成和签署调解协议，代为申请司法确认",
}  # fmt: skip


def inquiry(**values: Any) -> Columns:
    return record(model.Inquiry, **{**_INQUIRY, **values})


def session(**values: Any) -> Columns:
    return record(model.Session, **{**_SESSION, **values})


def agreement(**values: Any) -> Columns:
    more = {"instalments": values.pop("instalments", _INSTALMENTS)}
    return record(model.Agreement, more, **{**_AGREED, **values})


def revisit(**values: Any) -> Columns:
    return record(model.Revisit, **{**_REVISIT, **values})


def confirmation(court: str = "枣庄市山亭区人民法院", **values: Any) -> Columns:
    return agreement(**values).over({"court": court, "asked_on": "2026年11月25日"})


def lawyer(**values: Any) -> Columns:
    return agent(**{**_LAWYER, **values})


INQUIRY, SESSION, AGREEMENT, REVISIT = inquiry(), session(), agreement(), revisit()
CONFIRMATION, LAWYER = confirmation(), lawyer()
ATTORNEY = LAWYER.over({"principal": WANG})
REMARKS = {
    "committee": COMMITTEE, "number": "2026-14",
    "state": "本卷文书齐全，签名、盖章、指印清楚，照片4张、收条2张均已粘贴。",
    "changes": "2026年12月1日附更正说明1页，更正协议书中李海涛的身份证号和住址。",
    "pages": 23, "filed_by": "李秀英", "checked_by": "傅军", "day": "2026年12月25日",
}  # fmt: skip
VOLUMES = tuple(
    {
        "number": f"2026-{n:02d}", "case_number": f"（2026）店民调字第{n}号",
        "name": "王建国与李海涛邻里纠纷" if n % 3 else "阿卜杜外力·买买提与" + LONG_NAME + "土地承包纠纷",
        "category": "邻里", "days": "2026.11.03\n2026.12.21", "pages": 10 + n, "retention": "30年",
        "year": "2026",
        "committee": COMMITTEE,
    }
    for n in range(1, 15)
)  # fmt: skip

LITTLE = dispute_of((party("applicant", name="王五"), party("respondent", name="赵六")), {})
NOTHING = {
    kind: Columns(kind, None, DAY)
    for kind in (model.Inquiry, model.Session, model.Agreement, model.Revisit, model.Agent)
}
"""Of each kind a record that is not there yet."""

_BOSS = party(
    "respondent", name=LONG_NAME, type="legal", credit_code="91350100M000100Y43",
    represented_by="䶮㛃𬭎", phone="0632-5580148",
    address="山东省枣庄市山亭区店子镇店子村村民委员会驻地东首物流园区综合办公楼3层301室至318室（邮政编码277222）",
    delivery_address="同上",
)  # fmt: skip
_FOREIGN = party(
    "applicant", (LAWYER,),
    **{**_WANG, "name": "阿卜杜热西提·阿卜杜热合曼·买买提明", "ethnic": "05", "cannot_read": True},
)  # fmt: skip
_FATHER = agent(
    name="王建国", guardian=True, identity="370406197405010018", phone="13906320417",
)  # fmt: skip
_CHILD = party(
    "applicant", (_FATHER,),
    **{**_WANG, "name": "王小䶮", "birth": date(2017, 5, 1), "occupation": "学生"},
)  # fmt: skip
TWENTY = (
    _FOREIGN,
    _CHILD,
    *(
        party("applicant", **{**_WANG, "name": f"王村民{n}", "cannot_read": n % 4 == 0})
        for n in range(3, 12)
    ),
    _BOSS,
    *(
        party("respondent", **{**_LI, "name": f"李住户{n}", "cannot_read": True})
        for n in range(13, 20)
    ),
    party("third", **{**_WANG, "name": "孙立新"}),
)
STATEMENT = "".join(
    f"第{n}点，房屋滴水檐越过界墙约{n}厘米，雨水冲刷后墙，墙皮脱落，为此争吵多次，要求处理。"
    + ("\n" if n % 7 == 0 else "")
    for n in range(1, 760)
)[:30_000]
_LONG_CASE = {
    "facts": STATEMENT[:6000], "requests": STATEMENT[:1500], "undisputed": STATEMENT[:3000],
    "amount": 123_456_789_012,
}  # fmt: skip
_LONG_AGREED = {
    "facts": STATEMENT, "disputed": STATEMENT[:800],
    "clauses": "\n".join(STATEMENT[n * 90 : n * 90 + 85].replace("\n", "") for n in range(40)),
    "amount": 123_456_789_012, "copies": 22,
}  # fmt: skip
EXTREME = replace(
    USUAL,
    columns=dispute_of(
        (),
        {
            **MORE,
            "agreed": [model.Agreement(**{**_AGREED, **_LONG_AGREED})],
            "changes": tuple(f"第{n}项{LONG_NAME}{'370406197906120013' * 3}" for n in range(20)),
        },
        **{**_CASE, **_LONG_CASE},
    ).columns,
    committee="枣庄市山亭区店子镇店子村村民委员会人民调解委员会驻鲁南冷链物流园区联合调解工作室及医疗纠纷专业人民调解委员会联合会",
    parties=TWENTY,
    mediators=("傅军", "赵淑珍", "买买提·吐尔逊"),
    title=f"阿卜杜热西提·阿卜杜热合曼·买买提明等与{LONG_NAME}土地承包经营权纠纷",
)
ALL_CAME = [each["name"] for each in TWENTY if not each["organisation"]]
EXTREME_SESSION = session(
    present=[*ALL_CAME, "张志强"], statements=STATEMENT, told=STATEMENT[:1000],
    findings=STATEMENT[:2000], result="failed", next_day=None,
)  # fmt: skip
EXTREME_AGREEMENT = agreement(
    **_LONG_AGREED,
    instalments=tuple(
        model.Instalment(due=date(2027, 1 + n % 12, 28), amount=12_345_600 + n, payer=LONG_NAME)
        for n in range(24)
    ),
)
EXTREME_INQUIRY = inquiry(asked=ALL_CAME, words=STATEMENT, place=LONG_NAME)
EXTREME_REVISIT = revisit(
    whom=ALL_CAME, words=STATEMENT[:3000], dangers=STATEMENT[:500], cause=STATEMENT[:200]
)
EXTREME_CONFIRMATION = confirmation(LONG_NAME + "人民法院", **_LONG_AGREED)
EXTREME_ATTORNEY = lawyer(name=_FOREIGN["name"], listed_powers=STATEMENT[:480]).over(
    {"principal": _BOSS}
)
EXTREME_REMARKS = {
    **REMARKS,
    "state": STATEMENT[:1000],
    "changes": "\n".join(STATEMENT[n : n + 200] for n in range(12)),
}
