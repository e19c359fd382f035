"""One buyer as one row: the group, the clocks, the address, the silence."""

import attrs
import pytest
from tests.worklist.made import NOW, action, contacts, diagnosis

from silentbuyer.model.customer import Contact
from silentbuyer.model.diagnosis import Silence
from silentbuyer.model.findings import Cause
from silentbuyer.model.parties import Buyer
from silentbuyer.worklist import row_cells as cells
from silentbuyer.worklist.row import row_of
from silentbuyer.worklist.sayings import teller

TELL = teller("en")


@pytest.mark.parametrize(
    ("given", "group"),
    [
        (action(), "now"),
        (action(starts=-5), "now"),
        (action(starts=14.9), "today"),
        (action(starts=15), "week"),  # midnight in China has passed, whatever the buyer's day is
        (action(starts=24 * 7), "week"),
        (action(starts=24 * 7 + 1), "waiting"),
        (action("wait", starts=20), "waiting"),
        (action("wait", starts=5), "today"),
        (action("wait"), "now"),
        (action("stop"), "give-up"),
        (action("mark-junk"), "give-up"),
        (action("return-to-pool", starts=50), "give-up"),
    ],
)
def test_the_group_follows_from_what_is_to_be_done_and_when(given, group):
    assert row_of(diagnosis("a", given)).group == group


def test_nobody_who_may_be_written_to_now_is_told_to_wait():
    row = row_of(diagnosis("a", action("wait")))
    assert (row.kind, cells.verb(row, TELL), cells.when(row, TELL)) == ("follow-up", "write again", "now")


def test_goods_at_the_port_stand_before_a_wait():
    row = row_of(diagnosis("a", action("wait", starts=80), action("call", cause=Cause.GOODS_AT_PORT, channel="phone")))
    assert (row.kind, row.rank, row.group) == ("call", 1, "now")


def test_times_are_on_the_sellers_clock_with_the_buyers_beside():
    row = row_of(diagnosis("a", action(starts=4.5)))
    assert (cells.when(row, TELL), cells.theirs(row, TELL)) == ("13:30", "08:30")
    assert row.at.tzinfo.key == "Asia/Shanghai"


def test_another_day_at_the_buyers_is_named():
    row = row_of(diagnosis("a", action(starts=16)))
    assert (cells.when(row, TELL), cells.theirs(row, TELL)) == ("Tue 18 Aug 01:00", "Mon 20:00")


def test_a_zone_that_is_not_sure_is_marked():
    assert cells.theirs(row_of(diagnosis("a", action(starts=4.5, sure=False))), TELL) == "≈08:30"


def test_what_is_overdue_says_so():
    row = row_of(diagnosis("a", action(starts=-50, hours=20)))
    assert row.late
    assert cells.due(row, TELL).startswith("was due Sun 16 Aug")


@pytest.mark.parametrize(
    ("given", "address"),
    [
        (action("call", channel="phone"), "+254 722 555 911"),  # the emergency number first
        (action(channel="whatsapp"), "+254 733 555 135"),
        (action(channel="email"), "a@buyer.example"),
        (action(channel="unknown"), "+254 733 555 135"),  # the best there is
        (action(channel="wechat"), ""),
        (action("stop", channel=None), ""),
        (action(channel="email", context={"draft": "successor"}), "a@buyer.example"),
    ],
)
def test_at_which_address(given, address):
    assert row_of(diagnosis("a", given)).address == address


def test_a_successor_is_written_to_at_their_own_address():
    given = attrs.evolve(action(context={"draft": "successor"}), advice="Write to new.one@buyer.example, and sum up.")
    assert row_of(diagnosis("a", given)).address == "new.one@buyer.example"


def test_a_call_without_a_telephone_goes_to_the_number_behind_the_messenger():
    buyer = contacts("a", contacts=(Contact("whatsapp", "+254 733 555 135"),))
    row = row_of(diagnosis("a", action("call", channel="phone"), buyer=buyer))
    assert (row.channel, row.address) == ("phone", "+254 733 555 135")


def test_without_an_address_the_row_says_so():
    row = row_of(diagnosis("a", action(channel="email"), buyer=Buyer()))
    assert cells.address(row, TELL) == "no address on record"


def test_silence_is_told_in_working_hours_first():
    assert cells.silence(row_of(diagnosis("a")), TELL) == "42 working h · 9 d"
    assert cells.silence(row_of(diagnosis("a", silence=Silence())), TELL) == "–"


def test_below_two_fifths_the_family_is_named():
    row = row_of(diagnosis("a", share=0.3))
    assert row.cause is None
    assert row.why in ("commercial", "not known")


def test_a_diagnosis_without_actions_is_a_row_too():
    row = row_of(attrs.evolve(diagnosis("a"), actions=()))
    assert (row.group, row.kind, cells.verb(row, TELL)) == ("waiting", "", "nothing is advised")


def test_without_a_sellers_clock_the_buyers_is_shown():
    row = row_of(
        attrs.evolve(diagnosis("a", action(starts=4.5)), seller=attrs.evolve(diagnosis("a").seller, zone=None))
    )
    assert row.at == row.theirs
    assert row.now == NOW
