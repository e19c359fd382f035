"""Rule fake-email: hard facts about the address count, gossip about mailboxes hardly, and one reply ends the question."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import silentbuyer as sb
from silentbuyer.identity.mailbox_life import email_is_fake
from silentbuyer.model.case import Case
from silentbuyer.rules.fake_email import FakeEmail
from silentbuyer.weighing.weigh import total_bits

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
FAKE, UNREACHABLE = sb.Cause.FAKE_BUYER, sb.Cause.UNREACHABLE
GOOD = {"verdict": "can_receive", "why": "mx", "mx": ("mx.acme.example",), "spf": None, "dmarc": None, "bogus": {}}


def facts_for(domain, **value):
    return {sb.Question("mail-domain", domain): sb.Known({"domain": domain, **GOOD, **value})}


def cannot(domain, why="nxdomain"):
    return facts_for(domain, verdict="cannot_receive", why=why, mx=())


def case(email="ana@acme.example", facts=None, messages=(), **fields):
    customer = sb.Customer(id="C-1", email=email, messages=messages, **fields)
    return Case(customer=customer, seller=sb.Seller(), now=NOW, facts=sb.Facts(facts or {}))


def mail(sender, days_ago, kind="message", **more):
    return sb.Message(at=NOW - timedelta(days=days_ago), sender=sender, kind=kind, **more)


def findings(*args, **kwargs):
    return [v for v in FakeEmail().judge(case(*args, **kwargs)) if isinstance(v, sb.Finding)]


def signs(*args, **kwargs):
    return {finding.sign.removeprefix("fake-email/") for finding in findings(*args, **kwargs)}


def fake_bits(*args, **kwargs):
    return total_bits(FAKE, findings(*args, **kwargs))


def test_it_asks_about_the_mail_domain_once():
    age = sb.Question("registration", "acme.example")
    assert list(FakeEmail().needs(case().customer)) == [sb.Question("mail-domain", "acme.example"), age]
    assert list(FakeEmail().needs(case("nonsense").customer)) == []
    assert list(FakeEmail().needs(case(None).customer)) == []


def test_for_free_mail_it_asks_whether_the_claimed_website_takes_mail_of_its_own():
    asked = FakeEmail().needs(case("ana@gmail.com", website="https://www.aquapura.com.br/en").customer)
    assert [question.subject for question in asked] == ["gmail.com", "aquapura.com.br", "aquapura.com.br"]


def test_saved_facts_with_a_reason_of_another_version_are_still_judged():
    assert signs(facts=cannot("acme.example", "moon-phase")) >= {"no-mail-route"}
    assert "mx" in signs(facts=facts_for("acme.example", why="moon-phase"))


def test_no_address_is_unknown_and_no_accusation():
    verdicts = list(FakeEmail().judge(case(None)))
    assert [type(v) for v in verdicts] == [sb.Unknown]
    assert email_is_fake(case(None)) is None


@pytest.mark.parametrize(
    "why", ["nxdomain", "null-mx", "no-mail-route", "bogus-mx", "private-address", "spf-refuses-all"]
)
def test_a_domain_that_cannot_receive_speaks_for_unreachable_more_than_for_fake(why):
    (finding,) = findings(facts=cannot("acme.example", why))
    assert finding.sign == f"fake-email/{why}"
    assert finding.weights[UNREACHABLE] > finding.weights[FAKE] > 0
    assert "acme.example" in finding.because
    assert email_is_fake(case(facts=cannot("acme.example", why))) is True


@pytest.mark.parametrize(
    "reason", ["timeout", "servfail", "refused", "no resolver", "suspect", "offline", "no network"]
)
def test_what_dns_could_not_say_adds_exactly_nothing(reason):
    facts = {sb.Question("mail-domain", "acme.example"): sb.Unknown(reason)}
    assert findings(facts=facts) == []
    assert email_is_fake(case(facts=facts)) is None


def test_a_working_domain_speaks_for_the_buyer():
    assert fake_bits(facts=facts_for("acme.example", spf=True, dmarc=True)) < 0
    assert "no-policies" in signs(facts=facts_for("acme.example", spf=False, dmarc=False))
    assert "address-only" in signs(
        facts=facts_for("acme.example", verdict="weak_can_receive", why="address-only", mx=())
    )


def test_another_probes_bare_verdict_is_enough():
    bare = {sb.Question("mail-domain", "acme.example"): sb.Known({"verdict": "cannot_receive", "why": "on strike"})}
    assert signs(facts=bare) == {"no-mail-route"}
    assert email_is_fake(case(facts=bare)) is True


def test_an_address_that_cannot_be_written_is_a_question_not_an_accusation():
    (finding,) = findings("ana acme.example")
    assert finding.sign == "fake-email/bad-syntax"
    assert finding.weights[UNREACHABLE] >= 4 * finding.weights[FAKE]


def test_a_slip_is_suggested_only_after_the_typed_domain_has_failed():
    assert signs("ana@gmial.com") == set()
    assert signs("ana@gmial.com", facts=facts_for("gmial.com")) == {"mx"}
    (finding,) = findings("ana@gmial.com", facts=cannot("gmial.com"))
    assert finding.sign == "fake-email/typing-slip"
    assert finding.evidence["suggestion"] == "ana@gmail.com"
    assert FAKE not in finding.weights
    assert email_is_fake(case("ana@gmial.com", facts=cannot("gmial.com"))) is None


def test_a_slip_in_the_buyers_own_domain_is_seen_first():
    slip = findings("ana@aquapra.com.br", facts=cannot("aquapra.com.br"), website="aquapura.com.br")
    assert slip[0].evidence["suggestion"] == "ana@aquapura.com.br"


def test_an_ending_that_does_not_exist_needs_no_dns():
    assert signs("ana@aquapura.zzzzzz") == {"no-such-ending"}
    assert "typing-slip" in signs("ana@gmail.con")


@pytest.mark.parametrize("email", ["ana@gov.uk", "ana@com.ar", "ana@service.gov.uk"])
def test_an_address_right_under_a_public_suffix_is_no_slip(email):
    assert signs(email) == set()


def test_one_list_alone_never_speaks_with_force():
    from disposable_email_domains import blocklist

    from silentbuyer.addresses.mail_lists import throwaway

    once = next(name for name in sorted(blocklist) if (found := throwaway(name)) and len(found.lists) == 1)
    assert fake_bits(f"ana@{once}") < 2
    assert email_is_fake(case(f"ana@{once}")) is None
    assert fake_bits(f"ana@{once}", facts=cannot(once)) >= 5


def test_two_independent_signs_of_a_throw_away_service_do():
    (finding,) = [f for f in findings("ana@mailinator.com") if f.sign.endswith("/throwaway")]
    assert finding.weights[FAKE] == 5.0
    assert {"list", "version", "date"} <= set(finding.evidence)
    assert email_is_fake(case("ana@mailinator.com")) is True
    elsewhere = facts_for("mailinator.com", mx=("mx.yopmail.com",))
    assert any("yopmail" in f.because for f in findings("ana@mailinator.com", facts=elsewhere))


@pytest.mark.parametrize(
    ("email", "country"),
    [
        ("ana@gmail.com", "BR"),
        ("123456@qq.com", "CN"),
        ("ana@mail.ru", "KZ"),
        ("ana@hotmail.es", "MX"),
        ("x@emirates.net.ae", "AE"),
    ],
)
def test_free_mail_says_nothing_against_a_buyer(email, country):
    assert fake_bits(email, country=country) <= 0
    assert email_is_fake(case(email, country=country)) is None


def test_free_mail_of_elsewhere_is_a_faint_hint():
    assert 0 < fake_bits("ana@qq.com", country="DE") <= 0.5


def test_a_firm_on_free_mail_counts_only_if_its_own_domain_takes_mail():
    claimed = {"website": "aquapura.com.br", "country": "BR"}
    assert "free-mail-for-firm" not in signs("ana@gmail.com", **claimed)
    assert "free-mail-for-firm" in signs("ana@gmail.com", facts=facts_for("aquapura.com.br"), **claimed)
    assert "free-mail-for-firm" not in signs("ana@gmail.com", facts=cannot("aquapura.com.br"), **claimed)


@pytest.mark.parametrize(
    ("fields", "sign", "direction"),
    [
        ({"email": "einkauf@wassertechnik-nord.de", "website": "www.wassertechnik-nord.de"}, "own-domain", -1),
        ({"email": "a@aquapura.com.br", "company": "AquaPura Ltda"}, "company-name", -1),
        ({"email": "ana@vvassertechnik.de", "website": "wassertechnik.de"}, "lookalike", 1),
        ({"email": "ana@aquapura-group.com", "website": "aquapura.com.br"}, "added-word", 1),
        ({"email": "ana@other.com", "website": "aquapura.com.br"}, "other-domain", 1),
        ({"email": "ana@duck.com"}, "alias", 1),
        ({"email": "x123@message.alibaba.com"}, "platform-relay", -1),
        ({"email": "buyer+alibaba@acme.com"}, "platform-tag", -1),
        ({"email": "zakupki@vodokanal.ru", "company": "Vodokanal"}, "trade-desk", -1),
        ({"email": "ana.souza@acme.com", "name": "Ana Souza"}, "name-fits", -1),
        ({"email": "xkqzwrtb@acme.com"}, "random", 1),
        ({"email": "ana@acme.de", "country": "DE"}, "country-fits", -1),
        ({"email": "ana@acme.cn", "country": "BR"}, "country-elsewhere", 1),
    ],
)
def test_signs_of_whose_mailbox_it_is(fields, sign, direction):
    found = {f.sign.removeprefix("fake-email/"): f for f in findings(**fields)}
    assert sign in found
    assert found[sign].weights[FAKE] * direction > 0


@pytest.mark.parametrize(
    "fields",
    [
        {"email": "procurement.directorate@freemail.example", "company": "Regional Procurement Directorate"},
        {"email": "compras@correo-total.com", "company": "Ministerio de Obras"}, {"email": "einkauf@mailbox-heute.de"},
        {"email": "purchasing@gmail.com", "company": "Acme"}, {"email": "achats@poste-libre.fr", "website": "acme.fr"},
    ],
)  # fmt: skip
def test_a_desk_speaks_for_a_buyer_only_on_the_domain_of_the_firm(fields):
    assert "trade-desk" not in {f.sign.removeprefix("fake-email/") for f in findings(**fields)}


def test_a_shared_language_explains_a_foreign_ending():
    assert "country-elsewhere" not in signs("ana@acme.at", country="DE")
    assert "country-elsewhere" not in signs("ana@acme.cn", country="BR", languages=("zh",))


def test_a_box_that_nobody_reads_is_unreachable():
    (finding,) = findings("no-reply@acme.com")
    assert dict(finding.weights) == {UNREACHABLE: 2.0}


def test_a_lookalike_of_another_contact_is_seen():
    contacts = [sb.Contact("email", "buyer@wassertechnik.de")]
    assert "lookalike" in signs("buyer@wassertechnlk.de", contacts=contacts)


REPLY = [mail("seller", 30), mail("buyer", 29)]
WORST = {**cannot("mailinator.com")}


@pytest.mark.parametrize("reply", [REPLY, [mail("seller", 30), mail("buyer", 29, "auto-reply")]])
def test_one_reply_silences_every_accusation(reply):
    found = findings("xkqzwrtb@mailinator.com", facts=WORST, country="BR", messages=reply)
    assert all(f.weights.get(FAKE, 0) <= 0 for f in found)
    assert email_is_fake(case("xkqzwrtb@mailinator.com", facts=WORST, messages=reply)) is False


@pytest.mark.parametrize("email", ["xkqzwrtb@mailinator.com", "ana@aquapurra.com.br"])
def test_an_answer_does_not_say_whose_a_borrowed_name_is(email):
    found = {f.sign for f in findings(email, website="aquapura.com.br", messages=REPLY) if f.weights.get(FAKE, 0) > 0}
    assert len(found & {"fake-email/throwaway", "fake-email/lookalike"}) == 1


def test_who_has_ordered_is_known_by_more_than_an_address():
    orders = [sb.Order(at=NOW - timedelta(days=200))]
    found = findings("ana@aquapurra.com.br", website="aquapura.com.br", messages=REPLY, orders=orders)
    assert all(f.weights.get(FAKE, 0) <= 0 for f in found)


@pytest.mark.parametrize("email", ["ana@aquapurra.com.br", "xkqzwrtb@mailinator.com"])
def test_a_working_server_and_a_fitting_desk_speak_for_no_imitator(email):
    domain = email.partition("@")[2]
    facts = facts_for(domain, spf=True, dmarc=True)
    found = findings(email, facts=facts, website="aquapura.com.br", country="BR", name="Ana Souza")
    assert all(f.weights.get(FAKE, 0) >= 0 for f in found)
    assert "fake-email/mx-of-stranger" in {f.sign for f in found}


def test_a_domain_of_last_week_vouches_for_nobody():
    age = {sb.Question("registration", "acme.example"): sb.Known({"registered": "2026-11-14"})}
    grown = {sb.Question("registration", "acme.example"): sb.Known({"registered": "2014-11-14"})}
    more = {"website": "acme.example", "company": "Acme"}
    assert "own-domain" in signs(facts={**facts_for("acme.example"), **grown}, **more)
    assert not {"own-domain", "mx", "company-name"} & signs(facts={**facts_for("acme.example"), **age}, **more)


def test_the_same_name_under_another_ending_is_told_and_clears_nobody():
    found = findings("ana@aquapura.net", website="aquapura.com.br", company="Aquapura")
    (told,) = [f for f in found if f.sign == "fake-email/other-ending"]
    assert "one name, two domains" in told.because
    assert "fake-email/company-name" not in {f.sign for f in found}


def test_a_domain_that_answered_before_and_fails_now_has_lapsed():
    old = [mail("seller", 400), mail("buyer", 399)]
    (finding,) = findings(facts=cannot("acme.example"), messages=old)
    assert finding.sign == "fake-email/domain-lapsed"
    assert finding.weights[sb.Cause.COMPANY_GONE] == 2.5
    (fresh,) = findings(facts=cannot("acme.example"), messages=[mail("seller", 4), mail("buyer", 3)])
    assert fresh.weights[sb.Cause.COMPANY_GONE] == 1.25, "a domain that worked three days ago may be down for the day"


def test_who_only_wrote_first_has_proved_no_mailbox():
    assert email_is_fake(case(facts=cannot("acme.example"), messages=[mail("buyer", 3), mail("seller", 2)])) is True


def test_a_bounce_that_calls_the_box_dead_makes_it_fake_until_it_answers():
    dead = [mail("seller", 9), mail("unknown", 8, "bounce", text="550 5.1.1 User unknown")]
    assert email_is_fake(case(messages=dead)) is True
    assert email_is_fake(case(messages=[*dead, mail("buyer", 2)])) is False
    late = [mail("seller", 30), mail("buyer", 29), mail("unknown", 2, "bounce", text="550 5.1.1 User unknown")]
    assert email_is_fake(case(messages=late)) is True


def test_a_bounce_about_somebody_else_is_not_held_against_the_buyer():
    other = [mail("unknown", 8, "bounce", text="550 5.1.1 User unknown", address="bob@elsewhere.example")]
    assert email_is_fake(case(messages=other)) is None


HINTS = st.fixed_dictionaries(
    {
        "email": st.sampled_from(["xkqzwrtb@qq.com", "ana@other.com", "ana@aquapura-group.com", "no-reply@duck.com"]),
        "country": st.sampled_from(["BR", "DE", None]),
        "website": st.sampled_from(["aquapura.com.br", None]),
        "company": st.sampled_from(["Siemens AG", None]),
        "name": st.sampled_from(["Bob Jones", None]),
    }
)


@settings(max_examples=60, deadline=None)
@given(HINTS)
def test_all_hints_together_weigh_less_than_one_reply(fields):
    from silentbuyer.rules.live_mailbox import LiveMailbox

    accused = findings(**fields)
    proof = list(LiveMailbox().judge(case(fields["email"], messages=REPLY)))
    assert total_bits(FAKE, [*accused, *proof]) < 0


def test_a_reply_does_not_clear_a_throw_away_mailbox():
    from silentbuyer.rules.live_mailbox import LiveMailbox

    proof = list(LiveMailbox().judge(case("ana@mailinator.com", messages=REPLY)))
    assert total_bits(FAKE, [*findings(email="ana@mailinator.com"), *proof]) > 0


def test_every_sign_in_the_table_is_named_with_its_source():
    from silentbuyer.data.tables import toml

    table = toml("weights.toml")["fake-email"]
    assert all(row["source"] and row["group"] for row in table.values())


def test_an_address_that_imitates_another_contact_of_ours_is_named():
    buyer = sb.Customer(id="C-1", email="anna@nordwasser-technlk.example", company="Anna Trading")
    seller = sb.Seller(known_domains=["nordwasser-technik.example"])

    findings = list(FakeEmail().judge(Case(customer=buyer, seller=seller, now=NOW)))

    (finding,) = [f for f in findings if isinstance(f, sb.Finding) and f.sign == "fake-email/lookalike"]
    assert "your contact's nordwasser-technik.example" in finding.because


def test_an_address_on_a_known_domain_imitates_nobody():
    buyer = sb.Customer(id="C-1", email="anna@nordwasser.example")
    seller = sb.Seller(known_domains=["nordwasser.example", "nordwasser1.example"])

    findings = FakeEmail().judge(Case(customer=buyer, seller=seller, now=NOW))

    assert not {"fake-email/lookalike", "fake-email/added-word"} & {
        f.sign for f in findings if isinstance(f, sb.Finding)
    }
