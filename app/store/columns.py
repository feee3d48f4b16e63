"""A record described once: columns with a kind, a label and flags, and what every record has."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Literal, Self, TypeVar, overload

from peewee import AutoField, Expression, Field, IntegerField, Model, ModelSelect, TextField

from app.errors import AppError, BeforeBegin, FieldErrors, Missing
from app.fields import Day, Kind
from app.store.database import database, in_parts
from app.store.selecting import raw, whole

V = TypeVar("V")
if TYPE_CHECKING:
    from typing_extensions import TypeVar as WithDefault

    T = WithDefault("T", default=Any)
else:
    T = TypeVar("T")

registry: dict[str, type[Record]] = {}
"""Every kind of record that this program can project, by its name."""


class Column(Field, Generic[T]):
    """One field of a record, as form, table, ledger, workbook, search and package see it.

    `private`: masked on screen and in public prints. `travels`: goes to the office, else it is
    kept here. `searchable`: "text", "name" to be found by pinyin too, or "facet" to narrow a
    search. `required`: a record cannot be saved without it.

    To the type checker `visit.day` is its value and `Visit.day` the column. A required value is
    taken to be there, which is so of our own records; what others sent may have kept it at their
    end, so whatever shows their records goes by `kind.show`, which takes None.
    """

    if TYPE_CHECKING:

        @overload
        def __init__(
            self: Column[V],
            kind: Kind[V],
            label: str,
            *,
            required: Literal[True],
            travels: bool = True,
            help: str = "",
            private: bool = False,
            searchable: str | bool = False,
            default: V | None = None,
            index: bool = False,
            listed: bool = True,
        ) -> None: ...
        @overload
        def __init__(
            self: Column[V | None],
            kind: Kind[V],
            label: str,
            *,
            required: bool = False,
            travels: bool = True,
            help: str = "",
            private: bool = False,
            searchable: str | bool = False,
            default: V | None = None,
            index: bool = False,
            listed: bool = True,
        ) -> None: ...
        @overload
        def __get__(self, instance: Record, owner: type[Record], /) -> T: ...
        @overload
        def __get__(self, instance: object, owner: type, /) -> Self: ...
        def __get__(self, instance: object, owner: type, /) -> Any: ...
        def __set__(self, instance: object, value: T, /) -> None: ...

    def __init__(
        self,
        kind: Kind[Any],
        label: str,
        *,
        help: str = "",
        private: bool = False,
        travels: bool = True,
        searchable: str | bool = False,
        required: bool = False,
        default: Any = None,
        index: bool = False,
        listed: bool = True,
    ) -> None:
        super().__init__(
            null=True, default=default, help_text=help, verbose_name=label, index=index
        )
        self.kind = kind
        self.label = label
        self.private = private
        self.travels = travels
        self.searchable = "text" if searchable is True else searchable
        self.required = required
        self.listed = listed
        self.shape: type[object] = list if kind.many else int if kind.storage == "INTEGER" else str
        self.spelled = type(kind).from_json is not Kind[Any].from_json
        self.as_stored = not self.spelled and not kind.many
        """Whether SQL stores the value itself."""
        self.field_type = kind.storage  # pyright: ignore[reportAttributeAccessIssue]

    def db_value(self, value: Any) -> Any:
        """What SQL stores."""
        if value is None or (isinstance(value, str) and value == ""):
            return None
        raw = self.kind.to_json(value)
        return json.dumps(raw, ensure_ascii=False) if isinstance(raw, list) else raw

    def python_value(self, value: Any) -> Any:
        """The value that SQL stored."""
        if value is None:
            return None
        if self.kind.many:
            value = json.loads(value)
        return self.kind.from_json(value)


class Record(Model):
    """What is kept: made by one installation, changed only there, voided but never deleted."""

    kind_name: ClassVar[str]
    label: ClassVar[str]
    ours_only: ClassVar[bool] = False
    """Believed from our own journal only: what others send of this kind stays in the bytes."""
    may_stay: ClassVar[bool] = False
    """`kept_here` may name columns that earlier versions of the same record let travel."""
    in_ledgers: ClassVar[bool] = True
    """Its records, if they have a day, fill a ledger of their own."""
    comes_down: ClassVar[bool] = False
    """An office publishes its records of this kind; rooms read them and never change them."""
    belongs_to: ClassVar[str] = ""
    """The kind on whose page it is shown, where it has none of its own."""
    plain: ClassVar[bool] = False
    """Nothing but its columns rules how it is kept and changed: `keeping` alone does it."""
    photos_travel: ClassVar[int | None] = None
    """So many photos of a record travel, each as a small copy; None where they go as they are."""
    counted: ClassVar[bool | None] = None
    """Whether people mean it too when they ask how much waits for the stick; see `is_counted`."""
    actions: ClassVar[Mapping[str, str]] = {}
    """What the journal calls keep, change, void and restore, where it is not `kind.keep` etc."""

    row = AutoField()
    id = TextField(unique=True)
    origin = TextField()
    entry = IntegerField()
    made_at = TextField()
    changed_at = TextField()
    voided = TextField(null=True)
    void_words = TextField(null=True)

    class Meta:
        database = database
        legacy_table_names = False

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "kind_name" in cls.__dict__:
            registry[cls.kind_name] = cls

    @classmethod
    def select(cls, *fields: Any) -> ModelSelect[Self]:
        """A question for whole records, or for some of their columns."""
        return super().select(*fields) if fields else whole(cls)

    @classmethod
    def columns(cls) -> dict[str, Column]:
        """The described columns in the order they were declared."""
        found: dict[str, Column] | None = cls.__dict__.get("_columns")
        if found is None:
            found = {f.name: f for f in cls._meta.sorted_fields if isinstance(f, Column)}
            cls._columns = found
        return found

    @classmethod
    def action(cls, what: str) -> str:
        """What the journal calls an action (keep, change, void, restore) on this kind."""
        return cls.actions.get(what, f"{cls.kind_name}.{what}")

    @classmethod
    def day_column(cls) -> str:
        """The column whose day lists, periods and ledgers go by; empty where there is none."""
        found: str | None = cls.__dict__.get("_day_column")
        if found is None:
            days = (n for n, c in cls.columns().items() if c.required and isinstance(c.kind, Day))
            found = cls._day_column = next(days, "")
        return found

    @classmethod
    def is_counted(cls) -> bool:
        """Whether what waits for the stick is counted of it: as it says, else what has a ledger."""
        if cls.counted is not None:
            return cls.counted
        alone = cls.in_ledgers and not cls.ours_only and not cls.belongs_to
        return alone and bool(cls.day_column())

    @classmethod
    def kept_here(cls, values: Mapping[str, Any]) -> frozenset[str]:
        """The columns that stay here of a record with these values.

        Whoever says more than `travels` does names it from the record itself or from what it
        hangs on, and writes the latter anew when that changes.
        """
        return cls.never_travelling()

    @classmethod
    def stays_above(cls) -> frozenset[str]:
        """The columns that stay at the office of a record that comes down."""
        return cls.never_travelling()

    @classmethod
    def meant_for(cls, body: Mapping[str, Any]) -> str:
        """The room (an installation) that alone is sent a record with this body; empty for all."""
        return ""

    @classmethod
    def completed(cls, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """The values with what follows from them where nobody has said it.

        Asked inside the transaction before they are checked, of our own records alone.
        """
        return values

    @classmethod
    def contradictions(cls, values: Mapping[str, Any], record: str) -> Mapping[str, AppError]:
        """What columns refuse that each would take alone, by the column it is said beside.

        All required values are there; `record` is its identity, empty of what is only tried. Asked
        inside the transaction, of our own records alone.
        """
        return {}

    @classmethod
    def uncounted(cls) -> Collection[str]:
        """The records that no figure counts, since another one counts in their place.

        Nor does what hangs on them by a column that is required.
        """
        return ()

    @classmethod
    def unsearchable(cls, body: Mapping[str, Any]) -> frozenset[str]:
        """The columns that no search finds a record with this body by."""
        return frozenset()

    @classmethod
    def never_travelling(cls) -> frozenset[str]:
        """The columns that stay here whatever they hold."""
        found: frozenset[str] | None = cls.__dict__.get("_never_travelling")
        if found is None:
            found = frozenset(n for n, column in cls.columns().items() if not column.travels)
            cls._never_travelling = found
        return found

    @classmethod
    def where_equal(cls, column: str, value: str, *, void: bool = False) -> list[Self]:
        """The records in which a column has a value, as entered; void ones only if asked for.

        Said as SQL outright: putting the question together takes the library longer than SQLite
        takes to answer it.
        """
        stands = "" if void else " AND voided IS NULL"
        asked = f'SELECT * FROM "{cls._meta.table_name}" WHERE "{column}" = ?{stands} ORDER BY row'
        return raw(cls, asked, value)

    @classmethod
    def where_in(cls, column: str, values: Iterable[str], *, void: bool = False) -> list[Self]:
        """The records in which a column has one of these values; void ones only if asked for.

        As entered. However many values there are: SQLite takes only so many at once.
        """
        stands = "" if void else " AND voided IS NULL"
        found = list[Self]()
        parts = list(in_parts(values))
        for marks, part in parts:
            asked = (
                f'SELECT * FROM "{cls._meta.table_name}" '
                f'WHERE "{column}" IN ({marks}){stands} ORDER BY row'
            )
            found += raw(cls, asked, *part)
        return found if len(parts) < 2 else sorted(found, key=lambda each: each.row)

    @classmethod
    def cells(cls, names: Sequence[str], column: str, value: Any) -> list[tuple[Any, ...]]:
        """What SQL stores in these columns of the records, not void, in which one has a value."""
        wanted = ", ".join(f'"{name}"' for name in names)
        asked = (
            f'SELECT {wanted} FROM "{cls._meta.table_name}" '
            f'WHERE "{column}" = ? AND voided IS NULL ORDER BY row'
        )
        return database.execute_sql(asked, (value,)).fetchall()

    @classmethod
    def newest(cls) -> int:
        """The row of the newest record of whoever made it, void or not; 0 where there is none."""
        asked = f'SELECT coalesce(max(row), 0) FROM "{cls._meta.table_name}"'
        return database.execute_sql(asked).fetchone()[0]

    @property
    def is_whole(self) -> bool:
        """Whether it says all that its kind requires; what another installation wrote may not."""
        return all(getattr(self, name) is not None for name in _required(type(self)))

    @classmethod
    def are_whole(cls) -> Expression:
        """The condition for records that say all that their kind requires."""
        said, *others = (getattr(cls, name).is_null(False) for name in _required(cls))
        for each in others:
            said &= each
        return said

    def heading(self) -> str:
        """What a search hit or a reference shows."""
        return str(getattr(self, "name", None) or getattr(self, "number", None) or "")

    def in_list(self, column: str) -> Any:
        """What a list says in a column."""
        return getattr(self, column)

    def values(self) -> dict[str, Any]:
        """Column name to value, without what is empty."""
        return {
            name: value for name in self.columns() if (value := getattr(self, name)) is not None
        }


def checked(model: type[Record], values: dict[str, Any], record: str = "") -> dict[str, Any]:
    """The values as they may be stored. Raises FieldErrors with one refusal a column."""
    columns = model.columns()
    unknown = values.keys() - columns.keys()
    if unknown:
        raise TypeError(f"{model.__name__} has no column {', '.join(sorted(unknown))}")
    said = {
        name: value
        for name, value in values.items()
        if value is not None and value != "" and value != []
    }
    given = dict(model.completed(said))
    wrong: dict[str, AppError] = {n: Missing() for n in _required(model) if n not in given}
    for name, value in given.items():
        try:
            columns[name].kind.check(value)
        except AppError as refusal:
            wrong[name] = refusal
    wrong = wrong or {**_ended_before(given), **model.contradictions(given, record)}
    if wrong:
        raise FieldErrors({name: wrong[name] for name in columns if name in wrong})
    return given


def _ended_before(given: Mapping[str, Any]) -> dict[str, AppError]:
    since, until = given.get("since"), given.get("until")
    return {"until": BeforeBegin()} if since and until and until < since else {}


@cache
def _required(model: type[Record]) -> list[str]:
    return [name for name, column in model.columns().items() if column.required]
