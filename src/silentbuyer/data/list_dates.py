"""How fresh the lists are: name, version and date of each, and whether it is time for ``pip install -U``.

Lists of our own come with silentbuyer, the others in packages of their own; no address is called to refresh any.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import attrs

from silentbuyer.data.tables import rows, toml
from silentbuyer.language.saying import mark, say

STALE_AFTER = timedelta(days=90)


@attrs.frozen(kw_only=True)
class ListState:
    """One list with its version, date and size.

    Attributes:
        name: as findings name it: ``disposable``, ``free-mail`` ...
        title: what it holds, for a person.
        package: the distribution it comes in.
        version: of that distribution.
        date: when the list was made; of an unknown version, when its files were written; None if nobody can say.
        entries: how many it holds; None where counting makes no sense.
        stale: whether it is older than `STALE_AFTER` on the day asked about.

    """

    name: str
    title: str
    package: str
    version: str
    date: date | None
    entries: int | None = None
    stale: bool = False

    @property
    def advice(self) -> str:
        """What to do about its age; empty when it is fresh."""
        if not self.stale:
            return ""
        values = {"name": self.name, "package": self.package}
        if not self.date:
            return say("the list {name} has no date: pip install -U {package}", **values)
        old = mark("the list {name} is of {date}, more than {days} days ago: pip install -U {package}")
        return say(old, date=self.date, days=STALE_AFTER.days, **values)


def list_states(today: date) -> tuple[ListState, ...]:
    """All lists as they are on this day, sorted by name; `today` is passed in, for there is no clock here."""
    return tuple(_state(name, today) for name in sorted(toml("lists.toml")))


@cache
def provenance(name: str) -> Mapping[str, Any]:
    """Name, version and date of a list, as findings carry them in their evidence."""
    state = _state(name, date.min)
    return {"list": name, "version": state.version, "date": state.date.isoformat() if state.date else None}


def _state(name: str, today: date) -> ListState:
    row = toml("lists.toml")[name]
    package = row.get("package", "silentbuyer")
    version = _version(package)
    made = _date(row, package, version)
    return ListState(
        name=name,
        title=row["title"],
        package=package,
        version=version,
        date=made,
        entries=_entries(name, row),
        stale=made is None or today - made > STALE_AFTER if today != date.min else False,
    )


@cache
def _version(package: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    if package == "silentbuyer":
        from silentbuyer.values.version import __version__

        return __version__
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _date(row: Mapping[str, Any], package: str, version: str) -> date | None:
    text = row.get("date") or row.get("versions", {}).get(version)
    return date.fromisoformat(text) if text else _written(package)


@cache
def _written(package: str) -> date | None:
    """When the files of a distribution were written: the best that can be said of a version not in our table."""
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        found = distribution(package)
        data = [
            file for file in found.files or () if file.suffix in (".py", ".conf", ".txt") and ".." not in file.parts
        ]
        times = [Path(str(found.locate_file(file))).stat().st_mtime for file in data[:20]]
    except (PackageNotFoundError, OSError):
        return None
    return datetime.fromtimestamp(max(times), UTC).date() if times else None


@cache
def _count(table: str) -> int:
    return len(rows(table)) if table.endswith(".csv") else _words(toml(table))


def _words(value: Any) -> int:
    """How many words the lists of a TOML table hold."""
    if isinstance(value, Mapping):
        return sum(map(_words, value.values()))
    return len(value) if isinstance(value, tuple) else 0


def _entries(name: str, row: Mapping[str, Any]) -> int | None:
    if name == "disposable":
        from disposable_email_domains import blocklist

        return len(blocklist)
    return _count(row["table"]) if "table" in row else None
