"""The synthetic buyers: enough of them, of every family, on reserved domains only; and what a new rule does to them."""

import re
import tomllib
from importlib.resources import files

import attrs
import pytest

import silentbuyer as sb
from silentbuyer.model.causes import info
from silentbuyer.testing import Buyer, RulePlugin, buyer, buyers, case, compare, seller
from silentbuyer.testing.bench import ACCUSING

FAMILIES = {info(cause).family for cause in sb.Cause}


def test_there_are_at_least_twenty_of_every_family():
    assert len(buyers()) >= 20
    assert {found.family for found in buyers()} == FAMILIES
    assert len({found.id for found in buyers()}) == len(buyers())


def test_every_cause_that_can_be_right_is_right_for_somebody():
    assert {cause for found in buyers() for cause in found.causes} == set(sb.Cause) - {sb.Cause.UNKNOWN}


@pytest.mark.parametrize("found", buyers(), ids=lambda found: found.id)
def test_each_is_labelled_with_causes_of_its_family(found):
    assert found.why
    assert found.now.utcoffset() is not None
    assert found.family == "" or found.family in {info(cause).family for cause in found.causes}
    assert bool(found.family) == bool(found.causes)


def test_no_stranger_is_ever_named():
    text = files("silentbuyer.testing").joinpath("buyers.toml").read_text(encoding="utf-8")
    hosts = re.findall(r"(?:@|https?://)([\w.-]+\w)", text)
    assert len(hosts) > 20
    assert {host.rpartition(".")[2] for host in hosts} == {"example"}
    assert tomllib.loads(text).keys() == {"buyer"}


def test_the_facts_are_answers_to_questions_that_the_core_rules_ask():
    from silentbuyer.model.questions import mail_domain_question, website_question

    for found in buyers():
        asked = {mail_domain_question(found.customer), website_question(found.customer)}
        assert set(found.facts) <= asked, found.id


@pytest.fixture(scope="module")
def diagnoses():
    with sb.Engine(seller(), online=False, plugins=(), strict=True) as engine:
        return {found: engine.diagnose(found.customer, now=found.now, facts=found.facts) for found in buyers()}


def test_the_core_accuses_nobody_of_whom_nothing_is_known(diagnoses):
    tops = {found.id: d.cause for found, d in diagnoses.items() if not found.causes}
    assert len(tops) >= 3
    assert not set(tops.values()) & set(ACCUSING), tops


def test_the_core_names_a_right_cause_first_for_most(diagnoses):
    labelled = {found: d for found, d in diagnoses.items() if found.causes}
    wrong = {found.id: d.cause for found, d in labelled.items() if d.cause not in found.causes}
    assert len(wrong) <= len(labelled) * 0.2, wrong


def test_one_is_found_by_name():
    assert buyer("visa-hunter").customer.id == "visa-hunter"
    with pytest.raises(LookupError, match="there are usual-time"):
        buyer("nobody")


def test_each_makes_a_case():
    found = buyer("no-mail-no-site")
    shown = found.case()
    assert shown.now == found.now
    assert shown.known(sb.Question("mail-domain", "globalbest.example"))["null_mx"] is True
    assert found.case(sb.Seller(country="VN")).seller.country == "VN"


@attrs.frozen
class Suspicious:
    """A rule that is right about one buyer, wrong about another, and out of place with a third."""

    name: str = "suspicious"

    def needs(self, customer):
        return ()

    def judge(self, case):
        if case.customer.id == "comparing":
            yield sb.Finding(weights={"comparing-quotes": 2}, because="The buyer compares.")
        if case.customer.id == "at-the-port":
            yield sb.Finding(weights={"fake-buyer": 9}, because="The buyer imports by sea.")
        if case.customer.id == "phone-only":
            yield sb.Finding(weights={"unreachable": 3}, because="The buyer writes no mail.")


@pytest.fixture(scope="module")
def comparison():
    return compare(Suspicious())


def test_the_comparison_names_the_buyers_whose_ranking_moved(comparison):
    assert {move.buyer for move in comparison.moves} == {"comparing", "at-the-port", "phone-only"}
    assert comparison.count == len(buyers())


def test_the_comparison_says_for_whom_it_is_better_and_for_whom_worse(comparison):
    text = str(comparison)
    assert text.startswith(f"suspicious: moves 3 of {len(buyers())} synthetic buyers\n")
    assert re.search(r"comparing +.*better: right causes 0\.\d\d -> 0\.\d\d", text)
    assert re.search(r"at-the-port +.*WORSE", text)
    assert re.search(r"phone-only +.*no cause is right to prefer", text)
    assert [move.buyer for move in comparison.worse] == ["at-the-port"]


def test_a_rule_that_raises_is_complained_of_in_the_comparison():
    class Broken(Suspicious):
        """A rule that fails."""

        def judge(self, case):
            raise ZeroDivisionError("oh")

    found = compare(Broken(), [buyer("our-turn")], seller=sb.Seller())
    assert found.moves == ()
    assert found.count == 1
    assert "  ! rule suspicious of rules-under-test: ZeroDivisionError: oh" in str(found)


def test_buyers_of_ones_own_can_be_compared():
    own = Buyer(customer=case(id="mine").customer, why="mine", now=case().now)
    assert compare(Suspicious(), [own]).moves == ()


def test_a_rule_travels_in_a_plugin():
    d = sb.diagnose(
        buyer("comparing").customer, online=False, now=buyer("comparing").now, plugins=[RulePlugin((Suspicious(),))]
    )
    assert "suspicious" in {finding.rule for finding in d.findings}
