"""What an analyst would put together for the question "why is this buyer silent?" from well-known packages.

A valid address (email-validator), the registrable domain (tldextract), the buyer's clock and holidays (zoneinfo,
holidays), the working hours since the last letter (businesstimedelta), and key words in what was written (re). It
answers a tenth of what a diagnosis answers, as quickly as its parts allow: calendars are made once a country and each
pattern is compiled once. Times are in the buyer's zone, which it is told by a table of countries.
"""

import importlib.util
import re
import sys
from datetime import time
from functools import lru_cache

NEEDED = {
    "email_validator": "email-validator",
    "tldextract": "tldextract",
    "holidays": "holidays",
    "businesstimedelta": "businesstimedelta",
    "pytz": "pytz",
}
ZONES = {
    "DE": "Europe/Berlin", "IT": "Europe/Rome", "ES": "Europe/Madrid", "FR": "Europe/Paris", "BR": "America/Sao_Paulo",
    "MX": "America/Mexico_City", "US": "America/Chicago", "GB": "Europe/London", "RU": "Europe/Moscow",
    "TR": "Europe/Istanbul", "AE": "Asia/Dubai", "SA": "Asia/Riyadh", "IN": "Asia/Kolkata", "VN": "Asia/Ho_Chi_Minh",
    "KE": "Africa/Nairobi", "TW": "Asia/Taipei",
}  # fmt: skip
WORDS = {
    "price": r"\b(?:price|expensive|budget|cheaper|teuer|Preis|precio|caro|prix|cher|preço|prezzo|fiyat)\b|цена|价格",
    "comparing": r"\b(?:compar\w+|other (?:suppliers|offers)|vergleich\w+|andere\w? Angebote)\b|сравни\w+|比较|نقارن",
    "decision": r"\b(?:approv\w+|boss|management|decid\w+|Chef|Freigabe|jefe|directeur|chefe|capo)\b|руководств|老板",
    "away": r"\b(?:out of (?:the )?office|on vacation|on leave|abwesend|Urlaub|vacaciones|congés|férias)\b|отпуск|休假",
    "bounce": r"\b(?:550|5\.1\.1|undeliverable|does not exist|mailbox (?:full|unavailable)|user unknown)\b",
    "holiday": r"\b(?:Christmas|Easter|Ramadan|Eid|Diwali|New Year|Weihnachten|Navidad|Noël)\b|春节|رمضان",
    "payment": r"\b(?:deposit|payment|invoice|bank|L/C|swift|Zahlung|pago|paiement|pagamento)\b|оплат|付款|دفع",
    "sample": r"\b(?:samples?|Muster|muestras?|échantillons?|amostras?|campion[ei])\b|образ(?:ец|цы)|样品|عينة",
    "supplier": r"\b(?:another supplier|already (?:ordered|bought)|ordered elsewhere|anderweitig|otro proveedor)\b",
    "later": r"\b(?:next (?:month|year|week)|later|postpone\w*|on hold|später|verschoben|más adelante)\b|позже|以后",
    "water": r"\b(?:water|filters?|pumps?|UV|pools?|Wasser|agua|eau|água|acqua|su)\b|вод[аы]|水|مياه",
}


def versions():
    """The peers' versions, on one line."""
    from importlib.metadata import version  # late: it imports `email`, and another of that name is in this folder

    found = (f"{name} {version(name)}" for name in NEEDED.values())
    return f"peers: {', '.join(found)}, re of Python {sys.version.split()[0]}"


class Peers:
    """One analyst's pipeline, with its calendars kept between buyers."""

    @classmethod
    def found(cls, now):
        """The pipeline, or None where a package is missing."""
        return cls(now) if all(importlib.util.find_spec(name) for name in NEEDED) else None

    def __init__(self, now):
        import email_validator
        import tldextract

        self.now = now
        self.validated = email_validator.validate_email
        self.faults = email_validator.EmailNotValidError
        self.parts = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
        self.patterns = {topic: re.compile(words, re.IGNORECASE) for topic, words in WORDS.items()}
        self.calendar = lru_cache(maxsize=256)(self.calendar)

    def look(self, buyer):
        """What is known of one buyer."""
        address = self.address(buyer.email or "")
        texts = (*(message.text for message in buyer.messages), buyer.about)
        return {
            "id": buyer.id,
            "address": address,
            "domain": self.parts(address.rpartition("@")[2]).registered_domain if address else "",
            "site": self.parts(buyer.website or "").registered_domain,
            "topics": [topic for topic, regex in self.patterns.items() if any(map(regex.search, texts))],
            **self.time(buyer),
        }

    def address(self, written):
        try:
            return self.validated(written, check_deliverability=False).normalized
        except self.faults:
            return ""

    def time(self, buyer):
        """The buyer's clock, and the working hours and holidays since the last letter."""
        if not buyer.messages or buyer.country not in ZONES:
            return {}
        zone, off, rules = self.calendar(buyer.country)
        last = max(message.at for message in buyer.messages)
        local, since = self.now.astimezone(zone), last.astimezone(zone).date()
        spent = rules.difference(last, self.now)
        return {
            "local": local.isoformat(),
            "silent_hours": spent.hours + spent.seconds / 3600,
            "holidays": [name for day, name in off.items() if since <= day <= local.date()],
        }

    def calendar(self, country):
        import businesstimedelta as working
        import holidays
        import pytz

        zone = pytz.timezone(ZONES[country])
        years = range(self.now.year - 1, self.now.year + 2)
        off = dict(sorted(holidays.country_holidays(country, years=years).items()))
        weekend = (4, 5) if country == "SA" else (5, 6)
        week = working.WorkDayRule(
            start_time=time(9), end_time=time(17), working_days=[d for d in range(7) if d not in weekend], tz=zone
        )
        return zone, off, working.Rules([week, working.HolidayRule(list(off), tz=zone)])
