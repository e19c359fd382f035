"""The names of countries as lists show them: English here, other languages by their catalogues."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from silentbuyer.data.tables import rows


@cache
def english_names() -> Mapping[str, str]:
    """ISO 3166-1 code -> the short English name of CLDR, which stands first among the names of ``countries.csv``."""
    return {row["code"]: row["names"].partition("|")[0] for row in rows("names/countries.csv")}
