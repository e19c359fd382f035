"""Until when our own price stands, as a day or as a length of time, in the words of several languages."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from silentbuyer.owed.offer_end import price_end


def end_of(text):
    written = SimpleNamespace(sender="seller", at=datetime(2027, 2, 1, tzinfo=UTC), text=text)
    return price_end(SimpleNamespace(talk=[written], customer=SimpleNamespace(country="GB")))


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Our offer is valid until 31 May 2027.", date(2027, 5, 31)), ("Validity: 60 days", date(2027, 4, 2)),
        ("Offre valable jusqu'au 28 février 2027.", date(2027, 2, 28)), ("Oferta válida hasta el 15 de marzo.", date(2027, 3, 15)),
        ("Das Angebot gilt bis 15.03.2027.", date(2027, 3, 15)), ("Valid 30 days.", date(2027, 3, 3)),
        ("Validade da proposta: 10 de março", date(2027, 3, 10)), ("报价有效期到3月20日", date(2027, 3, 20)),
    ],
)  # fmt: skip
def test_the_end_of_our_price_is_read(text, end):
    assert end_of(text) == end


@pytest.mark.parametrize(
    "text", ["Delivery 45 days after deposit.", "USD 20 per piece, payment 30 days.", "We meet on 12 March."]
)
def test_a_delivery_a_payment_or_a_meeting_is_no_end_of_it(text):
    assert end_of(text) is None
