"""The recovery code: every slip of the pen is found, and its group is named."""

import random

import pytest

from app import store
from app.errors import RecoveryGroupWrong
from app.store import keys, passwords

WEIGHTS = (1, 3, 7, 9)


def earlier(number):
    digits = f"{number:04}"
    return digits + str(sum(int(d) * w for d, w in zip(digits, WEIGHTS, strict=True)) % 10)


def slips(group):
    """The group with one digit wrong, and with two neighbours exchanged."""
    for at, digit in enumerate(group):
        yield from (group[:at] + d + group[at + 1 :] for d in "0123456789" if d != digit)
    for at in range(len(group) - 1):
        if group[at] != group[at + 1]:
            yield group[:at] + group[at + 1] + group[at] + group[at + 2 :]


def test_no_wrong_digit_and_no_swap_of_neighbours_fits():
    whole = [keys._group(number) for number in range(10_000)]
    known = set(whole)
    assert not any(slip in known for group in whole for slip in slips(group))


def test_a_slip_names_its_group_in_a_code_of_either_kind():
    chance = random.Random(5)
    for make, found_always in ((keys._group, True), (earlier, False)):
        for _ in range(300):
            groups = [make(chance.randrange(10_000)) for _ in range(keys.GROUPS)]
            assert keys.wrong_group(groups) is None
            at = chance.randrange(keys.GROUPS)
            for slip in slips(groups[at]):
                typed = [*groups[:at], slip, *groups[at + 1 :]]
                found = keys.wrong_group(typed)
                assert found == at or (not found_always and found is None)


def test_a_code_counts_only_if_all_its_groups_are_of_one_kind():
    new, old = keys._group(1234), earlier(1234)
    assert new != old
    assert keys.wrong_group([new] * 5 + [old]) == 5
    assert keys.wrong_group([old] * 5 + [new]) == 5


def test_a_paper_that_was_written_earlier_still_opens(room, monkeypatch):
    with monkeypatch.context() as before:
        before.setattr(keys.seal, "check_digit", keys._earlier_check_digit)
        code = passwords.renew_recovery_code()
    folder = room.folder
    store.close()
    store.open_with_recovery(folder, code)
    store.close()
    with pytest.raises(RecoveryGroupWrong):
        store.open_with_recovery(folder, code[:-1] + str((int(code[-1]) + 1) % 10))
