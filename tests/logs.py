"""A log of a few lines and the whole diagnosis of it: ``told("20 B Price?", "19 S 40 USD.")``, offline."""

from datetime import UTC, datetime, timedelta
from typing import Any

import silentbuyer as sb

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
"""A Wednesday without a holiday in most countries."""

_WHO = {"B": ("buyer", "message"), "S": ("seller", "message"), "X": ("buyer", "bounce"), "A": ("buyer", "auto-reply")}
_WE = sb.Seller(country="CN", company="Hailong Machinery", sectors=["packing machines", "LED lamps", "textiles"])


def told(*rows: str, now: datetime = NOW, **fields: Any) -> sb.Diagnosis:
    """Each row is the days before `now`, who wrote (B, S, X a bounce, A an automatic reply), and the text."""
    given = {"company": "Aqua Example", "name": "Ana Souza", "email": "ana@aqua-example.com", "country": "DE"} | fields
    customer = sb.Customer(id="C-1", messages=[_message(row, now) for row in rows], **given)
    return sb.diagnose(customer, _WE, now=now, online=False)


def _message(row: str, now: datetime) -> sb.Message:
    days, who, text = row.split(" ", 2)
    sender, kind = _WHO[who]
    return sb.Message(at=now - timedelta(days=float(days)), sender=sender, channel="email", kind=kind, text=text)
