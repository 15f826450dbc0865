"""What lasts across conversations, in SQLite: one row a person, lists of names as JSON."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Protocol

Profile = dict[str, list[str]]  # slot name -> values

_TABLE = "CREATE TABLE IF NOT EXISTS profiles (sender_id TEXT PRIMARY KEY, profile TEXT NOT NULL)"
_BUSY = 5.0  # seconds to wait for another writer


class ProfilesUnavailable(RuntimeError):
    """The profile database cannot be read or written."""


class ProfileStore(Protocol):
    """Remembers a profile for each sender."""

    def load(self, sender_id: str) -> Profile:
        """The profile, empty for somebody new. Raises ``ProfilesUnavailable``."""
        ...

    def save(self, sender_id: str, profile: Profile) -> None:
        """Replace the profile. Raises ``ProfilesUnavailable``."""
        ...

    def erase(self, sender_id: str) -> None:
        """Forget the person. Raises ``ProfilesUnavailable``."""
        ...


class SqliteProfiles:
    """Profiles in a SQLite file, made when first needed. Safe for several processes."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self, sender_id: str) -> Profile:
        with self._connection() as connection:
            row = connection.execute("SELECT profile FROM profiles WHERE sender_id = ?", (sender_id,)).fetchone()
        return json.loads(row[0]) if row else {}

    def save(self, sender_id: str, profile: Profile) -> None:
        kept = json.dumps({slot: values for slot, values in profile.items() if values}, ensure_ascii=False)
        with self._connection() as connection:
            connection.execute("INSERT OR REPLACE INTO profiles VALUES (?, ?)", (sender_id, kept))

    def erase(self, sender_id: str) -> None:
        with self._connection() as connection:
            connection.execute("DELETE FROM profiles WHERE sender_id = ?", (sender_id,))

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, timeout=_BUSY)) as connection, connection:
                connection.execute("PRAGMA secure_delete = ON")  # erased means erased
                connection.execute(_TABLE)
                yield connection
        except (sqlite3.Error, OSError) as error:
            raise ProfilesUnavailable(f"{self.path}: {error}") from error
