"""Build src/silentbuyer/data/out_of_office/names.csv: month and weekday names of many languages, from CLDR by Babel.

    python tools/build_month_names.py

Babel is needed only here; the table is frozen, so that reading a date needs no library and never changes by itself.
"""

from datetime import date
from importlib.metadata import version
from pathlib import Path

from babel import Locale

LANGUAGES = (
    "en",
    "de",
    "fr",
    "es",
    "pt",
    "it",
    "nl",
    "ru",
    "tr",
    "pl",
    "sv",
    "ar",
    "da",
    "nb",
    "fi",
    "cs",
    "ro",
    "el",
    "uk",
    "hu",
    "bg",
    "he",
    "hi",
    "hr",
    "id",
    "th",
    "vi",
)
TARGET = Path(__file__).resolve().parents[1] / "src" / "silentbuyer" / "data" / "out_of_office" / "names.csv"


def names(language: str) -> list[tuple[str, str, int, str]]:
    locale = Locale.parse(language)
    found = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in locale.months[context][width].items():
                found["month", number, name.strip(". ")] = None
            for number, name in locale.days[context][width].items():
                found["day", number, name.strip(". ")] = None
    return [(language, kind, number, name) for kind, number, name in found if len(name) > 1]


def main() -> None:
    rows = [row for language in LANGUAGES for row in names(language)]
    head = f"# Month (1-12) and weekday (0 is Monday) names. Source: Unicode CLDR by Babel {version('babel')}, {date.today()}.\n"
    text = head + "language,kind,number,name\n" + "".join(f"{a},{b},{c},{d}\n" for a, b, c, d in rows)
    TARGET.write_text(text, encoding="utf-8")
    print(f"{TARGET.name}: {len(rows)} rows")


if __name__ == "__main__":
    main()
