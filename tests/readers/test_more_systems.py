"""Exports of ten systems, built from the columns that public files show: each is known, and read into our fields."""

import json

import pytest

from silentbuyer.batch import BadRow, read_customers
from silentbuyer.readers.choosing import detect, known_columns

# system, columns, row, and what must come out
EXPORTS = [
    (
        "zoho", "Record Id,Lead Owner,Company,First Name,Last Name,Email,Phone,Country,Lead Status,Last Activity Time,Secondary Email",
        "zcrm_1,Li Wei,Acquaviva,Anna,Riva,anna@acq.example,+39 02 555 0100,Italy,Contacted,2026-08-14 10:00:00,a2@acq.example",
        {"id": "zcrm_1", "stage": "inquiry", "last": "2026-08-14T10:00:00+00:00", "others": ["a2@acq.example"]},
    ),
    (
        "pipedrive", ("Person - ID,Person - Name,Person - Organization,Person - Email - Work,Person - Email - Home,Person - Phone - Work,"
        "Person - Owner,Organization - Address - Country"),
        "12,Anna Riva,Acquaviva,anna@acq.example,a2@acq.example,+39 02 555 0100,Li Wei,Italy",
        {"id": "12", "others": ["a2@acq.example"]},
    ),
    (
        "twenty", "Id,Name / First Name,Name / Last Name,Emails / Primary Email,Phones / Primary Phone Number,Company / Name,Address / Country",
        "7,Anna,Riva,anna@acq.example,+39 02 555 0100,Acquaviva,Italy", {"id": "7"},
    ),
    (
        "suitecrm", "ID,First Name,Last Name,Account Name,Email Address,Office Phone,Primary Address City,Primary Address Country,Date Modified",
        "9,Anna,Riva,Acquaviva,anna@acq.example,+39 02 555 0100,Milano,Italy,2026-01-01", {"id": "9", "city": "Milano"},
    ),
    (
        "google", ("Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Name,"
        "Address 1 - Country"), "Anna Riva,Anna,Riva,* Work,anna@acq.example ::: a2@acq.example,Work,+39 02 555 0100,Acquaviva,Italy",
        {"others": ["a2@acq.example"]},
    ),
    (
        "google", "First Name,Last Name,Organization Name,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Country",
        "Anna,Riva,Acquaviva,* Work,anna@acq.example,Mobile,+39 02 555 0100,Italy", {},
    ),
    (
        "outlook", "First Name,Last Name,Company,E-mail Address,E-mail 2 Address,Business Phone,Business City,Business Country/Region,Home Country/Region",
        "Anna,Riva,Acquaviva,anna@acq.example,a2@acq.example,+39 02 555 0100,Milano,Italy,France", {"city": "Milano", "others": ["a2@acq.example"]},
    ),
    (
        "outlook", "Vorname,Nachname,Firma,E-Mail-Adresse,Telefon geschäftlich,Ort geschäftlich,Region geschäftlich,Land/Region geschäftlich",
        "Anna,Riva,Acquaviva,anna@acq.example,+39 02 555 0100,Milano,,Italien", {"city": "Milano"},
    ),
    (
        "outlook", "Prénom,Nom,Société,Adresse de messagerie,Téléphone (bureau),Ville (bureau),Pays/Région (bureau)",
        "Anna,Riva,Acquaviva,anna@acq.example,+39 02 555 0100,Milano,Italie", {"city": "Milano"},
    ),
    (
        "thunderbird", "First Name,Last Name,Display Name,Primary Email,Secondary Email,Work Phone,Work City,Work Country,Organization",
        "Anna,Riva,Anna Riva,anna@acq.example,a2@acq.example,+39 02 555 0100,Milano,Italy,Acquaviva", {"city": "Milano", "others": ["a2@acq.example"]},
    ),
    (
        "krayin", "id,name,emails,contact_numbers,organization",
        '3,Anna Riva,"[{""value"":""anna@acq.example"",""label"":""work""}]","[{""value"":""+39 02 555 0100"",""label"":""work""}]",Acquaviva',
        {"id": "3", "country": None},
    ),
    (
        "salesforce", "Lead ID,First Name,Last Name,Company / Account,Email,Phone,Country,Last Activity",
        "00Q5,Anna,Riva,Acquaviva,anna@acq.example,+39 02 555 0100,Italy,8/14/2026", {"id": "00Q5", "last": "2026-08-14T00:00:00+00:00"},
    ),
    (
        "hubspot", "Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Associated Company,Lifecycle Stage,Country/Region,Last Activity Date",
        "101,Anna,Riva,anna@acq.example,+39 02 555 0100,Li Wei,Acquaviva,Lead,Italy,2026-08-14 16:20",
        {"id": "101", "stage": "inquiry", "last": "2026-08-14T16:20:00+00:00"},
    ),
]  # fmt: skip


def one(path):
    with read_customers(path) as reading:
        (found,) = list(reading)
    assert not isinstance(found, BadRow), found
    return found, reading


@pytest.mark.parametrize(
    ("system", "columns", "row", "wanted"), EXPORTS, ids=[f"{s}-{n}" for n, (s, *_) in enumerate(EXPORTS)]
)
def test_an_export_is_known_and_read(tmp_path, system, columns, row, wanted):
    (tmp_path / "a.csv").write_text(f"{columns}\n{row}\n", encoding="utf-8")
    found, reading = one(tmp_path / "a.csv")
    assert reading.source.reader == system
    assert (found.company, found.name, found.email, found.phone) == (
        "Acquaviva",
        "Anna Riva",
        "anna@acq.example",
        "+39 02 555 0100",
    )
    assert found.country == wanted.get("country", "IT")
    for name in ("id", "city", "stage"):
        assert name not in wanted or getattr(found, name) == wanted[name]
    assert [contact.value for contact in found.contacts if contact.channel == "email"] == wanted.get("others", [])
    assert "last" not in wanted or found.messages[-1].at.isoformat() == wanted["last"]
    assert not reading.report.questions


def test_the_api_of_pipedrive_and_its_json(tmp_path):
    rows = [
        {
            "id": 7, "name": "Anna Riva", "org_name": "Acquaviva", "last_activity_date": "2026-08-14",
            "email": [{"label": "work", "value": "anna@acq.example", "primary": True}],
            "phone": [{"label": "work", "value": "+39025550100", "primary": True}],
        }
    ]  # fmt: skip
    (tmp_path / "a.json").write_text(json.dumps(rows), encoding="utf-8")
    found, reading = one(tmp_path / "a.json")
    assert (reading.source.reader, found.company, found.email, found.phone) == (
        "pipedrive",
        "Acquaviva",
        "anna@acq.example",
        "+39025550100",
    )


def test_the_api_of_hubspot_nests_its_columns(tmp_path):
    row = {"firstname": "Anna", "lastname": "Riva", "email": "anna@acq.example", "company": "Acquaviva", "lifecyclestage": "lead",
           "notes_last_contacted": "2026-08-14T10:00:00Z", "hubspot_owner_id": "5"}  # fmt: skip
    (tmp_path / "a.json").write_text(
        json.dumps({"results": [{"id": "7", "properties": row, "archived": False}]}), encoding="utf-8"
    )
    found, reading = one(tmp_path / "a.json")
    assert (reading.source.reader, found.id, found.name, found.company, str(found.stage)) == (
        "hubspot",
        "7",
        "Anna Riva",
        "Acquaviva",
        "inquiry",
    )
    assert found.messages[0].at.isoformat() == "2026-08-14T10:00:00+00:00"


def test_the_api_of_twenty_nests_names_addresses_and_numbers(tmp_path):
    row = {
        "id": "7", "name": {"firstName": "Anna", "lastName": "Riva"}, "emails": {"primaryEmail": "anna@acq.example", "additionalEmails": None},
        "phones": {"primaryPhoneNumber": "3335550100", "primaryPhoneCallingCode": "+39"}, "company": {"id": "3", "name": "Acquaviva"},
    }  # fmt: skip
    (tmp_path / "a.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    found, _ = one(tmp_path / "a.jsonl")
    assert (found.name, found.email, found.phone, found.company) == (
        "Anna Riva",
        "anna@acq.example",
        "+39 3335550100",
        "Acquaviva",
    )


def test_a_company_export_of_twenty_has_its_name_under_name(tmp_path):
    (tmp_path / "a.csv").write_text(
        "Id,Name,Domain Name / Link URL,Address / Country,Address / City\n1,Acquaviva,acq.example,Italy,Milano\n",
        encoding="utf-8",
    )
    found, _ = one(tmp_path / "a.csv")
    assert (found.company, found.name, found.website, found.city) == ("Acquaviva", None, "acq.example", "Milano")


@pytest.mark.parametrize(
    "columns",
    [
        ["First Name", "Last Name", "Email Address", "Phone Number"],
        ["First Name", "Last Name", "Email Address", "Phone Number", "Company", "Country", "Description"],
        ["first_name", "last_name", "email", "phone"],
        ["Vorname", "Nachname", "E-Mail", "Telefon"],
        ["FirstName", "LastName", "Email", "Phone", "Company"],
        ["Name", "Email", "Phone", "Title", "Website"],
    ],
)
def test_a_plain_list_of_people_is_a_plain_list(columns):
    assert detect(columns)[0].name == "generic"


def test_the_description_of_a_plain_list_says_what_the_buyer_does(tmp_path):
    (tmp_path / "a.csv").write_text(
        "First Name,Last Name,Email Address,Phone Number,Description\nAnna,Riva,a@x.example,+39 02 555 0100,fish farm\n",
        encoding="utf-8",
    )
    assert one(tmp_path / "a.csv")[0].about == "fish farm"


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Zugehöriges Unternehmen", "company"), ("Datum der letzten Aktivität", "last_contact"), ("Lifecycle-Phase", "stage"),
        ("Etapa del ciclo de vida", "stage"), ("Fecha de la última actividad", "last_contact"), ("Phase du cycle de vie", "stage"),
        ("Date de la dernière activité", "last_contact"), ("Fase del ciclo di vita", "stage"), ("ライフサイクルステージ", "stage"),
        ("최근 활동일", "last_contact"), ("Mobiltelefonnummer", "phone"),
    ],
)  # fmt: skip
def test_labels_of_other_languages(label, field):
    assert dict(detect([label])[0].columns(["id", label]))[label] == field


def test_columns_of_systems_count_as_known():
    assert known_columns(["Person - Name", "Company", "foo", "", "***"]) == 2
    assert known_columns(["Person - Name", "sender"], "messages") == 1
