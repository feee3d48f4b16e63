"""A page that is thrown away takes everything with it: else each one that follows is slower."""

import gc

import pytest
from PySide6.QtCore import QEvent

from ui import work


@pytest.mark.parametrize("kind", ["room", "office"])
def test_no_part_of_any_page_outlives_it(kind, request, shell_of, qtbot, qapp):
    request.getfixturevalue(kind)
    shell = shell_of()

    def thrown_away():
        shell.forget_pages()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        return set(qapp.allWidgets())

    before = thrown_away()
    for name, page in list(shell._listed.items()):
        if page.whole or kind not in page.kinds:
            continue
        made = shell.show_page(name)
        getattr(made, "form", None)  # is made only once it is asked for
        del made
        qtbot.waitUntil(lambda: not work.busy())
        left = thrown_away() - before
        assert not left, (name, sorted({type(each).__name__ for each in left}))
