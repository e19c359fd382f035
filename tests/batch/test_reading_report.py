"""Nothing is read wrong in silence: what was assumed, left or not understood is told once, with what settles it."""

import json

import pytest

from silentbuyer.batch import BadRow, read_customers, read_messages
from silentbuyer.batch.looks import Column, looks_like


@pytest.fixture
def read(tmp_path):
    def reading(text, log=None, **how):
        path = tmp_path / "a.csv"
        path.write_text(text, encoding="utf-8")
        if log is not None:
            how["messages"] = tmp_path / "log.csv"
            how["messages"].write_text(log, encoding="utf-8")
        with read_customers(path, **how) as found:
            buyers = [item for item in found if not isinstance(item, BadRow)]
        return buyers, found.report

    return reading


def questions(report):
    return [str(question) for question in report.questions]


def test_dates_that_could_be_two_days_are_counted_with_their_option(read):
    _, report = read("id,last contact\n" + "".join(f"{n},02/03/2026\n" for n in range(50)))
    assert dict(report.ambiguous) == {"last contact": 50}
    assert questions(report) == [
        "50 dates of 'last contact' could be two days and were not read: say --day-first or --month-first"
    ]
    assert report.needs_user
    assert read("id,last contact\n1,02/03/2026\n", day_first=True)[1].questions == ()


def test_dates_that_are_unread_are_named_with_the_first(read):
    _, report = read("id,last_contact\n1,5天前\n2,not a date\n3,2026-08-14T10:00:00Z\n4,\n")
    assert report.unread["last_contact"] == (2, "5天前")
    assert "2 dates of 'last_contact' could not be read, such as '5天前'" in report.lines()
    assert report.needs_user


def test_the_clock_of_times_without_a_zone_is_told(read):
    _, report = read("id,last_contact\n1,2026-08-14 10:00\n2,2026-08-14 10:00\n", home="Asia/Shanghai")
    assert dict(report.zones) == {"Asia/Shanghai": 2}
    assert "2 times without a zone read as Asia/Shanghai time (--zone NAME says otherwise)" in report.lines()
    assert not report.needs_user


@pytest.mark.parametrize(
    ("header", "cells", "option"),
    [
        ("Kontaktweg", ["anna@acq.example", "bo@b.example"], "--map email='Kontaktweg'"),
        ("Durchwahl", ["+39 02 555 0100", "+46 8 555 010"], "--map phone='Durchwahl'"),
    ],
)
def test_a_column_that_looks_like_a_way_to_reach_the_buyer_is_a_question(read, header, cells, option):
    """And nobody is called unreachable whose address stands in the file."""
    buyers, report = read(f"id,company,{header}\n" + "".join(f"{n},A,{cell}\n" for n, cell in enumerate(cells)))
    assert [question.option for question in report.questions] == [option]
    assert [contact.value for buyer in buyers for contact in buyer.contacts] == cells
    assert buyers[0].contacts[0].role == f"from column {header!r}"
    assert report.needs_user


def test_beside_a_column_of_mail_another_one_is_only_asked_about(read):
    buyers, report = read("id,email,Zweitweg\n1,a@x.example,b@x.example\n")
    assert buyers[0].contacts == ()
    assert questions(report) == ["'Zweitweg' looks like e-mail addresses and is not used: say --map email='Zweitweg'"]


def test_the_addresses_of_our_own_staff_are_no_question(read):
    buyers, report = read("id,company,Betreuer\n" + "".join(f"{n},A,lily@we.example\n" for n in range(9)))
    assert report.questions == ()
    assert (buyers[0].owner, buyers[0].email, buyers[0].contacts) == ("lily@we.example", None, ())


@pytest.mark.parametrize("header", ["Account Owner Email", "业务员邮箱", "Ответственный (почта)", "Sales rep mail"])
def test_nor_are_columns_that_name_our_staff_however_few_rows_there_are(read, header):
    buyers, report = read(f"id,company,{header}\n1,A,lily@we.example\n")
    assert buyers[0].contacts == ()
    assert report.questions == ()


def test_few_addresses_in_many_rows_are_our_staff_whatever_the_column_is_called(read):
    _, report = read("id,company,Foo\n" + "".join(f"{n},A,lily@we.example\n" for n in range(9)))
    assert (report.questions, report.kept["Foo"]) == ((), "e-mail addresses (your own staff's, it seems)")


def test_a_file_without_a_date_asks_for_the_column_that_looks_like_one(read):
    _, report = read("id,company,Wiedervorlage\n1,A,2026-08-14\n2,B,2026-08-15\n")
    assert [question.option for question in report.questions] == ["--map last_contact='Wiedervorlage'"]
    assert read("id,Wiedervorlage,last_contact\n1,2026-08-14,2026-08-01\n")[1].questions == ()


def test_a_log_of_other_buyers_is_counted_and_one_that_fits_nobody_is_a_question(read):
    log = "customer_id,at\n" + "".join(f"{n},2026-08-14T10:00:00Z\n" for n in range(100))
    _, report = read("id\n5\n", log)
    assert report.strangers == (99, 99)
    assert report.questions == ()
    assert "99 messages of the log left out: no buyer of the file has their 99 ids or addresses" in report.lines()
    _, report = read("id\nx\n", log)
    assert questions(report) == ["no message of the log belongs to a buyer of the file: do both write the ids alike?"]


def test_a_blank_cell_costs_no_row(read):
    buyers, report = read("id\n1\n", "customer_id,at,sender,channel,kind,text\n1,2026-08-14T10:00:00Z, ,  , , \n")
    assert [(m.sender, m.channel, m.kind) for m in buyers[0].messages] == [("unknown", "email", "message")]
    assert report.refused_messages == 0


def test_ids_that_a_data_frame_made_decimals_find_their_messages(read):
    buyers, report = read(
        "id,company\n1042.0,A\n", "customer_id,at,direction\n1042,2026-08-14T10:00:00Z,INCOMING_EMAIL\n"
    )
    assert (buyers[0].id, buyers[0].messages[0].sender, report.strangers) == ("1042", "buyer", (0, 0))
    assert "a data frame's .0 was taken off" in str(buyers[0].remarks)
    buyers, _ = read("id,company\n7,A\n", "customer_id,at,direction\n7.0,2026-08-14T10:00:00Z,OUTGOING_EMAIL\n")
    assert buyers[0].messages[0].sender == "seller"


def test_a_buyer_without_an_id_is_kept_and_counted(read):
    buyers, report = read("id,company,Foo\n1,A,x\n,B,y\n,,z\n")
    assert [buyer.id for buyer in buyers] == ["1", "row-3"]
    assert (report.nameless, report.refused) == (1, 1)
    assert "1 buyer without an id called by the place in the file, such as 'row-3'" in report.lines()


def test_two_orders_of_dates_in_one_file_are_told(read):
    _, report = read("id,last_contact\n1,25/12/2026\n2,12/26/2026\n")
    assert "dates are written in two orders, such as '25/12/2026' and '12/26/2026'" in report.source.notes


def test_ambiguous_dates_of_a_log_are_counted_too(read):
    _, report = read("id\n1\n", "customer_id,at\n1,02/03/2026\n")
    assert dict(report.ambiguous) == {"at": 1}
    assert report.refused_messages == 1
    assert "1 message of the log refused" in report.lines()[0]


def test_naive_times_of_a_log_are_on_the_sellers_clock(read):
    buyers, report = read("id\n1\n", "customer_id,at\n1,2026-08-14 10:00\n1,2026-08-15 10:00\n", home="Asia/Shanghai")
    assert [m.at.isoformat() for m in buyers[0].messages] == ["2026-08-14T10:00:00+08:00", "2026-08-15T10:00:00+08:00"]
    assert dict(report.zones) == {"Asia/Shanghai": 2}


def test_a_log_by_itself_has_a_report(tmp_path):
    (tmp_path / "log.csv").write_text("customer_id,at\n1,2026-08-14 10:00\n1,never\n", encoding="utf-8")
    with read_messages(tmp_path / "log.csv") as reading:
        assert len(list(reading)) == 2
    assert (reading.report.rows, reading.report.refused, dict(reading.report.zones)) == (2, 1, {"UTC": 1})


@pytest.mark.parametrize(
    ("cells", "channel"),
    [("a@x.example,+39 02 555 0100", "email"), (",+39 02 555 0100", "phone"), (",", "unknown")],
)
def test_a_bare_date_is_of_the_channel_that_is_known(read, cells, channel):
    buyers, _ = read(f"id,email,phone,last_contact\n1,{cells},2026-08-14\n")
    assert buyers[0].messages[0].channel == channel


def test_a_platforms_own_clock_goes_before_the_sellers(tmp_path):
    rows = [
        {
            "UNIQUE_QUERY_ID": "1",
            "SENDER_NAME": "A",
            "QUERY_TIME": "2026-08-14 10:00:00",
            "SENDER_COMPANY": "B",
            "QUERY_TYPE": "W",
        }
    ]
    (tmp_path / "a.json").write_text(json.dumps(rows), encoding="utf-8")
    with read_customers(tmp_path / "a.json", home="Asia/Shanghai") as reading:
        (found,) = list(reading)
    assert found.messages[0].at.isoformat() == "2026-08-14T10:00:00+05:30"
    assert dict(reading.report.zones) == {"Asia/Kolkata": 1}


def test_the_report_is_json_too(read):
    _, report = read("id,last_contact,Foo\n1,02/03/2026,x\n2,2026-08-14,y\n3,bad,z\nTotal,,\n")
    told = json.loads(report.to_json())
    assert (told["rows"], told["good"], told["refused"], told["needs_user"]) == (3, 3, 0, True)
    assert told["passed"] == [5]
    assert told["ambiguous"] == {"last_contact": 1}
    assert told["unread"] == {"last_contact": [1, "bad"]}
    assert told["kept"] == {"Foo": "text"}
    assert told["source"]["mapping"] == {"id": "id", "last_contact": "last_contact"}
    assert told["questions"][0]["option"] == "--day-first or --month-first"
    assert str(report).splitlines()[0] == "a.csv: 3 rows read, 0 refused, 2 mended or read in part"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("anna@acq.example", "mail"), ("Anna <anna@acq.example>", "mail"), ("mailto:a@b.example", "mail"), ("write to a@b", "text"),
        ("+39 02 555 0100", "phone"), ("0039025550100", "phone"), ("(02) 555-0100-1", "phone"), ("12345678", "text"), ("2026-08-14", "date"),
        ("14/08/2026 10:00", "date"), ("https://acq.example", "site"), ("www.acq.example", "site"), ("5 lamps", "text"), ("x" * 400, "text"),
    ],
)  # fmt: skip
def test_what_a_cell_looks_like(text, kind):
    assert looks_like(text) == kind


def test_a_column_of_mixed_cells_is_text():
    column = Column()
    for cell in ["a@b.example", "x", "y", "", None]:
        column.add(cell or "")
    assert (column.kind, column.seen) == ("text", 3)
    assert Column().kind == "text"
