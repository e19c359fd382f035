"""Two looks at one website compared."""

import pytest

from silentbuyer.pages.fingerprint import changes, fingerprint, turned
from silentbuyer.pages.states import SiteState


def print_of(
    state="alive-unverified", domain="acme.example", title="Acme Machinery", servers=("ns1.a",), names=("acme.example",)
):
    return fingerprint(state=SiteState(state), domain=domain, title=title, name_servers=servers, certificate=names)


def test_a_fingerprint_is_small_plain_and_the_same_for_the_same_look():
    one, two = print_of(title="Acme  MACHINERY"), print_of()

    assert one["title_hash"] == two["title_hash"]
    assert one["state"] == "alive-unverified"
    assert print_of(title="")["title_hash"] == ""


def test_a_machinery_site_that_is_a_casino_now_has_changed_its_sort():
    before, after = print_of(), print_of("hijacked", title="Slot Gacor", servers=("ns9.z",), names=("slot.example",))

    said = changes(before, after)

    assert said[0] == 'it now shows gambling, adult or pharmacy pages, where it showed "Acme Machinery" before'
    assert 'its title is "Slot Gacor", not "Acme Machinery"' in said
    assert "its name servers are others" in said
    assert "its certificate is for other names" in said
    assert turned(before, after)


def test_a_move_to_another_domain_is_told():
    assert changes(print_of(), print_of(domain="other.example"))[0] == "it leads to other.example, not to acme.example"


def test_death_after_a_look_without_a_title_names_the_state():
    assert changes(print_of("parked", title=""), print_of("dead-no-dns", domain="acme.example", title=""))[0].endswith(
        'where it was "parked" before'
    )


@pytest.mark.parametrize("state", ["unreachable", "http-error", "blocked-by-policy", "placeholder"])
def test_a_look_that_proves_nothing_is_no_change(state):
    assert changes(print_of(), print_of(state, title="")) == ()
    assert not turned(print_of(), print_of(state))


def test_a_new_design_on_the_same_servers_is_told_but_is_no_turn():
    assert changes(print_of(), print_of(title="Acme")) == ('its title is "Acme", not "Acme Machinery"',)
    assert changes(print_of(), print_of(servers=("ns1.a", "ns2.a"))) == ()
    assert not turned(print_of(), print_of(title="Acme"))


@pytest.mark.parametrize(("before", "after"), [(None, None), ("x", {}), ({"state": 3}, {"state": "parked"}), ({}, {})])
def test_rubbish_is_no_change(before, after):
    assert changes(before, after) == ()
    assert not turned(before, after)
    assert changes({"name_servers": "x", "domain": "a"}, {"name_servers": ["y"], "domain": "a"})


@pytest.mark.parametrize("state", ["alive-unread", "http-error"])
def test_the_title_and_address_of_a_wall_or_an_error_are_no_change(state):
    march = fingerprint(state=SiteState.ALIVE_UNVERIFIED, domain="acme.example", title="Acme Pumps")
    today = fingerprint(state=SiteState(state), domain="perfdrive.com", title="Just a moment...")

    assert changes(march, today) == changes(today, march) == ()
