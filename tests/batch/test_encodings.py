"""The encoding of a file: one bad character costs its row, and pages of other systems are told from one another."""

import pytest

from silentbuyer.batch import BadRow, read_customers
from silentbuyer.batch.encodings import detect

NAMES = {
    "German": "Müller Größe GmbH", "Portuguese": "Água Açaí Ltda São João", "Chinese": "上海水处理设备有限公司", "Japanese": "株式会社テスト照明",
    "Korean": "테스트조명 주식회사", "Arabic": "شركة المثال التجارية", "Russian": "ООО Пример Торговля", "Turkish": "Örnek Ticaret Şirketi İğne",
    "Greek": "Παράδειγμα Εμπορική ΑΕ", "Thai": "บริษัท ตัวอย่าง จำกัด", "Hebrew": "חברה לדוגמה בעמ", "Polish": "Przykład Spółka żółć",
    "French": "Société Générale d'Été", "Vietnamese": "Công ty Thương mại", "Hindi": "उदाहरण व्यापार",
}  # fmt: skip
MISFITS = {"a cut character": "上".encode()[:2] + b"x", "cp1252": b"\xc3x", "GBK": "北京示例公司".encode("gbk")}


@pytest.fixture
def read(tmp_path):
    def reading(data):
        path = tmp_path / "a.csv"
        path.write_bytes(data)
        with read_customers(path) as found:
            items = list(found)
        good = [item for item in items if not isinstance(item, BadRow)]
        return found.source, good, [item for item in items if isinstance(item, BadRow)]

    return reading


@pytest.mark.parametrize("misfit", MISFITS.values(), ids=MISFITS)
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_one_bad_character_costs_its_row_and_utf_8_stays_utf_8(read, name, misfit):
    rows = [f"{n},{name},a{n}@x.example\n".encode() for n in range(200)]
    rows.insert(50, b"999," + misfit + b",z@x.example\n")
    source, good, bad = read(b"id,company,email\n" + b"".join(rows))
    assert (source.encoding, source.encoding_guessed) == ("utf-8", False)
    assert len(good) == 200
    assert good[0].company == name
    assert [(row.row, row.expected) for row in bad] == [(52, "text in the file's encoding")]


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_one_good_row_of_two_is_enough(read, name):
    source, good, bad = read(f"id,company\n1,{name}\n".encode() + b"2," + name.encode()[:-1] + b"\xff\n")
    assert (source.encoding, [buyer.company for buyer in good], len(bad)) == ("utf-8", [name], 1)


def test_a_gbk_file_with_one_row_of_utf_8_stays_gbk(read):
    rows = "".join(f"{n},北京示例公司{n}\n" for n in range(50)).encode("gbk") + "99,上海\n".encode()
    assert read(b"id,company\n" + rows)[0].encoding == "gb18030"


def test_a_bad_character_in_the_header_costs_that_name_its_letter(read):
    data = "id,公司名称,country\n1,上海,CN\n2,北京,CN\n".encode()
    source, good, _ = read(data.replace("称".encode(), b"\xe7\xa7"))
    assert source.encoding == "utf-8"
    assert source.columns[1].startswith("公司名")
    assert [buyer.country for buyer in good] == ["CN", "CN"]


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        # Excel for Mac writes Mac Roman, "CSV (MS-DOS)" cp850, old Russian programs cp866 and KOI8-R
        ("mac_roman", "Müller Größe"), ("mac_roman", "Société Générale d’Été à Nîmes"), ("mac_roman", "Compañía Andrés García Núñez"),
        ("mac_roman", "Organização Conceição"), ("cp850", "Compañía Andrés García Núñez"), ("cp850", "Água Açaí São João"),
        ("cp866", "ООО Пример Торговля"), ("koi8_r", "ООО Пример Торговля"), ("mac_cyrillic", "ООО Пример Торговля"),
        ("cp1252", "L’équipe de l’eau – Nîmes"), ("cp1251", "ООО Пример Торговля"),
    ],
)  # fmt: skip
def test_pages_of_other_systems(read, encoding, text):
    source, good, _ = read(f"id,company\n1,{text}\n2,Bo\n".encode(encoding))
    assert (source.encoding, source.encoding_guessed, good[0].company) == (encoding, True, text)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-8-sig", "utf-32"])
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_wide_encodings_with_and_without_a_mark(read, encoding, name):
    assert read(f"id,company\n1,{name}\n2,Bo\n".encode(encoding))[1][0].company == name


@pytest.mark.parametrize(
    "data",
    [
        b"id,company\r1,A\r2,B\r",
        b"id,company\r\n1,A\r2,B\n",
        b"id,company\r\r\n1,A\r\r\n2,B\r\r\n",
        b'id,company\r1,"A"\r2,B',
    ],
)
def test_line_ends_of_any_system_and_mixed(read, data):
    assert [buyer.company for buyer in read(data)[1]] == ["A", "B"]


def test_letters_that_come_late_in_a_file_tell_its_encoding(read):
    """The first 64 KiB are ASCII; a Chinese company comes after two megabytes."""
    head = b"id,company\n" + b"".join(b"%d,%s\n" % (n, b"Acme " * 1000) for n in range(400))
    source, good, bad = read(head + "x,北京示例公司\n".encode("gbk"))
    assert (source.encoding, good[-1].company, bad) == ("gb18030", "北京示例公司", [])


def test_ascii_alone_is_utf_8():
    assert detect(b"id,company\n1,A\n").name == "utf-8"
    assert detect(b"").name == "utf-8"


def test_half_a_character_at_the_end_of_a_wide_file_costs_its_row(read):
    source, good, bad = read("id,company\n1,A\n2,B\n".encode("utf-16") + b"3")
    assert (source.encoding, [buyer.company for buyer in good]) == ("utf-16", ["A", "B"])
    assert [row.expected for row in bad] == ["text in the file's encoding"]
