"""The order of a log does not change the diagnosis: newest first or oldest first, and a day without hours is told."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import silentbuyer as sb
from silentbuyer.batch import read_customers
from silentbuyer.model.case import Case
from silentbuyer.model.log_order import direction, last_senders, merged_in_order, settled, tied

NOW = datetime(2026, 6, 20, 8, 0, tzinfo=UTC)


def wrote(at, sender="seller", text=""):
    moment = datetime.fromisoformat(at if "T" in at else f"{at}T00:00")
    return sb.Message(at=moment.replace(tzinfo=UTC), sender=sender, text=text)


def turn(messages):
    return Case(customer=sb.Customer(id="1", messages=messages), seller=sb.Seller(), now=NOW).turn


OLDER = (wrote("2026-05-20", "seller", "offer"), wrote("2026-05-25", "buyer", "how much for 500?"))
LAST_DAY = (wrote("2026-06-04", "buyer", "in May?"), wrote("2026-06-04", "seller", "yes"))


class TestDirection:
    @pytest.mark.parametrize(
        ("rows", "way"),
        [
            (OLDER + LAST_DAY, 1),
            ((*OLDER, *LAST_DAY)[::-1], -1),
            ((LAST_DAY[0], OLDER[0], LAST_DAY[1]), 0),
            (LAST_DAY, 0),
            ((), 0),
            ((wrote("2026-06-04T10:00"), wrote("2026-06-04"), wrote("2026-06-05")), 1),
            ((wrote("2026-06-05"), wrote("2026-06-04T10:00"), wrote("2026-06-04")), -1),
        ],
        ids=["old first", "new first", "mixed", "one day", "none", "a day among hours", "the same, new first"],
    )
    def test_is_told_by_the_rows_of_different_days(self, rows, way):
        assert direction(rows) == way

    def test_a_day_without_hours_lies_anywhere_in_it(self):
        assert tied(wrote("2026-06-04"), wrote("2026-06-04T23:59"))
        assert tied(wrote("2026-06-04T23:59"), wrote("2026-06-04"))
        assert not tied(wrote("2026-06-04"), wrote("2026-06-05"))
        assert not tied(wrote("2026-06-04T10:00"), wrote("2026-06-04T10:01"))


class TestTurn:
    def test_is_the_same_in_both_directions(self):
        rows = OLDER + LAST_DAY
        assert turn(rows) == turn(rows[::-1]) == "buyer"
        assert turn((*OLDER, *LAST_DAY[::-1])) == turn((*OLDER, *LAST_DAY[::-1])[::-1]) == "seller"

    @pytest.mark.parametrize(
        "rows", [LAST_DAY, (LAST_DAY[0], *OLDER[::-1], LAST_DAY[1]), (OLDER[1], OLDER[0], *LAST_DAY)]
    )
    def test_is_unknown_where_the_log_does_not_say(self, rows):
        assert turn(rows) == turn(rows[::-1]) == "unknown"

    @pytest.mark.parametrize("order", [1, -1])
    def test_an_hour_on_one_side_does_not_help(self, order):
        rows = (wrote("2026-06-04", "buyer"), wrote("2026-06-04T10:00", "seller"))
        assert turn(rows[::order]) == "unknown"

    @pytest.mark.parametrize("order", [1, -1])
    def test_hours_settle_it(self, order):
        rows = (wrote("2026-06-04", "buyer"), wrote("2026-06-04T10:00", "seller"), wrote("2026-06-05T09:00", "buyer"))
        assert turn(rows[::order]) == "seller"

    def test_several_of_one_side_are_that_side(self):
        assert turn((wrote("2026-06-04", "seller", "a"), wrote("2026-06-04", "seller", "b"))) == "buyer"


DAYS = st.lists(st.dates(date(2026, 1, 1), date(2026, 6, 10)), min_size=2, max_size=8, unique=True).map(sorted)
SENDERS = st.sampled_from(["buyer", "seller"])


@st.composite
def logs(draw):
    """A log of several days, most of them without hours, the oldest first."""
    rows = []
    for day in draw(DAYS):
        hours = draw(st.lists(st.integers(1, 23), max_size=3, unique=True).map(sorted)) if draw(st.booleans()) else ()
        for at in hours or [0] * draw(st.integers(1, 3)):
            moment = datetime(day.year, day.month, day.day, at, tzinfo=UTC)
            rows.append(
                sb.Message(at=moment, sender=draw(SENDERS), text=draw(st.sampled_from(["", "hello", "price?"])))
            )
    return tuple(rows)


@given(logs())
def test_newest_first_is_oldest_first_turned_round(rows):
    assert settled(rows) == settled(rows[::-1]) == rows


@given(logs(), st.randoms(use_true_random=False))
def test_the_result_does_not_hang_on_the_order_of_an_input_without_direction(rows, chance):
    one, other = list(rows), list(rows)
    chance.shuffle(one)
    chance.shuffle(other)
    if direction(one) == direction(other) == 0:
        assert settled(one) == settled(other)
        assert settled(settled(one)) == settled(one)


@given(logs().map(lambda rows: tuple(m for m in rows if m.at.hour)), st.randoms(use_true_random=False))
def test_where_every_row_has_its_hour_any_order_is_as_good(rows, chance):
    mixed = list(rows)
    chance.shuffle(mixed)
    assert settled(mixed) == rows


@settings(max_examples=40, deadline=None)
@given(logs())
def test_the_whole_diagnosis_is_the_same(rows):
    found = [
        sb.diagnose(sb.Customer(id="1", country="DE", messages=order), now=NOW, online=False, plugins=())
        for order in (rows, rows[::-1])
    ]
    assert found[0].to_json() == found[1].to_json()


def test_logs_are_merged_without_losing_what_each_knows():
    timed = (wrote("2026-06-04T10:00", "seller"), wrote("2026-06-04", "buyer", "later that day"))
    merged = merged_in_order(settled((wrote("2026-05-01"), *timed)), (wrote("2026-06-03", "buyer", "x"),))
    assert [m.text for m in merged] == ["", "x", "", "later that day"]
    assert last_senders(merged) == {"buyer"}


def rows_of(order, hidden=()):
    lines = [
        f"{number},{m.at:%Y-%m-%d},{m.sender},{m.text}"
        for number in (1, 2)
        for m in (LAST_DAY if number in hidden else OLDER + LAST_DAY)
    ]
    return "customer_id,at,sender,text\n" + "\n".join(lines[::order]) + "\n"


@pytest.fixture
def read(tmp_path):
    buyers, log = tmp_path / "buyers.csv", tmp_path / "log.csv"
    buyers.write_text("id,company,country\n1,Acme,DE\n2,Bolt,FR\n")

    def reading(text):
        log.write_text(text)
        return list(read_customers(buyers, messages=log))

    return reading


class TestFiles:
    def test_a_log_newest_first_is_read_as_one_oldest_first(self, read):
        found, other = read(rows_of(1)), read(rows_of(-1))
        assert [c.messages for c in found] == [c.messages for c in other]
        assert [turn(c.messages) for c in found] == ["buyer", "buyer"]

    @pytest.mark.parametrize("order", [1, -1])
    def test_one_buyer_with_a_single_day_is_read_as_the_rest_of_the_log_runs(self, read, order):
        assert [turn(c.messages) for c in read(rows_of(order, hidden={2}))] == ["buyer", "buyer"]

    @pytest.mark.parametrize("order", [1, -1])
    def test_where_nobody_has_two_days_whose_turn_it_is_is_unknown(self, read, order):
        assert [turn(c.messages) for c in read(rows_of(order, hidden={1, 2}))] == ["unknown", "unknown"]

    def test_a_shuffled_log_has_no_direction(self, read):
        head, *lines = rows_of(1).splitlines()
        lines = [lines[place] for place in (6, 1, 4, 3, 0, 5, 2, 7)]
        assert [turn(c.messages) for c in read("\n".join([head, *lines]))] == ["unknown", "unknown"]

    @pytest.mark.parametrize("order", [1, -1])
    def test_the_messages_of_one_record(self, order):
        rows = [{"at": f"{m.at:%Y-%m-%d}", "sender": m.sender, "text": m.text} for m in OLDER + LAST_DAY]
        found = sb.Customer.from_record({"id": "1", "messages": rows[::order]})
        assert turn(found.messages) == "buyer"
        assert sb.Customer.from_dict(found.to_dict()) == found

    def test_two_dates_of_one_day_do_not_say_who_was_last(self):
        found = sb.Customer.from_record({"id": "1", "last_inbound": "2026-06-04", "last_outbound": "2026-06-04"})
        assert turn(found.messages) == "unknown"
        again = sb.Customer.from_record(found.to_dict())
        assert turn(again.messages) == "unknown"
        later = sb.Customer.from_record({"id": "1", "last_inbound": "2026-06-04", "last_outbound": "2026-06-05"})
        assert turn(later.messages) == "buyer"

    def test_the_account_says_why(self):
        found = sb.diagnose(sb.Customer(id="1", country="DE", messages=LAST_DAY), now=NOW, online=False, plugins=())
        assert any("does not say who was last" in note for note in found.silence.notes)
        assert any(unknown.about == "whose turn it is" for unknown in found.unknowns)
        assert timedelta(days=16) < found.silence.elapsed < timedelta(days=17)
