"""Why a foreign buyer has gone silent, how sure that is, and what to do next.

```python
import silentbuyer as sb

d = sb.diagnose(sb.Customer(id="C-1", email="ana@aquapura.example", country="BR"), sb.Seller(country="CN"))
print(d)
```

Everything is imported when it is first used, so that `import silentbuyer` stays as light as attrs and pluggy.
"""

from __future__ import annotations

import sys
import types
from typing import TYPE_CHECKING

from silentbuyer.values.version import __version__

if TYPE_CHECKING:
    from silentbuyer import calendars, errors, mailbox, probes, rules, testing
    from silentbuyer.addresses.network import Network
    from silentbuyer.batch.diagnoses import Diagnoses
    from silentbuyer.cache.store import Cache
    from silentbuyer.calendars.absence import Absence
    from silentbuyer.calendars.days_off import DaysOff
    from silentbuyer.calibration.backtest import backtest
    from silentbuyer.calibration.calibrate import calibrate
    from silentbuyer.calibration.learning import learn
    from silentbuyer.engine.calls import adiagnose, diagnose, diagnose_all
    from silentbuyer.engine.engine import Engine
    from silentbuyer.engine.frame import diagnose_frame
    from silentbuyer.language.saying import say
    from silentbuyer.language.words import Words
    from silentbuyer.model.case import Case
    from silentbuyer.model.customer import Contact, Customer, Message, Order, Stage
    from silentbuyer.model.diagnosis import Action, CauseScore, Complaint, Diagnosis, Profile, Silence
    from silentbuyer.model.experience import Experience
    from silentbuyer.model.facts import Facts, Known, Question, Unknown
    from silentbuyer.model.findings import Cause, Finding
    from silentbuyer.model.own_cause import Advice, OwnCause
    from silentbuyer.model.play import Play
    from silentbuyer.model.probe import Probe, Wire
    from silentbuyer.model.reader import Reader
    from silentbuyer.model.rule import Rule, rule
    from silentbuyer.model.seller import Sector, Seller
    from silentbuyer.pages.look import Page
    from silentbuyer.playbook.plan import plan
    from silentbuyer.plugins.hookspecs import hookimpl
    from silentbuyer.plugins.manager import plugins
    from silentbuyer.rules.own_phrases import Phrases

_HOMES = {
    "addresses.network": ["Network"],
    "batch.diagnoses": ["Diagnoses"],
    "calibration.backtest": ["backtest"],
    "calibration.calibrate": ["calibrate"],
    "calibration.learning": ["learn"],
    "cache.store": ["Cache"],
    "calendars.absence": ["Absence"],
    "calendars.days_off": ["DaysOff"],
    "engine.calls": ["adiagnose", "diagnose", "diagnose_all"],
    "engine.engine": ["Engine"],
    "engine.frame": ["diagnose_frame"],
    "language.saying": ["say"],
    "language.words": ["Words"],
    "model.case": ["Case"],
    "model.customer": ["Contact", "Customer", "Message", "Order", "Stage"],
    "model.diagnosis": ["Action", "CauseScore", "Complaint", "Diagnosis", "Profile", "Silence"],
    "model.experience": ["Experience"],
    "model.facts": ["Facts", "Known", "Question", "Unknown"],
    "model.findings": ["Cause", "Finding"],
    "model.own_cause": ["Advice", "OwnCause"],
    "model.play": ["Play"],
    "model.probe": ["Probe", "Wire"],
    "model.reader": ["Reader"],
    "model.rule": ["Rule", "rule"],
    "model.seller": ["Sector", "Seller"],
    "pages.look": ["Page"],
    "playbook.plan": ["plan"],
    "plugins.hookspecs": ["hookimpl"],
    "plugins.manager": ["plugins"],
    "rules.own_phrases": ["Phrases"],
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}
_MODULES = ("calendars", "errors", "mailbox", "probes", "rules", "testing")

# Written out, as type checkers read no computed list; a test compares it with the tables above.
__all__ = [
    "Absence",
    "Action",
    "Advice",
    "Cache",
    "Case",
    "Cause",
    "CauseScore",
    "Complaint",
    "Contact",
    "Customer",
    "DaysOff",
    "Diagnoses",
    "Diagnosis",
    "Engine",
    "Experience",
    "Facts",
    "Finding",
    "Known",
    "Message",
    "Network",
    "Order",
    "OwnCause",
    "Page",
    "Phrases",
    "Play",
    "Probe",
    "Profile",
    "Question",
    "Reader",
    "Rule",
    "Sector",
    "Seller",
    "Silence",
    "Stage",
    "Unknown",
    "Wire",
    "Words",
    "__version__",
    "adiagnose",
    "backtest",
    "calendars",
    "calibrate",
    "diagnose",
    "diagnose_all",
    "diagnose_frame",
    "errors",
    "hookimpl",
    "learn",
    "mailbox",
    "plan",
    "plugins",
    "probes",
    "rule",
    "rules",
    "say",
    "testing",
]

if not TYPE_CHECKING:
    # Hidden from type checkers: a module-level __getattr__ would make them accept any misspelt name.

    def __getattr__(name):
        from importlib import import_module

        if name in _HOME_OF:
            value = getattr(import_module(f"silentbuyer.{_HOME_OF[name]}"), name)
        elif name in _MODULES:
            value = import_module(f"silentbuyer.{name}")
        else:
            raise AttributeError(f"module 'silentbuyer' has no attribute {name!r}")
        globals()[name] = value
        return value

    def __dir__():
        return sorted(__all__)

    class _Face(types.ModuleType):
        # Importing silentbuyer.model.rule would bind that module over the public name `rule`; the public name wins.
        def __setattr__(self, name, value):
            if not (name in _HOME_OF and isinstance(value, types.ModuleType)):
                super().__setattr__(name, value)

        def __reduce__(self):
            # Pickled by name, as any module: functions that mention it travel to the workers of a cluster.
            from importlib import import_module

            return import_module, (self.__name__,)

    sys.modules[__name__].__class__ = _Face
