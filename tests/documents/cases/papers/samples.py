"""Disputes that papers are tried with: little, usual, and as much as there can be."""

# ruff: noqa: E501
from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.documents.cases.papers.rows import (
    Agent,
    Agreement,
    Application,
    Attorney,
    Change,
    Correction,
    Dispute,
    Inquiry,
    Instalment,
    Party,
    Remarks,
    Revisit,
    Session,
)
from app.documents.forms.rows import Choice

COMMITTEE = "店子镇店子村人民调解委员会"
LONG_NAME = "枣庄市山亭区店子镇店子村股份经济合作联合社与山东鲁南绿色农产品冷链物流综合开发有限责任公司联合清算组第一工作组办公室"
KINDS = (
    "婚姻家庭", "邻里", "房屋宅基地", "合同", "生产经营", "损害赔偿", "山林土地", "征地拆迁",
    "环境污染", "劳动争议", "旅游", "消费", "医疗", "道路交通事故", "物业", "知识产权", "互联网", "其他",
)  # fmt: skip
SOURCES = (
    "当事人申请", "主动调解", "法院移送", "公安移送", "检察院移送", "信访移送", "其他部门移送",
)  # fmt: skip

WANG = Party(
    role="申请人", name="王建国", sex="男", ethnic="汉族", age="52", identity="370406197405010018",
    occupation="农民", phone="13906320417", address="山东省枣庄市山亭区店子镇店子村2组17号",
    delivery_address="山亭区店子镇店子村2组17号",
)  # fmt: skip
LI = Party(
    role="被申请人", name="李海涛", sex="男", ethnic="汉族", age="47", identity="370406197906120033",
    occupation="个体工商户", phone="15006328830", address="山东省枣庄市山亭区店子镇店子村2组19号",
    delivery_address="山亭区店子镇店子村2组19号", read_out=True,
)  # fmt: skip
FACTS = (
    "王建国与李海涛系同村2组东西邻居。2026年9月，李海涛翻建房屋，东屋滴水檐越过双方界墙约20厘米，"
    "雨水顺檐冲刷王建国家后墙，墙皮脱落约6平方米。王建国多次要求李海涛改正，李海涛认为其房屋系在原址翻建，"
    "未占用王建国家宅基地，双方为此多次争吵。\n2026年11月2日，王建国到村法律服务工作室咨询，要求调解。"
)
USUAL = Dispute(
    committee=COMMITTEE, number="（2026）店民调字第14号", title="王建国与李海涛邻里纠纷",
    category=Choice(KINDS, ("邻里",)), source=Choice(SOURCES, ("当事人申请",)),
    difficulty=Choice(("简易", "一般", "疑难复杂", "重大"), ("一般",)),
    parties=(WANG, LI), mediators=("傅军", "赵淑珍"), clerk="李秀英", facts=FACTS,
    requests="1．李海涛拆除越界的滴水檐；\n2．李海涛修复墙面或者赔偿修复费用3200元。",
    amount=320000, people=2, registered=date(2026, 11, 3), applied=date(2026, 11, 3),
    accepted=date(2026, 11, 3), decision=Choice(("受理", "不予受理"), ("受理",)),
    notified=date(2026, 11, 3), notified_how=Choice(("书面", "口头"), ("口头",)),
    ended=date(2026, 11, 24), end_reason=Choice(("调解不成", "撤回", "拒绝调解"), ("调解不成",)),
    end_words="双方对墙面修复费用的数额分歧较大，经三次调解仍不能达成一致。",
    end_time="2026年11月24日9时10分至10时40分",
    undisputed="双方对滴水檐越过界墙约20厘米、王建国家后墙墙皮脱落约6平方米的事实没有争议。",
    routes=Choice(("仲裁", "行政途径", "诉讼", "公安机关", "信访部门"), ("行政途径", "诉讼")),
    outcome=Choice(("书面协议", "口头协议", "部分协议", "调解不成", "撤回", "拒绝调解"), ("书面协议",)),
    performance=Choice(("未到期", "已履行", "部分履行", "未履行"), ("已履行",)),
    confirmation="2026年12月10日 确认有效", revisited="2026年12月20日 满意",
    closed=date(2026, 12, 21), volume="2026-14", filled_on=date(2026, 12, 21), note="补录",
)  # fmt: skip
INQUIRY = Inquiry(
    time="2026年11月5日 15时00分至15时50分", place="店子村2组王建国家中", asked=("王建国", "孙桂芳"),
    present=("村网格员马强",), by=("傅军",), clerk="李秀英", day=date(2026, 11, 5),
    words="问：请说说滴水檐的情况。\n答：今年9月他家翻建东屋，檐口伸过界墙，下雨天水全淋在我家后墙上。\n"
    "问：界墙是谁家的？\n答：是两家共有的老墙，1988年一起垒的。\n问：墙皮脱落有多少？\n答：大概6个平方，照片里都有。",
)  # fmt: skip
SESSION = Session(
    sequence=1, time="2026年11月10日 9时00分至10时30分", place="店子村法律服务工作室",
    present=("王建国", "李海涛"), invited=("村委会委员孙立新",),
    told="已向双方当事人告知其在调解中的权利和义务，双方均表示清楚，对调解员不申请回避。",
    statements="王建国：他家的滴水檐伸过界墙，雨水把我家后墙冲坏了，我要求拆掉越界部分，赔我3200元。\n"
    "李海涛：房子是在老地基上翻的，伸出去一点是为了排水，拆檐可以商量，3200元太多。",
    findings="经现场丈量，滴水檐越过界墙中线20厘米；后墙墙皮脱落6平方米，经询价修复约需2400元。",
    result=Choice(("达成协议", "调解不成", "继续调解"), ("继续调解",)), next_day=date(2026, 11, 17),
    clerk="李秀英", day=date(2026, 11, 10),
)  # fmt: skip
AGREEMENT = Agreement(
    number="（2026）店民调字第14号", day=date(2026, 11, 17), place="店子村法律服务工作室", facts=FACTS,
    disputed="双方对滴水檐越界部分是否拆除、墙面修复费用由谁承担及数额存在争议。",
    duties="李海涛翻建房屋时滴水檐越过界墙，应当承担排除妨害、赔偿损失的责任。",
    clauses=(
        "李海涛于2026年11月30日前自行拆除越过界墙中线的滴水檐，并在檐口加装排水槽，排水槽的出水不得朝向王建国家一侧。",
        "李海涛赔偿王建国后墙修复费用2400元，由王建国自行修复。",
        "双方今后互谅互让，不得再因此事发生争执。",
    ),
    manner="李海涛以现金方式分两期支付，王建国收款后出具收条。",
    instalments=(
        Instalment(date(2026, 11, 30), 120000, "李海涛"),
        Instalment(date(2026, 12, 15), 120000, "李海涛"),
    ),
    amount=240000, copies=3, clerk="李秀英",
)  # fmt: skip
REVISIT = Revisit(
    day=date(2026, 12, 20), whom=("王建国", "李海涛"), agreement_number="（2026）店民调字第14号",
    cause="协议履行期满回访", performance=USUAL.performance,
    satisfaction=Choice(("满意", "基本满意", "不满意"), ("满意",)),
    words="滴水檐已经拆除，排水槽已加装；两期赔偿款共2400元已付清，有收条两张。双方见面能打招呼，没有新的矛盾。",
    dangers="无。", by=("傅军", "李秀英"),
)  # fmt: skip
CONFIRMATION = Application(
    court="枣庄市山亭区人民法院", day=date(2026, 11, 25), agreement_number="（2026）店民调字第14号",
    agreed_on=date(2026, 11, 17), effective=date(2026, 11, 18), facts=FACTS, clauses=AGREEMENT.clauses,
)  # fmt: skip
LAWYER = Agent(
    name="张志强", identity="370406198802030017", phone="13806320001",
    powers=Choice(("一般授权", "特别授权"), ("特别授权",)),
    listed_powers="代为承认、放弃、变更调解请求，代为达成和签署调解协议，代为申请司法确认",
    matter="王建国与李海涛邻里纠纷", since=date(2026, 11, 3), until=date(2027, 5, 3), signs=True,
)  # fmt: skip
ATTORNEY = Attorney(principal=WANG, agent=LAWYER, day=date(2026, 11, 3))
CORRECTION = Correction(
    paper="人民调解协议书", number="（2026）店民调字第14号", signed=date(2026, 11, 17),
    changes=(
        Change("被申请人李海涛的公民身份号码", "370406197906120013", "370406197906120033"),
        Change("被申请人李海涛的住址", "店子村2组18号", "店子村2组19号"),
    ),
    reason="登记时抄录有误，经与身份证原件核对发现", day=date(2026, 12, 1),
)  # fmt: skip
REMARKS = Remarks(
    committee=COMMITTEE, number="2026-14",
    state="本卷文书齐全，签名、盖章、指印清楚，照片4张、收条2张均已粘贴。",
    changes=("2026年12月1日附更正说明1页，更正协议书中李海涛的身份证号和住址。",),
    pages=23, filed_by="李秀英", checked_by="傅军", day=date(2026, 12, 25),
)  # fmt: skip
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

LITTLE = Dispute(
    committee=COMMITTEE,
    parties=(Party(role="申请人", name="王五"), Party(role="被申请人", name="赵六")),
)

_BOSS = Party(
    role="被申请人", name=LONG_NAME, organisation=True, credit_code="91350100M000100Y43",
    represented_by="䶮㛃𬭎", phone="0632-5580148",
    address="山东省枣庄市山亭区店子镇店子村村民委员会驻地东首物流园区综合办公楼3层301室至318室（邮政编码277222）",
    delivery_address="同上",
)  # fmt: skip
_FOREIGN = replace(
    WANG, name="阿卜杜热西提·阿卜杜热合曼·买买提明", ethnic="维吾尔族", read_out=True,
    agents=(LAWYER,),
)  # fmt: skip
_CHILD = replace(
    WANG, name="王小䶮", age="9", occupation="学生",
    agents=(Agent("王建国", guardian=True, identity="370406197405010018", phone="13906320417"),),
)  # fmt: skip
TWENTY = (
    _FOREIGN,
    _CHILD,
    *(replace(WANG, name=f"王村民{n}", read_out=n % 4 == 0) for n in range(3, 12)),
    _BOSS,
    *(replace(LI, name=f"李住户{n}") for n in range(13, 20)),
    replace(WANG, role="第三人", name="孙立新"),
)
STATEMENT = "".join(
    f"第{n}点，房屋滴水檐越过界墙约{n}厘米，雨水冲刷后墙，墙皮脱落，为此争吵多次，要求处理。"
    + ("\n" if n % 7 == 0 else "")
    for n in range(1, 760)
)[:30_000]
EXTREME = replace(
    USUAL, committee="枣庄市山亭区店子镇店子村村民委员会人民调解委员会驻鲁南冷链物流园区联合调解工作室及医疗纠纷专业人民调解委员会联合会",
    parties=TWENTY, facts=STATEMENT[:6000], requests=STATEMENT[:1500], undisputed=STATEMENT[:3000],
    mediators=("傅军", "赵淑珍", "买买提·吐尔逊"), amount=123_456_789_012,
    title=f"阿卜杜热西提·阿卜杜热合曼·买买提明等与{LONG_NAME}土地承包经营权纠纷",
)  # fmt: skip
ALL_CAME = tuple(each.name for each in TWENTY if not each.organisation)
EXTREME_SESSION = replace(
    SESSION, present=(*ALL_CAME, "张志强"), statements=STATEMENT, told=STATEMENT[:1000],
    findings=STATEMENT[:2000],
    result=Choice(("达成协议", "调解不成", "继续调解"), ("调解不成",)), next_day=None,
)  # fmt: skip
EXTREME_AGREEMENT = replace(
    AGREEMENT, facts=STATEMENT, disputed=STATEMENT[:800],
    clauses=tuple(STATEMENT[n * 90 : n * 90 + 85] for n in range(40)),
    instalments=tuple(
        Instalment(date(2027, 1 + n % 12, 28), 12_345_600 + n, LONG_NAME) for n in range(24)
    ),
    amount=123_456_789_012, copies=22,
)  # fmt: skip
EXTREME_INQUIRY = replace(INQUIRY, asked=ALL_CAME, words=STATEMENT, place=LONG_NAME)
EXTREME_REVISIT = replace(
    REVISIT, whom=ALL_CAME, words=STATEMENT[:3000], dangers=STATEMENT[:500], cause=STATEMENT[:200]
)
EXTREME_CONFIRMATION = replace(
    CONFIRMATION, facts=STATEMENT, clauses=EXTREME_AGREEMENT.clauses, court=LONG_NAME + "人民法院"
)
EXTREME_ATTORNEY = Attorney(
    principal=_BOSS, agent=replace(LAWYER, name=_FOREIGN.name, listed_powers=STATEMENT[:480]),
    day=date(2026, 11, 3),
)  # fmt: skip
EXTREME_CORRECTION = replace(
    CORRECTION,
    changes=tuple(Change(f"第{n}项" + LONG_NAME, "370406197906120013" * 3, "x" * 60) for n in range(20)),
)  # fmt: skip
EXTREME_REMARKS = replace(
    REMARKS, state=STATEMENT[:1000], changes=tuple(STATEMENT[n : n + 200] for n in range(12))
)
