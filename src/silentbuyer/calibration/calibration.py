"""What `calibrate` gives: fitted weights as TOML, and the figures that say whether they are better."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from silentbuyer.calibration.reliability import Bin, Lift
from silentbuyer.errors import CalibrationError
from silentbuyer.model.findings import Cause
from silentbuyer.values.frozen import FrozenMap

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


@attrs.frozen(kw_only=True)
class Calibration:
    """Fitted weights with the figures that say whether they are better.

    Attributes:
        cases, customers: how many labelled cases of how many customers.
        weights: sign -> cause -> bits, ready for ``Engine(weights=...)``; the table's own where `better` is no.
        before, after: log loss in bits per case with the table's weights and with fitted ones, on unseen customers.
        low, high: 95 % interval of what is saved (before - after), drawn over customers.
        later: the same saving on the last cases of other customers, fitted on the earlier ones; None where all cases
            are of one moment or too few.
        reliability: said against right, with the table's weights.
        reliability_after: the same with fitted weights, on unseen cases.
        lifts: per rule, the most useful first.
        idle: names of rules that do nothing on these cases.

    """

    cases: int
    customers: int
    weights: FrozenMap[str, FrozenMap[Cause, float]]
    table: FrozenMap[str, FrozenMap[Cause, float]]
    before: float
    after: float
    low: float
    high: float
    later: float | None
    reliability: tuple[Bin, ...]
    reliability_after: tuple[Bin, ...]
    lifts: tuple[Lift, ...]
    idle: tuple[str, ...]

    @property
    def better(self) -> bool:
        """Whether fitted weights foretell unseen customers better: the whole interval of the saving is above zero."""
        return self.low > 0.0

    def to_toml(self, *, least: float = 0.1) -> str:
        """The changed rows in the form of ``weights.toml``, each with what it was; `least`: bits of change shown."""
        head = (
            f"# Fitted to {self.cases} cases; log loss {self.before:.3f} -> {self.after:.3f} bits on unseen customers."
        )
        rows = [_row(key, self.weights[key], self.table[key]) for key in sorted(self.weights)]
        changed = [row for key, row in zip(sorted(self.weights), rows, strict=True) if self._moved(key) >= least]
        return "\n".join([head, *changed]) + "\n"

    def _moved(self, key: str) -> float:
        return max((abs(bits - self.table[key][cause]) for cause, bits in self.weights[key].items()), default=0.0)

    def write(self, path: str | Path) -> None:
        """The TOML diff as a file; `load_weights` reads it."""
        Path(path).write_text(self.to_toml(), encoding="utf-8")

    def plot(self, ax: Axes | None = None) -> Figure:
        """How sure the diagnoses were against how often they were right, before and after; needs matplotlib.

        Raises:
            ImportError: when matplotlib is not installed.

        """
        from silentbuyer.charts.reliability_chart import draw

        return draw(self.reliability, self.reliability_after, ax)

    def __str__(self) -> str:
        verdict = "better" if self.better else "not shown to be better: the table's weights stay"
        counts = f"{self.cases} cases of {self.customers} customers"
        losses = f"log loss {self.before:.3f} -> {self.after:.3f} bits a case"
        lines = [f"{counts}; {losses}, saving {self.low:+.3f} to {self.high:+.3f} on unseen customers ({verdict})"]
        if self.later is not None:
            lines.append(f"  on later cases of other customers: saving {self.later:+.3f} bits a case")
        lines += [f"  said {b.said:.0%}, right {b.right:.0%} ({b.count} cases)" for b in self.reliability]
        lines += [
            f"  {lift.rule}: spoke {lift.spoke} times, right {lift.right:.0%} ({lift.low:.0%}-{lift.high:.0%}), "
            f"lift {lift.lift:.1f}, saves {lift.gain:+.3f} bits a case"
            for lift in self.lifts
        ]
        return "\n".join([*lines, f"rules that are not shown to help here: {', '.join(self.idle) or 'none'}"])


def load_weights(path: str | Path) -> dict[str, dict[Cause, float]]:
    """The weights of a file that `Calibration.write` wrote, ready for ``Engine(weights=...)``.

    Raises:
        CalibrationError: when the file is not such a table.

    """
    import tomllib

    try:
        table = tomllib.loads(Path(path).read_text(encoding="utf-8-sig"))
        return {
            (f"{rule}/{name}" if name else rule): {Cause(cause): float(bits) for cause, bits in row["weights"].items()}
            for rule, rows in table.items()
            for name, row in rows.items()
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise CalibrationError(f"{path} is not a table of weights: {error}") from error


def _row(key: str, now: Mapping[Cause, float], was: Mapping[Cause, float]) -> str:
    rule, _, name = key.partition("/")
    return "\n".join([
        f"# was {{ {_pairs(was)} }}",
        f"[{_quoted(rule)}.{_quoted(name or '')}]",
        f"weights = {{ {_pairs(now)} }}",
    ])  # fmt: skip


def _pairs(row: Mapping[Cause, float]) -> str:
    names = {cause: _quoted(cause.value) if ":" in cause.value else cause.value for cause in row}
    return ", ".join(f"{names[cause]} = {bits:.2f}" for cause, bits in row.items())


def _quoted(text: Any) -> str:
    return '"' + str(text).replace("\\", "\\\\").replace('"', '\\"') + '"'
