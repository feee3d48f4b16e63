"""Running numbers: the last one is one step away, however many came before."""

from app.records.visits import Visit
from app.store import numbers
from app.store.database import database


def test_the_last_number_of_a_year_is_found_without_reading_the_year(room):
    asked = []
    listening = database.obj.execute_sql
    database.obj.execute_sql = lambda sql, params=None: asked.append(sql) or listening(sql, params)
    try:
        numbers.last_used(Visit, "number", year=2026)
    finally:
        del database.obj.execute_sql
    (plan,) = database.execute_sql(f"EXPLAIN QUERY PLAN {asked[0]}", ("", "2026")).fetchall()
    assert "USING COVERING INDEX visit_number (origin=? AND <expr>=?" in plan[-1]
