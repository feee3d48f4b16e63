"""The command that reviews volumes: drawn, listed, scored from a file, ranked, told."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Final, cast

import typer

from app.commands.terminal import Data, Json, day, opened, report
from app.errors import AppError, FieldErrors
from app.fields import Points
from app.language import N_, _
from app.messages import words as said_words
from app.records import reviews
from app.records.assessment.tables import exact, spoken
from app.records.cases.model import Case
from app.records.reviews import Review, Volume, drawing, findings, listed, sending, tables
from app.records.stats import periods
from app.store import journal
from app.store.session import current

_LARGEST: Final = 5_000_000
"""Bytes of a file of scores."""


class NoSuchReview(AppError):
    """There is no review that is called so (name)."""

    message = N_("There is no review “{name}”; `review list` says which there are.")


class NoReview(AppError):
    """No review was drawn yet."""

    message = N_("No review was drawn yet; `review draw` draws one.")


class BadScores(AppError):
    """A file of scores cannot be read, or one of its lines does not fit (file, line, why)."""

    message = N_("{file}, line {line}: {why}")


class NoScores(AppError):
    """A file has no scores."""

    message = N_(
        "A volume, its items and their points belong here; `review list --json` shows how."
    )


class DrawnOtherwise(AppError):
    """A draw shown again comes out otherwise."""

    message = N_("Drawn again, other volumes come out than those that are kept.")


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
    title: Annotated[str, typer.Option("--name", metavar="NAME", help=N_("What it is called."))] = "",
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
                chosen=[_case(each) for each in volume or ()],
            )
        )  # fmt: skip
        _list(review, as_json)


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
        review = _review(which)
        if pool:
            _pool(review, as_json)
        elif again:
            _again(review, as_json)
        else:
            _list(review, as_json)


def score(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=N_("Scores as .json or .csv."))],
    which: Which = "",
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Score volumes of a review from a file, all of them or none."""
    with opened(data):
        review = _review(which)
        found = list(_read(file, review))
        with journal.together():
            for line, case, typed in found:
                try:
                    reviews.keep(review, case, typed)
                except FieldErrors as wrong:
                    name, why = next(iter(wrong.fields.items()))
                    said = f"{name}: {said_words(why)}"
                    raise BadScores(file=file.name, line=line, why=said) from wrong
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
        review = _review(which)
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
        review = _review(which)
        sent = findings.send(review, until=day(until) if until else review.due)
        said = _("{count} remarks made").format(count=sent.made)
        report(as_json, {"remarks": sent.made, "nowhere": sent.nowhere}, said)


def sheets(
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="FILE", help=N_("Read a score sheet in and use it.")),
    ] = None,
    back: Annotated[
        str, typer.Option("--back", metavar="NAME", help=N_("Let it be as the program has it."))
    ] = "",
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


# What is said


def _review(name: str) -> Review:
    """The review of a name or identity, else the latest. Raises NoSuchReview, NoReview."""
    there = reviews.reviews()
    if not there:
        raise NoReview
    found = [each for each in there if name in (each.id, each.title, each.heading())]
    if name and not found:
        raise NoSuchReview(name=name)
    return (found or there)[0]


def _case(word: str) -> str:
    """The volume of a number or identity. Raises NoSuchVolume."""
    found = Case.where_equal("number", word) or Case.where_equal("id", word)
    if len(found) != 1:
        raise drawing.NoSuchVolume(word=word)
    return found[0].id


def _list(review: Review, as_json: bool) -> None:
    found = reviews.volumes(review)
    said: dict[str, object] = {
        "review": review.id,
        "name": review.heading(),
        "since": review.since.isoformat(),
        "until": review.until.isoformat(),
        "how": review.how,
        "seed": review.seed,
        "percent": review.percent,
        "count": review.count,
        "items": {each.name: each.points for each in reviews.sheet_of(review).items},
        "vetoes": [each.name for each in reviews.sheet_of(review).vetoes],
        "volumes": [_said(each) for each in found],
    }
    lines = [
        f"{e.at}\t{e.title}\t{e.room}\t{listed.standing_words(e)}" for e in found
    ]  # fmt: skip
    head = (review.heading(), listed.described(review), listed.progress_words(found))
    report(as_json, said, *head, *lines)


def _said(each: Volume) -> dict[str, Any]:
    score = each.score
    return {
        "id": each.id,
        "number": each.number,
        "room": each.room,
        "town": each.where.town,
        "confidential": each.confidential,
        "void": each.void,
        "by_hand": each.by_hand,
        "points": score.points / 100 if score is not None else None,
        "level": score.level if score is not None else None,
    }


def _pool(review: Review, as_json: bool) -> None:
    seed, drawn = review.seed or "", set(drawing.drawn_of(review))
    rows = sorted(
        (drawing.place_in_draw(seed, case), case, group)
        for group, cases in drawing.pool_of(review).items()
        for case in cases
    )
    names = drawing.room_names()
    said: dict[str, object] = {
        "seed": seed,
        "volumes": [
            {"place": place, "id": case, "group": names.get(group, group), "drawn": case in drawn}
            for place, case, group in rows
        ],
    }
    lines = [f"{place}\t{case}\t{'*' if case in drawn else ''}" for place, case, _group in rows]
    report(as_json, said, *lines)


def _again(review: Review, as_json: bool) -> None:
    again = reviews.again(review)
    said: dict[str, object] = {
        "same": again.same, "drawn": again.drawn, "of": again.of, "came": again.came,
        "gone": again.gone,
    }  # fmt: skip
    report(as_json, said, *listed.again_words(again))
    if not again.same:
        raise DrawnOtherwise


# Files of scores


def _read(file: Path, review: Review) -> list[tuple[int, str, reviews.Typed]]:
    """The scores of a file: line, volume and what was decided. Raises BadScores."""
    try:
        with file.open("rb") as opened_file:
            text = opened_file.read(_LARGEST).decode("utf-8-sig")
        rows = _rows(text, json_too=file.suffix.lower() == ".json")
    except (OSError, ValueError) as wrong:
        raise BadScores(file=file.name, line=1, why=said_words(NoScores())) from wrong
    numbers = {each.number: each.id for each in reviews.volumes(review) if each.number}
    found: list[tuple[int, str, reviews.Typed]] = []
    for line, row in rows:
        try:
            case = str(row.get("volume") or "")
            found.append((line, numbers.get(case, case), _typed(review, row)))
        except AppError as wrong:
            raise BadScores(file=file.name, line=line, why=said_words(wrong)) from wrong
    if not found:
        raise BadScores(file=file.name, line=1, why=said_words(NoScores()))
    return found


def _rows(text: str, *, json_too: bool) -> list[tuple[int, Mapping[str, Any]]]:
    """The lines of a file with their numbers. Raises ValueError."""
    if not json_too:
        reader = csv.DictReader(io.StringIO(text, newline=""))
        return [(reader.line_num, row) for row in reader]
    said = json.loads(text)
    if not isinstance(said, list):
        raise ValueError
    rows = cast("list[Any]", said)
    if not all(isinstance(each, dict) for each in rows):
        raise ValueError
    return list(enumerate(cast("list[dict[str, Any]]", rows), start=1))


def _typed(review: Review, row: Mapping[str, Any]) -> reviews.Typed:
    """What a line decides: an item that it does not name keeps all its points."""
    sheet, kind = reviews.sheet_of(review), Points()
    points: dict[str, int | None] = {}
    notes: dict[str, str] = {}
    for each in sheet.items:
        said = row.get(each.name)
        blank = said is None or said == ""
        points[each.name] = exact(each.points) if blank else kind.parse(str(said))
        notes[each.name] = str(row.get(f"note.{each.name}") or "")
    struck = row.get("vetoes") or ()
    vetoes = struck.split() if isinstance(struck, str) else [str(e) for e in struck]
    return reviews.Typed(points, notes, vetoes, (), str(row.get("words") or ""))


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
