"""The opt-in fixtures, used by a test of somebody else's as its author would write it."""

pytest_plugins = ["pytester"]

CONFTEST = 'pytest_plugins = ["silentbuyer.testing.pytest"]\n'
TESTS = """
import silentbuyer as sb
from silentbuyer.testing import Site, customer


@sb.rule("shouts")
def shouts(case):
    yield sb.Finding(weights={"away": 0.1}, because="The buyer shouts.")


def test_internet(internet):
    world = internet({"acme.example": Site(pages={"/": "x"}, tls=None)})
    other = internet({}, dns_timeout=0.2)
    assert world.network.nameservers != other.network.nameservers


def test_engine(engine):
    d = engine(shouts).diagnose(customer())
    assert "shouts" in {finding.rule for finding in d.findings}
    assert engine(seller=sb.Seller(country="VN")).seller.country == "VN"
    assert not engine().online


def test_engine_online(engine, internet):
    assert engine(network=internet({}).network).online


def test_buyers(buyers):
    assert len(buyers) >= 20
"""


def test_a_plugin_author_opts_in_and_gets_internet_engine_and_buyers(pytester):
    pytester.makeconftest(CONFTEST)
    pytester.makepyfile(TESTS)
    pytester.makepyprojecttoml('[tool.pytest]\nfilterwarnings = ["error"]\n')
    pytester.runpytest_inprocess("-q", "-p", "no:cacheprovider").assert_outcomes(passed=4)
