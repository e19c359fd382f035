"""Of a span that was counted nobody asks before it is over; of one length of time a margin is left."""

from datetime import date

import pytest

from silentbuyer.dates.waits import waits_in
from silentbuyer.owed.named_wait import wait_until

WRITTEN = date(2026, 10, 11)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Chez nous il faut compter six à huit semaines en ce moment.", date(2026, 12, 6)),
        ("It takes six to eight weeks here.", date(2026, 12, 6)),
        ("Das dauert bei uns 4 bis 6 Wochen.", date(2026, 11, 22)),
    ],
)
def test_the_end_of_the_span_is_waited_for(text, first):
    assert [wait_until(one) for one in waits_in(text, WRITTEN)] == [first]
