"""Thirty files as strangers send them: what is wrong is said with row and column, and all other rows go on."""

import gc
import tracemalloc

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from silentbuyer.batch import BadRow, read_customers, read_messages
from silentbuyer.errors import RecordError

HEAD = "id,company,country,phone\n"


@pytest.fixture
def file(tmp_path):
    def write(content, name="buyers.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return write


def read(path, **how):
    with read_customers(path, **how) as reading:
        items = list(reading)
    assert reading.rows == reading.good + reading.bad + reading.joined
    assert len(items) == reading.good + reading.bad + reading.aside
    return [i for i in items if not isinstance(i, BadRow)], [i for i in items if isinstance(i, BadRow)], reading.source


class TestTheWholeFile:
    def test_empty(self, file):
        with pytest.raises(RecordError, match="is empty; the first row must name the columns"):
            read(file(""))

    def test_blank_lines_only(self, file):
        with pytest.raises(RecordError, match="is empty"):
            read(file(b"\n  \r\n\n"))

    def test_marks_only(self, file):
        with pytest.raises(RecordError, match="names of the columns"):
            read(file(",,,\n;;\n"))

    def test_directory(self, tmp_path):
        with pytest.raises(RecordError, match=r"^[^:]*: is a directory; give one file"):
            read(tmp_path)

    def test_missing(self, tmp_path):
        with pytest.raises(RecordError, match="No such file"):
            read(tmp_path / "none.csv")

    def test_impossible_name(self):
        with pytest.raises(RecordError, match="no file name"):
            read("a\x00b.csv")

    def test_unknown_encoding(self, file):
        with pytest.raises(RecordError, match="there is no encoding 'klingon'"):
            read(file(HEAD), encoding="klingon")

    def test_unknown_reader(self, file):
        with pytest.raises(RecordError, match="there is no reader 'siebel'; readers are espocrm"):
            read(file(HEAD), reader="siebel")

    def test_a_clock_that_does_not_exist(self, file):
        with pytest.raises(RecordError, match="there is no time zone 'Mars/Olympus'"):
            read(file(HEAD), zone="Mars/Olympus")

    def test_a_mapping_that_does_not_fit(self, file):
        with pytest.raises(RecordError, match="there is no column 'Firma'"):
            read(file(HEAD), mapping={"company": "Firma"})

    @pytest.mark.parametrize(
        "content",
        [
            b"1,Acme,DE\n2,Bcme,FR\n",
            b"\x89PNG\r\n\x1a\n\xff\xd8\xff\xe0 JFIF " + bytes(range(256)),
            b"%PDF-1.7\n1 0 obj\n",
        ],
        ids=["no header", "picture", "pdf"],
    )
    def test_what_is_no_table_of_buyers(self, file, content):
        with pytest.raises(RecordError, match="must be names of columns such as id, company"):
            read(file(content))

    @pytest.mark.parametrize("head", ["at,text\n", "customer_id,text\n"], ids=["nobody's", "timeless"])
    def test_a_message_log_without_its_needed_columns(self, file, head):
        with pytest.raises(RecordError, match=r"log\.csv: row 1: must have a column"):
            read(file(HEAD + "1,A,DE,\n"), messages=file(head + "a,b\n", name="log.csv"))

    def test_a_message_log_that_is_missing_lets_go_of_the_buyers_file(self, file, tmp_path):
        with pytest.raises(RecordError, match=r"none\.csv"):
            read(file(HEAD + "1,A,DE,\n"), messages=tmp_path / "none.csv")
        gc.collect()

    def test_a_header_without_end(self, file):
        with pytest.raises(RecordError, match="row 1"):
            read(file('"id,company\n1,A\n2,B\n'))

    def test_header_only_is_no_fault(self, file):
        assert read(file(HEAD))[:2] == ([], [])


class TestRows:
    def test_missing_id(self, file):
        """A buyer is called by their place; a row that names nobody is refused."""
        good, bad, _ = read(file(HEAD + "1,A,DE,\n,,FR,\n3,C,IT,\n,D,IT,\n"))
        assert [c.id for c in good] == ["1", "3", "row-5"]
        assert (bad[0].row, bad[0].column) == (3, "id")
        assert "row 3, column 'id': must be text that is not empty" in str(bad[0])

    def test_duplicate_id(self, file):
        good, bad, _ = read(file(HEAD + "1,A,DE,\n1,B,FR,\n1,C,FR,\n"))
        assert [c.company for c in good] == ["A"]
        assert [b.row for b in bad] == [3, 4]
        assert "row 2 has it" in bad[0].message

    def test_no_column_of_ids_at_all(self, file):
        good, bad, source = read(file("Phone\n+49 1\n+49 2\n"))
        assert [c.id for c in good] == ["row-2", "row-3"]
        assert not bad
        assert any("no column holds an id" in note for note in source.notes)

    def test_too_many_cells(self, file):
        good, bad, _ = read(file(HEAD + "1,A, Inc,DE,,,\n2,B,FR,\n3,C,IT,,,\n4,D, Ltd,DE,,x\n"))
        assert [c.id for c in good] == ["1", "2", "3"]
        assert bad[0].row == 5
        assert "too many from 'x' on" in bad[0].message

    def test_too_few_cells(self, file):
        good, _, _ = read(file(HEAD + "1,A\n"))
        assert "2 of 4 cells" in str(good[0].remarks[0])

    def test_an_unclosed_quotation_mark_costs_its_own_row_only(self, file):
        good, bad, _ = read(file(HEAD + '1,"A,DE,\n2,B,FR,\n3,C,IT,\n'))
        assert [c.id for c in good] == ["2", "3"]
        assert (bad[0].row, bad[0].expected) == (2, "a record whose quotation marks are closed")

    def test_an_unclosed_mark_that_meets_another_quoted_cell(self, file):
        good, bad, _ = read(file(HEAD + '1,"A,DE,\n2,B,FR,\n3,"C",IT,\n4,D,ES,\n'))
        assert [c.id for c in good] == ["2", "3", "4"]
        assert [b.row for b in bad] == [2]

    def test_an_unclosed_mark_far_from_the_end(self, file):
        rows = "".join(f"{n},B,FR,\n" for n in range(2, 2000))
        good, bad, _ = read(file(HEAD + '1,"A,DE,\n' + rows))
        assert len(good) == 1998
        assert len(bad) == 1

    def test_a_sloppy_mark_inside_a_cell(self, file):
        good, bad, _ = read(file(HEAD + '1,5" pipes,DE,\n2,"5" pipes",FR,\n'))
        assert [c.company for c in good] == ['5" pipes', '5 pipes"']
        assert not bad
        assert "not doubled" in str(good[1].remarks[-1])

    def test_cells_with_line_ends_keep_the_count_of_rows(self, file):
        good, bad, _ = read(file(HEAD + '1,"A\nB",DE,\n,,FR,\n'))
        assert good[0].company == "A\nB"
        assert bad[0].row == 4

    def test_nul_bytes(self, file):
        good, _, _ = read(file(HEAD + "1,A\x00B,DE,\n2,C,FR,\n"))
        assert [c.company for c in good] == ["AB", "C"]
        assert "NUL" in str(good[0].remarks[0])

    def test_bytes_of_another_encoding_in_one_row(self, file):
        rows = "".join(f"{n},Müller,DE,\n" for n in range(9000)).encode()
        good, bad, source = read(file(HEAD.encode() + rows + "x,Müller,DE,\n".encode("cp1252")))
        assert source.encoding == "utf-8"
        assert len(good) == 9000
        assert (bad[0].row, bad[0].expected) == (9002, "text in the file's encoding")

    def test_a_line_of_many_megabytes_is_passed_over_in_pieces(self, tmp_path):
        path = tmp_path / "big.csv"
        with path.open("wb") as out:
            out.write(HEAD.encode() + b"1,A,DE,\n2,")
            for _ in range(60):
                out.write(b"x" * (1 << 20))
            out.write(b",FR,\n3,C,IT,\n")
        tracemalloc.start()
        good, bad, _ = read(path)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert [c.id for c in good] == ["1", "3"]
        assert bad[0].row == 3
        assert "at most 1,048,576 characters" in bad[0].expected
        assert peak < 20 << 20

    def test_a_file_of_one_endless_line(self, tmp_path):
        path = tmp_path / "line.csv"
        path.write_bytes(b"id," * (2 << 20))
        with pytest.raises(RecordError, match="names of the columns"):
            read(path)

    def test_a_giant_line_at_the_end_of_an_unclosed_cell(self, file):
        good, bad, _ = read(file(HEAD + '1,"A\n2,B,FR,\n' + "x" * (2 << 20) + "\n3,C,IT,\n"))
        assert [c.id for c in good] == ["2", "3"]
        assert [b.row for b in bad] == [2, 4]

    def test_a_giant_line_inside_a_quoted_cell(self, file):
        good, bad, _ = read(file(HEAD + '1,"A\n' + "x" * (2 << 20) + '\n",DE,\n2,B,FR,\n'))
        assert [c.id for c in good] == ["2"]
        assert bad[0].row == 2

    def test_a_giant_cell(self, file):
        good, bad, _ = read(file(HEAD + "1," + "x" * 200_000 + ",DE,\n2,B,FR,\n"))
        assert [c.id for c in good] == ["2"]
        assert "131,072" in bad[0].expected

    def test_a_broken_date_keeps_the_row(self, file):
        good, bad, _ = read(file("id,last contact\n1,someday\n"))
        assert not bad
        assert good[0].extra == {"last contact": "someday"}

    def test_formula_like_cells_are_only_text(self, file):
        good, _, _ = read(file(HEAD + "1,=cmd|' /C calc'!A0,DE,+49 1\n"))
        assert (good[0].company, good[0].phone) == ("=cmd|' /C calc'!A0", "+49 1")

    def test_duplicate_and_nameless_columns(self, file):
        good, _, source = read(file("id,Phone,Phone,,Note\n1,+49 1,+49 2,x,y\n"))
        assert source.columns == ("id", "Phone", "Phone (2)", "column 4", "Note")
        assert good[0].channels["phone"] == "+49 1"
        assert good[0].contacts[0].value == "+49 2"
        assert good[0].extra == {"column 4": "x", "Note": "y"}

    def test_a_look_ahead_at_giant_rows_stays_small(self, file):
        rows = "".join(f"{n},{'x' * 100_000},{'y' * 100_000}\n" for n in range(100))
        path = file("id,company,about\n" + rows)
        tracemalloc.start()
        with read_customers(path) as reading:
            next(reading)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert peak < 12 << 20


class TestMakes:
    def test_unicode_text_as_a_chinese_excel_saves_it(self, file):
        text = "客户编号\t公司名称\t最近联系时间\r\n1\t上海水处理设备厂\t2026/3/1 9:30\r\n"
        good, _, source = read(file(text, name="客户.txt", encoding="utf-16"), zone="Asia/Shanghai")
        assert (source.encoding, source.delimiter, good[0].company) == ("utf-16", "\t", "上海水处理设备厂")
        assert good[0].messages[0].at.isoformat() == "2026-03-01T09:30:00+08:00"

    @pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
    def test_delimiters(self, file, mark):
        good, _, source = read(file(HEAD.replace(",", mark) + mark.join(["1", "Müller", "Deutschland", "+49"]) + "\n"))
        assert (source.delimiter, good[0].company, good[0].country) == (mark, "Müller", "DE")

    def test_excels_own_word_for_the_delimiter(self, file):
        good, _, source = read(file("sep=;\r\nid;company\r\n1;A, B\r\n"))
        assert (source.delimiter, good[0].company) == (";", "A, B")

    @pytest.mark.parametrize(
        ("encoding", "named", "guessed"),
        [
            ("utf-8", "utf-8", False), ("utf-8-sig", "utf-8-sig", False), ("utf-16", "utf-16", False), ("utf-16-le", "utf-16-le", True),
            ("utf-16-be", "utf-16-be", True), ("gb18030", "gb18030", True),
        ],
    )  # fmt: skip
    def test_a_chinese_table_in_every_encoding(self, file, encoding, named, guessed):
        text = "客户编号,公司名称,国家地区\n1,深圳市联方紫外线技术有限公司,巴西\n2,上海水处理设备厂,德国\n"
        good, bad, source = read(file(text, encoding=encoding))
        assert [c.company for c in good] == ["深圳市联方紫外线技术有限公司", "上海水处理设备厂"]
        assert [c.country for c in good] == ["BR", "DE"]
        assert not bad
        assert (source.encoding, source.encoding_guessed) == (named, guessed)

    @pytest.mark.parametrize(
        ("encoding", "text"),
        [
            (
                "cp1252",
                "id;Firma;Land\n1;Wassertechnik Müller & Söhne;Österreich\n2;Société Générale d'été;Frankreich\n",
            ),
            ("cp1251", "id;Компания;Страна\n1;Водоканал Сервис;Россия\n2;Чистая вода;Казахстан\n"),
            ("shift_jis", "顧客ID,会社名,国\n1,株式会社クリーンウォーター,日本\n2,サクラ産業,日本\n"),
            ("big5", "客戶編號,公司名稱,國家\n1,台灣淨水設備股份有限公司,台灣\n2,香港環保工程,香港\n"),
            (
                "cp1250",
                "id;company;country\n1;Oczyszczalnia Ścieków Łódź Spółka;Polska\n2;Vízkezelő Győr;Magyarország\n",
            ),
            ("cp1254", "Müşteri No;Şirket;Ülke\n1;İstanbul Hava Temizleme ve Arıtma;Türkiye\n2;Yıldız Su;Türkiye\n"),
            ("cp1253", "id;company;country\n1;Υδραυλική Επεξεργασία Νερού;Ελλάδα\n"),
            ("cp1255", "id;company;country\n1;מים טובים סינון;ישראל\n"),
            ("cp1256", "رقم العميل;الشركة;الدولة\n1;شركة معالجة المياه;السعودية\n"),
            ("cp874", "id;company;country\n1;บริษัท น้ำสะอาด;ไทย\n"),
            ("cp949", "고객번호,회사명,국가\n1,깨끗한물 주식회사,대한민국\n2,한강환경,대한민국\n"),
        ],
    )
    def test_code_pages_are_guessed_and_said_to_be(self, file, encoding, text):
        good, _, source = read(file(text, encoding=encoding))
        assert (source.encoding, source.encoding_guessed) == (encoding, True)
        assert good[0].company == text.splitlines()[1].split(";" if ";" in text else ",")[1]
        assert "the encoding is a guess" in source.report()

    def test_the_users_encoding_wins(self, file):
        good, _, source = read(file("id,company\n1,Łódź\n", encoding="cp1250"), encoding="cp1250")
        assert (good[0].company, source.encoding_guessed) == ("Łódź", False)

    def test_line_ends_of_an_old_mac(self, file):
        assert [c.id for c in read(file("id,company\r1,A\r2,B\r"))[0]] == ["1", "2"]

    def test_the_order_of_dates_is_found_out_and_told(self, file):
        good, _, source = read(file("id,last contact\n1,03/04/2026\n2,25/04/2026\n"))
        assert good[0].messages[0].at.month == 4
        assert any("day first, since '25/04/2026'" in note for note in source.notes)
        assert read(file("id,last contact\n1,03/04/2026\n"), day_first=False)[0][0].messages[0].at.month == 3
        undecided = read(file("id,last contact\n1,03/04/2026\n"))[0]
        assert undecided[0].messages == ()
        torn = read(file("id,last contact\n1,25/04/2026\n2,04/25/2026\n3,03/04/2026\n"))[0]
        assert torn[2].messages == ()


def test_messages_have_rows_and_columns_too(tmp_path):
    path = tmp_path / "messages.csv"
    path.write_text(
        "customer_id,at,sender,kind,text\n1,2026-03-01T09:00:00Z,buyer,,hi\n,2026-03-01T09:00:00Z,buyer,,x\n1,never,buyer,,x\n"
        "1,2026-03-01T09:00:00Z,the cat,,x\n1,2026-03-01T09:00:00Z,us,smoke signal,x\n1,,us,,x\n"
    )
    items = list(read_messages(path))
    assert [(b.row, b.column) for b in items if isinstance(b, BadRow)] == [
        (3, "customer_id"),
        (4, "at"),
        (5, "sender"),
        (6, "kind"),
        (7, "at"),
    ]
    assert [i[0] for i in items if not isinstance(i, BadRow)] == ["1"]
    with pytest.raises(RecordError, match="is no field"):
        read_messages(path, mapping={"colour": "at"})


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=400)
    | st.text(alphabet='a1,;"\n\r\t\x00é中=|', max_size=200).map(lambda t: ("id,company\n" + t).encode())
)
def test_no_bytes_whatever_break_the_reader(tmp_path, content):
    path = tmp_path / "any.csv"
    path.write_bytes(content)
    try:
        read(path)
    except RecordError as error:
        assert "any.csv" in str(error)  # noqa: PT017 - either outcome is right, and both are looked at


CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('\n",;'), max_size=12)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(CELL, CELL), max_size=12))
def test_nothing_is_lost_and_nothing_doubled(tmp_path, rows):
    import csv

    path = tmp_path / "rows.csv"
    with path.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["id", "company", "foo"])
        writer.writerows([f"C-{n}", *row] for n, row in enumerate(rows))
    good, bad, _ = read(path)
    assert [c.id for c in good] == [f"C-{n}" for n in range(len(rows))]
    assert not bad
