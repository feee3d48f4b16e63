"""Disputes that were closed in September, with a difficulty and a whole volume."""

import datetime

import pytest

from app.records import cases
from app.records.stats import periods
from tests.records.cases.conftest import DAY, Village

SEPTEMBER = periods.of(DAY, "month")


class Closing(Village):
    """Closes disputes with everything that a subsidy asks for."""

    def paid(self, difficulty="ordinary", **values):
        """A dispute that was closed with a whole volume and can be claimed."""
        case = self.closed()
        cases.add_original(case, paper="identity", pages=2)
        return cases.change(cases.get(case.id), difficulty=difficulty, **values)

    def orally(self):
        """One that ended with an oral agreement."""
        case = self.mediating()
        cases.agree(case, form="oral", day=DAY, clauses="拆除", facts="翻建", disputed="滴水檐")
        case = cases.start_performing(cases.get(case.id))
        case = cases.perform(case, performance="performed", day=DAY, proof="已拆除")
        cases.revisit(case, day=DAY, words="好")
        case = cases.close(case, day=DAY + datetime.timedelta(days=8))
        return cases.change(case, difficulty="major")

    def in_vain(self):
        """One that failed, with a whole volume."""
        case = self.failed()
        cases.revisit(case, day=DAY, words="已起诉")
        case = cases.close(case, day=DAY + datetime.timedelta(days=8), routes_told=["court"])
        cases.add_original(case, paper="identity", pages=2)
        return cases.change(cases.get(case.id), difficulty="hard")


@pytest.fixture
def village(room):
    return Closing()
