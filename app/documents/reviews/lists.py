"""What was drawn, with the seed that shows it again; rooms and towns by their average."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from app.documents.ledgers.ledger import Column, Sheet
from app.language import N_
from app.records.assessment.tables import spoken
from app.records.reviews import Review, Volume, ranked, volumes
from app.records.reviews.ranking import Ranked, average
from app.store.session import current

PARTS: Final = {"towns": N_("By town"), "rooms": N_("By room")}
_HOW: Final = {"sample": "按比例抽取", "all": "全部卷宗", "chosen": "指定卷宗"}


def drawn(review: Review) -> Sheet:
    """抽取清单: the volumes of a review, and how they came about."""
    columns = [
        Column("volume", "卷宗"), Column("room", "工作室"),
        Column("town", "镇街"), Column("how", "来由", align="center"),
        Column("score", "得分", align="center"), Column("level", "等次", align="center"),
        Column("note", "备注"),
    ]  # fmt: skip
    rows = [_drawn(review, each) for each in volumes(review)]
    title = f"{_named(review)}抽取清单"
    if review.seed:
        title += f"（抽签号 {review.seed}）"
    return Sheet(title, columns, rows, current().name, _basis(review))


def _named(review: Review) -> str:
    return review.title or "人民调解卷宗评查"


def _basis(review: Review) -> str:
    """How the volumes came about, short enough for the line above a table."""
    said = [f"{review.since}至{review.until}结案"]
    said.append(f"{review.count}卷抽{review.percent}%" if review.percent else _HOW[review.how])
    if review.least:
        said.append("每个工作室至少一卷" if review.least == "room" else "每个镇街至少一卷")
    return "　".join((*said, f"{review.day}抽取"))


def _drawn(review: Review, each: Volume) -> dict[str, Any]:
    score = each.score
    notes = ["保密件，看纸质卷宗"] if each.confidential else []
    notes += ["抽取后作废"] if each.void else []
    return {
        "volume": "保密件" if each.confidential else (each.number or each.names),
        "room": each.room,
        "town": each.where.town,
        "how": "指定" if each.by_hand else "抽取" if review.how == "sample" else "全部",
        "score": spoken(score.points) if score is not None else "",
        "level": score.level_words if score is not None else "",
        "note": "；".join(notes),
    }


def rankings(review: Review, parts: Sequence[str] = ()) -> list[Sheet]:
    """评查结果汇总: towns and rooms of a review by their average."""
    wanted = [part for part in PARTS if part in parts] or list(PARTS)
    return [sheet for part in wanted for sheet in _ranking(review, part)]


def _ranking(review: Review, part: str) -> Iterator[Sheet]:
    found = volumes(review)
    rows = ranked(review, "town" if part == "towns" else "room", found)
    who = "镇街" if part == "towns" else "工作室"
    columns = [
        Column("rank", "名次", align="center"), Column("name", who),
        *([] if part == "towns" else [Column("town", "镇街")]),
        Column("volumes", "抽取卷数", align="center"), Column("scored", "已评卷数", align="center"),
        Column("average", "平均分", align="center"), Column("unfit", "末等卷数", align="center"),
        Column("struck", "一票否决卷数", align="center"),
    ]  # fmt: skip
    title = f"{_named(review)}结果汇总表（按{who}）"
    said = [_basis(review)]
    if rows:
        said.append(f"平均{spoken(average(found))}分")
    yield Sheet(title, columns, [_row(each) for each in rows], current().name, "　".join(said))


def _row(each: Ranked) -> dict[str, Any]:
    return {
        "rank": str(each.rank),
        "name": each.name,
        "town": each.town,
        "volumes": str(each.volumes),
        "scored": str(each.scored),
        "average": spoken(each.average),
        "unfit": str(each.unfit or ""),
        "struck": str(each.struck or ""),
    }
