"""A buyer with one last message, diagnosed with a model and without."""

from datetime import UTC, datetime, timedelta

import silentbuyer as sb

NOW = datetime(2026, 3, 18, 9, 0, tzinfo=UTC)
SELLER = sb.Seller(country="CN", timezone="Asia/Shanghai")


def buyer(text, *, ours="Dear Anna, please find our quotation attached. Best regards", before=(), **fields):
    """Somebody who wrote `text` six days ago, between our quotation and our reminder."""
    messages = [
        *(sb.Message(at=NOW - timedelta(days=20 - n), sender="buyer", text=said) for n, said in enumerate(before)),
        sb.Message(at=NOW - timedelta(days=9), sender="seller", text=ours),
        sb.Message(at=NOW - timedelta(days=6), sender="buyer", text=text),
        sb.Message(at=NOW - timedelta(days=5), sender="seller", text="Dear Anna, is there any news? Regards"),
    ]
    return sb.Customer(id="B-1", name="Anna Petersen", country="DE", stage="quotation", messages=messages, **fields)


def diagnosed(customer, plugin=None, **options):
    """The diagnosis; `online` as long as there is a plugin, for nothing else of this buyer is asked of the network."""
    plugins = [] if plugin is None else [plugin]
    return sb.diagnose(customer, SELLER, now=NOW, plugins=plugins, online=plugin is not None, **options)


def judgement(diagnosis):
    """All of a diagnosis that may lead anybody to do anything."""
    return diagnosis.causes, diagnosis.findings, diagnosis.actions, diagnosis.profile
