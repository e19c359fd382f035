"""Column names put together of parts are read when every part is known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silentbuyer.records.composed_headers import composed
from silentbuyer.records.headers import plan


@pytest.mark.parametrize(
    ("column", "field"),
    [
        ("Primary Contact Email", "email"), ("email_work", "email"), ("Billing Address: Country", "country"), ("contactEmail", "email"),
        ("Organization - Name", "company"), ("companyName", "company"), ("Person - Name", "name"), ("Contact First Name", "first_name"),
        ("Work Phone 2", "phone"), ("mailing_address.country", "country"), ("Home Address City", "city"), ("Phone (Work)", "phone"),
        ("Company Country", "country"), ("Kontakt - E-Mail", "email"), ("Teléfono trabajo", "phone"), ("Main Web Site", "website"),
    ],
)  # fmt: skip
def test_a_name_of_known_parts(column, field):
    assert composed(column) == field
    assert plan((column,)).fields[column] == field


@pytest.mark.parametrize(
    "column",
    [
        "Owner Email", "Account Owner Email", "Email Opt Out", "Email - Bounced", "Business Fax", "Office Phone Ext", "Primary Name",
        "Assistant's Phone", "Country of Manager", "Email", "", "work", "Work Address", "a b c d e f g h email", "Email Type", "Do Not Call Phone",
    ],
)  # fmt: skip
def test_one_part_that_is_not_known_leaves_it_unread(column):
    """An address of our own staff, a flag, a fax: none is a way to the buyer."""
    assert composed(column) is None


@pytest.mark.parametrize(
    ("column", "field"),
    [
        ("国家 (Country)", "country"), ("公司名称Company", "company"), ("Email/邮箱", "email"), ("手机/WhatsApp", "phone"), ("Phone/WhatsApp", "phone"),
        ("客户邮箱地址", "email"), ("所属国家/地区", "country"), ("联系人电话", "phone"), ("邮箱*", "email"), ("Contact / Email", "email"),
        ("担当者メールアドレス", "email"), ("회사명(Company)", "company"), ("Foo/Email", None), ("客户等级", None),
    ],
)  # fmt: skip
def test_names_in_two_languages_and_words_before_a_name(column, field):
    assert plan((column,)).fields.get(column) == field


def test_a_message_log_may_be_in_two_languages_too():
    assert plan(("时间 (Date)", "Foo/内容"), table="messages").fields == {"时间 (Date)": "at"}


def test_a_list_of_a_system_without_a_reader_is_read():
    columns = (
        "id",
        "Customer Company Name",
        "Contact First Name",
        "Contact Last Name",
        "email_work",
        "email_home",
        "phone_work",
        "Account Owner Email",
    )
    assert dict(plan(columns).fields) == {
        "id": "id", "Customer Company Name": "company", "Contact First Name": "first_name", "Contact Last Name": "last_name",
        "email_work": "email", "email_home": "email", "phone_work": "phone",
    }  # fmt: skip


@given(st.text(max_size=60))
def test_any_name_is_a_field_or_none(text):
    assert composed(text) is None or isinstance(composed(text), str)


@pytest.mark.parametrize(
    ("column", "field"),
    [
        ("Organization ID", "id"),
        ("Default Address Company", "company"),
        ("Company (Billing)", "company"),
        ("Country Code (Billing)", "country"),
        ("MailAddressCountry", "country"),
        ("Company Address", None),
        ("Owner ID", None),
        ("Company Phone", "phone"),
        ("Company Email", "email"),
    ],
)
def test_parts_of_shops_and_joined_tables(column, field):
    assert plan((column,)).fields.get(column) == field
