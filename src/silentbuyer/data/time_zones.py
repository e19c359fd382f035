"""Time zones by name, from the required package tzdata where the system's own copy is older or of no known age.

`zoneinfo` reads the system's copy first, whatever its age: governments change clocks several times a year, and a server
is updated seldom. The search path of the process is left as it is, for it belongs to the user.
"""

from __future__ import annotations

import zoneinfo
from functools import cache, lru_cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

_ZI, _PLUS = "tzdata.zi", "+VERSION"


class _Packed(ZoneInfo):
    """A zone read from the package; it pickles by its name."""

    def __reduce__(self) -> tuple[Any, ...]:
        return zone_of, (self.key,)


@lru_cache(maxsize=1024)
def zone_of(name: str) -> ZoneInfo:
    """The zone of an IANA name by the newer of the two copies.

    Raises:
        zoneinfo.ZoneInfoNotFoundError: for a name that neither knows.

    """
    known = ZoneInfo(name)
    if not _package_wins():
        return known
    file = files("tzdata").joinpath("zoneinfo", *name.split("/"))
    if not file.is_file():
        return known
    with file.open("rb") as data:
        return _Packed.from_file(data, key=name)


@cache
def tz_version() -> str:
    """The release of the time zone data that is used, such as ``2026f``."""
    return packaged_version() if _package_wins() else system_version(zoneinfo.TZPATH)


@cache
def _package_wins() -> bool:
    return system_version(zoneinfo.TZPATH) <= packaged_version()


@cache
def packaged_version() -> str:
    """The release that the package tzdata holds."""
    return str(import_module("tzdata").IANA_VERSION)


@cache
def system_version(folders: tuple[str, ...]) -> str:
    """The release of the first copy in the system's folders; empty where it does not say, as on many images."""
    for folder in folders:
        for name in (_ZI, _PLUS):
            file = Path(folder, name)
            if file.is_file():
                with file.open(encoding="utf-8", errors="replace") as lines:
                    return lines.readline().removeprefix("# version").strip()[:16]
    return ""
