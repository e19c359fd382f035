"""The text report, the terminal panel and the flat table."""

import csv
import io
import json
from datetime import datetime, timedelta

import attrs
import pytest
from made_by_hand import diagnosis, hostile, scores

from silentbuyer import Customer, Message, Seller, diagnose
from silentbuyer.batch.diagnoses import Diagnoses
from silentbuyer.batch.frame_columns import NAMES
from silentbuyer.model.facts import Unknown
from silentbuyer.model.findings import Cause
from silentbuyer.show.listing import COLUMNS, aligned, flat_row, table_lines
from silentbuyer.show.text_report import action_parts, leaning
from silentbuyer.text.clean import width

ESCAPES = "\x1b[2J\x1b]0;owned\x07\u202e\r\n\x00"


def test_the_report_of_a_closed_office():
    assert (
        str(diagnosis())
        == """\
Acquaviva S.r.l. (C-1042) · quotation · as of Fri 21 Aug 2026, 10:00 UTC
Very probably a holiday or seasonal break keeps the buyer away (81%).

Silence:
  19 days, but only 11 working hours of 456 h: Ferragosto 192 h, nights 157 h, weekends 96 h.
  Going by what is usual in the trade, 80% of replies would have come by now; the chance of one
    yet is 55%. By the calendar of their holidays they are back at work on Mon 24 Aug 2026,
    09:00.

What to do next:
  1. Do not write now.
     Over email, not before Tue 25 Aug 2026, 09:30 (their time, Europe/Rome), by Fri 28 Aug
     2026, 17:00 (Europe/Rome).
     Why: The first hours after a break go to the backlog.
  2. Claim the buyer.
     Over WhatsApp.

Draft for the first step, in English:
  | Hello,
  |
  | Just a short note to stay in touch.
  | Is this still planned, and for when?
  |
  | Best regards,
  | [your name]

Evidence:
  Offices in Italy are largely closed around Ferragosto. [holiday-absence: holiday absence +3,
    unreachable -1]

About this buyer:
  value: A (3 orders)

Not checked:
  website of acquaviva.example: bot wall (it asks for a browser)

Read leniently:
  phone: HTML was taken out

Complaints (they spoiled nothing):
  rule quiet of dhgate: ValueError: boom"""
    )


def test_an_empty_diagnosis_still_reports():
    d = attrs.evolve(diagnosis(), findings=(), actions=(), unknowns=(), complaints=(), remarks=())
    assert "Evidence" not in str(d)
    assert "next:" not in str(d)


def test_what_failed_comes_before_what_was_not_asked():
    d = diagnosis(unknowns=(Unknown("not asked", about="registration"), Unknown("timeout", about="mail domain")))
    text = str(d)
    assert text.index("mail domain: timeout") < text.index("registration: not asked")


def test_hostile_text_cannot_steer_a_terminal():
    text = str(hostile(ESCAPES))
    assert not set(text) & set("\x1b\x07\x00\r\u202e")


def test_the_rich_panel_shows_the_same_and_reads_no_markup():
    rich = pytest.importorskip("rich.console")
    out = io.StringIO()
    rich.Console(file=out, width=100, force_terminal=False, color_system=None).print(hostile("[red]x[/red]" + ESCAPES))
    assert "[red]x[/red]" in out.getvalue()
    assert not set(out.getvalue()) & set("\x1b\x07\x00\r\u202e")


def test_the_rich_panel_of_the_example_fits_its_console():
    rich = pytest.importorskip("rich.console")
    out = io.StringIO()
    rich.Console(file=out, width=80, force_terminal=False, color_system=None).print(diagnosis())
    assert "holiday absence" in out.getvalue()
    assert max(map(width, out.getvalue().splitlines())) <= 80


def test_a_finding_names_its_two_strongest_leanings():
    finding = diagnosis().findings[0]
    assert leaning(finding) == "holiday absence +3, unreachable -1"


def test_a_flat_row_is_json_and_has_the_named_columns():
    row = flat_row(diagnosis())
    assert tuple(row) == COLUMNS
    assert json.loads(json.dumps(row)) == row
    assert row["not_before"] == "2026-08-25T09:30:00+02:00"
    assert row["silence"].startswith("19 days, but only 11 working hours")


def test_a_flat_row_of_a_bare_diagnosis_has_the_same_columns():
    d = attrs.evolve(diagnosis(), actions=(), findings=(), causes=scores((Cause.UNKNOWN, 1.0)))
    row = flat_row(d)
    assert tuple(row) == COLUMNS
    assert row["action"] is row["second_cause"] is None


@pytest.mark.parametrize("label", ["Acme", "北京水处理设备有限公司北京水处理设备有限公司", "شركة المياه", "x" * 300])
@pytest.mark.parametrize("columns", [80, 100, 160])
def test_table_lines_stay_aligned_and_narrow(label, columns):
    table = table_lines(columns)
    line = table.line(diagnosis(label=label))
    assert width(line) <= max(columns, 90)
    start = table.head()[0].index("cause")
    assert width(line[: line.index("holiday absence")]) == start


def test_the_table_says_at_once_for_what_could_have_begun():
    late = attrs.evolve(diagnosis(), now=diagnosis().actions[0].not_before)
    assert table_lines().line(late).endswith("at once")


def test_small_tables_align_by_their_widest_cell():
    lines = list(aligned(("rule", "what"), [("fake-email", "a"), ("北京", "b")]))
    assert lines == ["rule        what", "----------  ----", "fake-email  a", "北京        b"]


def test_many_diagnoses_are_a_sequence_that_shows_itself():
    other = diagnosis(causes=scores((Cause.FAKE_BUYER, 1.0)))
    many = Diagnoses([diagnosis(), other, other])
    assert len(many) == 3
    assert many[1] == other
    assert many[1:] == Diagnoses([other, other])
    assert hash(many[1:]) == hash(Diagnoses([other, other]))
    assert many != [1]
    assert many.counts == {Cause.FAKE_BUYER: 2, Cause.HOLIDAY_ABSENCE: 1}
    assert many.of("holiday-absence") == many[:1]
    assert [row["customer"] for row in many.to_rows()] == ["C-1042"] * 3
    assert repr(many) == "<Diagnoses of 3 buyers: fake-buyer 2, holiday-absence 1>"
    assert repr(Diagnoses()) == "<Diagnoses of 0 buyers>"
    assert str(many).count("Acquaviva") == 3


def test_a_long_sequence_shows_its_beginning():
    many = Diagnoses([diagnosis()] * 25)
    assert str(many).endswith("... and 5 more")
    assert "and 5 more" in many._repr_html_()


def test_rows_survive_a_csv_round_trip():
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writerows(Diagnoses([diagnosis()]).to_rows())
    assert next(csv.DictReader(io.StringIO(out.getvalue()), COLUMNS))["label"] == "Acquaviva S.r.l."


def test_an_arrow_stream_holds_every_row():
    pyarrow = pytest.importorskip("pyarrow")
    table = pyarrow.table(Diagnoses([diagnosis(), diagnosis(actions=())]))
    assert table.num_rows == 2
    assert table.column_names == list(NAMES)


def test_without_pyarrow_the_arrow_stream_says_what_to_install():
    try:
        import pyarrow as pa  # noqa: F401
    except ImportError:
        with pytest.raises(ImportError, match="pip install"):
            Diagnoses([diagnosis()]).__arrow_c_stream__()


@pytest.mark.parametrize(
    ("channel", "shown"),
    [("whatsapp", "WhatsApp"), ("line", "LINE"), ("telegram", "Telegram"), ("email", "email"), ("phone", "phone")],
)
def test_a_channel_is_called_by_its_name(channel, shown):
    action = attrs.evolve(diagnosis().actions[0], channel=channel)
    assert action_parts(action, diagnosis().now)[1].startswith(f"Over {shown}, not before")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("now", ["2027-01-15", "2027-03-11", "2027-06-01", "2027-10-28", "2027-12-23"])
def test_a_zone_that_is_unlikely_is_named_nowhere_and_puts_nothing_off(now, language):
    at = datetime.fromisoformat(f"{now}T10:00+08:00")
    log = [
        Message(at=at - timedelta(days=40), sender="buyer", text="Please quote 20 UV units."),
        Message(at=at - timedelta(days=20), sender="seller", text="Our quotation is attached."),
    ]
    buyer = Customer(id="1", email="ana@gmail.com", messages=log)
    seller = Seller(country="DE", timezone="Europe/Berlin")
    found = diagnose(buyer, seller, now=at, online=False, plugins=()).in_language(language)
    assert found.actions[0].not_before - at < timedelta(days=9)
    shown, card = " ".join(str(found).split()), found._repr_html_()
    their, doubt, ours = {
        "en": ("their time", "no zone is likelier than", "your time; theirs is not known, Europe/Berlin"),
        "zh": ("对方当地时间", "没有哪个时区的把握超过", "我方时间；对方时间不详，Europe/Berlin"),
    }[language]
    for text in ("".join(shown.split()), "".join(card.split())):  # a line may end between two Chinese characters
        assert found.silence.zone not in text
        assert "".join(their.split()) not in text
        assert "".join(doubt.split()) in text
        assert "".join(ours.split()) in text


def test_a_zone_that_may_be_right_is_named_with_its_doubt():
    at = datetime.fromisoformat("2027-06-01T10:00+08:00")
    log = [Message(at=at - timedelta(days=20), sender="seller", text="Our quotation is attached.")]
    found = diagnose(Customer(id="1", country="US", messages=log), now=at, online=False, plugins=())
    assert 0.3 <= found.silence.zone_confidence < 0.9
    assert f"({found.silence.zone} at" in " ".join(str(found).split())
