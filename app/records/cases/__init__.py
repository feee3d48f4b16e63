"""Disputes from registration to archive: each step one function, one action.

The steps are offered in the order in which their modules are read here.
"""

# pyright: reportUnusedImport=false
# isort: off
from app.records.cases.opening import (
    REGISTER, accept, decline, of_risk, of_visit, register, register_within, tell_rights,
)  # fmt: skip
from app.records.cases.mediators import (
    ask_avoidance, change_mediator, decide_avoidance, name_mediator,
)  # fmt: skip
from app.records.cases.talking import extend, investigate, mediate
from app.records.cases.agreeing import agree, change_agreement, drop_agreement, sign
from app.records.cases.ending import fail, hand_on, refuse, tell_routes, withdraw
from app.records.cases.performing import (
    apply_confirmation, decide_confirmation, new_round, pay, perform, plan_instalments,
    start_performing, take_back_payment, urge,
)  # fmt: skip
from app.records.cases.closing import archive, close, revisit
from app.records.cases.on_the_way import append_note, report_to_police, suggest
from app.records.cases.whole import (
    add_original, change, from_paper, keep_confidential, note_all_printed, note_printed,
    refer, void,
)  # fmt: skip
from app.records.cases.on_the_spot import ON_THE_SPOT, settle_on_the_spot
# isort: on

from app.records.cases import (
    agreeing, amending, avoidance, committees, corrections, due, guards, listing, money, numbering,
    parties, parts, past, printed, signing, step, titles, volume,
)  # fmt: skip
from app.records.cases.amending import NOTED, asked_why, change_noted, change_record, correct
from app.records.cases.events import Event, timeline
from app.records.cases.following import Next, next_steps, said_of
from app.records.cases.listing import Filter, called, count, every, page
from app.records.cases.model import (
    OF_CASE, Agent, Agreement, Case, CaseMediator, CaseNote, Committee, CommitteeMember,
    Confirmation, Extension, Inquiry, Instalment, OfCase, PaperOriginal, Party, Payment,
    PoliceReport, PrintedPaper, Relative, Revisit, Session, Signature, Suggestion, Urging,
)  # fmt: skip
from app.records.cases.parts import get
from app.records.cases.printed import note_signed, note_unsigned
from app.records.cases.refusals import (
    BadTemplate, HasLaterSteps, MayHaveToAvoid, Missing, NobodySigned, NotYet, NumberUsed,
    OutOfOrder, PaidTooMuch, ReadOnly, SumDiffers, TooLate, WrongStage,
)  # fmt: skip
from app.records.cases.step import FORMS, STEPS, Form, Group, Step, form_of, written_in
from app.records.cases.titles import title
from app.records.cases.voiding import VOIDABLE, restore_record, void_record
from app.records.on_paper import LastNumberUnknown, NumbersOnPaper
