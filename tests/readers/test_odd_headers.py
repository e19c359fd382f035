"""Exports with the headers that other systems and other countries write: the columns are known or asked about."""

import pytest

from silentbuyer.batch import read_customers
from silentbuyer.readers.choosing import detect

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
    "linkedin connections": (
        'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing. You will only see email addresses for connections who have allowed their connections to see or download their email address."\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\nAna,Silva,https://www.linkedin.com/in/ana,ana@silva.example,Silva Ltda,CEO,14 Aug 2026\n',
        [{"name": "Ana Silva", "email": "ana@silva.example", "company": "Silva Ltda"}],
    ),
    "shopify customers": (
        "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Default Address Address1,Default Address City,Default Address Province Code,Default Address Country Code,Default Address Zip,Default Address Phone,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Note,Tax Exempt,Tags\n'7001,Ana,Silva,ana@silva.example,yes,Silva Ltda,Rua 1,São Paulo,SP,BR,01000,'+551155500100,,no,1200.00,3,,no,\n",
        [
            {
                "id": "7001",
                "name": "Ana Silva",
                "email": "ana@silva.example",
                "company": "Silva Ltda",
                "country": "BR",
                "city": "São Paulo",
                "phone": "+551155500100",
            }
        ],
    ),
    "woocommerce orders": (
        "Order Number,Order Status,Order Date,Customer Note,First Name (Billing),Last Name (Billing),Company (Billing),City (Billing),Country Code (Billing),Email (Billing),Phone (Billing),Order Total Amount\n101,completed,2026-08-14 10:00,,Ana,Silva,Silva Ltda,São Paulo,BR,ana@silva.example,+551155500100,1200\n",
        [
            {
                "name": "Ana Silva",
                "email": "ana@silva.example",
                "company": "Silva Ltda",
                "country": "BR",
                "phone": "+551155500100",
            }
        ],
    ),
    "zendesk sell": (
        "Id,First Name,Last Name,Title,Organization Name,Email,Phone,Mobile,Website,Status,Source,Owner,Country,Last Activity Date\n9,Ana,Silva,CEO,Silva Ltda,ana@silva.example,+55 11 5550 0100,,silva.example,New,Web,me,Brazil,2026-08-14\n",
        [
            {
                "id": "9",
                "name": "Ana Silva",
                "company": "Silva Ltda",
                "email": "ana@silva.example",
                "country": "BR",
                "nmsg": 1,
            }
        ],
    ),
    "insightly": (
        "RecordId,FirstName,LastName,EmailAddress,PhoneNumber,OrganisationName,MailAddressCountry,DateLastActivity\n9,Ana,Silva,ana@silva.example,+55 11 5550 0100,Silva Ltda,Brazil,14/08/2026 10:00\n",
        [
            {
                "id": "9",
                "name": "Ana Silva",
                "company": "Silva Ltda",
                "email": "ana@silva.example",
                "country": "BR",
                "nmsg": 1,
            }
        ],
    ),
    "notion db": (
        '\ufeffName,Company,E-mail,Last contacted,Stage,Tags\nAna Silva,Silva Ltda,ana@silva.example,"August 14, 2026 10:00 AM",Quotation,"vip, lamps"\n',
        [{"name": "Ana Silva", "company": "Silva Ltda", "email": "ana@silva.example", "nmsg": 1}],
    ),
    "airtable csv": (
        'Contact,Account,Email,Phone,Last Touch,Deal value\nAna Silva,Silva Ltda,ana@silva.example,(11) 5550-0100,8/14/2026 10:00am,"$12,000.00"\n',
        [{"name": "Ana Silva", "company": "Silva Ltda", "email": "ana@silva.example", "nmsg": 1, "amount": 12000.0}],
    ),
    "alibaba customers zh": (
        "客户名称,国家/地区,联系人,联系人邮箱,联系人电话,客户分组,客户来源,最近联系时间,业务员\nSilva Ltda,巴西,Ana Silva,ana@silva.example,+55 11 5550 0100,询价客户,阿里巴巴,2026-08-14 10:00:00,王五\n",
        [{"company": "Silva Ltda", "name": "Ana Silva", "email": "ana@silva.example", "country": "BR", "nmsg": 1}],
    ),
    "made-in-china inquiries zh": (
        "询盘编号,询盘主题,发件人,发件人邮箱,公司名称,国家/地区,询盘时间,状态\nMIC1,询价LED,Ana Silva,ana@silva.example,Silva Ltda,巴西,2026-08-14 10:00,已回复\n",
        [{"company": "Silva Ltda", "name": "Ana Silva", "email": "ana@silva.example", "country": "BR", "nmsg": 1}],
    ),
    "global sources": (
        "Buyer Name,Company Name,Country/Territory,Email Address,Tel,Inquiry Date,Product,Message\nAna Silva,Silva Ltda,Brazil,ana@silva.example,+55 11 5550 0100,2026-08-14,LED lamp,Please quote\n",
        [{"name": "Ana Silva", "company": "Silva Ltda", "email": "ana@silva.example", "country": "BR", "nmsg": 1}],
    ),
    "camcard business cards": (
        "Last Name,First Name,Name,Company,Department,Job Title,Mobile,Tel,Fax,Email,Web,Address,Note,Creation Time\nSilva,Ana,Ana Silva,Silva Ltda,,CEO,+55 11 95550 0100,+55 11 5550 0100,,ana@silva.example,www.silva.example,Rua 1,met at Canton Fair,2026-04-16\n",
        [{"name": "Ana Silva", "company": "Silva Ltda", "email": "ana@silva.example"}],
    ),
    "odoo de": (
        "Name;Firmenname;E-Mail;Telefon;Land;Letzte Aktivität am;Verkäufer\nAna Silva;Silva Ltda;ana@silva.example;+55 11 5550 0100;Brasilien;14.08.2026 10:00;Ich\n",
        [{"name": "Ana Silva", "company": "Silva Ltda", "email": "ana@silva.example", "country": "BR", "nmsg": 1}],
    ),
    "hubspot pl": (
        "Identyfikator rekordu,Imię,Nazwisko,E-mail,Numer telefonu,Nazwa firmy,Kraj/region,Data ostatniej aktywności\n1,Ana,Silva,ana@silva.example,+55 11 5550 0100,Silva Ltda,Brazylia,2026-08-14 10:00\n",
        [{"name": "Ana Silva", "company": "Silva Ltda", "email": "ana@silva.example", "country": "BR", "nmsg": 1}],
    ),
    "uk crm": (
        "Код;Клієнт;Контактна особа;Ел. пошта;Телефон;Країна;Останній контакт\n5;ТОВ Мрія;Олена;o@mriia.example;+380 44 555 0100;Україна;14.08.2026\n",
        [{"id": "5", "name": "Олена", "email": "o@mriia.example", "country": "UA", "nmsg": 1}],
    ),
    "ro crm": (
        "Cod client;Denumire firmă;Persoană de contact;E-mail;Telefon;Țară;Ultimul contact\n5;Dacia SRL;Ion;ion@dacia.example;+40 21 555 0100;România;14.08.2026\n",
        [{"id": "5", "company": "Dacia SRL", "name": "Ion", "email": "ion@dacia.example", "country": "RO", "nmsg": 1}],
    ),
    "hi crm": (
        "ग्राहक आईडी,कंपनी का नाम,संपर्क व्यक्ति,ईमेल,मोबाइल नंबर,देश\nH1,भारत ट्रेडर्स,राम,ram@b.example,+91 98 5550 0100,भारत\n",
        [{"id": "H1", "company": "भारत ट्रेडर्स", "name": "राम", "email": "ram@b.example", "country": "IN"}],
    ),
    "sv crm": (
        "Kundnummer;Företag;Kontaktperson;E-post;Telefon;Land;Senaste kontakt\n5;Ek AB;Eva;eva@ek.example;08-555 01 00;Sverige;2026-08-14\n",
        [{"id": "5", "company": "Ek AB", "name": "Eva", "email": "eva@ek.example", "country": "SE", "nmsg": 1}],
    ),
    "opportunities with owner mail": (
        "Opportunity Name,Account Name,Primary Contact,Contact Email,Opportunity Owner,Owner Email,Stage,Amount,Close Date,Last Activity\nLamps 2026,Silva Ltda,Ana Silva,ana@silva.example,Li,li@us.example,Proposal,12000,2026-09-30,2026-08-14\n",
        [{"company": "Silva Ltda", "name": "Ana Silva", "email": "ana@silva.example", "amount": 12000.0, "nmsg": 1}],
    ),
    "quickbooks customers": (
        "Customer full name,Company name,Email,Phone,Bill address,Ship address,Open balance,Customer type\nAna Silva,Silva Ltda,ana@silva.example,+55 11 5550 0100,Rua 1,Rua 1,100.00,\nTotal,,,,,,100.00,\n",
        [{"name": "Ana Silva", "company": "Silva Ltda", "email": "ana@silva.example"}],
    ),
    "same id: header joined deals": (
        "Organization ID,Organization,Deal,Value,Currency,Contact,Contact email,Last activity\n3,Silva,Lamps,1000,USD,Ana,ana@silva.example,2026-08-01\n4,Beta,Pumps,5,USD,Bob,bob@beta.example,2026-08-02\n3,Silva,Cables,500,USD,Ana,ana@silva.example,2026-08-14\n",
        [{"id": "3", "amount": 1500.0, "nmsg": 2, "email": "ana@silva.example"}, {"id": "4"}],
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


def test_a_list_of_a_fair_in_two_languages_with_titles_and_a_signature(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (
        ["2026春季广交会客户名录"], ["展位 / Booth: 9.1A01"],
        ["No.", "Company Name 公司", "Contact 联系人", "E-mail 邮箱", "Country 国家"],
        [1, "Silva Ltda", "Ana", "ana@silva.example", "Brazil"], ["制表：李雷"],
    ):  # fmt: skip
        book.active.append(row)
    book.active.merge_cells("A1:E1")
    book.save(tmp_path / "fair.xlsx")
    with read_customers(tmp_path / "fair.xlsx") as reading:
        (ana,) = reading
    assert (ana.company, ana.name, ana.email, ana.country) == ("Silva Ltda", "Ana", "ana@silva.example", "BR")


def test_addresses_of_the_internet_are_no_telephone_numbers(tmp_path):
    path = tmp_path / "export.csv"
    path.write_text("id,email,OPTIN_IP\n1,a@acme.example,203.0.113.4\n", encoding="utf-8")
    with read_customers(path) as reading:
        list(reading)
    assert reading.report.questions == ()


FOREIGN = (
    "Lead No.,Company Name,Country/Region,Lead Status,Amount,Email,Lead Owner",
    "Client,Lead Status,Last Contacted,Email,Country,Turnover",
    "Company,Zip Code,No. of Employees,Email,Country,Turnover",
    "Firm,Mobile Number,Fax Number,Email,Country",
    "Company,Business Phone,Business City,Email,Country",
    "Company,lead_owner,mobile_no,email,country",
    "company,origin,group_id,email,country",
    "Company,Other Email,Office Phone,Country",
    "Company,Last Activity Date,Lead Status,Owner,Email",
    "Company,CreatedDate,AnnualRevenue,Email,Country",
    "Company,Labels,File As,Email,Country",
    "Buyer,homepage,scale_id,email,country",
)


@pytest.mark.parametrize("header", FOREIGN)
def test_two_words_that_a_system_has_too_do_not_make_a_table_its_export(header):
    assert detect(header.split(","))[0].name == "generic"


def test_a_stage_in_a_foreign_table_is_read_as_one():
    row = dict(
        zip(FOREIGN[0].split(","), ("L1", "Acme", "Brazil", "Quotation", "3", "a@b.example", "Lily"), strict=True)
    )
    (customer,) = read_customers([row])
    assert customer.stage == "quotation"
