"""website-changed: what is different since an earlier look."""

import pytest

from silentbuyer.identity.site_owner import website_memory
from silentbuyer.model.facts import Facts, Known, Question, Unknown
from silentbuyer.model.findings import Cause
from silentbuyer.pages import states
from silentbuyer.pages.fingerprint import fingerprint
from silentbuyer.rules.website_changed import WebsiteChanged
from silentbuyer.testing import NOW, case, check_rule, customer

URL = "https://nordwasser.example/"


def look(state="alive-unverified", title="Nordwasser Machinery", domain="nordwasser.example", marks=()):
    prints = fingerprint(state=states.SiteState(state), domain=domain, title=title)
    return {"state": state, "marks": marks, "title": title, "fingerprint": prints}


def memory(**more):
    return website_memory(Facts({Question("website", URL): Known(look(**more), at=NOW.replace(year=2025))}))


def judge(before, now):
    facts = {("website", URL): now}
    return list(WebsiteChanged().judge(case(facts=facts, signals={"website": before} if before is not None else {})))


def test_without_an_earlier_look_nothing_is_asked_or_said():
    assert list(WebsiteChanged().needs(customer())) == []
    assert judge(None, look("parked")) == []
    assert judge({}, look("parked")) == []
    assert list(WebsiteChanged().needs(customer(signals={"website": memory()}))) == [Question("website", URL)]


def test_a_machinery_site_that_is_a_casino_now():
    (finding,) = judge(memory(), look("hijacked", "Slot Gacor"))

    assert finding.sign == "website-changed/gone-since"
    assert finding.weights[Cause.COMPANY_GONE] == 3.0
    assert (
        'changed since 2025-03-18: it now shows gambling, adult or pharmacy pages, where it showed "Nordwasser Machinery"'
        in finding.because
    )
    assert finding.evidence["before"]["title"] == "Nordwasser Machinery"


@pytest.mark.parametrize("state", ["dead-no-dns", "parked", "expired", "suspended"])
def test_a_site_that_lived_and_lives_no_more_weighs(state):
    assert judge(memory(), look(state, ""))[0].weights[Cause.COMPANY_GONE] > 0


def test_a_move_to_a_stranger_weighs_a_little_and_a_new_title_nothing():
    moved = judge(
        memory(), look("alive-other-owner", domain="other.test", marks=("moved", "stranger", "to:other.test"))
    )[0]
    renamed = judge(memory(), look(title="Nordwasser"))[0]

    assert moved.sign == "website-changed/moved-since"
    assert (renamed.sign, dict(renamed.weights)) == ("website-changed/changed", {})


@pytest.mark.parametrize("now", [Unknown("timeout"), look("unreachable", "", ""), look(), "rubbish"])
def test_what_was_not_seen_or_is_the_same_is_no_change(now):
    assert judge(memory(), now) == []


@pytest.mark.parametrize(
    "before",
    ["rubbish", {"fingerprint": 7}, {"fingerprint": {"state": "alive-unverified"}, "url": "https://other.example/"}],
)
def test_a_memory_that_is_rubbish_or_of_another_site_says_nothing(before):
    assert judge(before, look("parked", "")) == []


def test_a_memory_without_a_moment_is_the_last_look():
    before = {key: value for key, value in memory().items() if key != "at"}

    assert "since the last look" in judge(before, look("parked", ""))[0].because


def test_the_rule_keeps_its_promises():
    told = case(facts={("website", URL): look("parked", "")}, signals={"website": memory()})
    check_rule(WebsiteChanged(), cases=[told])
