"""Addresses of outside users' complaints: which can be written to, which domains are throw-away, what DNS says.

The cases are read where they stand and never copied. All of them hold. The loopback internets of the DNS cases are cut short in their file, so they are
declared here again, by what each is called.
"""

from datetime import UTC, datetime

import pytest

import silentbuyer as sb
from silentbuyer.addresses.email import read_address
from silentbuyer.addresses.mail_lists import throwaway
from silentbuyer.batch import read_customers
from silentbuyer.testing import NXDOMAIN, REFUSED, SILENT, Internet, Site

NOW = datetime(2026, 8, 20, 9, tzinfo=UTC)


def test_which_addresses_can_be_written_to(fallen):
    def came(case):
        found = f"mailable {read_address(case['input']).mailable}"
        return None if found == case["expected"] else found

    assert fallen("fieldmail", "address", came) == {}


def test_addresses_as_cells_of_an_export_hold_them(fallen, tmp_path):
    def came(case):
        path = tmp_path / "export.csv"
        cell = case["input"].replace('"', '""')
        path.write_text(f'id,company,email\n1,Acme,"{cell}"\n', encoding="utf-8")
        (customer,) = read_customers(path)
        return None if f"read as {customer.email}" == case["expected"] else customer.email

    assert fallen("fieldmail", "address-csv", came) == {}


def test_domains_that_are_not_throw_away(fallen):
    def came(case):
        found = throwaway(case["input"])
        return None if (found is None) == (case["expected"] == "not throw-away") else found

    assert fallen("fieldmail", "disposable", came) == {}


PUBLIC = Site(a="93.184.216.34")
HOST = {"mx.acme.example": PUBLIC}
GOOD = Site(mx="10 mx.acme.example.")
# A loopback internet is allowed to be on 127.0.0.1; 127.0.0.9 is what any other network says of all of 127.0.0.0/8.
WORLDS = {
    "control mx public": {"acme.example": GOOD, **HOST},
    "null MX": {"acme.example": Site(mx="0 .")},
    "null MX + SPF sends (Internet.nl#905)": {"acme.example": Site(mx="0 .", txt="v=spf1 mx -all")},
    "MX localhost": {"acme.example": Site(mx="10 localhost.")},
    "MX host -> 127.0.0.1 (A)": {"acme.example": GOOD, "mx.acme.example": Site(a="127.0.0.9")},
    "MX two: first bogus second ok": {"acme.example": Site(mx=("10 localhost.", "20 mx.acme.example.")), **HOST},
    "REFUSED (lame)": {"acme.example": REFUSED},
    "A 0.0.0.0 only": {"acme.example": Site(a="0.0.0.0")},
    "subdomain without MX, parent has MX": {"acme.example": GOOD, **HOST, "dept.acme.example": Site(txt="x")},
    "wildcard domain *.acme": {"*.acme.example": GOOD, **HOST},
    "resolver denies all": {"acme.example": GOOD, **HOST},
    "resolver mute": {"acme.example": GOOD, **HOST},
    "MX 11 hosts all private but last public": {
        "acme.example": Site(mx=tuple(f"{n} m{n}.acme.example." for n in range(1, 12))),
        **{f"m{n}.acme.example": Site(a="10.0.0.1") for n in range(1, 11)},
        "m11.acme.example": PUBLIC,
    },
    "truncated UDP answer": {"acme.example": Site(mx="10 mx.acme.example.", truncate=True), **HOST},
    "CNAME at apex to site with MX": {
        "acme.example": Site(cname="host.example."),
        "host.example": Site(mx="10 mx.acme.example."),
        **HOST,
    },
}
RESOLVERS = {"resolver denies all": NXDOMAIN, "resolver mute": SILENT}


def said_of(domain, world, resolver=None):
    """What a diagnosis says of a buyer whose address is under this domain of a loopback internet."""
    customer = sb.Customer(id="C-1", company="Acme", email=f"anna@{domain}")
    with Internet(world, dns=resolver, dns_timeout=0.3, forbidden=["127.0.0.9"]) as internet:
        found = sb.diagnose(customer, sb.Seller(country="CN"), now=NOW, network=internet.network)
    return "\n".join(finding.because for finding in found.findings)


@pytest.mark.filterwarnings("default")
def test_what_dns_says_of_a_mail_domain(fallen):
    def came(case):
        domain = case["input"].partition(": {")[0]
        said = said_of(domain, WORLDS[case["name"]], RESOLVERS.get(case["name"]))
        wanted = case["expected"]
        return None if (wanted.lstrip("!") in said) != wanted.startswith("!") else said

    assert fallen("fieldmail", "dns", came) == {}
