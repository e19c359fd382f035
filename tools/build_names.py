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

from silentbuyer.records.keys import key

OUT = Path(__file__).resolve().parents[1] / "src/silentbuyer/data/names"
LOCALES = (  # noqa: SIM905 - forty codes read better as words
    "en zh zh_Hant es pt fr de it ru ar tr ja ko nl pl vi th id ms hi bn fa he uk cs sk hu ro bg hr sr el da sv nb fi "
    "ka kk uz az hy et lv lt sl ca sw"
).split()
NOT_COUNTRIES = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
LANGUAGES = (  # noqa: SIM905 - as above
    "en zh es pt fr de it ru ar tr ja ko nl pl vi th id ms hi bn fa he uk cs sk hu ro bg hr sr el da sv nb no fi ka kk "
    "uz az hy et lv lt sl ca sw ur ta te mr gu pa ne si km lo my mn am sq mk bs is ga mt fil af zu sw gl eu"
).split()
# Judgement: short forms that trade correspondence and older systems use, which CLDR does not list.
COUNTRY_ALIASES: Mapping[str, str] = {
    "AE": "UAE|U.A.E.|Emirates|Dubai|Abu Dhabi|EAU|阿联酋|迪拜|ОАЭ|الإمارات",
    "BA": "Bosnia and Herzegovina|Bosnia",
    "BN": "Brunei Darussalam",
    "BO": "Bolivia, Plurinational State of",
    "BR": "Brasil|Brazil (BR)",
    "CD": "DRC|DR Congo|Democratic Republic of the Congo|Congo, The Democratic Republic of the|刚果金",
    "CG": "Republic of the Congo|刚果布",
    "CI": "Ivory Coast|Cote d'Ivoire",
    "CN": "PRC|P.R. China|PR China|Mainland China|People's Republic of China|中国大陆",
    "CV": "Cape Verde",
    "CZ": "Czech Republic",
    "DE": "Germany (DE)|BRD",
    "ES": "Espana",
    "FK": "Falkland Islands",
    "FM": "Micronesia",
    "GB": "UK|U.K.|Great Britain|Britain|England|Scotland|Wales|Northern Ireland|United Kingdom of Great Britain and "
    "Northern Ireland|英国|Англия|Inglaterra|Angleterre|Inghilterra|İngiltere|إنجلترا",
    "HK": "Hong Kong|Hongkong|Hong Kong SAR|Hong Kong, China|China Hong Kong|Hong Kong (China)|香港|中国香港",
    "IR": "Iran|Iran, Islamic Republic of",
    "KP": "North Korea|Korea, Democratic People's Republic of",
    "KR": "South Korea|Republic of Korea|Korea, Republic of|Korea (South)|Korea|韩国|南韩",
    "LA": "Laos|Lao PDR|Lao People's Democratic Republic",
    "LY": "Libyan Arab Jamahiriya",
    "MD": "Moldova, Republic of|Republic of Moldova",
    "MK": "Macedonia|FYROM|Macedonia, the Former Yugoslav Republic of",
    "MM": "Myanmar|Burma",
    "MO": "Macau|Macao|Macau, China|Macao, China|澳门|中国澳门",
    "NL": "Holland|The Netherlands|荷兰",
    "PS": "Palestine|State of Palestine|Palestine, State of",
    "RU": "Russian Federation|РФ|Российская Федерация|俄国",
    "SA": "KSA|Saudi|沙特|Kingdom of Saudi Arabia|السعودية",
    "SY": "Syrian Arab Republic",
    "SZ": "Swaziland",
    "TL": "East Timor",
    "TR": "Turkey|Turkiye|Türkiye",
    "TW": "Taiwan|Taiwan, Province of China|Taiwan, China|China Taiwan|中国台湾|台湾|台灣",
    "TZ": "Tanzania, United Republic of|United Republic of Tanzania",
    "US": "USA|U.S.A.|U.S.|United States of America|America|EUA|EEUU|EE.UU.|E.U.A.|США|美国|Estados Unidos da América|"
    "Estados Unidos de América|États-Unis d'Amérique|أمريكا",
    "VA": "Vatican|Holy See",
    "VE": "Venezuela, Bolivarian Republic of",
    "VN": "Viet Nam|Vietnam",
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
    "short forms: judgement 2026-11-21"
)


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
    for locale in LOCALES:
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

    source = CLDR.format(version=babel.__version__, locales=" ".join(LOCALES))
    what = "Country names in many languages -> ISO 3166-1 alpha-2"
    write("countries.csv", HEAD.format(what=what, source=source), collect(countries()))
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
