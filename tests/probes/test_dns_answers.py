"""A reply becomes an answer only where it says something about the name that was asked for."""

import dns.flags
import dns.message
import dns.rcode
import dns.rrset
import pytest

from silentbuyer.probes.dns_answers import read_reply


def reply(*records, name="acme.example", kind="MX", rcode=dns.rcode.NOERROR, flags=0):
    response = dns.message.make_response(dns.message.make_query(name, kind))
    response.answer.extend(dns.rrset.from_text(*record) for record in records)
    response.flags |= flags
    response.set_rcode(rcode)
    return dns.message.from_wire(response.to_wire())


def test_records_of_the_name_are_its_answer():
    answer = read_reply(reply(("acme.example.", 60, "IN", "MX", "10 mx.acme.example.")))
    assert (answer.status, answer.records) == ("ok", ("10 mx.acme.example",))


def test_an_empty_answer_says_that_there_are_none():
    assert read_reply(reply()).status == "nodata"


def test_a_cut_answer_says_nothing():
    answer = read_reply(reply(flags=dns.flags.TC))
    assert answer.failed
    assert "cut off" in answer.detail


def test_an_answer_about_other_names_says_nothing_of_this_one():
    answer = read_reply(reply(("other.example.", 60, "IN", "MX", "10 mx.other.example.")))
    assert answer.failed
    assert "other names" in answer.detail


def test_an_alias_without_records_behind_it_is_no_data():
    assert read_reply(reply(("acme.example.", 60, "IN", "CNAME", "cdn.example."))).status == "nodata"


@pytest.mark.parametrize("rcode", [dns.rcode.SERVFAIL, dns.rcode.REFUSED, dns.rcode.FORMERR])
def test_an_error_of_the_resolver_says_nothing_of_the_name(rcode):
    assert read_reply(reply(rcode=rcode)).failed
