"""The command that reviews volumes: drawn, listed, scored from a file, ranked, told."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, cast

import typer

from app.commands import one_review
from app.commands.options import Back
from app.commands.terminal import Data, Json, day, opened, report
from app.language import N_, _
from app.records import reviews
from app.records.assessment.tables import spoken
from app.records.reviews import (
    drawing,
    findings,
    score_files,
    sending,
    tables,
)
from app.records.stats import periods
from app.store.session import current

Which = Annotated[
    str, typer.Option("--review", metavar="NAME", help=N_("Name or identity; else the latest."))
]


def draw(
    period: Annotated[
        str,
        typer.Option(
            "--period", metavar="PERIOD",
            help=N_("Closed in 2026-11, 2026Q4, 2026H2, 2026, or DAY..DAY; else last month."),
        ),
    ] = "",
    percent: Annotated[
        int | None,
        typer.Option("--percent", metavar="N", min=1, max=100, help=N_("Draw this share.")),
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help=N_("All volumes, confidential ones among them."))
    ] = False,
    volume: Annotated[
        list[str] | None,
        typer.Option("--volume", metavar="NUMBER", help=N_("This one; may be repeated.")),
    ] = None,
    least: Annotated[
        str,
        typer.Option("--least", metavar="WHAT", help=N_("At least one of each: room or town.")),
    ] = "",
    seed: Annotated[
        str, typer.Option("--seed", metavar="WORDS", help=N_("Draw by this seed."))
    ] = "",
    due: Annotated[
        str, typer.Option("--due", metavar="DAY", help=N_("What is found is put right by then."))
    ] = "",
    title: Annotated[
        str, typer.Option("--name", metavar="NAME", help=N_("What it is called."))
    ] = "",
    sheet: Annotated[
        str, typer.Option("--sheet", metavar="NAME", help=N_("By this score sheet."))
    ] = "",
    data: Data = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Draw the volumes of a review at an office; the seed shows the draw again."""
    if least not in ("", "room", "town"):
        raise typer.BadParameter(_("--least is room or town."))
    with opened(data):
        asked = periods.parse(period, current().today())
        how = "chosen" if volume else "all" if every else "sample"
        review = reviews.draw(
            reviews.Asked(
                asked.first, asked.last, how=how, percent=percent, least=least, seed=seed,
                due=day(due) if due else None, title=title, sheet=sheet,
                chosen=[one_review.case_called(each) for each in volume or ()],
            )
        )  # fmt: skip
        one_review.tell_list(review, as_json)


def show(
    which: Which = "",
    again: Annotated[
        bool, typer.Option("--again", help=N_("Draw again, and say whether it is the same."))
    ] = False,
    pool: Annotated[
        bool,
        typer.Option("--pool", help=N_("Every volume that was drawn from, with its place.")),
    ] = False,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Say which volumes a review has and how they stand."""
    with opened(data):
        review = one_review.review_called(which)
        if pool:
            one_review.tell_pool(review, as_json)
        elif again:
            one_review.tell_again(review, as_json)
        else:
            one_review.tell_list(review, as_json)


def score(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=N_("Scores as .json or .csv."))],
    which: Which = "",
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Score volumes of a review from a file, all of them or none."""
    with opened(data):
        review = one_review.review_called(which)
        found = score_files.keep(review, file)
        report(
            as_json, {"scored": len(found)}, _("{count} volumes scored").format(count=len(found))
        )


def ranking(
    which: Which = "",
    by: Annotated[
        str, typer.Option("--by", metavar="WHAT", help=N_("By room or town."))
    ] = "room",
    data: Data = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Rank the rooms or towns of a review by the average of their volumes."""
    if by not in ("room", "town"):
        raise typer.BadParameter(_("--by is room or town."))
    with opened(data):
        review = one_review.review_called(which)
        rows = reviews.ranked(review, by)
        said: dict[str, object] = {
            "review": review.id,
            "by": by,
            "rows": [
                {
                    "rank": each.rank, "name": each.name, "volumes": each.volumes,
                    "scored": each.scored, "average": each.average / 100, "unfit": each.unfit,
                    "struck": each.struck,
                }
                for each in rows
            ],
        }  # fmt: skip
        lines = [
            f"{each.rank}\t{each.name}\t{spoken(each.average)}\t{each.scored}" for each in rows
        ]
        report(as_json, said, *(lines or [_("No volume is scored yet.")]))


def tell(
    which: Which = "",
    until: Annotated[
        str, typer.Option("--due", metavar="DAY", help=N_("To be put right by; else as drawn."))
    ] = "",
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Make a remark for the room of each volume that lost points."""
    with opened(data):
        review = one_review.review_called(which)
        sent = findings.send(review, until=day(until) if until else review.due)
        said = _("{count} remarks made").format(count=sent.made)
        report(as_json, {"remarks": sent.made, "nowhere": sent.nowhere}, said)


def sheets(
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="FILE", help=N_("Read a score sheet in and use it.")),
    ] = None,
    back: Back = "",
    show_one: Annotated[
        str,
        typer.Option("--show", metavar="NAME", help=N_("Write a score sheet out, to be edited.")),
    ] = "",
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Say which score sheets there are; at an office read one in."""
    with opened(data):
        if file is not None:
            sending.send(tables.read_file(file))
        for name in filter(None, (back, show_one)):
            if drawing.sheet_called(name) is None:
                raise drawing.NoSuchSheet(name=name)
        if back:
            sending.take_back(back)
        if show_one:
            print(tables.spelled(cast("Any", drawing.sheet_called(show_one))), end="")
            return
        found = sending.given()
        said: dict[str, object] = {
            "sheets": [
                {"name": each.data.name, "title": str(each.data.title), "sample": each.data.sample,
                 "sent": each.sent, "source": str(each.data.source)}
                for each in found
            ]
        }  # fmt: skip
        lines = [
            "\t".join((e.data.name, str(e.data.title), sending.standing_words(e))) for e in found
        ]
        report(as_json, said, *lines)


NAME = "review"
ABOUT = N_("Review of volumes: drawn by a seed, scored by a sheet, told to the rooms.")
COMMANDS = (
    ("draw", draw, N_("Draw the volumes of a review; the seed shows the draw again.")),
    ("list", show, N_("Say which volumes a review has and how they stand.")),
    ("score", score, N_("Score volumes from a file.")),
    ("ranking", ranking, N_("Rank rooms or towns by the average of their volumes.")),
    ("tell", tell, N_("Make a remark for the room of each volume that lost points.")),
    ("sheets", sheets, N_("Say which score sheets there are; an office changes them.")),
)
