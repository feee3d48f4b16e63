"""Forms that were begun and not finished."""

from __future__ import annotations

from typing import Any, cast

from app.errors import NotFound
from app.fields import Text
from app.language import _
from app.messages import shortened
from app.records import cases
from app.records.cases import Case
from app.room.today.line import SHORT, Due
from app.store import Column, drafts, registry
from app.store.drafts import TITLE, Unfinished


def unfinished() -> list[Due]:
    """Each draft by what was typed in it, or by its dispute; of a secret one nothing is said."""
    found: list[Due] = []
    for draft in drafts.unfinished():
        case = _case_of(draft)
        secret = draft.typed.get("confidential") or (case is not None and case.confidential)
        said = [title] if (title := draft.typed.get(TITLE)) else _known_by(draft, case)
        typed = shortened("；".join(said), 2 * SHORT)
        words = _("Confidential") if secret else typed or _("nothing typed yet")
        found.append(Due(words, _("Go on with it"), _of_form(draft), state=_("unfinished"),
                         wanted=_wanted(draft)))  # fmt: skip
    return found


def _wanted(draft: Unfinished) -> dict[str, str]:
    """What opens a form again; a sheet is asked for once more from its record or its page."""
    if TITLE not in draft.typed:
        return {"draft": draft.id}
    return {"record_id": draft.record} if draft.record else {}


def _of_form(draft: Unfinished) -> str:
    """What a form writes: a kind of record (visit), perhaps by a step of it (case.mediate)."""
    return draft.form.partition(".")[0]


def _case_of(draft: Unfinished) -> Case | None:
    """The dispute that a form goes on with, if it does."""
    if not draft.record:
        return None
    try:
        return cases.parts.whole(draft.record)
    except NotFound:
        return None


def _known_by(draft: Unfinished, case: Case | None) -> list[str]:
    """The names that were typed and the beginning of the matter; of a step, in which dispute."""
    model = registry.get(_of_form(draft))
    matters = [n for n, each in model.columns().items() if _is_text(each)] if model else []
    said = [_text(draft.typed.get(name)) for name in dict.fromkeys(("name", "facts", *matters))]
    names = cases.titles.typed_names(draft.typed)
    step = cases.STEPS.get(draft.form.partition(".")[2]) if case is not None else None
    of = [cases.titles.parties_title(case)] if case is not None and not names else []
    known = [names, *of, _(step.label) if step is not None else "", *said]
    return [each[:SHORT] for each in known if each][:2]


def _is_text(column: Column[Any]) -> bool:
    return isinstance(column.kind, Text) and not column.private


def _text(raw: Any) -> str:
    text: object = cast("list[Any]", raw)[0] if raw and isinstance(raw, list) else raw
    return " ".join(text.split()) if isinstance(text, str) else ""
