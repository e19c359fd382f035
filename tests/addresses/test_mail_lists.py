"""The lists: nobody's real mail domain is called throw-away, and desks speak the buyers' languages."""

import csv

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.addresses.mail_lists import country_of, desk_of, mailbox_of, platform_tag, throwaway
from silentbuyer.data.tables import rows, toml


@pytest.mark.parametrize(
    ("domain", "kind", "country"),
    [
        ("gmail.com", "free", "ZZ"),
        ("qq.com", "free", "CN"),
        ("vip.163.com", "paid-personal", "CN"),
        ("emirates.net.ae", "isp", "AE"),
        ("yahoo.com.br", "free", "BR"),
        ("yahoo.no", "free", "NO"),
        ("hotmail.sg", "free", "SG"),
        ("outlook.example", "free", "ZZ"),
        ("privaterelay.appleid.com", "alias", ""),
        ("message.alibaba.com", "platform", ""),
    ],
)
def test_shared_mailboxes_by_country(domain, kind, country):
    found = mailbox_of(domain)
    assert (found.kind, found.country) == (kind, country)


@pytest.mark.parametrize("domain", ["acme.com", "gmail.acme.com", "notgmail.com", "example.com"])
def test_a_companys_own_domain_is_none(domain):
    assert mailbox_of(domain) is None


@pytest.mark.parametrize("domain", ["mailinator.com", "deep.sub.mailinator.com", "yopmail.com", "guerrillamail.com"])
def test_known_throw_away_services_are_on_two_lists(domain):
    assert throwaway(domain).lists == ("disposable", "throw-away-by-hand")


@pytest.mark.parametrize(
    "domain", ["21cn.com", "sify.com", "mail.by", "samsung.com", "acme.com.ar", "mozmail.com", "qq.com", "acme.example"]
)
def test_real_domains_are_never_called_throw_away(domain):
    assert throwaway(domain) is None


def test_the_judges_mail_domains_are_none_of_them_throw_away(judges):
    with (judges / "email" / "mail_domains.csv").open(encoding="utf-8") as file:
        domains = [row["domain"] for row in csv.DictReader(file)]
    assert len(domains) > 50
    assert [domain for domain in domains if throwaway(domain)] == []
    assert [domain for domain in domains if mailbox_of(domain) is None] == []


@pytest.mark.parametrize(
    ("local", "kind", "language"),
    [
        ("compras", "trade", "es"), ("einkauf2", "trade", "de"), ("achats", "trade", "fr"), ("zakupki", "trade", "ru"),
        ("satinalma", "trade", "tr"), ("caigou", "trade", "zh"), ("采购", "trade", "zh"), ("acquisti", "trade", "it"),
        ("inkoop", "trade", "nl"), ("zakupy", "trade", "pl"), ("nakup", "trade", "cs"), ("beszerzes", "trade", "hu"),
        ("achizitii", "trade", "ro"), ("inköp", "trade", "sv"), ("innkjop", "trade", "no"), ("indkob", "trade", "da"),
        ("ostot", "trade", "fi"), ("rechesh", "trade", "he"), ("pembelian", "trade", "id"), ("muahang", "trade", "vi"),
        ("구매", "trade", "ko"), ("購買", "trade", "ja"), ("purchase.manager", "trade", "en"), ("info", "office", "en"),
        ("no-reply", "nobody", "en"), ("Compras+made", "trade", "es"),
    ],
)  # fmt: skip
def test_desks_in_the_buyers_languages(local, kind, language):
    desk = desk_of(local)
    assert desk.kind == kind
    assert language in desk.languages


def test_people_are_no_desks():
    assert [name for name in ("ana.souza", "zhangwei", "müller", "", "x") if desk_of(name)] == []


def test_trade_words_of_at_least_fifteen_languages():
    assert len(toml("mail/role_words.toml")["trade"]) >= 15


def test_every_word_of_the_judges_desks_is_known(judges):
    import json

    given_words = json.loads((judges / "email" / "trade_roles_by_hand.json").read_text(encoding="utf-8"))
    unknown = [word for words in given_words.values() for word in words if desk_of(word) is None]
    assert unknown == []


def test_a_tag_that_sorts_a_platforms_mail():
    assert platform_tag("buyer+alibaba") == "alibaba"
    assert platform_tag("buyer+made-in-china") == "madeinchina"
    assert platform_tag("buyer+newsletter") is None


def test_countries_of_endings():
    assert [country_of(name) for name in ("a.de", "a.co.uk", "a.com", "a.io", "a.com.br")] == [
        "DE",
        "GB",
        None,
        None,
        "BR",
    ]


def test_the_tables_hold_no_domain_twice_and_only_known_kinds():
    table = rows("mail/free_mail.csv")
    domains = [row["domain"] for row in table]
    assert len(domains) == len(set(domains))
    assert {row["kind"] for row in table} == {"free", "isp", "paid-personal"}


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_no_local_part_is_too_strange(local):
    found = desk_of(local)
    assert found is None or found.word
