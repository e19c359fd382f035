"""Whole files in one encoding, as Excel of Windows, of the Mac and of other countries save them, with every line end."""

import itertools

import pytest

from silentbuyer.batch import read_customers
from silentbuyer.errors import RecordError

FILES = {
    "zh": (
        ["gb18030", "gbk", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"],
        "客户编号{d}公司名称{d}联系人{d}邮箱{d}国家",
        [
            "1{d}上海测试贸易有限公司{d}王小明{d}a@a.example{d}意大利",
            "2{d}北京示例机械厂{d}李娜{d}b@b.example{d}巴西",
            "3{d}深圳市电子科技公司{d}赵六{d}c@c.example{d}德国",
        ],
    ),
    "zh rare": (
        ["gb18030", "utf-8", "utf-16-le", "utf-16-be"],
        "客户编号{d}公司名称{d}联系人{d}邮箱{d}国家",
        ["1{d}上海㐂喜公司{d}王𠮷明{d}a@a.example{d}意大利", "2{d}北京示例机械厂{d}李娜{d}b@b.example{d}巴西"],
    ),
    "zh-tw": (
        ["big5", "big5hkscs", "cp950", "utf-16-le"],
        "客戶編號{d}公司名稱{d}聯絡人{d}郵箱{d}國家",
        ["1{d}台北測試貿易有限公司{d}陳大文{d}a@a.example{d}義大利", "2{d}高雄機械廠{d}林小姐{d}b@b.example{d}巴西"],
    ),
    "de": (
        ["mac-roman", "cp1252", "utf-8", "utf-16-le"],
        "Kundennummer{d}Firma{d}Ansprechpartner{d}E-Mail{d}Land",
        [
            "1{d}Müller & Söhne{d}Jörg Groß{d}a@a.example{d}Österreich",
            "2{d}Käse GmbH{d}Ute Bär{d}b@b.example{d}Dänemark",
        ],
    ),
    "fr": (
        ["mac-roman", "cp1252", "utf-16-be"],
        "N° client{d}Société{d}Prénom{d}Courriel{d}Pays",
        ["1{d}Café Noël{d}Zoë{d}a@a.example{d}Brésil", "2{d}Société d’Été{d}René{d}b@b.example{d}Italie"],
    ),
    "es": (
        ["mac-roman", "cp1252", "utf-16-le"],
        "Código{d}Razón social{d}Contacto{d}Correo electrónico{d}País",
        ["1{d}Compañía Niño{d}José Peña{d}a@a.example{d}España", "2{d}Año Nuevo SL{d}Ángel{d}b@b.example{d}México"],
    ),
    "ru": (
        ["mac-cyrillic", "cp1251", "koi8-r", "utf-16-le", "utf-16-be"],
        "Код клиента{d}Компания{d}Контакт{d}Email{d}Страна",
        ["1{d}Ромашка{d}Анна Петрова{d}a@a.example{d}Италия", "2{d}Луч{d}Ян Косов{d}b@b.example{d}Бразилия"],
    ),
    "ja": (
        ["cp932", "shift_jis", "euc_jp", "utf-16-le"],
        "顧客番号{d}会社名{d}担当者{d}メールアドレス{d}国",
        [
            "1{d}東京商事株式会社{d}山田太郎{d}a@a.example{d}イタリア",
            "2{d}大阪製作所{d}鈴木花子{d}b@b.example{d}ブラジル",
        ],
    ),
    "ko": (
        ["cp949", "euc_kr", "utf-16-le"],
        "고객번호{d}회사명{d}담당자{d}이메일{d}국가",
        ["1{d}서울상사{d}김철수{d}a@a.example{d}이탈리아", "2{d}부산기계{d}박영희{d}b@b.example{d}브라질"],
    ),
    "pl": (
        ["mac-latin2", "cp1250", "iso8859-2", "utf-16-le"],
        "Numer klienta{d}Nazwa firmy{d}Osoba kontaktowa{d}Adres e-mail{d}Kraj",
        [
            "1{d}Łódź Źródło{d}Świętosława Żak{d}a@a.example{d}Włochy",
            "2{d}Gęś Sp. z o.o.{d}Jan Kość{d}b@b.example{d}Brazylia",
        ],
    ),
    "tr": (
        ["mac-turkish", "cp1254", "iso8859-9", "utf-16-le"],
        "Müşteri No{d}Şirket Adı{d}İlgili Kişi{d}E-posta{d}Ülke",
        ["1{d}Işık Çelik{d}Ayşe Gül{d}a@a.example{d}İtalya", "2{d}Güneş Ltd{d}Ömer{d}b@b.example{d}Brezilya"],
    ),
    "el": (
        ["mac-greek", "cp1253", "utf-16-le"],
        "Κωδικός πελάτη{d}Εταιρεία{d}Επαφή{d}Email{d}Χώρα",
        ["1{d}Ήλιος{d}Άννα Παπά{d}a@a.example{d}Ιταλία", "2{d}Θάλασσα{d}Γιώργος{d}b@b.example{d}Βραζιλία"],
    ),
    "ar": (
        ["cp1256", "utf-16-le"],
        "رقم العميل{d}الشركة{d}الاسم{d}البريد الإلكتروني{d}الدولة",
        ["1{d}شركة النور{d}أحمد علي{d}a@a.example{d}إيطاليا", "2{d}مؤسسة الأمل{d}سارة{d}b@b.example{d}البرازيل"],
    ),
    "th": (
        ["cp874", "tis-620", "utf-16-le"],
        "รหัสลูกค้า{d}ชื่อบริษัท{d}ผู้ติดต่อ{d}อีเมล{d}ประเทศ",
        ["1{d}บริษัท ทดสอบ{d}สมชาย{d}a@a.example{d}อิตาลี", "2{d}ร้านไทย{d}สมศรี{d}b@b.example{d}บราซิล"],
    ),
    "he": (
        ["cp1255", "utf-16-le"],
        "מספר לקוח{d}שם חברה{d}איש קשר{d}אימייל{d}מדינה",
        ["1{d}חברת אור{d}דני כהן{d}a@a.example{d}איטליה", "2{d}ים בע״מ{d}רותי{d}b@b.example{d}ברזיל"],
    ),
}
ENDS = {"windows": ["\r\n"], "unix": ["\n"], "old mac": ["\r"], "mixed": ["\r\n", "\r", "\n"]}
CASES = [(name, encoding) for name, (encodings, _, _) in FILES.items() for encoding in encodings]


@pytest.mark.parametrize(("name", "encoding"), CASES, ids=lambda part: part)
def test_a_file_is_read_right_whatever_its_line_ends_and_delimiter(tmp_path, name, encoding):
    _, head, rows = FILES[name]
    wanted = [(cells[1], cells[3]) for cells in (row.split("{d}") for row in rows)]
    path = tmp_path / "export.csv"
    for ends, delimiter in itertools.product(ENDS.values(), ",;\t"):
        lines = [line.format(d=delimiter) for line in (head, *rows)]
        text = "".join(line + end for line, end in zip(lines, itertools.cycle(ends), strict=False))
        path.write_bytes(text.encode(encoding))
        with read_customers(path) as reading:
            found = list(reading)
        assert [(buyer.company, buyer.email) for buyer in found] == wanted
        assert all(buyer.country for buyer in found)


def test_a_page_that_is_not_known_is_refused_with_the_way_out(tmp_path):
    _, head, rows = FILES["ar"]
    path = tmp_path / "export.csv"
    path.write_bytes("\n".join(line.format(d=",") for line in (head, *rows)).encode("mac_arabic"))
    with pytest.raises(RecordError, match="names of columns"):
        read_customers(path)
    with read_customers(path, encoding="mac_arabic") as reading:
        assert len(list(reading)) == 2
