"""Sentences that can be said in more than one language, and the catalogues that translate them."""

from silentbuyer.language.catalogues import Catalogue, catalogue
from silentbuyer.language.saying import mark, plural, say
from silentbuyer.language.sentence import Sentence, told

__all__ = ["Catalogue", "Sentence", "catalogue", "mark", "plural", "say", "told"]
