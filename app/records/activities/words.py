"""What is said of an activity and what hangs on it, a line each, and what a new one begins with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.fields import Hours
from app.language import _, n_
from app.records.activities.activity import Activity
from app.records.activities.survey import ANSWERS, SurveyQuestion, percent, tally
from app.records.references import value_words
from app.store import Record


def said(record: Record, *names: str) -> str:
    """What columns of a record say, one after the other."""
    return "　".join(filter(None, (value_words(record, name) for name in names)))


def persons(found: Sequence[Any]) -> str:
    """How many people took part, for how many hours together."""
    if not found:
        return ""
    minutes = sum(each.minutes or 0 for each in found)
    count = n_("{count} person", "{count} people", len(found)).format(count=len(found))
    return "　".join(filter(None, (count, Hours().show(minutes) if minutes else "")))


def with_length(activity: Activity) -> Mapping[str, Any]:
    """The minutes that whoever takes part serves, where it is known when it begins and ends."""
    if not (activity.begin and activity.finish):
        return {}
    begin, finish = (each.hour * 60 + each.minute for each in (activity.begin, activity.finish))
    return {"minutes": finish - begin} if finish > begin else {}


def not_counted(question: SurveyQuestion | None) -> Sequence[str]:
    """Of a new question no counts are asked for, of an old one those of its answers."""
    return ANSWERS[len(question.answers or ()) :] if question is not None else ANSWERS


def of_answers(question: SurveyQuestion | None) -> dict[str, str]:
    """What the counts of a question are called."""
    answers = question.answers or () if question is not None else ()
    return dict(zip(ANSWERS, answers, strict=False))


def counted(question: SurveyQuestion) -> str:
    """A question, and below it what was answered."""
    [told], _share = tally([question])
    if told.good is None:
        return told.question
    words = "、".join(f"{answer} {count}" for answer, count, _of_all in told.answers)
    return f"{told.question}\n{percent(told.good)}　{words}"


def good_of_all(found: Sequence[SurveyQuestion]) -> str:
    """The share of good ones among all answers."""
    share = tally(found)[1]
    if share is None:
        return ""
    return _("Good answers of all ticks: {share}").format(share=percent(share))
