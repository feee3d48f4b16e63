"""A survey: at most ten questions on paper, what was ticked counted by question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import msgspec

from app.errors import AppError, FewerFormsThanTicks, MoreFormsThanHandedOut, TooManyQuestions
from app.fields import Code, Day, Names, Reference, Text, Whole
from app.language import N_
from app.records import keeping
from app.resources import resource
from app.store import Column, Record, journal

MOST_QUESTIONS: Final = 10
ANSWERS: Final = ("one", "two", "three", "four", "five")
"""The columns of a question that say how often each of its answers was ticked."""


class Survey(Record):
    """One round of forms handed out and counted."""

    kind_name = "survey"
    label = N_("Survey")
    plain = True

    day = Column(Day(), N_("Date"), required=True, searchable="facet")
    kind = Column(Code(list="survey_kind"), N_("About what"), required=True, searchable="facet")
    title = Column(Text(max=60), N_("Headline"), required=True, searchable=True)
    place = Column(Reference(to="place"), N_("Place served"), searchable="facet")
    activity = Column(Reference(to="activity"), N_("Asked at the activity"), index=True)
    handed_out = Column(Whole(min=0, max=100_000), N_("Forms handed out"))
    returned = Column(Whole(min=0, max=100_000), N_("Forms returned"))
    note = Column(Text(max=1_000, lines=2), N_("Note"), listed=False)
    reason = Column(Text(max=200), N_("Reason for the change"), listed=False)

    def heading(self) -> str:
        """Day and title."""
        return " ".join(filter(None, (self.day and self.day.isoformat(), self.title)))

    @classmethod
    def contradictions(cls, values: Mapping[str, Any], record: str) -> Mapping[str, AppError]:
        """Fewer forms than some question has ticks, or more than were handed out."""
        returned, handed_out = values.get("returned"), values.get("handed_out")
        if returned is None:
            return {}
        if handed_out is not None and returned > handed_out:
            return {"returned": MoreFormsThanHandedOut(handed_out=handed_out)}
        most = max((each.ticks for each in questions(record)), default=0) if record else 0
        return {"returned": FewerFormsThanTicks(ticks=most)} if returned < most else {}


keeping.index_lists(Survey)


class SurveyQuestion(Record):
    """One question of a survey, and how often each of its answers was ticked."""

    kind_name = "survey_question"
    label = N_("Question of a survey")
    belongs_to = "survey"
    plain = True
    counted = False
    in_ledgers = False

    survey = Column(Reference(to="survey"), N_("Survey"), required=True, index=True)
    question = Column(Text(max=120), N_("Question"), required=True)
    answers = Column(
        Names(max=len(ANSWERS)), N_("Answers"), required=True,
        help=N_("At most five, with 、 between them; the good ones first."),
    )  # fmt: skip
    good = Column(
        Whole(min=1, max=len(ANSWERS)), N_("Good answers"),
        help=N_("How many of the first answers count as good."),
    )  # fmt: skip
    one = Column(Whole(min=0, max=100_000), N_("First answer"))
    two = Column(Whole(min=0, max=100_000), N_("Second answer"))
    three = Column(Whole(min=0, max=100_000), N_("Third answer"))
    four = Column(Whole(min=0, max=100_000), N_("Fourth answer"))
    five = Column(Whole(min=0, max=100_000), N_("Fifth answer"))

    def heading(self) -> str:
        """The question."""
        return self.question or ""

    @property
    def counts(self) -> list[int]:
        """How often each answer was ticked."""
        return [getattr(self, name) or 0 for name, _answer in zip(ANSWERS, self.answers or (),
                                                                   strict=False)]  # fmt: skip

    @property
    def ticks(self) -> int:
        """How often any was."""
        return sum(self.counts)

    @property
    def good_ticks(self) -> int:
        """How often a good one was."""
        return sum(self.counts[: self.good or 1])

    @classmethod
    def contradictions(cls, values: Mapping[str, Any], record: str) -> Mapping[str, AppError]:
        """More than ten questions, more ticks than forms."""
        wrong: dict[str, AppError] = {}
        there = cls.where_equal("survey", values["survey"])
        if sum(each.id != record for each in there) >= MOST_QUESTIONS:
            wrong["question"] = TooManyQuestions(most=MOST_QUESTIONS)
        whole = Survey.get_or_none(Survey.id == values["survey"])
        ticks = sum(values.get(name) or 0 for name in ANSWERS)
        if whole is not None and whole.returned is not None and ticks > whole.returned:
            wrong["one"] = FewerFormsThanTicks(ticks=ticks)
        return wrong


class _Printed(msgspec.Struct, frozen=True):
    question: str
    answers: tuple[str, ...]
    good: int = 1


@cache
def usual_questions(kind: str) -> tuple[_Printed, ...]:
    """The questions that a new survey of a kind begins with (`resources/surveys.json`)."""
    raw = resource("surveys.json").read_bytes()
    return msgspec.json.decode(raw, type=dict[str, tuple[_Printed, ...]]).get(kind, ())


def questions(survey: str) -> list[SurveyQuestion]:
    """The questions of a survey, in order."""
    return SurveyQuestion.where_equal("survey", survey)


def ask_usual(survey: Survey) -> list[SurveyQuestion]:
    """Put the usual questions of its kind into a survey that has none. Raises NotOurs."""
    if there := questions(survey.id):
        return there
    with journal.action("survey.questions") as act:
        journal.require_ours(survey)
        return [
            act.add(SurveyQuestion, survey=survey.id, question=each.question,
                    answers=list(each.answers), good=each.good)
            for each in usual_questions(survey.kind)
        ]  # fmt: skip


@dataclass(frozen=True)
class Tally:
    """What a question came to: each answer with its count and share, and the share of good ones."""

    question: str
    answers: tuple[tuple[str, int, float], ...]
    good: float | None


def tally(found: Sequence[SurveyQuestion]) -> tuple[list[Tally], float | None]:
    """Each question's tally; and the share of good ticks among all. None where nobody ticked."""
    told: list[Tally] = []
    for each in found:
        ticks = each.ticks
        parts = tuple(
            (answer, count, count / ticks if ticks else 0.0)
            for answer, count in zip(each.answers or (), each.counts, strict=False)
        )
        told.append(Tally(each.question or "", parts, each.good_ticks / ticks if ticks else None))
    ticks = sum(each.ticks for each in found)
    return told, sum(each.good_ticks for each in found) / ticks if ticks else None


def percent(share: float | None) -> str:
    """A share as it is said: 96.8%."""
    return "" if share is None else f"{share * 100:.1f}%"
