"""dead-website: what sort of end a site came to, weighed moderately, and no end where there is a wall."""

import pytest

from silentbuyer.model.facts import Known, Unknown
from silentbuyer.model.findings import Cause, Finding
from silentbuyer.rules.dead_website import DeadWebsite
from silentbuyer.testing import NOW, case, check_rule, customer

SITE = ("website", "https://nordwasser.example/")


def judge(state, marks=(), **more):
    facts = {SITE: {"state": state, "marks": marks, "seen_from": "this machine", **more}}
    return list(DeadWebsite().judge(case(facts=facts)))


def finding_of(state, marks=(), **more):
    (finding,) = [verdict for verdict in judge(state, marks, **more) if isinstance(verdict, Finding)]
    return finding


def unread(state, marks=()):
    return [verdict for verdict in judge(state, marks) if isinstance(verdict, Unknown)]


def bits(state, cause, marks=(), **more):
    return finding_of(state, marks, **more).weights.get(cause, 0.0)


def test_one_question_is_asked_about_one_site():
    (question,) = DeadWebsite().needs(customer())

    assert (question.kind, question.subject) == SITE
    assert list(DeadWebsite().needs(customer(website=None))) == []


@pytest.mark.parametrize(
    ("state", "marks"),
    [
        ("dead-no-dns", ()), ("dead-no-address", ()), ("parked", ("two-signs",)), ("parked", ("page-only",)),
        ("for-sale", ("two-signs",)), ("for-sale", ("page-only",)), ("expired", ("page-only",)), ("suspended", ("two-signs",)),
        ("suspended", ("page-only",)), ("expired", ("two-signs",)), ("hijacked", ("gambling",)), ("placeholder", ("page-only",)),
        ("http-error", ("gone",)), ("http-error", ("server-error",)), ("unreachable", ("timeout",)),
        ("alive-other-owner", ("moved", "stranger", "to:x.example")),
    ],
)  # fmt: skip
def test_one_look_never_decides(state, marks):
    finding = finding_of(state, marks)

    assert all(bits <= 2.5 for bits in finding.weights.values())
    assert finding.weights.get(Cause.FAKE_BUYER, 0.0) <= 1.5
    assert "seen once from this machine, 2026-03-18 09:00 UTC" in finding.because
    assert finding.evidence["state"] == state


@pytest.mark.parametrize("state", ["alive-unread", "alive-unverified", "tls-broken"])
def test_signs_of_life_weigh_against_a_company_that_is_gone(state):
    finding = finding_of(state, ("bot-wall",))

    assert all(bits <= 0 for bits in finding.weights.values())
    assert finding.weights[Cause.COMPANY_GONE] < 0


def test_two_independent_signs_weigh_more_than_words_on_a_page():
    assert bits("parked", Cause.COMPANY_GONE, ("two-signs",)) > bits("parked", Cause.COMPANY_GONE, ("page-only",))
    assert bits("for-sale", Cause.FAKE_BUYER, ("two-signs",)) > bits("for-sale", Cause.FAKE_BUYER, ("page-only",))


def test_not_paying_is_no_sign_of_a_fake():
    assert bits("expired", Cause.COMPANY_GONE) > 2 * bits("expired", Cause.FAKE_BUYER)


def test_a_failed_connection_weighs_least():
    assert bits("unreachable", Cause.COMPANY_GONE) < 0.5 < bits("dead-no-dns", Cause.COMPANY_GONE)


def test_a_move_to_the_same_brand_says_where_to_look():
    moved = judge(
        "alive-other-owner", ("moved", "same-brand", "to:nordwasser.test"), final_url="https://nordwasser.test/"
    )[0]

    assert "leads to nordwasser.test, which bears the same name; the firm goes on at nordwasser.test" in moved.because
    assert moved.evidence["domain"] == "nordwasser.test"
    assert moved.weights[Cause.COMPANY_GONE] < 0


def test_a_stranger_at_the_end_of_a_redirect_is_no_new_home_until_the_page_names_the_firm():
    there = {"final_url": "https://aquanord.test/", "emails": ("hallo@aquanord.test",)}
    marks = ("moved", "stranger", "to:aquanord.test")

    assert finding_of("alive-other-owner", marks, **there).sign == "dead-website/moved-to-stranger"
    home = finding_of("alive-other-owner", marks, **there, text="Aquanord, formerly Nordwasser Technik GmbH")
    assert (home.sign, home.evidence["ask"]) == ("dead-website/moved-home", "hallo@aquanord.test")
    assert "the firm goes on at aquanord.test, which names hallo@aquanord.test" in home.because


def test_a_page_of_a_marketplace_is_no_new_home():
    marks = ("moved", "marketplace", "to:alibaba.com")
    found = finding_of("alive-other-owner", marks, final_url="https://x.alibaba.com/", text="Nordwasser Technik GmbH")

    assert found.sign != "dead-website/moved-home"


def test_a_page_may_say_itself_where_the_firm_goes_on():
    told = {"moved_to": "aquanord.test", "moved_said": "We are now called Aquanord: aquanord.test"}

    assert finding_of("alive-unverified", **told).evidence["domain"] == "aquanord.test"
    assert finding_of("alive-unread", ("bot-wall",), **told).sign == "dead-website/alive-unread"


def test_what_could_not_be_read_is_listed_with_how_to_look():
    marks = {
        "bot-wall": "wall against robots", "shut": "to browsers only", "script-shell": "drawn by scripts",
        "geo-block": "closed to the country",
    }  # fmt: skip
    for mark, words in marks.items():
        (told,) = unread("alive-unread", (mark, "wall:Cloudflare"))
        assert words in told.detail
        assert "(Cloudflare)" in told.detail
        assert "open https://nordwasser.example/ in a browser" in told.detail
        assert told.about == "website https://nordwasser.example/"


@pytest.mark.parametrize(("state", "marks"), [("unreachable", ("timeout",)), ("http-error", ("server-error",))])
def test_a_site_that_failed_is_not_checked_either(state, marks):
    assert len(unread(state, marks)) == 1


@pytest.mark.parametrize("state", ["alive-unverified", "parked", "dead-no-dns", "tls-broken"])
def test_what_was_seen_is_not_called_unchecked(state):
    assert unread(state) == []
    assert judge("alive-other-owner")[0].because.startswith("The website nordwasser.example leads to")


def test_a_page_that_names_the_buyer_is_matching():
    (finding,) = judge("alive-unverified", text="Nordwasser Technik GmbH")

    assert finding.sign == "dead-website/alive-matching"


def test_a_site_that_says_goodbye_for_good_is_an_end_as_well():
    (finding,) = judge("alive-unverified", farewell="Old Mill Filters has ceased trading.")

    assert finding.sign == "dead-website/farewell"
    assert finding.weights[Cause.COMPANY_GONE] >= 6.0
    assert '"Old Mill Filters has ceased trading."' in finding.because


def test_the_goodbye_of_a_site_that_speaks_of_another_firm_weighs_less():
    text = "Bakery Lindner. We have baked bread and cakes in this town since 1921 and thank all who came. " * 6
    facts = {SITE: {"state": "alive-unverified", "farewell": "We have closed permanently.", "text": text}}
    (found,) = DeadWebsite().judge(case(facts=facts, company="Petersen Pumpenbau GmbH"))

    assert found.sign == "dead-website/farewell-of-another"


def test_a_refused_address_is_unknown_not_dead():
    (verdict,) = judge("blocked-by-policy", evidence=("127.0.0.1 is no public address",))

    assert isinstance(verdict, Unknown)
    assert verdict.reason == "refused"
    assert "127.0.0.1" in verdict.detail
    assert judge("blocked-by-policy")[0].detail == "the address is not public"


@pytest.mark.parametrize(
    "answer", [Unknown("timeout"), Known("rubbish"), Known({"state": "not-checked"}), Known({"state": "new"})]
)
def test_what_is_not_known_accuses_nobody(answer):
    assert list(DeadWebsite().judge(case(facts={SITE: answer}))) == []


def test_no_website_and_no_readable_one_are_said():
    none = list(DeadWebsite().judge(case(website=None)))
    bad = list(DeadWebsite().judge(case(website="javascript:alert(1)")))

    assert [v.reason for v in (*none, *bad)] == ["none given", "refused"]
    assert "javascript" in bad[0].detail


def test_the_verdict_rests_on_saved_facts_alone():
    facts = {SITE: Known({"state": "parked", "marks": ["two-signs"]}, at=NOW)}
    first, second = (list(DeadWebsite().judge(case(facts=facts))) for _ in range(2))

    assert first == second
    assert isinstance(first[0], Finding)


def test_the_rule_keeps_its_promises():
    check_rule(DeadWebsite(), cases=[case(facts={SITE: {"state": "parked", "marks": ("two-signs",)}})])
