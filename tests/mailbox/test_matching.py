"""Whose mail is whose: other spellings of a mailbox, colleagues of the firm, website forms."""

import pytest

import silentbuyer as sb
from silentbuyer.mailbox.archives import Raw
from silentbuyer.mailbox.mailbox_keys import mailbox_key, owner_of
from silentbuyer.mailbox.matching import match

DATE = "Date: Mon, 3 Aug 2026 09:12:31 +0200\n"


def matched(headers, *emails, body="What is the price?"):
    data = f"{headers}{DATE}\n{body}".encode()
    customers = [sb.Customer(id=f"C-{n}", email=email) for n, email in enumerate(emails)]
    return match([Raw("x", data, len(data))], customers, ["seller.example"])


def test_a_colleague_of_the_firm_is_credited_to_it_and_named():
    found = matched("From: Marco Bianchi <marco@it.acme.example>\nTo: lin@seller.example\n", "ana@acme.example")
    (customer,) = found.customers
    assert [(m.sender, m.address) for m in customer.messages] == [("buyer", "marco@it.acme.example")]
    assert customer.contacts == (
        sb.Contact("email", "marco@it.acme.example", role="colleague", person="Marco Bianchi"),
    )
    assert found.colleagues == ("Marco Bianchi <marco@it.acme.example>",)


def test_a_mail_of_ours_to_a_colleague_is_theirs_without_a_contact():
    found = matched("From: lin@seller.example\nTo: marco@acme.example\n", "ana@acme.example")
    assert [m.sender for m in found.customers[0].messages] == ["seller"]
    assert found.customers[0].contacts == ()


@pytest.mark.parametrize(
    ("headers", "emails"),
    [
        ("From: marco@gmail.com\nTo: lin@seller.example\n", ["ana@gmail.com"]),
        ("From: marco@acme.example\nTo: lin@seller.example\n", ["ana@acme.example", "bo@acme.example"]),
        ("From: marco@acme.example\nTo: lin@seller.example\nAuto-Submitted: auto-replied\n", ["ana@acme.example"]),
    ],
)
def test_free_mail_disputed_firms_and_machines_prove_nothing(headers, emails):
    found = matched(headers, *emails)
    assert all(not customer.messages for customer in found.customers)
    assert found.others == 1


@pytest.mark.parametrize(
    ("writer", "record"),
    [
        ("a.na+quotes@acme.example", "a.na@acme.example"),
        ("a.n.a@gmail.com", "ana@gmail.com"),
        ("ana@googlemail.com", "ana+lamps@gmail.com"),
    ],
)
def test_other_spellings_of_one_mailbox(writer, record):
    assert matched(f"From: {writer}\nTo: lin@seller.example\n", record).taken == 1


@pytest.mark.parametrize("form", ["wordpress", "noreply", "no-reply", "webform", "inquiry"])
def test_a_form_of_our_website_writes_for_its_visitor(form):
    found = matched(
        f"From: {form}@seller.example\nReply-To: Ana <ana@acme.example>\nTo: sales@seller.example\n", "ana@acme.example"
    )
    assert [m.sender for m in found.customers[0].messages] == ["buyer"]


def test_closed_mails_are_counted():
    headers = "From: ana@acme.example\nTo: lin@seller.example\nContent-Type: application/ms-tnef\n"
    assert matched(headers, "ana@acme.example").unread == 1


def test_keys():
    assert mailbox_key("no address") == "no address"
    assert owner_of("no address") == ""
