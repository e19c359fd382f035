"""Files of outside users' complaints in other charsets, or with one row that is in another: built as they are told."""

import pytest

from silentbuyer.batch import BadRow, read_customers

ROWS = "id,company,country\n1,Acquaviva,Italy\n2,{},CN\n"
CHINESE = "编号,公司,国家\n1,上海测试贸易有限公司,意大利\n2,北京示例公司,巴西\n"
WHOLE = {
    "GB18030, comma, Chinese headers": CHINESE.encode("gb18030"),
    "GBK": CHINESE.encode("gbk"),
    "GBK with four Chinese characters only": ROWS.format("上海灯具").encode("gbk"),
    "CP949": "id,company,country\n1,테스트조명 주식회사,Italy\n".encode("cp949"),
}
LANGUAGES = {
    "Cyrillic": "ООО Пример Торговля",
    "German": "Müller Größe GmbH",
    "Portuguese": "Água Ações Ltda",
    "Japanese": "株式会社テスト照明",
    "Arabic": "شركة المثال التجارية",
}


def read(path):
    with read_customers(path) as rows:
        return list(rows)


def long_file(company, how):
    """Two hundred rows in UTF-8 and one, the third, that is cut in a character or in the charset of its country."""
    rows = [f"{n},{company},a{n}@x.example,IT\n".encode() for n in range(201)]
    name = company.encode("cp1252") if "cp1252" in how else company.encode()[:-1] if ord(company[-1]) > 127 else None
    cut = name if name is not None else company.encode()[: company.encode().find(b"\xc3") + 1]
    rows[2] = b"2," + cut + b",a2@x.example,IT\n"
    return b"id,company,email,country\n" + b"".join(rows)


def came_of_whole(case, path):
    path.write_bytes(WHOLE[case["input"]])
    found = read(path)
    wanted = case["expected"]
    held = len(found) == len(wanted) and all(
        not isinstance(row, BadRow) and getattr(row, field) == value
        for row, want in zip(found, wanted, strict=True)
        for field, value in want.items()
    )
    return None if held else found


def came_of_cut(case, path):
    language, company = next((name, text) for name, text in LANGUAGES.items() if name in case["input"])
    path.write_bytes(long_file(company, case["input"]))
    found = read(path)
    right = sum(not isinstance(row, BadRow) and row.company == company for row in found)
    bad = sum(isinstance(row, BadRow) for row in found)
    return None if (right, bad) == (200, 1) else (language, right, bad)


def came_of_mixed(path):
    path.write_bytes("id,company,country\n1,上海,CN\n".encode() + "2,北京示例公司,CN\n".encode("gbk"))
    found = read(path)
    held = (
        found[0].company == "上海" and isinstance(found[1], BadRow) and "text in the file's encoding" in str(found[1])
    )
    return None if held else found


def test_what_a_file_is_written_in(fallen, tmp_path):
    def came(case):
        path = tmp_path / f"{case['id']}.csv"
        if case["input"] in WHOLE:
            return came_of_whole(case, path)
        return came_of_mixed(path) if "GBK row" in case["input"] else came_of_cut(case, path)

    assert fallen("records", "encoding", came) == {}


@pytest.mark.parametrize(
    "company", ["Żółw Łódź Spółka", "Τεχνική Εταιρεία", "बिजली उद्योग", "Công ty Đèn Việt", "한국조명"]
)
def test_one_cut_row_costs_itself_only(company, tmp_path):
    rows = [f"{n},{company},a{n}@x.example\n".encode() for n in range(120)]
    rows[5] = b"5," + company.encode()[:-1] + b",a5@x.example\n" if ord(company[-1]) > 127 else b"5,\xc5,a5@x.example\n"
    path = tmp_path / "cut.csv"
    path.write_bytes(b"id,company,email\n" + b"".join(rows))
    found = read(path)
    assert sum(not isinstance(row, BadRow) and row.company == company for row in found) == 119
    assert sum(isinstance(row, BadRow) for row in found) == 1
