"""The errors that silentbuyer raises, each naming what was wrong and how to go on.

```
SilentBuyerError
├── CustomerError (ValueError)   a buyer's record, message or order
├── SellerError (ValueError)     the seller's own profile
├── CalendarError (ValueError)   a working calendar that cannot be, or a moment it cannot answer
├── FactsError (ValueError)      saved facts or a saved diagnosis that cannot be read
├── DraftError (ValueError)      a draft in a language without templates
├── LanguageError (ValueError)   a language without a catalogue
├── CalibrationError (ValueError) too little labelled data to fit weights
├── RecordError (ValueError)     a file of records that cannot be read at all
├── UnsafeURL (ValueError)       an address that the guarded fetcher refuses
├── EngineError (RuntimeError)   the engine was used wrongly, for example after it was closed
├── RuleError (RuntimeError)     a rule failed or answered rubbish (only with strict=True)
├── ProbeError (RuntimeError)    a probe failed or never answered (only with strict=True)
└── PluginError (RuntimeError)   a plugin could not be loaded or registered (only with strict=True)
Interrupted (KeyboardInterrupt)  Ctrl-C in a run of many; it holds what was done by then
```
"""

from __future__ import annotations

from typing import Any


class SilentBuyerError(Exception):
    """Anything that silentbuyer itself raises."""


def shown(value: object) -> str:
    """The repr of any value; of one that breaks when it is looked at, its class."""
    try:
        return repr(value)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001 - the value is a stranger's
        return f"<{type(value).__name__}>"


class FieldError(SilentBuyerError, ValueError):
    """A value that does not fit its field: record, field, expectation and value are attributes."""

    expected: str
    field: str
    record: str | None
    value: object

    def __init__(self, field: str, expected: str, value: object, record: str | None = None) -> None:
        super().__init__(field, expected, value, record)
        self.field, self.expected, self.value, self.record = field, expected, value, record

    def __str__(self) -> str:
        value = shown(self.value)
        value = value if len(value) <= 120 else f"{value[:100]}... ({len(value)} characters)"
        where = f" in record {self.record!r}" if self.record is not None else ""
        return f"{self.field}{where} must be {self.expected}, got {value}"


class CustomerError(FieldError):
    """A buyer's record, message, contact or order does not fit."""


class SellerError(FieldError):
    """The seller's own profile does not fit."""


class CalendarError(FieldError):
    """A working calendar's field or a moment asked of it does not fit."""


class FactsError(FieldError):
    """A question, an answer, saved facts or a saved diagnosis does not fit."""


class DraftError(FieldError):
    """A draft was asked for in a language without templates, or a template file cannot be read."""


class LanguageError(FieldError):
    """A text was asked for in a language without a catalogue."""


class CalibrationError(SilentBuyerError, ValueError):
    """There is too little data, or too little of the right kind, to fit weights; the message says what is missing."""


class RecordError(SilentBuyerError, ValueError):
    """A file of records cannot be read: the message names file, row and column."""


class UnsafeURL(SilentBuyerError, ValueError):  # noqa: N818 - the name is a public seam
    """An address that the guarded fetcher refuses, with the reason."""


class EngineError(SilentBuyerError, RuntimeError):
    """The engine was used wrongly."""


class RuleError(SilentBuyerError, RuntimeError):
    """A rule failed or answered rubbish; raised only with ``strict=True``."""


class ProbeError(SilentBuyerError, RuntimeError):
    """A probe failed or did not answer in time; raised only with ``strict=True``."""


class PluginError(SilentBuyerError, RuntimeError):
    """A plugin could not be loaded or registered; raised only with ``strict=True``."""


class Interrupted(KeyboardInterrupt):
    """Ctrl-C in a run of many: `done` holds the diagnoses (or the frame) of the buyers that were ready by then.

    In a notebook it is ``sys.last_value.done``. As a `KeyboardInterrupt` it ends a script that does not catch it.
    """

    def __init__(self, done: Any) -> None:
        super().__init__(f"interrupted; {len(done):,} of the answers are in the attribute `done` of this exception")
        self.done = done
