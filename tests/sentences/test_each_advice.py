"""Each row of the playbook is given to some buyer: advice that no log can bring about would be a sentence without a condition."""

from datetime import UTC, datetime, timedelta
from functools import cache

import pytest
from tests.sentences.test_each_sentence import NOW, ROWS, SELLER, spoken
from tests.sentences.test_from_facts import ON_ONE_LIST

import silentbuyer as sb
from silentbuyer.playbook import advice
from silentbuyer.playbook.rows import table

STAGES = tuple(sb.Stage)
FULL = {"email": "a@rioja.example", "phone": "+34 91 1234567", "contacts": {"whatsapp": "+34600111222"}}
MAIL = {"email": "a@rioja.example", "phone": None, "contacts": {}}
CALL = {"email": None, "phone": "+34 91 1234567", "contacts": {}}
FEE = "Please pay the notary fee of 900 USD first, then the contract is signed."
LAMPS = sb.Seller(country="CN", timezone="Asia/Shanghai", sectors=("LED lighting",))

MORE = (
    # A log, and what else the record, the seller or the moment must be for the row.
    (["0.4 seller Our quotation is attached."], {"country": "US"}),
    (["5 seller Our quotation is attached."], {"country": "DE", "now": datetime(2026, 4, 7, 18, 0, tzinfo=UTC)}),
    (["6 seller Our quotation is attached."], {"country": "IT", "now": datetime(2026, 8, 13, 8, 0, tzinfo=UTC)}),
    (["9 unknown We talked."], {}),
    (["9 buyer We offer SEO services for your website, shall I send our price list?", "5 buyer We read it.", "4 unknown!bounce 550 5.1.1 user unknown"], {"stage": "proforma"}),
    (["9 seller Hello", "9 unknown!bounce 550 5.7.1 Message rejected: your IP is on a block list."], {}),
    (["9 buyer Please quote.", "8 seller 42 USD.", f"7 buyer {FEE}"], {}),
    (["9 buyer Send catalogue and best price of all products, long cooperation.", "8 seller Our price list is attached."], {"email": f"ana@{ON_ONE_LIST}", "stage": "inquiry"}),
    (["9 buyer We run a bakery and bake bread and cakes.", "8 seller Noted."], {"seller": LAMPS, "stage": "inquiry"}),
    (["9 buyer We run a bakery and bake bread and cakes.", "8 seller Noted."], {"seller": LAMPS, "stage": "inquiry", "about": "Bakery: bread, cakes and pastry."}),
    (["9 buyer Good day."], {"seller": LAMPS, "stage": "inquiry", "products": ("bread", "cakes"), "about": "We are a bakery and bake bread and cakes."}),
    (["9 buyer We have filed for insolvency. Please contact our administrator Dr Huber."], {"stage": "repeat"}),
    (["9 buyer The pumps leak, we are not satisfied."], {"stage": "repeat"}),
    (["9 buyer The pumps leak, we are not satisfied. What will you do?", "8 seller Noted."], {"stage": "repeat"}),
    (["9 buyer The pumps leak, we are not satisfied.", "8 unknown We talked."], {"stage": "repeat"}),
    (["9 buyer We did not win the tender.", "8 seller Sorry to hear that."], {}),
    (["9 seller The balance of 900 USD is still due, please pay."], {"stage": "shipment", "arrival": NOW + timedelta(days=6)}),
    (["9 buyer I am not responsible for this. Please contact my colleague, b@rioja.example."], {}),
    (["9 buyer We do not trust you: you are not the manufacturer."], {}),
    (["9 buyer Our warehouse was destroyed by the earthquake."], {}),
    (["9 buyer Our warehouse was destroyed by the earthquake.", "8 unknown We talked."], {}),
    (["9 buyer We offer SEO services for your website, shall I send a proposal?", "8 seller Which pump do you need?"], {"stage": "repeat"}),
    (["9 buyer Freight doubled, we wait until it comes down, the goods are for December.", "8 seller Any news?"], {}),
    (["9 buyer We have cleared the container, all pumps are fine, thank you.", "8 seller Great, thank you!"], {"stage": "shipment", "arrival": 15}),
    (["9 buyer გამარჯობა, ფასი ძალიან მაღალია ჩვენთვის.", "8 seller Thank you."], {}),
    (["40 seller Our quotation is attached.", "35 buyer We will answer you by Friday.", "20 seller Any news?", "9 seller Did you get my message?"], {}),
    (["30 buyer Please quote 1,800 meters.", "29 seller Our price is 46.5 USD.", "28 buyer Please pay the registration today, otherwise award goes to second bidder.", "9 seller Are you still there?"], {}),
    (["30 seller Deposit received, thank you.", "9 seller The vessel left Ningbo today, B/L attached."], {"stage": "repeat", "orders": (40,)}),
    (["30 buyer We paid the deposit.", "20 seller Deposit received, thank you."], {"stage": "repeat", "orders": (40,)}),
    (["9 buyer Our warehouse burned down.", "8 seller Noted.", "4 unknown!bounce Delivery failed: a@rioja.example. 550 5.1.1 user unknown", "3 seller Merry Christmas!"], {**MAIL, "stage": "inquiry"}),
    (["30 buyer Please quote.", "29 seller Our price is 46.5 USD.", "20 buyer With this freight it is too expensive for us.", "9 seller Any news?"], {}),
    (["30 buyer Please quote.", "29 seller Our price is 46.5 USD.", "20 buyer We have not decided yet.", "9 seller Any news?"], {"orders": (200,)}),
    ([], {}),
    ([], CALL),
    ([f"{days} seller Any news?" for days in (90, 70, 50, 30, 9)], {}),
    ([f"{days} seller Any news?" for days in (90, 70, 50, 30, 9)], MAIL),
    ([f"{days} seller Any news?" for days in (90, 70, 50, 30, 9)], {**MAIL, "phone": "+34 91 1234567"}),
    (["9 seller Hello", "9 unknown!bounce 552 5.3.4 Message size exceeds fixed limit"], {}),
    (["9 buyer Our warehouse was destroyed by the earthquake.", "8 seller We are so sorry to hear that. Take care."], {}),
    (["9 buyer Our warehouse was destroyed by the earthquake.", "8 seller Please confirm the order."], {}),
    (["9 buyer We paid the deposit today.", "8 seller Which colour do you need?"], {"stage": "deposit"}),
    (["9 buyer We paid the deposit today.", "5 seller Your deposit is received. Which colour do you need?"], {"stage": "deposit"}),
    (["9 buyer We paid the deposit of 900 USD today."], {"stage": "deposit"}),
    (["9 seller The goods have left our factory and are on board."], {"stage": "deposit"}),
    (["30 seller The balance of 900 USD is overdue, please pay.", "9 buyer We paid the balance of 900 USD today.", "8 seller What about the rest of the bill, when do you pay it?"], {"stage": "shipment"}),
    (["9 buyer The bank has no dollars and cannot transfer. Please send the stamped proforma.", "8 seller Noted."], {"stage": "proforma"}),
)  # fmt: skip


def given(log, fields):
    fields = {**FULL, "country": "ES", "stage": "quotation", "company": "Rioja Pumps", "consent": True, **fields}
    now, seller = fields.pop("now", NOW), fields.pop("seller", SELLER)
    orders = [sb.Order(at=NOW - timedelta(days=days), amount=100, currency="USD") for days in fields.pop("orders", ())]
    if isinstance(fields.get("arrival"), (int, float)):
        fields["arrival"] = NOW - timedelta(days=fields["arrival"])
    messages = [spoken(place, one) for place, one in enumerate(log)]
    messages = [
        sb.Message(at=m.at + (now - NOW), sender=m.sender, channel=m.channel, kind=m.kind, text=m.text)
        for m in messages
    ]
    customer = sb.Customer(id="C-1", name="Ana Perez", messages=messages, orders=orders, **fields)
    return sb.diagnose(customer, seller, now=now, online=False)


@cache
def reached():
    """The rows that hold for some buyer of the tables of this folder, at each stage."""
    seen, rows_of = set(), advice.choices

    def noting(desk):
        for choice in rows_of(desk):
            seen.add(choice.row.advice)
            yield choice

    patch = pytest.MonkeyPatch()
    patch.setattr(advice, "choices", noting)
    try:
        for row in ROWS.values():
            for stage in STAGES:
                for ways in (FULL, MAIL, CALL):
                    given(row["meets"], {**row.get("with", {}), **ways, "stage": stage})
        for log, fields in MORE:
            given(log, fields)
    finally:
        patch.undo()
    return seen


def test_every_row_of_the_playbook_is_given_to_some_buyer():
    assert [row.advice for row in table() if row.advice not in reached()] == []
