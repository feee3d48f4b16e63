"""Under which of its identities whoever reads a record knows the place or person that it names.

Each room has a record of its own of a village or person; an office counts all of them as one.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.store import Record
from app.store.session import current


def known_to(installation: str, of: type[Record], identities: Sequence[str]) -> str:
    """The one of some identities that an installation knows: as we publish it, else its own.

    Where it knows none of them, the first.
    """
    known = {each.id: each.origin for each in of.where_in("id", identities)}
    for origin in filter(None, (current().published, installation)):
        for each in identities:
            if known.get(each) == origin:
                return each
    return identities[0]
