"""Exports with the headers that other systems and other countries write: the columns are known or asked about."""

import pytest

from silentbuyer.batch import read_customers

EXPORTS = {
    "Bitrix24": (
        "ID;Название компании;Рабочий телефон;Рабочий e-mail;Страна;Ответственный\n17;ООО Ромашка;+7 495 555 01 00;info@romashka.example;Россия;Иван\n18;ТОО Алатау;+7 727 555 01 00;sales@alatau.example;Казахстан;Иван\n19;ИП Петров;+375 17 555 0100;p@petrov.example;Беларусь;Олег\n",
        [
            {
                "id": "17",
                "company": "ООО Ромашка",
                "phone": "+7 495 555 01 00",
                "email": "info@romashka.example",
                "country": "RU",
            },
            {"country": "KZ"},
            {"country": "BY"},
        ],
    ),
    "amoCRM": (
        "ID,Тип,Полное имя контакта,Компания контакта,Рабочий телефон (контакт),Рабочий email (контакт),Этап сделки,Бюджет\n5,контакт,Анна Ли,Луч,'+79165550100,anna@luch.example,Первичный контакт,120000\n6,контакт,Ян Ко,Мир,'+79165550101,yan@mir.example,Переговоры,5000\n",
        [
            {"id": "5", "name": "Анна Ли", "company": "Луч", "email": "anna@luch.example", "phone": "+79165550100"},
            {"email": "yan@mir.example"},
        ],
    ),
    "Capsule": (
        "Type,Person Title,First Name,Last Name,Name,Organisation,Phone,Email Address,City,Country,Last Contacted\nPerson,Mr,Tom,Kay,Tom Kay,Kay & Sons,+44 20 7946 0100,tom@kay.example,Leeds,United Kingdom,2026-08-14\n",
        [{"name": "Tom Kay", "company": "Kay & Sons", "email": "tom@kay.example", "country": "GB", "nmsg": 1}],
    ),
    "Copper": (
        "Copper ID,Name,Company,Email,Work Email,Work Phone,Country,Last Contacted\n77,Al Poe,Poe Inc,,al@poe.example,+1 212 555 0100,US,8/14/2026\n",
        [
            {
                "id": "77",
                "company": "Poe Inc",
                "email": "al@poe.example",
                "phone": "+1 212 555 0100",
                "country": "US",
                "nmsg": 1,
            }
        ],
    ),
    "Dynamics 365": (
        "(Do Not Modify) Contact,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Full Name,Company Name,Email,Business Phone,Address 1: Country/Region\n1f2e-aa,xx==,2026-08-01 10:00,Ida Mo,Mo GmbH,ida@mo.example,+49 30 5550100,Germany\n1f2e-ab,xy==,2026-08-02 10:00,Udo Ry,Ry AG,udo@ry.example,+41 44 555 01 00,Switzerland\n",
        [
            {
                "name": "Ida Mo",
                "company": "Mo GmbH",
                "email": "ida@mo.example",
                "phone": "+49 30 5550100",
                "country": "DE",
            },
            {"country": "CH"},
        ],
    ),
    "WukongCRM": (
        "客户名称,客户级别,客户行业,手机,电话,网址,下次联系时间,最后跟进时间,负责人\n上海甲公司,A,机械,13800000000,021-55500100,www.jia.example,2026-12-01 10:00:00,2026-08-14 10:00:00,王五\n",
        [{"company": "上海甲公司", "phone": "13800000000", "nmsg": 1}],
    ),
    "a Chinese import form": (
        "客户编号（必填）,客户名称（必填）,国家地区,联系人姓名,联系人邮箱,联系人手机,最后跟进时间\nC001,Acme Ltd,美国,John Doe,john@acme.example,+1 212 555 0100,2026/8/14\n",
        [
            {
                "id": "C001",
                "company": "Acme Ltd",
                "country": "US",
                "name": "John Doe",
                "email": "john@acme.example",
                "nmsg": 1,
            }
        ],
    ),
    "a Chinese list with a counter of rows": (
        "序号\t客户代码\t客户全称\t国别\t电子邮箱\t最近联系日期\n1\tK01\tAcme Ltd\t德国\ta@acme.example\t2026年8月14日\n2\tK02\tBeta Ltd\t法国\tb@beta.example\t2026年8月1日\n",
        [{"id": "K01", "company": "Acme Ltd", "country": "DE", "email": "a@acme.example", "nmsg": 1}, {"id": "K02"}],
    ),
    "SAP Business One": (
        "GP-Code;GP-Name;Ansprechpartner;E-Mail;Telefon 1;Land/Region;Letzter Kontakt\nC20000;Norm AG;Jo Li;jo@norm.example;+49 89 555 0100;Deutschland;14.08.2026\n",
        [
            {
                "company": "Norm AG",
                "name": "Jo Li",
                "email": "jo@norm.example",
                "phone": "+49 89 555 0100",
                "country": "DE",
                "nmsg": 1,
            }
        ],
    ),
    "Sage": (
        "N° tiers;Intitulé;Contact;Adresse e-mail;Téléphone;Pays;Dernier contact\n411A;Dupont SA;M. Dupont;d@dupont.example;+33 1 55 50 01 00;France;14/08/2026\n",
        [
            {
                "company": "Dupont SA",
                "email": "d@dupont.example",
                "country": "FR",
                "phone": "+33 1 55 50 01 00",
                "nmsg": 1,
            }
        ],
    ),
    "Spanish": (
        "Cód.;Razón Social;Persona Contacto;Correo Electrónico;Móvil;País;Fecha Últ. Contacto\n9;Pérez SL;Ana Pérez;ana@perez.example;+34 600 555 010;España;14/08/2026\n",
        [{"company": "Pérez SL", "email": "ana@perez.example", "country": "ES", "nmsg": 1, "phone": "+34 600 555 010"}],
    ),
    "Italian": (
        "Codice;Ragione sociale;Referente;Email;Cellulare;Nazione;Ultimo contatto\n3;Rossi srl;A. Rossi;a@rossi.example;+39 333 555 0100;Italia;14/08/2026\n",
        [
            {
                "id": "3",
                "company": "Rossi srl",
                "email": "a@rossi.example",
                "country": "IT",
                "nmsg": 1,
                "phone": "+39 333 555 0100",
            }
        ],
    ),
    "Polish": (
        "Nazwa firmy;Osoba kontaktowa;Adres e-mail;Telefon komórkowy;Kraj;Ostatni kontakt\nKowal Sp. z o.o.;Jan Kowal;jan@kowal.example;+48 600 555 010;Polska;14.08.2026\n",
        [
            {
                "company": "Kowal Sp. z o.o.",
                "name": "Jan Kowal",
                "email": "jan@kowal.example",
                "country": "PL",
                "nmsg": 1,
                "phone": "+48 600 555 010",
            }
        ],
    ),
    "Dutch": (
        "Klantnummer;Bedrijfsnaam;Contactpersoon;E-mailadres;Telefoonnummer;Land;Laatste contact\n12;Jansen BV;Piet Jansen;piet@jansen.example;+31 20 555 0100;Nederland;14-08-2026\n",
        [
            {
                "id": "12",
                "company": "Jansen BV",
                "name": "Piet Jansen",
                "email": "piet@jansen.example",
                "country": "NL",
                "nmsg": 1,
            }
        ],
    ),
    "Vietnamese": (
        "Mã khách hàng,Tên công ty,Người liên hệ,Email,Điện thoại,Quốc gia,Lần liên hệ cuối\nKH1,Công ty An,Nguyễn An,an@an.example,+84 28 5550 0100,Việt Nam,14/08/2026\n",
        [
            {
                "id": "KH1",
                "company": "Công ty An",
                "name": "Nguyễn An",
                "email": "an@an.example",
                "country": "VN",
                "nmsg": 1,
            }
        ],
    ),
    "Indonesian": (
        "Kode Pelanggan,Nama Perusahaan,Nama Kontak,Email,No. HP,Negara,Kontak Terakhir\nP1,PT Maju,Budi,budi@maju.example,+62 812 555 0100,Indonesia,14/08/2026\n",
        [
            {
                "id": "P1",
                "company": "PT Maju",
                "name": "Budi",
                "email": "budi@maju.example",
                "country": "ID",
                "nmsg": 1,
                "phone": "+62 812 555 0100",
            }
        ],
    ),
    "Thai": (
        "รหัสลูกค้า,ชื่อบริษัท,ผู้ติดต่อ,อีเมล,โทรศัพท์,ประเทศ,ติดต่อล่าสุด\nT1,บริษัท ก,สมชาย,s@k.example,+66 2 555 0100,ไทย,2026-08-14\n",
        [{"id": "T1", "company": "บริษัท ก", "name": "สมชาย", "email": "s@k.example", "country": "TH", "nmsg": 1}],
    ),
    "Persian": (
        "کد مشتری,نام شرکت,نام تماس,ایمیل,تلفن,کشور\nF1,شرکت الف,علی,ali@alef.example,+98 21 5550 0100,ایران\n",
        [{"id": "F1", "company": "شرکت الف", "name": "علی", "email": "ali@alef.example", "country": "IR"}],
    ),
    "Hebrew": (
        'מספר לקוח,שם חברה,איש קשר,דוא"ל,טלפון,מדינה\nH1,חברה א,דני,dani@alef.example,+972 3 555 0100,ישראל\n',
        [{"company": "חברה א", "name": "דני", "email": "dani@alef.example", "country": "IL"}],
    ),
    "Czech": (
        "Číslo zákazníka;Název firmy;Kontaktní osoba;E-mail;Telefon;Země\nZ1;Novák s.r.o.;Jan Novák;jan@novak.example;+420 555 010 000;Česko\n",
        [{"id": "Z1", "company": "Novák s.r.o.", "name": "Jan Novák", "email": "jan@novak.example", "country": "CZ"}],
    ),
}


@pytest.mark.parametrize("system", EXPORTS)
def test_the_columns_are_known(tmp_path, system):
    text, wanted = EXPORTS[system]
    path = tmp_path / "export.csv"
    path.write_text(text, encoding="utf-8")
    with read_customers(path) as reading:
        found = list(reading)
    for buyer, fields in zip(found, wanted, strict=True):
        assert len(buyer.messages) == fields.pop("nmsg", len(buyer.messages))
        assert {name: getattr(buyer, name) for name in fields} == fields


def test_what_is_called_by_half_a_name_is_asked_about(tmp_path):
    """Freshsales calls the telephone at work ``Work``."""
    path = tmp_path / "export.csv"
    path.write_text(
        "Id,First name,Last name,Emails,Work,Mobile,Account,Country,Last contacted time\n"
        "40001,Ana,Silva,ana@silva.example,+55 11 5550 0100,,Silva Ltda,Brazil,2026-08-14 10:00:00 UTC\n",
        encoding="utf-8",
    )
    with read_customers(path) as reading:
        (ana,) = reading
    assert (ana.id, ana.name, ana.email, ana.company, len(ana.messages)) == (
        "40001", "Ana Silva", "ana@silva.example", "Silva Ltda", 1
    )  # fmt: skip
    assert [question.option for question in reading.report.questions] == ["--map phone='Work'"]


def test_a_board_with_titles_above_its_names(tmp_path):
    """monday.com writes the board, the day and the group above the columns."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (
        ["Leads board"], ["Export of 14 Aug 2026"], ["New leads"],
        ["Name", "Company", "Title", "Email", "Phone", "Last interaction", "Status"],
        ["Eva Ek", "Ek AB", "Buyer", "eva@ek.example", "46855501000", "2026-08-14", "Contacted"],
    ):  # fmt: skip
        book.active.append(row)
    book.save(tmp_path / "board.xlsx")
    with read_customers(tmp_path / "board.xlsx") as reading:
        (eva,) = reading
    assert (eva.name, eva.company, eva.email, len(eva.messages)) == ("Eva Ek", "Ek AB", "eva@ek.example", 1)
