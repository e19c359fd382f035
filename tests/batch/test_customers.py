"""Buyers and their messages, streamed and joined; spreadsheets and JSON read like any table."""

import csv
import json
import pickle
import sys
import tracemalloc
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import openpyxl
import pytest

from silentbuyer.batch import BadRow, read_customers, read_messages
from silentbuyer.errors import RecordError

BUYERS = "id,company,timezone\n1,A,Asia/Kolkata\n2,B,\n"


@pytest.fixture
def folder(tmp_path):
    def write(**files):
        for name, text in files.items():
            stem, _, ending = name.rpartition("_")
            (tmp_path / f"{stem}.{ending}").write_text(text, encoding="utf-8")
        return tmp_path

    return write


def read(path, **how):
    with read_customers(path, **how) as reading:
        items = list(reading)
    return [i for i in items if not isinstance(i, BadRow)], [i for i in items if isinstance(i, BadRow)], reading


class TestMessages:
    def test_they_are_joined_by_id_in_order_of_time(self, folder):
        here = folder(
            buyers_csv=BUYERS,
            log_csv="customer_id,at,sender,channel,kind,subject,text\n1,2026-03-02T00:00:00Z,us,WhatsApp,,,b\n"
            "2,2026-03-01T00:00:00Z,in,,auto reply,,x\n1,2026-03-01T00:00:00Z,客户,,,,a\n",
        )
        (first, second), bad, reading = read(here / "buyers.csv", messages=here / "log.csv")
        assert [(m.sender, m.channel, m.text) for m in first.messages] == [
            ("buyer", "email", "a"),
            ("seller", "whatsapp", "b"),
        ]
        assert second.messages[0].kind == "auto-reply"
        assert not bad
        assert (reading.rows, reading.good, reading.bad, reading.aside) == (2, 2, 0, 0)

    def test_messages_of_buyers_who_are_not_in_the_file_are_counted_once(self, folder):
        here = folder(
            buyers_csv=BUYERS, log_csv="customer_id,at\n9,2026-03-01T00:00:00Z\n9,2026-03-02T00:00:00Z\n1,bad\n"
        )
        _, bad, reading = read(here / "buyers.csv", messages=here / "log.csv")
        assert [(b.file, b.row, b.column) for b in bad] == [("log.csv", 4, "at")]
        assert reading.report.strangers == (2, 1)
        assert (
            "2 messages of the log left out: no buyer of the file has their 1 id or address" in reading.report.lines()
        )
        assert (reading.bad, reading.aside) == (0, 1)

    def test_dates_without_a_zone_take_the_buyers_clock(self, folder):
        here = folder(buyers_csv=BUYERS, log_csv="customer_id,at\n1,2026-03-01 09:00\n2,2026-03-01 09:00\n")
        (first, second), _, _ = read(here / "buyers.csv", messages=here / "log.csv")
        assert first.messages[0].at == datetime(2026, 3, 1, 3, 30, tzinfo=UTC)
        assert second.messages[0].at == datetime(2026, 3, 1, 9, tzinfo=UTC)
        assert "Asia/Kolkata" in str(first.remarks[-1])
        assert "UTC" in str(second.remarks[-1])
        (told, _), _, _ = read(here / "buyers.csv", messages=here / "log.csv", zone="Asia/Shanghai")
        assert told.messages[0].at == datetime(2026, 3, 1, 1, tzinfo=UTC)

    def test_a_bare_date_gives_way_to_the_log(self, folder):
        here = folder(
            buyers_csv="id,last contact\n1,2026-03-01\n",
            log_csv="customer_id,at,sender\n1,2026-03-01T09:00:00Z,buyer\n",
        )
        (only,), _, _ = read(here / "buyers.csv", messages=here / "log.csv")
        assert [m.sender for m in only.messages] == ["buyer"]

    def test_a_sender_written_as_an_address_is_compared_with_the_buyers(self, folder):
        here = folder(
            buyers_csv="id,email\n1,Ana@a.example\n",
            log_csv="customer_id,at,from\n1,2026-03-01T09:00:00Z,Ana <ana@A.example>\n1,2026-03-02T09:00:00Z,lily@uv.example\n"
            "1,2026-03-03 09:00,ana@a.example\n",
        )
        (only,), bad, _ = read(here / "buyers.csv", messages=here / "log.csv")
        assert [m.sender for m in only.messages] == ["buyer", "unknown", "buyer"]
        assert not bad
        assert "the sender's address is the buyer's" in str(only.remarks)

    def test_a_log_of_rubbish_is_counted_beyond_a_bound(self, folder, monkeypatch):
        monkeypatch.setattr("silentbuyer.batch.messages._MOST_FAULTS", 2)
        here = folder(buyers_csv="id\n1\n", log_csv="customer_id,at\n" + "1,never\n" * 5)
        _, bad, _ = read(here / "buyers.csv", messages=here / "log.csv")
        assert [b.row for b in bad] == [2, 3, 4]
        assert "3 more rows" in bad[-1].message

    def test_another_thread_may_read_on(self, folder):
        here = folder(buyers_csv=BUYERS, log_csv="customer_id,at\n1,2026-03-01T00:00:00Z\n")
        reading = read_customers(here / "buyers.csv", messages=here / "log.csv")
        with ThreadPoolExecutor(1) as pool:
            first, second = pool.submit(list, reading).result()
        assert (len(first.messages), len(second.messages)) == (1, 0)

    def test_alone_they_are_pairs(self, folder):
        here = folder(log_jsonl='{"customer_id": 7, "at": "2026-03-01T00:00:00Z", "sender": "us"}\n')
        with read_messages(here / "log.jsonl") as reading:
            ((name, message),) = list(reading)
        assert (name, message.sender) == ("7", "seller")
        assert reading.source.reader == "message log"


class TestJson:
    @pytest.mark.parametrize(
        "wrap",
        [lambda rows: rows, lambda rows: {"RESPONSE": rows}, lambda rows: {"data": {"list": rows}}],
        ids=["list", "RESPONSE", "data.list"],
    )
    def test_lists_and_envelopes(self, folder, wrap):
        here = folder(
            a_json=json.dumps(
                wrap(
                    [
                        {"id": 1, "company": "A", "messages": [{"at": "2026-03-01T00:00:00Z"}]},
                        {"id": 2, "extra": {"x": 1}},
                    ]
                )
            )
        )
        good, _, reading = read(here / "a.json")
        assert [c.id for c in good] == ["1", "2"]
        assert len(good[0].messages) == 1
        assert good[1].extra == {"x": 1}
        assert reading.source.format == "json"

    def test_one_object_is_one_record(self, folder):
        assert read(folder(a_json='{"id": "7", "company": "A"}') / "a.json")[0][0].id == "7"

    @pytest.mark.parametrize("name", ["RESPONSE", "data"])
    def test_one_record_in_an_envelope(self, folder, name):
        here = folder(a_json=json.dumps({"code": 200, "message": "ok", name: {"id": 7, "company": "A"}}))
        assert read(here / "a.json")[0][0].id == "7"

    def test_an_empty_list_is_no_fault(self, folder):
        assert read(folder(a_json="[]") / "a.json")[:2] == ([], [])

    def test_items_that_are_none(self, folder):
        good, bad, _ = read(folder(a_json='[{"id": 1}, 5, {"id": 2}]') / "a.json")
        assert [c.id for c in good] == ["1", "2"]
        assert (bad[0].row, bad[0].value) == (2, "5")

    @pytest.mark.parametrize("text", ["{", "5", "[" * 100_000], ids=["cut", "number", "deep"])
    def test_no_json(self, folder, text):
        with pytest.raises(RecordError, match=r"a\.json"):
            read(folder(a_json=text) / "a.json")

    def test_lines(self, folder):
        lines = '{"id": 1}\n\nnot json\n[1]\n{"id": 2, "Odd": 1}\n' + '{"id": 3, "x": "' + "y" * (2 << 20) + '"}\n'
        good, bad, reading = read(folder(a_jsonl=lines) / "a.jsonl")
        assert [c.id for c in good] == ["1", "2"]
        assert [b.row for b in bad] == [3, 4, 6]
        assert reading.source.unknown == ("Odd",)

    def test_a_giant_json_is_refused_with_a_word(self, folder, monkeypatch):
        monkeypatch.setattr("silentbuyer.batch.jsons.MOST_BYTES", 10)
        with pytest.raises(RecordError, match="JSON Lines"):
            read(folder(a_json='[{"id": 1, "x": 2}]') / "a.json")


class TestSheets:
    @pytest.fixture
    def book(self, tmp_path):
        def write(rows, *more):
            book = openpyxl.Workbook()
            for row in rows:
                book.active.append(row)
            for name in more:
                book.create_sheet(name).append(["x"])
            book.save(tmp_path / "buyers.xlsx")
            return tmp_path / "buyers.xlsx"

        return write

    def test_numbers_dates_and_gaps(self, book):
        path = book(
            [
                [],
                ["编号", "公司名称", "电话", "最近联系时间", None],
                [1, "水", 5511.0, datetime(2026, 3, 1, 9)],
                [],
                [2.5, "B"],
            ],
            "Notes",
        )
        good, bad, reading = read(path)
        assert [(c.id, c.company, c.phone) for c in good] == [("1", "水", "5511"), ("2.5", "B", None)]
        assert good[0].messages[0].at == datetime(2026, 3, 1, 9, tzinfo=UTC)
        assert not bad
        assert any("left out: 'Notes'" in note for note in reading.source.notes)
        assert "read as xlsx, reader generic" in reading.source.report()

    def test_rows_are_those_of_the_sheet(self, book):
        _, bad, _ = read(book([["id", "company", "country"], [1, "A", "DE"], [], [None, None, "FR"]]))
        assert (bad[0].row, bad[0].column) == (4, "id")

    def test_the_name_does_not_matter(self, book, tmp_path):
        path = book([["id"], [1]])
        assert read(path.rename(tmp_path / "buyers.csv"))[0][0].id == "1"

    def test_empty_damaged_and_giant(self, book, tmp_path, monkeypatch):
        with pytest.raises(RecordError, match="is empty"):
            read(book([]))
        (tmp_path / "no.xlsx").write_bytes(b"PK\x03\x04 nothing")
        with pytest.raises(RecordError, match="no workbook that can be opened"):
            read(tmp_path / "no.xlsx")
        with (
            zipfile.ZipFile(tmp_path / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as bomb,
            bomb.open("xl/sharedStrings.xml", "w") as out,
        ):
            for _ in range(410):
                out.write(bytes(1 << 20))
        with pytest.raises(RecordError, match="save it as CSV UTF-8"):
            read(tmp_path / "bomb.xlsx")

    def test_without_the_library_the_word_is_clear(self, book, monkeypatch):
        monkeypatch.setitem(sys.modules, "python_calamine", None)
        with pytest.raises(RecordError, match=r"pip install 'silentbuyer\[xlsx\]'"):
            read(book([["id"], [1]]))


@pytest.mark.no_cover  # long, and counted by others
def test_memory_does_not_grow_with_the_number_of_buyers(tmp_path):
    def peak(rows):
        path = tmp_path / f"{rows}.csv"
        with path.open("w", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(["id", "company", "about"])
            writer.writerows([n, f"Company {n}", "x" * 2000] for n in range(rows))
        with read_customers(path) as reading:
            tracemalloc.start()
            assert sum(1 for _ in reading) == rows
            top = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
        return top

    # Both are longer than what is held back to look for rows of one id.
    small, large = peak(4000), peak(8000)
    # 4,000 more ids of some 100 bytes, not 4,000 more buyers of 2,000.
    assert large - small < 4000 * 400


def test_the_report_and_the_rows_are_values(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("id,Foo\n1,x\n,y\n")
    _, bad, reading = read(path)
    assert pickle.loads(pickle.dumps(bad[0])) == bad[0]
    assert "no field for 'Foo'" in reading.source.report()
    assert hash(reading.source)


def test_a_reading_may_be_left_early(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("id\n1\n2\n")
    with read_customers(path, messages=None) as reading:
        assert next(iter(reading)).id == "1"


def test_the_report_tells_of_the_message_log_too(tmp_path):
    (tmp_path / "a.csv").write_text("id\n1\n")
    (tmp_path / "log.csv").write_bytes("customer_id;时间;Mood\n1;2026-03-01T00:00:00Z;glad\n".encode("gb18030"))
    with read_customers(tmp_path / "a.csv", messages=tmp_path / "log.csv") as reading:
        report = reading.source.report()
    assert "a.csv: with log.csv, read as csv, encoding gb18030 (guessed), semicolon, reader message log" in report
    assert "with log.csv, no field for 'Mood'" in report
