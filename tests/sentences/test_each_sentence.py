"""Each sentence stands under a condition that its rule's page names, and a log by a hair beside it does not raise it."""

import re
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import silentbuyer as sb
from silentbuyer.data.tables import toml
from silentbuyer.rules.core import core_rules
from silentbuyer.show.rule_pages import rule_page

NOW = datetime(2026, 6, 17, 9, 0, tzinfo=UTC)
HERE = Path(__file__).parent
ROWS = tomllib.loads((HERE / "signs.toml").read_text(encoding="utf-8"))
SELLER = sb.Seller(country="CN", timezone="Asia/Shanghai")
FORM = re.compile(r"(?P<days>[\d.]+) (?P<who>\w+)(?:@(?P<channel>\w+))?(?:!(?P<kind>[\w-]+))? (?P<text>.*)", re.DOTALL)


def spoken(place, written):
    found = FORM.fullmatch(written)
    at = NOW - timedelta(days=float(found["days"])) + timedelta(minutes=place)
    return sb.Message(
        at=at,
        sender=found["who"],
        channel=found["channel"] or "email",
        kind=found["kind"] or "message",
        text=found["text"],
    )


def diagnosed(log, fields):
    fields = {"stage": "quotation", **fields}
    orders = [sb.Order(at=NOW - timedelta(days=days), amount=100, currency="USD") for days in fields.pop("orders", ())]
    arrival = NOW - timedelta(days=fields.pop("arrival")) if "arrival" in fields else None
    customer = sb.Customer(
        id="C-1", company="Rioja Pumps", name="Ana Perez", email="a@rioja.example", country="ES", orders=orders, arrival=arrival,
        contacts={"whatsapp": "+34600111222"}, messages=[spoken(*one) for one in enumerate(log)], **fields,
    )  # fmt: skip
    return sb.diagnose(customer, SELLER, now=NOW, online=False)


def signs(log, fields):
    return {finding.sign for finding in diagnosed(log, fields).findings}


@pytest.mark.parametrize("sign", sorted(ROWS))
def test_a_log_that_meets_the_condition_raises_it_and_one_beside_it_does_not(sign):
    row = ROWS[sign]
    assert sign in signs(row["meets"], row.get("with", {}))
    assert sign not in signs(row["misses"], row.get("without", row.get("with", {})))


@pytest.mark.parametrize("sign", sorted(ROWS))
def test_the_condition_stands_on_the_rules_page(sign):
    rule, _, name = sign.partition("/")
    assert name in toml("weights.toml")[rule]
    page = rule_page(next(one for one in core_rules() if one.name == rule))
    text = " ".join([page.summary, *page.sections.values()]).casefold()
    assert " ".join(ROWS[sign]["page"].split()).casefold() in " ".join(text.split()), page.sections


def test_every_sentence_has_its_row_or_a_test_of_its_own():
    """What a log bears out alone stands in the table; of what needs more, some test of a rule names the sign.

    So a row that is added to the weights without its condition, a log that meets it and one beside it fails here.
    """
    texts = "\n".join(
        path.read_text(encoding="utf-8")
        for part in ("rules", "plugins", "identity", "mailbox", "sentences")
        for path in (HERE.parent / part).glob("test_*.py")
    )
    unheld = [
        f"{rule}/{name}" for rule, rows in toml("weights.toml").items() for name in rows
        if f"{rule}/{name}" not in ROWS and f'"{name}"' not in texts and f"{rule}/{name}" not in texts
    ]  # fmt: skip
    assert unheld == []
