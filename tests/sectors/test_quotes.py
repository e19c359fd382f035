"""A verdict is backed by the buyer's own words, few and whole."""

from silentbuyer import Seller
from silentbuyer.sectors.quotes import QUOTES, evidence
from silentbuyer.sectors.targets import profile
from silentbuyer.sectors.verdict import readings_of

SOUGHT = profile(Seller.example("uv-germicidal"))


def quoted(fields, *owners):
    return evidence(readings_of(fields, SOUGHT), owners, SOUGHT)


def test_a_place_is_quoted_once_by_its_longest_term():
    quotes = [item.quote for item in quoted({"about": "Kitchen-exhaust purification"}, "oil-fume")]
    assert quotes[0] == "Kitchen-exhaust purification"
    assert len({quote[:3] for quote in quotes}) == len(quotes)


def test_a_word_is_quoted_to_its_end():
    fields = {"about": "Desinfizierungsanlagen; კანალიზაციასთან; purification of kitchen exhausts"}
    quotes = [item.quote for item in quoted(fields, "disinfection", "water-treatment", "oil-fume")]
    whole = ["Desinfizierungsanlagen", "კანალიზაციასთან", "purification of kitchen", "kitchen exhausts"]
    assert quotes == whole


def test_a_long_text_is_quoted_a_few_times():
    text = "aquaculture; fish farm; hatchery; shrimp farm; fish pond; fish feed; fingerlings; tilapia farm"
    assert len(quoted({"products": text, "about": text}, "aquaculture")) == QUOTES


def test_a_word_is_quoted_once_a_field():
    text = "; ".join(f"aquaculture {number}" for number in range(40))
    assert [item.field for item in quoted({"products": text, "about": text}, "aquaculture")] == ["products", "about"]


def test_the_language_is_the_one_that_most_words_are_in():
    first = quoted({"about": "hospital público, clínica dental, desinfección de agua"}, "hospitals")[0]
    assert (first.quote, first.language, first.strength) == ("hospital", "es", "weak")


def test_the_first_owner_comes_first():
    fields = {"about": "Aquaculture and disinfection"}
    assert [item.quote for item in quoted(fields, "disinfection", "aquaculture")] == ["disinfection", "Aquaculture"]
