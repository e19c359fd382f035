"""Build ``data/sectors/osm.json``: names of trades and institutions in many languages from OpenStreetMap's presets.

    npm pack @openstreetmap/id-tagging-schema && tar xzf openstreetmap-id-tagging-schema-*.tgz
    python tools/build_sector_osm.py package

The preset names are under the ISC licence, whose notice is written beside the table. Names and aliases are taken of
every mapped preset; search terms only of the presets that stand for a whole sector, and only where no other preset
of the language uses them, since many are as vague as "health".
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


OUT = Path(__file__).resolve().parents[1] / "src" / "silentbuyer" / "data" / "sectors"
LANGUAGES = sorted(
    _set(
        "af am ar az be bg bn bs ca cs da de el en es et eu fa fi fr gl gu he hi hr hu hy id is it ja ka kk km kn ko ky "
        "lo lt lv mk ml mn mr ms my nb ne nl pa pl pt ro ru si sk sl sq sr sv sw ta te th tl tr uk ur uz vi zh"
    )
)
SPOKEN = _set("ar bg bn cs da de el en es fa fi fr he hi hu id it ja ko nb nl pl pt ro ru sv th tr uk vi zh")
"""Languages of the trades that only say what a buyer is; the sectors themselves are taken in all of `LANGUAGES`."""
FILES = {"zh": ("zh", "zh-CN", "zh-TW"), "pt": ("pt", "pt-BR"), "nb": ("nb", "no", "nn"), "tl": ("tl", "fil"),
         "en": ("en", "en-GB")}  # fmt: skip
SECTORS = {
    "hospitals": "amenity/hospital",
    "clinics": "amenity/clinic amenity/doctors amenity/dentist healthcare/dentist/orthodontics office/physician "
    "amenity/doctors/general amenity/clinic/dialysis",
    "schools": "education/school education/kindergarten education/university education/college amenity/school "
    "amenity/kindergarten amenity/university amenity/college amenity/childcare office/educational_institution "
    "building/school building/kindergarten building/university education",
    "water-treatment": "man_made/water_works man_made/wastewater_plant office/water_utility natural/water/wastewater",
    "aquaculture": "landuse/aquaculture landuse/aquaculture/fish",
}
TRADES = {
    "textiles": "shop/clothes shop/fabric shop/sewing shop/tailor shop/fashion shop/boutique shop/curtain "
    "shop/household_linen shop/clothes/workwear shop/clothes/underwear shop/clothes/wedding shop/clothes/suits "
    "craft/dressmaker craft/tailor shop/carpet craft/sailmaker",
    "furniture": "shop/furniture shop/bed craft/upholsterer craft/joiner craft/carpenter shop/interior_decoration",
    "auto-parts": "shop/car shop/car_parts shop/car_repair shop/tyres shop/motorcycle shop/motorcycle_repair "
    "shop/caravan shop/car/second_hand amenity/car_wash amenity/car_rental",
    "bicycles": "shop/bicycle amenity/bicycle_rental",
    "electronics": "shop/electronics shop/computer shop/mobile_phone shop/mobile_phone_accessories shop/hifi "
    "shop/video_games shop/camera shop/radiotechnics craft/electronics_repair shop/appliance",
    "lighting-electrical": "shop/lighting shop/electrical craft/electrician",
    "food": "shop/bakery shop/butcher shop/supermarket shop/greengrocer shop/cheese shop/seafood shop/deli shop/pasta "
    "shop/pastry shop/confectionery shop/chocolate shop/frozen_food shop/honey shop/nuts shop/spices shop/rice "
    "shop/dairy shop/convenience shop/ice_cream shop/health_food shop/supermarket/organic craft/confectionery "
    "craft/beekeeper shop/farm",
    "beverages": "shop/beverages shop/alcohol shop/wine shop/coffee shop/tea craft/brewery craft/winery "
    "craft/distillery shop/brewing_supplies man_made/works/brewery",
    "bottled-water": "shop/water amenity/vending_machine/water",
    "restaurants": "amenity/restaurant amenity/cafe amenity/bar amenity/pub amenity/fast_food craft/caterer "
    "amenity/food_court amenity/ice_cream",
    "cosmetics": "shop/cosmetics shop/perfumery shop/beauty shop/hairdresser shop/hairdresser_supply shop/beauty/nails "
    "shop/beauty/tanning shop/massage shop/tattoo shop/hairdresser/barber shop/piercing shop/chemist",
    "construction": "shop/doityourself shop/hardware craft/roofer craft/plumber craft/plasterer craft/painter "
    "craft/tiler craft/stonemason craft/scaffolder craft/window_construction craft/glaziery craft/floorer "
    "shop/tiles shop/doors shop/flooring shop/bathroom_furnishing shop/paint craft/insulator craft/parquet_layer "
    "shop/trade craft/hvac shop/window_blind",
    "metalwork": "craft/metal_construction craft/blacksmith craft/locksmith craft/tinsmith shop/locksmith "
    "craft/key_cutter",
    "wood-paper": "craft/sawmill craft/bookbinder shop/frame",
    "printing": "shop/copyshop craft/signmaker shop/printer_ink craft/photographic_laboratory",
    "books-stationery": "shop/books shop/stationery shop/newsagent",
    "toys-games": "shop/toys shop/games shop/model shop/anime shop/baby_goods shop/hobby",
    "jewellery-watches": "shop/jewelry shop/watches craft/watchmaker craft/clockmaker shop/gold_buyer",
    "shoes-leather": "shop/shoes shop/bag shop/leather craft/shoemaker craft/saddler shop/shoe_repair "
    "shop/fashion_accessories",
    "sports-outdoor": "shop/sports shop/outdoor shop/fishing shop/hunting shop/scuba_diving shop/water_sports "
    "leisure/fitness_centre leisure/sports_centre leisure/golf_course shop/weapons",
    "pools-leisure": "shop/swimming_pool leisure/water_park leisure/swimming_pool tourism/theme_park leisure/sauna "
    "amenity/public_bath leisure/hot_tub leisure/playground",
    "pets-veterinary": "shop/pet shop/pet_grooming amenity/veterinary amenity/animal_boarding tourism/aquarium "
    "tourism/zoo amenity/veterinary_pharmacy",
    "optics": "shop/optician healthcare/optometrist",
    "music": "shop/musical_instrument shop/music",
    "household": "shop/houseware shop/kitchen shop/candles shop/gift shop/variety_store shop/pottery craft/pottery "
    "shop/vacuum_cleaner shop/department_store shop/craft shop/party",
    "cleaning-services": "shop/laundry shop/dry_cleaning craft/cleaning shop/laundry/self_service "
    "craft/chimney_sweeper",
    "garden-flowers": "shop/florist shop/garden_centre craft/gardener",
    "farming": "shop/agrarian craft/agricultural_engines landuse/farmyard landuse/orchard landuse/vineyard "
    "landuse/animal_keeping",
    "fuel-energy": "amenity/fuel shop/fuel shop/gas office/energy_supplier shop/fireplace",
    "pharmacy": "amenity/pharmacy shop/nutrition_supplements shop/herbalist",
    "medical-devices": "shop/medical_supply shop/hearing_aids",
    "software-it": "office/it office/graphic_design",
    "telecom": "shop/telecommunication office/telecommunication",
    "transport-logistics": "office/moving_company amenity/taxi shop/storage_rental amenity/post_office",
    "tourism": "shop/travel_agency tourism/hotel tourism/hostel tourism/guest_house tourism/motel tourism/camp_site "
    "office/travel_agent tourism/apartment",
    "finance-accounting": "office/accountant office/insurance office/tax_advisor office/financial amenity/bank "
    "office/financial_advisor amenity/bureau_de_change shop/money_lender shop/pawnbroker",
    "legal-consulting": "office/lawyer office/notary office/consulting office/translator office/employment_agency",
    "real-estate": "office/estate_agent office/property_management",
    "advertising-media": "office/advertising_agency office/newspaper craft/photographer shop/photo amenity/cinema "
    "amenity/studio",
    "engineering-offices": "office/architect office/engineer office/surveyor",
    "arts-antiques": "shop/art shop/antiques craft/sculptor shop/second_hand tourism/gallery",
    "tobacco": "shop/tobacco shop/e-cigarette shop/cannabis amenity/hookah_lounge",
    "other-schools": "education/driving_school education/dancing_school education/music_school "
    "education/language_school amenity/driving_school amenity/dancing_school amenity/music_school "
    "amenity/language_school education/prep_school",
    "security": "office/security",
    "funeral": "shop/funeral_directors amenity/crematorium",
    "boats": "shop/boat craft/boatbuilder waterway/boatyard",
}
INFLECTED = _set("be bg bs ca cs el es et eu fi gl hr hu it lt lv mk pl pt ro ru sk sl sq sr tr uk")
COMPOUNDING = _set("da de et fi hu is nb nl sv")
VOWELS = "aeiouyąęěéíýáóúůăâîοαειηυωёыэюяаеиоуіїйьъäöõüåāēīūėį"
SMALL = _set(
    "a al by da de del der des di do dos du d e el et for für i in l la le les na of o og och the und v van w y z za"
)
VAGUE = _set(
    "education teaching training classes institution academic academy bildung ausbildung excrement excrementos "
    "exkrement exkrementy istituzione istituzioni chirurgia operação público publico public desperdicio varreduras "
    "bezuinigen crustacean crustacés krustasea выращивание orthopedics headgear braces alignment teeth jaw rovnání "
    "rovnátka dentário tandborstning tandställning appareil obsolète healthcare=doctor espera escritório réception "
    "enseignement lärande studier undervisning 水回り工事店 水道工事店 設備管理 water-plants 办公室 办公 clarificadora "
    "granja campus secundário disciplina distribuïdora professeurs uddannelsesfacilitet recepció passadissos passadís"
    " despatxos informàtica professors col·legi legi college collegi институт infantil centro central"
)
"""Search terms with one of these words say too little of the sector they stand for."""
ALONE = _set("boutique boutiques bodega discount")
"""Names that are any shop, or no trade, in another language or in letters about a deal."""


def vague(term: str) -> bool:
    """Whether a term holds a word of `VAGUE`."""
    return not VAGUE.isdisjoint(term.split())


def presets(package: Path, language: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Preset key and its texts in every file of a language."""
    for name in FILES.get(language, (language,)):
        source = package / "dist" / "translations" / f"{name}.json"
        if source.exists():
            tree = json.loads(source.read_text(encoding="utf-8"))[name]
            yield from tree.get("presets", {}).get("presets", {}).items()


def split(text: str | None) -> list[str]:
    """Names parted by commas, slashes or new lines, without what stands in brackets."""
    bare = re.sub(r"\([^)]*\)|（[^）]*）", " ", text or "")
    return [
        part.strip().lower()
        for part in re.split(r"[,/\n;、،]", bare)
        if len(part.strip(" -")) > (2 if part < "\u0e00" else 1)
    ]


def stemmed(term: str, language: str) -> str:
    """The term with the last vowel of long words left off, so that cases and plurals match; short words stay whole."""
    words = [word for word in re.split(r"[\s'’-]+", term) if word and word not in SMALL] or [term]
    if len(words) == 1 and len(words[0]) <= 6 and words[0] < "\u0500":
        return f"{words[0]}="
    if language in INFLECTED:
        words = [word[:-1] if len(word) > 6 and word[-1] in VOWELS else word for word in words]
    return " ".join(words)


def telling(term: str, language: str) -> bool:
    """Whether a search term says enough alone: several words, a long compound, or three characters of Chinese."""
    if max(term) >= "\u0e00":
        return len(term) >= 3
    return " " in term or (language in COMPOUNDING and len(term) >= 10)


def table(package: Path, language: str) -> dict[str, list[str]]:
    """Pack -> terms of one language."""
    known = list(presets(package, language))
    users: Counter[str] = Counter()
    mapped = {key: pack for pack, keys in (SECTORS | TRADES).items() for key in keys.split()}
    for key, texts in known:
        if mapped.get(key) not in SECTORS and not key.startswith(("building/", "amenity/doctors/")):
            users.update(set(split(texts.get("terms")) + split(texts.get("name"))))
    found: dict[str, dict[str, None]] = {}
    for key, texts in known:
        pack = mapped.get(key)
        if pack is None or (pack not in SECTORS and language not in SPOKEN):
            continue
        terms = split(texts.get("name")) + split(texts.get("aliases"))
        if pack in SECTORS:
            terms += [term for term in split(texts.get("terms")) if not users[term] and telling(term, language)]
        kept = [stemmed(t, language) for t in terms if not vague(t) and t not in ALONE and len(t.split()) <= 5]
        found.setdefault(pack, {}).update(dict.fromkeys(kept))
    return {pack: list(terms) for pack, terms in found.items()}


def main(package: Path) -> None:
    packs: dict[str, dict[str, list[str]]] = {}
    for language in LANGUAGES:
        for pack, terms in table(package, language).items():
            packs.setdefault(pack, {})[language] = terms
    version = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
    note = f"names of @openstreetmap/id-tagging-schema {version}, ISC, see osm.LICENSE.md"
    tree = {"source": note, "packs": {pack: packs[pack] for pack in sorted(packs)}}
    text = json.dumps(tree, ensure_ascii=False, indent=0, sort_keys=True)
    (OUT / "osm.json").write_text(re.sub(r",\n(?=\")", ", ", text) + "\n", encoding="utf-8")
    (OUT / "osm.LICENSE.md").write_text((package / "LICENSE.md").read_text(encoding="utf-8"), encoding="utf-8")
    print(note, sum(len(t) for p in packs.values() for t in p.values()), "terms")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
