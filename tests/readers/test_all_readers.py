"""What every core reader of a CRM keeps, as every plugin's reader must."""

import pytest

from silentbuyer.data import tables
from silentbuyer.readers.choosing import CORE
from silentbuyer.readers.columns import TableReader
from silentbuyer.testing import check_reader

CRM = [reader for reader in CORE if isinstance(reader, TableReader)]
VALUES = {"id": "B-7", "email": "ana@acme.example", "company": "AquaPura", "name": "Ana Souza", "country": "BR"}


def row_of(reader):
    """A row with every column that the reader knows."""
    fields = tables.toml(f"readers/{reader.name}.toml")["fields"]
    return {theirs: VALUES.get(ours, "1") for theirs, ours in fields.items()}


@pytest.mark.parametrize("reader", CRM, ids=lambda reader: reader.name)
def test_the_reader_keeps_what_every_reader_must_keep(reader):
    check_reader(reader, row_of(reader))


def test_there_is_a_reader_for_each_system_that_is_known():
    known = {
        "espocrm", "frappe", "google", "hubspot", "indiamart", "krayin", "odoo", "okki", "outlook", "pipedrive", "salesforce",
        "suitecrm", "thunderbird", "tradeindia", "twenty", "zoho",
    }  # fmt: skip
    assert {reader.name for reader in CRM} == known
