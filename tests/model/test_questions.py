"""Questions that several rules share are spelt one way."""

import pytest

from silentbuyer import Customer, Question
from silentbuyer.model.questions import mail_domain_question, registration_question, website_question


@pytest.mark.parametrize(
    ("fields", "mail", "site", "domain"),
    [
        ({}, None, None, None),
        ({"email": "Ana@AquaPura.com.BR"}, "aquapura.com.br", None, "aquapura.com.br"),
        ({"email": "no address"}, None, None, None),
        ({"email": "@x.example"}, None, None, None),
        ({"website": "ftp://x.example"}, None, None, None),
        ({"email": "a@mail.example", "website": "www.acme.co.uk"}, "mail.example", "acme.co.uk", "acme.co.uk"),
        ({"email": "a@münchen.de"}, "xn--mnchen-3ya.de", None, "xn--mnchen-3ya.de"),
    ],
)
def test_the_subjects_are_normal_forms(fields, mail, site, domain):
    buyer = Customer(id="1", **fields)

    assert mail_domain_question(buyer) == (Question("mail-domain", mail) if mail else None)
    asked = website_question(buyer)
    assert (site in asked.subject) if site else asked is None
    assert registration_question(buyer) == (Question("registration", domain) if domain else None)
