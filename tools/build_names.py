"""Build the tables by which country, language and region names of many languages are understood.

Run with babel and holidays installed:  python tools/build_names.py
Writes src/silentbuyer/data/names/{countries,languages,subdivisions}.csv.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from silentbuyer.records.keys import key, sharp

OUT = Path(__file__).resolve().parents[1] / "src/silentbuyer/data/names"
LOCALES = (  # noqa: SIM905 - many codes read better as words
    "en zh zh_Hant es pt fr de it ru ar tr ja ko nl pl vi th id ms hi bn fa he uk cs sk hu ro bg hr sr el da sv nb fi "
    "ka kk uz az hy et lv lt sl ca sw"
).split()
# Names of countries only: what else CLDR knows in full and people abroad write with.
MORE_LOCALES = (  # noqa: SIM905 - as above
    "ur no nn is mk sq bs bs_Cyrl sr_Latn be eu gl ga cy mt lb af zu am ta te ml kn mr gu pa or as ne si my km lo mn ky "
    "tg tk tt ku ckb ps sd fil jv ha ig yo so ug uz_Cyrl az_Cyrl zh_Hant_HK yue es_MX es_419 es_AR pt_PT fr_CA fr_CH "
    "de_CH de_AT en_GB en_AU ar_EG ar_SA fa_AF bn_IN ur_IN sw_KE ta_LK ro_MD ms_ID"
).split()
NOT_COUNTRIES = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
LANGUAGES = (  # noqa: SIM905 - as above
    "en zh es pt fr de it ru ar tr ja ko nl pl vi th id ms hi bn fa he uk cs sk hu ro bg hr sr el da sv nb no fi ka kk "
    "uz az hy et lv lt sl ca sw ur ta te mr gu pa ne si km lo my mn am sq mk bs is ga mt fil af zu sw gl eu"
).split()
# Judgement: short forms that trade correspondence and older systems use, which CLDR does not list.
COUNTRY_ALIASES: Mapping[str, str] = {
    "AE": "UAE|U.A.E.|Emirates|Dubai|Abu Dhabi|EAU|阿联酋|阿聯酋|迪拜|杜拜|ОАЭ|الإمارات|Emiratos Árabes|Emirats arabes unis|EAE|VAE|BAE",
    "AT": "Osterreich|Oesterreich",
    "AU": "Aust.|澳洲|오스트레일리아|호주",
    "BA": "Bosnia and Herzegovina|Bosnia|BiH|波黑",
    "BE": "Belgie|Belgique|Belgien",
    "BN": "Brunei Darussalam",
    "BO": "Bolivia, Plurinational State of",
    "BR": "Brasil|Brazil (BR)|Brésil|Brasilien",
    "BS": "The Bahamas|Bahamas, The",
    "CD": "DRC|D.R. Congo|DR Congo|Democratic Republic of the Congo|Democratic Republic of Congo|Congo, The Democratic Republic of the|"
    "Congo, Democratic Republic of the|Congo, Democratic Republic|Congo, Dem. Rep.|Congo, DR|Congo (DRC)|Congo-Kinshasa|Congo (Kinshasa)|Zaire|RDC|"
    "RD Congo|République démocratique du Congo|República Democrática del Congo|República Democrática do Congo|刚果金|刚果（金）|刚果民主共和国|ДР Конго|ДРК",
    "CG": "Republic of the Congo|Republic of Congo|Congo, Rep.|Congo, Republic of the|Congo-Brazzaville|Congo (Brazzaville)|刚果布|刚果（布）|刚果共和国|"
    "République du Congo|República del Congo|Республика Конго",
    "CI": "Ivory Coast|Cote d'Ivoire|Côte d'Ivoire|Costa de Marfil|Costa do Marfim|Elfenbeinküste|象牙海岸",
    "CN": "PRC|P.R. China|P.R.China|P. R. China|PR China|Mainland China|People's Republic of China|China (Mainland)|China, People's Republic of|中国大陆|中國大陸|"
    "中华人民共和国|中華人民共和國|КНР|Volksrepublik China|VR China|République populaire de Chine|República Popular China",
    "CV": "Cape Verde|Cabo Verde",
    "CZ": "Czech Republic|Czech Rep.|Tschechische Republik|République tchèque|República Checa|Repubblica Ceca|Чешская Республика|捷克共和国",
    "DE": "Germany (DE)|BRD|Deutschland|Bundesrepublik Deutschland|Federal Republic of Germany|ФРГ|Alemania|Allemagne|独逸",
    "DO": "Dominican Rep.|República Dominicana|Rep. Dominicana|RD",
    "EG": "Egypt, Arab Rep.|Arab Republic of Egypt|Misr",
    "ES": "Espana|España",
    "FK": "Falkland Islands",
    "FM": "Micronesia|Micronesia, Federated States of|Micronesia, Fed. Sts.",
    "FR": "France (Metropolitan)|法兰西|République française",
    "GB": "UK|U.K.|Great Britain|G.B.|Britain|England|Scotland|Wales|Northern Ireland|United Kingdom of Great Britain and "
    "Northern Ireland|英国|英國|英格兰|Англия|Великобритания|Inglaterra|Angleterre|Inghilterra|İngiltere|إنجلترا|بريطانيا|Großbritannien|"
    "Vereinigtes Königreich|England (UK)|Gran Bretaña|Grande-Bretagne|Gran Bretagna|Grã-Bretanha|Reino Unido|Royaume-Uni|Regno Unito|Büyük Britanya|"
    "Groot-Brittannië|Engeland|Verenigd Koninkrijk|Wielka Brytania|Anglia|Storbritannien|Storbritannia|Velká Británie|Marea Britanie|英吉利|大不列颠|"
    "영국|Anh|Inggris|انگلستان|بریتانیا",
    "GM": "The Gambia|Gambia, The",
    "GR": "Hellas|Ellada|Hellenic Republic|ΕΛΛΑΔΑ",
    "HK": "Hong Kong|Hongkong|Hong Kong SAR|Hong Kong SAR China|Hong Kong, China|Hong Kong S.A.R.|China Hong Kong|Hong Kong (China)|Hong Kong (SAR)|香港|"
    "中国香港|中國香港|香港特别行政区|香港特別行政區|홍콩|Гонконг",
    "HR": "Hrvatska|Croatia (Hrvatska)",
    "HU": "Magyarország|Ungarn|Hongrie",
    "ID": "Republik Indonesia|印尼|인도네시아",
    "IE": "Eire|Éire|Republic of Ireland|Ireland, Republic of",
    "IN": "Bharat|Republic of India|भारत|Inde|Indien",
    "IR": "Iran|Iran, Islamic Republic of|Iran, Islamic Rep.|Islamic Republic of Iran|Persia|İran",
    "IT": "Italia|Italien|Italie|Italy (IT)|意国",
    "JP": "Nippon|Nihon|日本国|Япония|Japon|Japón",
    "KG": "Kyrgyz Republic|Kyrgyzstan|Kirghizia|Киргизия",
    "KN": "Saint Kitts and Nevis|St. Kitts and Nevis",
    "KP": "North Korea|Korea, Democratic People's Republic of|Korea, Dem. People's Rep.|Korea (North)|DPRK|朝鲜|北朝鲜|朝鮮|북한|Северная Корея|КНДР|"
    "Corea del Norte|Corée du Nord|Nordkorea|Coreia do Norte|Kuzey Kore",
    "KR": "South Korea|S. Korea|S.Korea|Republic of Korea|Korea, Republic of|Korea, Rep.|Korea, South|Korea (South)|Korea (Republic of)|Korea|R.O.K.|"
    "韩国|韓國|南韩|南韓|大韩民国|大韓民國|한국|대한민국|Южная Корея|Республика Корея|Корея|Corea|Corea del Sur|Corée|Corée du Sud|Südkorea|Coreia|"
    "Coreia do Sul|Güney Kore|Kore|Zuid-Korea|Korea Południowa|Hàn Quốc|كوريا الجنوبية|كوريا|韓国",
    "LA": "Laos|Lao PDR|Lao P.D.R.|Lao People's Democratic Republic",
    "LC": "Saint Lucia|St. Lucia",
    "LK": "Ceylon",
    "LY": "Libyan Arab Jamahiriya|State of Libya",
    "MD": "Moldova, Republic of|Republic of Moldova|Moldavia|Молдавия",
    "MK": "Macedonia|FYROM|Macedonia, the Former Yugoslav Republic of|Macedonia, FYR|Republic of North Macedonia|The former Yugoslav Republic of Macedonia",
    "MM": "Myanmar|Burma|Birmanie|Birmania",
    "MO": "Macau|Macao|Macau, China|Macao, China|Macau SAR|Macao SAR|Macao SAR China|Macau (China)|澳门|澳門|中国澳门|中國澳門",
    "MX": "Méjico|Mexiko|México|Estados Unidos Mexicanos|墨国",
    "NL": "Holland|Hollande|Holanda|Olanda|Hollanda|The Netherlands|Netherlands, The|荷兰|荷蘭|Niederlande|Pays-Bas|Países Bajos|Голландия|Нидерланды",
    "PG": "Papua New Guinea|P.N.G.",
    "PH": "The Philippines|Philippines, The|Pilipinas|Republic of the Philippines|菲国",
    "PL": "Polska|Polen|Pologne",
    "PS": "Palestine|State of Palestine|Palestine, State of|West Bank and Gaza|Palestinian Territory|Palestinian Territory, Occupied|"
    "Palestinian Territories|فلسطين",
    "RU": "Russian Federation|РФ|Российская Федерация|Россия|俄国|俄國|俄羅斯|Russland|Rusia|Russie",
    "SA": "KSA|K.S.A.|Saudi|Saudi-Arabia|沙特|Kingdom of Saudi Arabia|السعودية|المملكة العربية السعودية",
    "SK": "Slovak Republic|Slovak Rep.|Slovakei|Slowakei",
    "ST": "Sao Tome and Principe|São Tomé and Príncipe",
    "SY": "Syrian Arab Republic",
    "SZ": "Swaziland",
    "TH": "ประเทศไทย|เมืองไทย|Thailande|Tailandia",
    "TL": "East Timor|Timor Leste",
    "TR": "Turkey|Turkiye|Türkiye|Republic of Turkey|Republic of Türkiye|Türkei|Turquie|Turquía|Türkiye Cumhuriyeti",
    "TT": "Trinidad and Tobago|Trinidad|Tobago",
    "TW": "Taiwan|Taiwan, Province of China|Taiwan, China|Taiwan (China)|China Taiwan|Taiwan R.O.C.|Taiwan (ROC)|中国台湾|中國台灣|台湾|台灣|臺灣|台湾省",
    "TZ": "Tanzania, United Republic of|United Republic of Tanzania",
    "UA": "Ukraina|Украïна",
    "US": "USA|U.S.A.|U.S.A|U.S.|United States of America|The United States|The United States of America|United States (US)|America|EUA|E.U.A.|EEUU|EE.UU.|"
    "EE. UU.|EE UU|E.U.|США|美国|美國|美利坚合众国|Estados Unidos da América|Estados Unidos de América|États-Unis d'Amérique|أمريكا|Amerika|ABD|"
    "Amerika Birleşik Devletleri|Vereinigte Staaten von Amerika|Stany Zjednoczone Ameryki|アメリカ|アメリカ合衆国|米国|미국|Америка|Соединенные Штаты|"
    "Соединённые Штаты Америки|Spojené státy americké|Hoa Kỳ|Mỹ|Amerika Serikat|Verenigde Staten van Amerika|Stati Uniti d'America|"
    "الولايات المتحدة الأمريكية|امریکا|آمریکا|ایالات متحده|सं.रा. अमेरिका|अमेरिका",
    "VA": "Vatican|Holy See|Vatican City State|Holy See (Vatican City State)",
    "VC": "Saint Vincent and the Grenadines|St. Vincent and the Grenadines",
    "VE": "Venezuela, Bolivarian Republic of|Venezuela, RB|Venezuela (Bolivarian Republic of)",
    "VG": "Virgin Islands, British|British Virgin Islands|BVI",
    "VI": "Virgin Islands, U.S.|US Virgin Islands",
    "VN": "Viet Nam|Vietnam|Viet-Nam|Socialist Republic of Vietnam|越南",
    "YE": "Yemen, Rep.|Republic of Yemen",
    "ZA": "RSA|R.S.A.|Republic of South Africa|S. Africa|Südafrika|Sudáfrica|Afrique du Sud",
}
LANGUAGE_ALIASES: Mapping[str, str] = {
    "zh": "Mandarin|Simplified Chinese|Traditional Chinese|简体中文|繁體中文|汉语|华语|普通话|zho|chi",
    "pt": "Brazilian Portuguese|Portuguese (Brazil)|Portugues",
    "es": "Castilian|Castellano|Spanish (Latin America)",
    "fa": "Farsi",
    "en": "English (US)|English (UK)|American English|British English",
    "he": "iw",
    "id": "Bahasa|Bahasa Indonesia",
    "fil": "Tagalog",
    "no": "Norwegian",
}
HEAD = "# {what}\n# Source: {source}\n# Made by tools/build_names.py; codes first, names parted by |\n"
CLDR = (
    "Unicode CLDR through babel {version}, locales {locales}; Unicode License v3 (LICENSE.unicode beside this file); "
    "short forms: judgement 2026-11-29"
)


def sharply(names: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Code -> names, each spelling once; a spelling that languages give to two countries stays with both."""
    found: dict[str, dict[str, str]] = {}
    for code, name in names:
        found.setdefault(code, {}).setdefault(sharp(name), name)
    return {code: list(spellings.values()) for code, spellings in found.items()}


def collect(names: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Code -> names; a name that an earlier row gave to another code stays with that one."""
    owner: dict[str, str] = {}
    found: dict[str, list[str]] = {}
    for code, name in names:
        plain = key(name)
        if not plain or owner.setdefault(plain, code) != code:
            continue
        known = found.setdefault(code, [])
        if plain not in map(key, known):
            known.append(name)
    return found


def _split(aliases: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    return ((code, name) for code, names in aliases.items() for name in names.split("|"))


def countries() -> Iterable[tuple[str, str]]:
    """English first, then the short forms, then alpha-3, then the other languages."""
    from babel import Locale
    from babel.core import get_global

    english = Locale("en").territories
    codes = [c for c in english if len(c) == 2 and c.isalpha() and c not in NOT_COUNTRIES]
    yield from ((code, english[code]) for code in codes)
    yield from _split(COUNTRY_ALIASES)
    for alias, targets in get_global("territory_aliases").items():
        if len(alias) == 3 and alias.isalpha() and len(targets) == 1 and targets[0] in codes:
            yield targets[0], alias
    for locale in (*LOCALES, *MORE_LOCALES):
        territories = Locale.parse(locale).territories
        yield from ((code, territories[code]) for code in codes if code in territories)


def languages() -> Iterable[tuple[str, str]]:
    """English first, then the short forms, then each language in the others."""
    from babel import Locale

    for locale in ("en", "", *LOCALES):
        if not locale:
            yield from _split(LANGUAGE_ALIASES)
            continue
        spoken = Locale.parse(locale).languages
        yield from ((code, spoken[code]) for code in LANGUAGES if code in spoken)


def subdivisions() -> Iterable[tuple[str, str]]:
    """Regions as the holidays package names them; the code is ``BR-SP``."""
    import holidays
    from holidays.registry import COUNTRIES

    for module in COUNTRIES.values():
        country = getattr(holidays, module[0])
        for name, code in (getattr(country, "subdivisions_aliases", None) or {}).items():
            yield f"{country.country}-{code}", name


def write(name: str, head: str, table: Mapping[str, list[str]]) -> None:
    """One line a code, sorted, so that a rebuild shows what changed."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["code", "names"])
    writer.writerows([code, "|".join(names)] for code, names in sorted(table.items()))
    (OUT / name).write_text(head + text.getvalue(), encoding="utf-8")
    print(name, len(table), "codes", len(text.getvalue().encode()) // 1024, "KiB")


def main() -> None:
    import babel
    import holidays

    source = CLDR.format(version=babel.__version__, locales=" ".join((*LOCALES, *MORE_LOCALES)))
    what = "Country names in many languages -> ISO 3166-1 alpha-2"
    write("countries.csv", HEAD.format(what=what, source=source), sharply(countries()))
    source = CLDR.format(version=babel.__version__, locales=" ".join(LOCALES))
    what = "Language names in many languages -> ISO 639"
    write("languages.csv", HEAD.format(what=what, source=source), collect(languages()))
    source = f"holidays {holidays.__version__} subdivisions_aliases (MIT), {date.today()}"
    what = "Names of states and provinces -> ISO 3166-2"
    regions: dict[str, list[str]] = {}
    for code, name in subdivisions():
        regions.setdefault(code, []).append(name)
    write("subdivisions.csv", HEAD.format(what=what, source=source), regions)


if __name__ == "__main__":
    main()
