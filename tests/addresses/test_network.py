"""The policy object refuses what makes no sense."""

import pytest

from silentbuyer import Network
from silentbuyer.errors import FieldError


def test_lists_become_tuples_and_networks_compare():
    assert Network(nameservers=["9.9.9.9"], connect_ports={80: 8080}) == Network(
        nameservers=("9.9.9.9",), connect_ports={80: 8080}
    )


@pytest.mark.parametrize(
    "fields",
    [{"timeout": 0}, {"timeout": True}, {"concurrency": -1}, {"dns_timeout": "5"}, {"allow_networks": ["intranet"]}],
)
def test_what_does_not_fit_is_named(fields):
    with pytest.raises(FieldError, match=r"Network\."):
        Network(**fields)
