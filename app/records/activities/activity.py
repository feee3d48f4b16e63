"""One activity: planned, held or cancelled, and the small records that hang on it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Final

from app import codes
from app.errors import AppError, BeforeBegin, DayInFuture, Missing, TwiceOnTheRoll
from app.fields import Clock, Code, Codes, Day, Hours, Name, Names, Reference, Text, Whole
from app.language import N_
from app.records import keeping
from app.store import Column, Record
from app.store.session import current

PLANNED, HELD, CANCELLED = "planned", "held", "cancelled"


class Activity(Record):
    """Something done for the village by those who serve; its photos are its attachments."""

    kind_name = "activity"
    label = N_("Activity")
    plain = True
    photos_travel = 6

    day = Column(Day(), N_("Date"), required=True, searchable="facet")
    until = Column(Day(), N_("Last day"), listed=False)
    begin = Column(Clock(), N_("From"), listed=False)
    finish = Column(Clock(), N_("To"), listed=False)
    kind = Column(
        Code(list="activity_kind"), N_("Kind of activity"), required=True, searchable="facet"
    )
    state = Column(
        Code(list="activity_state"), N_("How it stands"), required=True, searchable="facet"
    )
    cancelled_why = Column(Text(max=200), N_("Cancelled because"), listed=False)
    theme = Column(Text(max=100), N_("Theme"), required=True, searchable=True)
    theme_day = Column(Code(list="theme_day"), N_("For the theme day"), searchable="facet")
    place = Column(Reference(to="place"), N_("Place served"), searchable="facet")
    venue = Column(Code(list="venue"), N_("Venue"))
    audiences = Column(Codes(list="audience"), N_("For whom"))
    headcount = Column(Whole(min=0, max=1_000_000), N_("People who came"))
    speakers = Column(Names(max=20), N_("Speakers"), searchable="name")
    organiser = Column(Text(max=100), N_("Organised by"), searchable=True, listed=False)
    materials = Column(Text(max=300), N_("Materials handed out"), searchable=True)
    copies = Column(Whole(min=0, max=1_000_000), N_("How many handed out"))
    channels = Column(Codes(list="channel"), N_("Made known through"), listed=False)
    agenda = Column(Text(max=5_000, lines=3), N_("What is planned"), searchable=True, listed=False)
    outcome = Column(Text(max=5_000, lines=4), N_("What was done"), searchable=True)
    reason = Column(Text(max=200), N_("Reason for the change"), listed=False)

    def heading(self) -> str:
        """Day, kind and theme."""
        kind = codes.load("activity_kind").label(self.kind or "")
        return " ".join(filter(None, (self.day and self.day.isoformat(), kind, self.theme)))

    @classmethod
    def contradictions(cls, values: Mapping[str, Any], record: str) -> Mapping[str, AppError]:
        """An end before the beginning, a day to come of what was held, no word why not held."""
        wrong: dict[str, AppError] = {}
        day, until, state = values["day"], values.get("until"), values["state"]
        if until is not None and until < day:
            wrong["until"] = BeforeBegin()
        begin, finish = values.get("begin"), values.get("finish")
        if begin and finish and finish <= begin and until in (None, day):
            wrong["finish"] = BeforeBegin()
        if state == HELD and day > current().today():
            wrong["day"] = DayInFuture(day=day.isoformat())
        if state == CANCELLED and not values.get("cancelled_why"):
            wrong["cancelled_why"] = Missing()
        return wrong

    def ends(self) -> datetime.date:
        """Its last day."""
        return max(self.day, self.until or self.day)


keeping.index_lists(Activity)
Activity.add_index(Activity.until, where=Activity.until.is_null(False), name="activity_lasting")


def of_activity() -> Column[str]:
    """The column that names the activity that a record hangs on."""
    return Column(Reference(to="activity"), N_("Activity"), required=True, index=True)


class OfActivity(Record):
    """Something that hangs on an activity."""

    activity: Column[str]
    belongs_to = "activity"
    plain = True
    counted = False

    def heading(self) -> str:
        """The activity that it belongs to."""
        whole = Activity.get_or_none(Activity.id == self.activity)
        return whole.heading() if whole is not None else super().heading()


class ActivityPlace(OfActivity):
    """One more place that the activity was for."""

    kind_name = "activity_place"
    label = N_("One more place")
    in_ledgers = False

    activity = of_activity()
    place = Column(Reference(to="place"), N_("Place served"), required=True, index=True)
    headcount = Column(Whole(min=0, max=1_000_000), N_("People who came"))


class ActivityPerson(OfActivity):
    """Who of ours took part, for how long."""

    kind_name = "activity_person"
    label = N_("Who of ours took part")
    in_ledgers = False

    activity = of_activity()
    person = Column(Reference(to="person"), N_("Person"), required=True, index=True)
    minutes = Column(Hours(), N_("Time spent"))
    task = Column(Text(max=60), N_("Task"))

    @classmethod
    def contradictions(cls, values: Mapping[str, Any], record: str) -> Mapping[str, AppError]:
        """The same person twice."""
        same = (cls.activity == values["activity"]) & (cls.person == values["person"])
        twice = cls.select().where(same & (cls.id != record) & cls.voided.is_null()).exists()
        return {"person": TwiceOnTheRoll()} if twice else {}


class Attendance(OfActivity):
    """One line of the roll; the names stay in the room, how many there were goes."""

    kind_name = "attendance"
    label = N_("Roll")

    activity = of_activity()
    person = Column(Reference(to="person"), N_("Person"), travels=False, index=True, listed=False)
    name = Column(Name(), N_("Name"), required=True, travels=False, searchable="name")
    unit = Column(Text(max=60), N_("Unit or village"), travels=False)
    role = Column(Code(list="role"), N_("Serves as"))
    minutes = Column(Hours(), N_("Hours"))
    score = Column(Whole(min=0, max=100), N_("Score"))
    request = Column(Reference(to="certificate_request"), N_("Certificate asked for"), listed=False)

    @classmethod
    def contradictions(cls, values: Mapping[str, Any], record: str) -> Mapping[str, AppError]:
        """The same person twice, or a name twice of which nobody knows which person it is."""
        person, named = values.get("person"), cls.name == values.get("name")
        same = (cls.person == person) | (cls.person.is_null() & named) if person else named
        there = (cls.activity == values["activity"]) & (cls.id != record) & cls.voided.is_null()
        twice = cls.select().where(there & same).exists()
        return {"name": TwiceOnTheRoll()} if twice else {}


class Finding(OfActivity):
    """What a legal check-up found, what was advised, and whether it was taken."""

    kind_name = "finding"
    label = N_("Check-up finding")

    activity = of_activity()
    object = Column(Code(list="checkup_object"), N_("What was checked"), required=True)
    facts = Column(Text(max=2_000, lines=3), N_("What was found"), required=True, searchable=True)
    level = Column(Code(list="finding_level"), N_("Legal risk"), required=True)
    advice = Column(Text(max=2_000, lines=3), N_("Advice given"), searchable=True)
    adopted = Column(Code(list="adoption"), N_("Taken up"))
    look_again = Column(Day(), N_("Look again on"))
    looked = Column(Day(), N_("Looked at again"))


class Resolution(OfActivity):
    """One decision of a meeting: who does what until when."""

    kind_name = "resolution"
    label = N_("Decision of a meeting")

    activity = of_activity()
    topic = Column(Text(max=100), N_("Topic"), required=True, searchable=True)
    decision = Column(Text(max=2_000, lines=3), N_("What was decided"), searchable=True)
    who = Column(Text(max=60), N_("Who does it"))
    until = Column(Day(), N_("By when"))
    done = Column(Day(), N_("Done on"))


Finding.add_index(Finding.look_again, where=Finding.looked.is_null(), name="finding_waits")
Resolution.add_index(Resolution.until, where=Resolution.done.is_null(), name="resolution_waits")


_SUITS: Final[dict[str, frozenset[str]]] = {
    "finding": frozenset({"check_up"}),
    "risk": frozenset({"sweep", "settling", "household"}),
    "resolution": frozenset({"joint_meeting", "exchange", "assembly"}),
    "attendance": frozenset(
        {"study", "mass", "lecture", "training", "exchange", "joint_meeting", "assembly", "other"}
    ),
    "survey": frozenset({"publicity", "mass", "lecture", "training", "household", "large"}),
}


def suits(kind: str, hanging: str) -> bool:
    """Whether records of that kind usually hang on an activity of this kind.

    What an office has added without saying what it counts under may have everything.
    """
    official = codes.load("activity_kind").official(kind)
    known = {each.code for each in codes.load("activity_kind").entries}
    return hanging not in _SUITS or official in _SUITS[hanging] or official not in known


HANGING: Final[tuple[type[OfActivity], ...]] = (
    ActivityPerson, ActivityPlace, Attendance, Finding, Resolution,
)  # fmt: skip
"""What hangs on an activity and has no page of its own."""
