"""Where the buyer is, from a record: country, subdivision and clock, each read leniently or kept aside."""

from __future__ import annotations

from functools import lru_cache

from silentbuyer.errors import CustomerError, RecordError
from silentbuyer.language.saying import say
from silentbuyer.records.gathering import Draft
from silentbuyer.records.place_names import country_code, region_code
from silentbuyer.values.checks import zone as zone_check


class _Named:
    name = "timezone"


@lru_cache(maxsize=64)
def check_zone(zone: str | None) -> None:
    """Refuse a clock that does not exist.

    Raises:
        RecordError: naming the zone and what is expected.

    """
    try:
        zone_check(CustomerError)(None, _Named, zone)
    except CustomerError:
        raise RecordError(f"there is no time zone {zone!r}; zones are called like 'Asia/Shanghai'") from None


def country_of(draft: Draft) -> str | None:
    """The ISO 3166-1 code, from a code or a name in many languages."""
    cell = draft.cell("country")
    text = draft.tidied("country", cell) if cell else None
    if cell is None or text is None:
        return None
    code = country_code(text)
    if code is None:
        draft.aside("country", cell, "is no country that we know by this name")
    elif code != text.upper():
        draft.remark("country", say("read as {code}", code=code), text)
    elif code == "NA":
        draft.remark("country", say("read as Namibia, not as 'not available'"), text)
    return code


def subdivision_of(draft: Draft, country: str | None) -> str | None:
    """The ISO 3166-2 code within a country."""
    cell = draft.cell("subdivision")
    text = draft.tidied("subdivision", cell) if cell else None
    if cell is None or text is None:
        return None
    code = region_code(country, text)
    if code is None:
        draft.aside("subdivision", cell, "is no ISO 3166-2 code or name that we know")
    elif code != text:
        draft.remark("subdivision", say("read as {code}", code=code), text)
    return code


def zone_of(draft: Draft) -> str | None:
    """The IANA zone; whole-hour offsets of CRMs are hints only, since they know no half hours and no summer time."""
    cell = draft.cell("timezone")
    text = draft.tidied("timezone", cell) if cell else None
    if cell is None or text is None:
        return None
    try:
        check_zone(text)
    except RecordError:
        draft.aside("timezone", cell, "is no IANA zone; the zone is inferred from the country instead")
        return None
    return text
