"""The certificates of the demonstration: what the office answers, issues, revokes and prints."""

from __future__ import annotations

import datetime
from pathlib import Path

from app.commands.printing import print_into
from app.commands.refusals import NotAllGenuine
from app.documents import items
from app.documents.certificates import scanning
from app.documents.items.item import ItemRequest
from app.records import certificates
from app.records.certificates import preparing
from app.store.session import current

_SPAN = datetime.timedelta(days=2)


def answer() -> int:
    """Issue what rooms have asked for, but for one; how many were issued."""
    asked = certificates.waiting()
    if not asked:
        return 0
    refused = [each for each in asked if each.kind == "literate"][-1:]
    granted = [each for each in asked if each not in refused]
    letters = [each for each in granted if each.kind == "appointment"]
    others = [each for each in granted if each.kind != "appointment"]
    made = certificates.grant(letters, prints=True, words="打印后来局里盖章") if letters else []
    made += certificates.grant(others) if others else []
    if refused:
        certificates.refuse(refused, words="培训学时不够，补训后再报")
    return len(made)


def issue() -> int:
    """Hand out honours and a class's certificates, of which one is reissued and one revoked."""
    today = current().today()
    held = [each for role in ("mediator", "invited_mediator") for each in
            preparing.serving_as(role, "honour")]  # fmt: skip
    holders = [preparing.line_values(line) for line in held] or [
        {"name": "王建国"},
        {"name": "李海涛"},
    ]
    honoured = certificates.issue(
        kind="honour", what=f"{today.year}年度优秀人民调解员", holders=holders
    )
    class_of = certificates.issue(
        kind="completion",
        what=f"{today.year}年第一期村居法律明白人骨干培训班",
        since=today - _SPAN,
        until=today,
        hours=24,
        holders=[*holders, {"name": "阿不都热依木·买买提艾力"}],
    )
    certificates.reissue(class_of[0], why="lost")
    certificates.revoke(honoured[0], reason="mistake")
    return len(honoured) + len(class_of)


def print_all(folder: Path) -> list[Path]:
    """Print every kind, and read each sheet's code back. Raises NotAllGenuine."""
    files: list[Path] = []
    for name, item, size in (
        ("聘书", "appointment", "a4"),
        ("法律明白人证书", "literate", "a5"),
        ("志愿者证书", "volunteer", "a5"),
        ("培训结业证书", "completion", "a4"),
        ("荣誉证书", "honour", "a4"),
    ):
        file = folder / f"{name}.pdf"
        wanted = ItemRequest(ids=tuple(each.id for each in certificates.printable(item)), size=size)
        if not wanted.ids:
            continue
        print_into(file, items.find(item), wanted)
        verdicts = [certificates.judge(code) for code in scanning.codes(file.read_bytes())]
        bad = sum(each.state != "genuine" for each in verdicts)
        if bad or len(verdicts) != len(wanted.ids):
            raise NotAllGenuine(bad=bad or len(wanted.ids) - len(verdicts), count=len(wanted.ids))
        files.append(file)
    return files
