"""Wording and sizes of signs, read from `resources/forms/signs` and checked.

Millimetres, sizes of type in points; both are for the smallest sheet a sign comes on and grow with
larger ones.
"""

from __future__ import annotations

from typing import Annotated

import msgspec

from app.documents.design import Design, Millimetres, Points


class DoorSizes(Design, frozen=True):
    """Sizes of type on a door plate."""

    above: Points
    place: Points
    kind: Points
    room: Points
    foot: Points


class DoorDesign(Design, frozen=True):
    """`door_plate.json`; a name that ends in one of `kinds` is parted there.

    Where a kind takes two lines, the second is one of `tails`, if it ends so.
    """

    title: str
    kinds: tuple[str, ...]
    foot: str
    hotline: str
    emblem: Millimetres
    sizes: DoorSizes
    tails: tuple[str, ...] = ("工作室", "工作站", "宣传点", "委员会")


class DeskSizes(Design, frozen=True):
    """Sizes of type on a desk plate."""

    room: Points
    name: Points
    title: Points


class DeskDesign(Design, frozen=True):
    """`desk_plate.json`."""

    title: str
    fold: str
    paste: str
    emblem: Millimetres
    sizes: DeskSizes


class BadgeSizes(Design, frozen=True):
    """Sizes of type on a badge."""

    room: Points
    kind: Points
    name: Points
    title: Points
    unit: Points
    number: Points


class BadgeDesign(Design, frozen=True):
    """`badge.json`."""

    title: str
    kind: str
    number: str
    emblem: Millimetres
    photo: tuple[Millimetres, Millimetres]
    sizes: BadgeSizes


class Term(Design, frozen=True):
    """A word and what is meant by it."""

    name: str
    text: str


Few = Annotated[tuple[Term, ...], msgspec.Meta(max_length=12)]


class BoardSizes(Design, frozen=True):
    """Sizes of type on a notice board."""

    room: Points
    kind: Points
    heading: Points
    name: Points
    title: Points
    text: Points
    item: Points
    principle: Points
    hotline: Points
    foot: Points


class BoardDesign(Design, frozen=True):
    """`board.json`."""

    title: str
    kind: str
    hotline: str
    people: str
    unit: str
    phone: str
    duty: str
    duties: str
    duty_list: Few
    principles: str
    principle_list: Annotated[tuple[str, ...], msgspec.Meta(max_length=8)]
    functions: str
    function_list: Few
    hours: str
    flow: str
    complaint: str
    free: str
    updated: str
    tile: str
    sizes: BoardSizes


class FlowSizes(Design, frozen=True):
    """Sizes of type on a service flow."""

    room: Points
    title: Points
    step: Points
    text: Points
    heading: Points
    way: Points
    small: Points
    foot: Points


class FlowDesign(Design, frozen=True):
    """`service_flow.json`."""

    title: str
    steps: Annotated[tuple[Term, ...], msgspec.Meta(min_length=1, max_length=9)]
    ways: str
    way_list: Annotated[tuple[Term, ...], msgspec.Meta(max_length=8)]
    foot: str
    sizes: FlowSizes


ReadStanding = Annotated[float, msgspec.Meta(ge=14, le=60)]
"""Points of type that is read off the wall by who stands before it."""


class WallCardSizes(Design, frozen=True):
    """Sizes of type on the card for the wall."""

    title: ReadStanding
    heading: ReadStanding
    text: ReadStanding
    room: ReadStanding


class WallCardLine(Design, frozen=True):
    """What is done: a number or a few words, and a sentence."""

    mark: Annotated[str, msgspec.Meta(max_length=8)]
    text: Annotated[str, msgspec.Meta(max_length=80)]


class WallCardPart(Design, frozen=True):
    """What is done each day, each month, or when something goes wrong."""

    heading: str
    lines: Annotated[tuple[WallCardLine, ...], msgspec.Meta(min_length=1, max_length=8)]


class WallCardSide(Design, frozen=True):
    """What is on the card of a room, or of an office; `fill_in` are lines to write on."""

    title: str
    parts: Annotated[tuple[WallCardPart, ...], msgspec.Meta(min_length=1, max_length=4)]
    fill_in: Annotated[tuple[str, ...], msgspec.Meta(max_length=3)]


class WallCardDesign(Design, frozen=True):
    """`wall_card.json`."""

    room: WallCardSide
    office: WallCardSide
    sizes: WallCardSizes


class CoverageStates(Design, frozen=True):
    """What each state of a village is called."""

    covered: str
    ending: str
    uncovered: str


class CoverageSizes(Design, frozen=True):
    """Sizes of type on the sheet of a network; those of villages are found by the room."""

    title: Points
    kind: Points
    legend: Points
    town: Points
    hotline: Points
    foot: Points


class CoverageDesign(Design, frozen=True):
    """`coverage.json`."""

    title: str
    states: CoverageStates
    number: str
    whole: str
    of: str
    more: str
    again: str
    only: str
    on: str
    part: str
    hotline: str
    tile: str
    sizes: CoverageSizes


class BackSizes(Design, frozen=True):
    """Sizes of type on the back of a contact card."""

    heading: Points
    service: Points
    free: Points
    hours: Points
    label: Points
    hotline: Points


class BackDesign(Design, frozen=True):
    """`card_back.json`."""

    heading: str
    services: Annotated[tuple[str, ...], msgspec.Meta(max_length=8)]
    free: str
    hours: str
    hotline: str
    emblem: Millimetres
    sizes: BackSizes
