"""In whatever order sticks come, and however often, the office ends with what the room has."""

import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.room import deliver
from tests.journeys.district import District

PARTS = 8


@pytest.fixture(scope="module")
def history(tmp_path_factory):
    """A room's year on sticks of one package each, with a restore in the middle; no answers."""
    from tests.conftest import StandingClock

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(deliver, "MOST_BYTES", 5000)
        made = District(tmp_path_factory.mktemp("history"), StandingClock())
        made.room("店子村")
        made.log("店子村", *(f"第{number}件事" for number in range(6)))
        made.deliver("店子村")
        saved = made.back_up("店子村")
        made.log("店子村", "丢了的")
        made.deliver("店子村")
        made.restore(saved, "店子村")
        made.log("店子村", "恢复以后")
        made.deliver("店子村")
    shutil.copytree(made.folder / "office", made.folder / "fresh")
    return made, made.rows("店子村"), sticks(made)


def sticks(made):
    """Each package on a stick of its own, with the room's enrolment."""
    found = []
    for package in sorted(made.stick().rglob("*-*.age")):
        stick = made.stick(f"stick-{len(found)}")
        shutil.copytree(made.stick() / "LEGALROOM/enrol", stick / "enrol")
        for path in (package, package.with_name(package.name + ".minisig")):
            shutil.copy(path, stick / path.name)
        found.append(stick.name)
    assert len(found) >= PARTS
    return found


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(order=st.data())
def test_any_order_ends_in_the_same_state(history, order):
    made, rows, names = history
    asked = order.draw(st.permutations(names))
    again = order.draw(st.lists(st.sampled_from(names), max_size=4))
    shutil.rmtree(made.folder / "office")
    shutil.copytree(made.folder / "fresh", made.folder / "office")
    for name in [*asked, *again]:
        assert {each.verdict for each in made.receive(name, answer=False)} <= {
            "taken",
            "already",
            "held",
        }
    assert made.rows("office", of="店子村") == rows
    assert made.checked("office")
