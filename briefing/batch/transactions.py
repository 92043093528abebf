"""A database -> all of a change, or nothing of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def changed(database: sqlite3.Connection) -> Iterator[None]:
    """What is done inside is in the database when this ends, or, after an error, nothing of it."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")
