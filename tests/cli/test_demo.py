"""The built-in example: whole, harmless, and the same in the folder for people and in the package."""

import sys
import tomllib
from datetime import datetime
from pathlib import Path

import pytest

from silentbuyer.addresses.domains import mail_domain
from silentbuyer.batch import BadRow
from silentbuyer.cli import demo
from silentbuyer.cli.commands import main
from silentbuyer.data import tables

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="module")
def buyers():
    with demo.customers() as reading:
        return list(reading)


@pytest.mark.parametrize("name", [name for name in demo.FILES if name != "internet.toml"])
def test_the_folder_of_examples_is_the_package_s_own(name):
    assert (EXAMPLES / name).read_bytes() == tables.resource(f"demo/{name}").read_bytes()


def test_there_are_many_buyers_of_many_countries_and_all_can_be_read(buyers):
    assert not [b for b in buyers if isinstance(b, BadRow)]
    assert len(buyers) >= 45
    assert len({b.country for b in buyers}) >= 25
    assert all(b.country for b in buyers)
    assert {b.stage for b in buyers} >= {"inquiry", "quotation", "sample", "proforma", "deposit", "shipment", "repeat"}


def test_every_kind_of_message_and_many_channels_occur(buyers):
    messages = [m for b in buyers for m in b.messages]
    assert {m.kind for m in messages} == {"message", "auto-reply", "bounce"}
    assert {m.sender for m in messages} == {"buyer", "seller", "unknown"}
    assert {m.channel for m in messages} >= {"email", "whatsapp", "skype", "telegram", "line", "zalo"}
    assert max(m.at for m in messages) < datetime.fromisoformat(demo.NOW)


def test_only_reserved_domains(buyers):
    domains = {mail_domain(b.email) for b in buyers if b.email} | {b.website.split("/")[0] for b in buyers if b.website}
    assert all(name.endswith(".example") for name in domains)
    declared = tables.toml("demo/internet.toml")["sites"]
    assert all(name.endswith(".example") for name in declared)
    # Every domain of the buyers is declared, so that no question ever leaves the machine unanswered.
    assert {name.removeprefix("www.") for name in domains} <= {name.removeprefix("www.") for name in declared}


def test_the_little_world_starts_and_stops():
    with demo.internet() as internet:
        assert internet.network.nameservers


def test_the_seller_is_the_one_of_the_file():
    profile = tomllib.loads((EXAMPLES / "seller.toml").read_text(encoding="utf-8"))
    assert demo.seller().company == profile["company"]
    assert [sector.name for sector in demo.seller().sectors] == profile["sectors"]


def test_without_certificates_the_right_extra_is_named(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "cryptography", None)
    assert main(["demo"]) == 2
    assert "pip install 'silentbuyer[demo]', or add --offline" in capsys.readouterr().err
