"""What becomes of the invented quarrels of a sample year: plain data, counted back from today."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from app.resources import resource


class Quarrel(msgspec.Struct, frozen=True):
    """One quarrel in words; {甲} and {乙} are its sides, {钱} its money, `amount` choices in yuan.

    `organisation` is what the other side is called where it is no person; `many` how many people
    stand on the other side; `visit` are matters of visits that it may have begun with.
    """

    key: str
    category: str
    facts: str
    requests: str
    difficulty: str = "ordinary"
    source: str = "apply"
    statements: str = ""
    findings: str = ""
    disputed: str = ""
    clauses: tuple[str, ...] = ()
    manner: str = ""
    proof: str = ""
    revisit: str = ""
    voucher: str = ""
    undisputed: str = ""
    end_reason: str = ""
    decline_reason: str = ""
    barred: str = ""
    organisation: str = ""
    route: tuple[str, ...] = ()
    visit: tuple[str, ...] = ()
    amount: tuple[int, ...] = ()
    instalments: int = 0
    many: int = 1
    minor: bool = False
    photo: bool = False
    police: bool = False
    confidential: bool = False


def quarrels() -> dict[str, Quarrel]:
    """Every quarrel by its key, from `resources/sample/quarrels.json`."""
    data = resource("sample", "quarrels.json").read_bytes()
    return {each.key: each for each in msgspec.json.decode(data, type=list[Quarrel])}


@dataclass(frozen=True)
class Course:
    """How one quarrel goes: registered so many days `back`, and how far.

    `form` is written, oral, partial, spot, or how it ends without agreement (failed, withdrawn,
    refused, handed_on, declined). `ways` are what else happens on the way: agent, avoid, extend,
    inquiry, again (a second session), confirm, reject (the court, then a second round), urge, part,
    third, suggest, draft (signed by one side only). `paid` is how many instalments are paid.
    """

    key: str
    back: int
    end: str
    form: str = "written"
    ways: tuple[str, ...] = ()
    paid: int = 99


def courses() -> tuple[Course, ...]:
    """The quarrels of a year in the order in which they are registered."""
    return tuple(sorted(_COURSES, key=lambda each: -each.back))


_COURSES = (
    # Over, and in the archive.
    Course("滴水檐", 352, "archived", ways=("inquiry", "again")),
    Course("狗咬伤", 341, "archived", "spot"),
    Course("赡养", 330, "archived", ways=("again", "agent"), paid=4),
    Course("地窖门", 318, "archived", "oral"),
    Course("欠款", 305, "archived", ways=("confirm",)),
    Course("孩子打架", 291, "archived"),
    Course("排水沟", 276, "archived", "spot"),
    Course("彩礼", 262, "archived", "failed", ("again",)),
    Course("离婚财产", 249, "archived", ways=("again",)),
    Course("地界", 236, "archived", ways=("inquiry", "avoid")),
    Course("打架", 224, "archived", "spot"),
    Course("务工工资", 214, "archived", ways=("reject",)),
    Course("代耕欠费", 203, "archived", "oral"),
    Course("老房屋顶", 195, "declined", "declined"),
    Course("电动车", 188, "archived", "withdrawn"),
    Course("树遮光", 176, "archived", "spot"),
    # Over, not in the archive yet.
    Course("村务公开", 168, "closed", ways=("suggest",)),
    Course("网购种子", 160, "closed", ways=("inquiry",)),
    Course("偷电", 152, "closed", "handed_on"),
    Course("砍树坟地", 144, "closed", "oral"),
    Course("宅基地", 136, "closed", "partial", ("inquiry", "again", "third")),
    Course("电动车", 96, "closed", "spot"),
    Course("狗咬伤", 74, "closed", "spot"),
    Course("代耕欠费", 52, "closed", "spot"),
    Course("排水沟", 24, "closed", "oral"),
    Course("赌债", 118, "declined", "declined"),
    # Agreed, and being performed or not.
    Course("鱼塘", 128, "performing", ways=("inquiry", "urge", "part"), paid=1),
    Course("征地款", 110, "performing", ways=("inquiry", "again", "urge"), paid=1),
    Course("务工工资", 84, "performing", ways=("reject",), paid=0),
    Course("欠款", 66, "performing", ways=("confirm",), paid=1),
    Course("赡养", 58, "performing", ways=("again",), paid=1),
    Course("宅基地", 34, "performing", ways=("again",), paid=0),
    Course("砍树坟地", 19, "performing", "oral"),
    Course("离婚财产", 27, "agreed", ways=("again",)),
    Course("彩礼", 22, "agreed", ways=("confirm",), paid=0),
    # Ended without agreement, somebody is still to go and see.
    Course("地基损坏", 18, "ended", "withdrawn", ("inquiry",)),
    Course("电动车", 16, "ended", "failed"),
    Course("征地款", 15, "ended", "refused"),
    # Under way.
    Course("鱼塘", 47, "mediating", ways=("inquiry", "again", "extend")),
    Course("打架", 30, "mediating", ways=("again",)),
    Course("地界", 13, "mediating", ways=("draft",)),
    Course("果园水渠", 11, "mediating", ways=("avoid",)),
    Course("地基损坏", 9, "investigating", ways=("inquiry",)),
    Course("偷电", 7, "investigating", ways=("inquiry",)),
    Course("树遮光", 5, "accepted"),
    Course("滴水檐", 3, "accepted", ways=("agent",)),
    Course("地窖门", 1, "registered"),
    Course("欠款", 0, "registered"),
)
