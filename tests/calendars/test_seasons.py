"""Seasons of a country as dates."""

from datetime import date

from silentbuyer.calendars.seasons import seasons


def test_bridge_days_lie_between_a_feast_and_a_weekend():
    def bridge(year, word):
        return [(s.first, s.last) for s in seasons("TR", year) if s.name == f"{word} Bayrami bridge days"]

    assert bridge(2026, "Kurban") == [(date(2026, 5, 25), date(2026, 5, 30))]  # Wednesday to Saturday: two days before
    assert bridge(2026, "Ramazan") == []  # Friday to Sunday: nothing to bridge
    assert bridge(2024, "Kurban") == [(date(2024, 6, 15), date(2024, 6, 21))]  # Sunday to Wednesday: two days after
