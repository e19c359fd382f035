"""What a record tells of a buyer's clock: state, city, phone number and country domain."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from silentbuyer.addresses.domains import mail_domain
from silentbuyer.calendars.calendar_tables import rows, zone_shares
from silentbuyer.model.customer import Customer

_DIGITS = re.compile(r"\D+")
_PUNCTUATION = re.compile(r"[^\w]+")


@cache
def _subdivision_zones() -> dict[tuple[str, str], tuple[tuple[str, float], ...]]:
    found: dict[tuple[str, str], list[tuple[str, float]]] = {}
    for row in rows("subdivision_zones"):
        found.setdefault((row["country"], row["subdivision"]), []).append((row["zone"], float(row["share"])))
    return {key: tuple(sorted(rows, key=lambda row: -row[1])) for key, rows in found.items()}


def zones_of_subdivision(country: str | None, subdivision: str | None) -> tuple[tuple[str, float], ...]:
    """Zones of a state or province with their shares; empty where the country's are all there is."""
    return _subdivision_zones().get((country or "", subdivision or ""), ())


@cache
def _cities() -> dict[tuple[str, str], str]:
    return {(row["country"], row["city"]): row["zone"] for row in rows("cities")}


@cache
def _calling_codes() -> dict[str, str]:
    return {row["code"]: row["country"] for row in rows("calling_codes")}


def city_zone(country: str, city: str | None) -> str | None:
    """The zone of a city, by the table or because an IANA zone of the country is named after it."""
    name = plain_name((city or "").split(",")[0][:80])
    if not name:
        return None
    for zone, _ in zone_shares().get(country, ()):
        if plain_name(zone.rpartition("/")[2].replace("_", " ")) == name:
            return zone
    return _cities().get((country, name))


@cache
def _city_states() -> dict[tuple[str, str], str]:
    return {(row["country"], row["city"]): row["subdivision"] for row in rows("city_states")}


@lru_cache(maxsize=4096)  # many buyers live in one town
def city_state(country: str, city: str | None) -> str | None:
    """The state, canton or province of a city, in the countries where these keep holidays of their own."""
    name = plain_name((city or "").split(",")[0][:80])
    return _city_states().get((country, name)) if name else None


def plain_name(name: str) -> str:
    """A place's name as the table of cities spells it: lower case, without accents and punctuation."""
    letters = (letter for letter in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(letter))
    bare = "".join(letters).replace("'", "").replace("\u2019", "")
    return " ".join(_PUNCTUATION.sub(" ", bare).split())


def phone_country(phone: str | None) -> str | None:
    """The country of an international number (``+55 11 ...``, ``0055 ...``); None for a national one."""
    text = (phone or "").strip()[:40]
    digits = _DIGITS.sub("", text)
    if text.startswith("00"):
        digits = digits[2:]
    elif not text.startswith("+"):
        return None
    return next((_calling_codes()[digits[:n]] for n in (4, 3, 2, 1) if digits[:n] in _calling_codes()), None)


def phone_zone(phone: str | None, country: str) -> str | None:
    """The zone of a number's area, when the optional package `phonenumbers` is installed; None if it cannot tell.

    Its answers for mobile numbers and outside the country are dropped: they name every zone of a land, or a wrong one.
    """
    from importlib import import_module
    from importlib.util import find_spec

    if not phone or find_spec("phonenumbers") is None:
        return None
    phonenumbers, timezone = import_module("phonenumbers"), import_module("phonenumbers.timezone")
    try:
        number = phonenumbers.parse(phone[:40], country)
    except phonenumbers.NumberParseException:
        return None
    known = {zone for zone, _ in zone_shares().get(country, ())}
    found = {zone for zone in timezone.time_zones_for_number(number) if zone in known}
    return found.pop() if len(found) == 1 < len(known) else None


_GENERIC = frozenset(
    {"CO", "ME", "TV", "IO", "AI", "CC", "WS", "LA", "BZ", "FM", "AM", "GG", "NU", "TO", "SH", "AC", "ST", "VC", "LY"}
)


def domain_country(customer: Customer) -> str | None:
    """The country of the mail's or website's country domain; None for a generic or a much sold one."""
    hosts = (mail_domain(customer.email), re.split(r"[/?#]", (customer.website or "").split("//")[-1])[0])
    for host in hosts:
        code = (host or "").rpartition(".")[2].upper()
        code = {"UK": "GB", "EU": ""}.get(code, code)
        if code in zone_shares() and code not in _GENERIC:
            return code
    return None
