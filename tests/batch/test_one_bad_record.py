"""One bad record costs its own row: its neighbours are read, and the run says which one it was."""

import csv
import json
from datetime import time

import pytest

import silentbuyer as sb
from silentbuyer.batch import BadRow, read_customers, read_messages
from silentbuyer.cli.commands import main
from silentbuyer.errors import CustomerError, RecordError

GOOD = [{"id": "first", "company": "A"}, {"id": "last", "company": "B"}]
DEEP = '{"a":' * 900 + "1" + "}" * 900
COMMENTS = "(" * 1100 + "<a@b.example>"

HOSTILE = {
    "nested comments in an address": {"email": COMMENTS},
    "nested comments in a second address": {"other email": COMMENTS},
    "nested comments in a sender": {"messages": [{"at": "2026-03-01", "sender": COMMENTS}]},
    "an amount of 400 digits": {"amount": 10**400},
    "a negative amount of 400 digits": {"amount": -(10**400)},
    "an amount of 400 digits as text": {"amount": "9" * 400},
    "a date of 400 digits": {"last_contact": 10**400},
    "a message's date of 400 digits": {"messages": [{"at": 10**400, "sender": "buyer"}]},
    "an order's amount of 400 digits": {"orders": [{"at": "2026-03-01", "amount": 10**400}]},
    "JSON 900 deep in a signal": {"signals": f'{{"alibaba": {DEEP}}}'},
    "JSON 900 deep in a column of its own": {"Foo": json.loads(DEEP)},
    "JSON 900 deep in a single signal": {"signals.alibaba.x": json.loads(DEEP)},
    "a time cell in a signal": {"signals.alibaba.x": time(9, 30)},
    "bytes in a signal": {"signals": {"alibaba": {"x": b"\xff"}}},
    "a lone surrogate in a name": {"name": "a\ud800"},
    "a lone surrogate in a column": {"Foo\udfff": "a\ud800"},
    "not a number in a signal": {"signals": {"alibaba": {"x": float("nan"), "y": [float("inf")]}}},
    "a message where a signal belongs": {"signals": {"alibaba": {"x": object()}}},
}


@pytest.mark.parametrize("cells", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_cell_costs_nobody_anything(cells):
    rows = [GOOD[0], {"id": "middle", "company": "M", **cells}, GOOD[1]]
    with read_customers(rows) as reading:
        found = list(reading)

    assert [item.id for item in found] == ["first", "middle", "last"]
    json.dumps(found[1].to_dict(), ensure_ascii=False, allow_nan=False).encode()
    assert sb.Customer.from_dict(found[1].to_dict()) == found[1]


def test_what_was_left_out_or_replaced_is_remarked():
    found = sb.Customer.from_record({"id": "1", "name": "a\ud800", "Foo": json.loads(DEEP)})

    assert [(remark.field, remark.note) for remark in found.remarks] == [
        ("name", "characters that no text has were replaced"),
        ("Foo", "is nested deeper than 100 levels: left out"),
    ]


class Trap(dict):
    """A record that fails in a way nobody foresaw."""

    def __init__(self, error):
        super().__init__(id="x")
        self.error = error

    def items(self):
        raise self.error


class PanicError(BaseException):
    """As a library in Rust raises it."""


@pytest.mark.parametrize(
    "error", [RecursionError("deep"), MemoryError(), PanicError("at lib.rs"), GeneratorExit(), StopIteration()]
)
def test_whatever_a_record_raises_is_a_customer_error(error):
    with pytest.raises(CustomerError, match="a record must be a record that can be read") as caught:
        sb.Customer.from_record(Trap(error))
    assert type(error).__name__ in str(caught.value)
    with pytest.raises(CustomerError):
        sb.Customer.from_record(None)


@pytest.mark.parametrize("meant", [KeyboardInterrupt, SystemExit])
def test_who_wants_to_stop_is_let_through(meant):
    with pytest.raises(meant):
        sb.Customer.from_record(Trap(meant()))


class Careless:
    """A plugin's reader that fails on one row."""

    name = "careless"

    def __init__(self, error):
        self.error = error

    def confidence(self, columns):
        return 1.0

    def columns(self, columns):
        return {name: name for name in columns}

    def record(self, cells):
        if cells["id"] == "middle":
            raise self.error
        return cells


@pytest.mark.parametrize("error", [RuntimeError("no"), PanicError("at lib.rs")])
def test_a_reader_that_fails_costs_that_row(error):
    rows = [GOOD[0], {"id": "middle", "company": "M"}, GOOD[1]]
    with read_customers(rows, reader=Careless(error)) as reading:
        first, bad, last = reading
    assert (first.id, last.id) == ("first", "last")
    assert isinstance(bad, BadRow)
    assert bad.value == f"{type(error).__name__}: {error}"


class NoColumns(Careless):
    def columns(self, columns):
        raise self.error


def test_a_reader_that_fails_on_the_columns_is_named():
    with pytest.raises(RecordError, match=r"'careless' failed on these columns .PanicError: x"):
        read_customers(GOOD, reader=NoColumns(PanicError("x")))


def test_a_source_that_breaks_off_gives_what_it_gave_and_says_where():
    def rows():
        yield from GOOD
        raise PanicError("the cursor is gone")

    with read_customers(rows()) as reading:
        *good, bad = reading
    assert [item.id for item in good] == ["first", "last"]
    assert (bad.row, bad.value) == (3, "PanicError: the cursor is gone")
    assert (reading.good, reading.bad) == (2, 1)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_half_a_character_in_a_wide_encoding_costs_its_row(tmp_path, encoding):
    path = tmp_path / "buyers.csv"
    path.write_bytes("id,company\n1,A\n2,b\ud800\n3,C\n".encode(encoding, "surrogatepass"))
    with read_customers(
        path, encoding=encoding.replace("-le", "").replace("-be", "") if "-" not in encoding else encoding
    ) as reading:
        found = list(reading)
    assert [getattr(item, "id", None) for item in found] == ["1", None, "3"]
    assert (found[1].row, found[1].expected) == (3, "text in the file's encoding")


def test_a_wide_file_that_was_cut_gives_what_is_whole(tmp_path):
    path = tmp_path / "buyers.csv"
    path.write_bytes("id,company\n1,A\n2,B\n".encode("utf-16")[:-1])
    with read_customers(path) as reading:
        found = list(reading)
    assert found[0].id == "1"
    assert isinstance(found[-1], BadRow)


def test_a_byte_that_is_no_text_costs_nothing_but_itself_in_json(tmp_path):
    path = tmp_path / "buyers.json"
    path.write_bytes(
        '[{"id": "1", "company": "Müller"}, {"id": "2", "company": "M\udcfcller"}]'.encode("utf-8", "surrogateescape")
    )
    found = list(read_customers(path, encoding="utf-8"))
    assert [item.company for item in found] == ["Müller", "M\ufffdller"]
    assert "characters that no text has were replaced" in str(found[1].remarks[0])


@pytest.mark.parametrize("name", ["a", "x" * 140_000])
def test_a_header_that_is_far_too_wide_is_refused_in_a_sentence(tmp_path, name):
    path = tmp_path / "buyers.csv"
    path.write_text(",".join([name] * 200_000 if len(name) == 1 else [name, "id"]) + "\n1,2\n")
    for read in (read_customers, read_messages):
        with pytest.raises(RecordError, match=r"row 1: must be"):
            read(path)


def test_the_command_goes_on_and_names_the_row(tmp_path, capsys):
    path = tmp_path / "buyers.jsonl"
    rows = [
        '{"id": "1", "company": "A"}',
        '{"id": "1", "company": "nobody", "email": ' + json.dumps(COMMENTS) + "}",
        '{"id": "3"}',
    ]
    path.write_text("\n".join(rows))

    assert main(["diagnose", str(path), "--offline", "--format", "csv", "--now", "2026-06-01T00:00:00Z"]) == 1

    shown = capsys.readouterr()
    assert [row["customer"] for row in csv.DictReader(shown.out.splitlines())] == ["1", "3"]
    assert "row 2" in shown.err
    assert "defect" not in shown.err


LOG = {
    "deep JSON for a text": {"text": json.loads(DEEP)},
    "deep JSON for a sender": {"sender": json.loads(DEEP)},
    "400 digits for a date": {"at": 10**400},
    "comments for a sender": {"sender": COMMENTS},
    "a lone surrogate": {"text": "a\ud800", "channel": "\ud800"},
    "an empty channel": {"channel": " "},
    "a list for an id": {"customer_id": [["x"]]},
}


@pytest.mark.parametrize("cells", LOG.values(), ids=LOG)
def test_a_hostile_message_costs_at_most_its_row(cells, tmp_path):
    good = {"customer_id": "1", "at": "2026-05-01T09:00:00Z", "sender": "buyer", "text": "hello"}
    path, buyers = tmp_path / "log.jsonl", tmp_path / "buyers.csv"
    path.write_text(
        "\n".join(json.dumps(row) for row in (good, {**good, **cells}, {**good, "at": "2026-05-03T09:00:00Z"}))
    )
    buyers.write_text("id,company\n1,Acme\n")

    with read_messages(path) as reading:
        found = list(reading)
    assert len(found) == 3
    assert [type(item) for item in (found[0], found[2])] == [tuple, tuple]

    customer = next(item for item in read_customers(buyers, messages=path) if not isinstance(item, BadRow))
    assert len(customer.messages) >= 2
    json.dumps(customer.to_dict(), ensure_ascii=False).encode()
