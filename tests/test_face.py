"""The public face: light to import, lazy, and true to its own list."""

import subprocess
import sys

import silentbuyer as sb

HEAVY = ("dns", "tldextract", "holidays", "aiohttp", "lxml", "cattrs", "email_validator", "idna", "asyncio")


def run(code):
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True
    ).stdout


def test_importing_loads_nothing_heavier_than_attrs_and_pluggy():
    loaded = run("import silentbuyer, sys; print(*sorted({m.partition('.')[0] for m in sys.modules}))").split()

    assert not set(HEAVY) & set(loaded)


def test_a_customer_and_a_seller_can_be_made_without_heavy_imports():
    code = "import silentbuyer as sb, sys; sb.Customer(id='1'); sb.Seller(); print(*{m.partition('.')[0] for m in sys.modules})"

    assert not set(HEAVY) & set(run(code).split())


def test_the_written_list_is_that_of_the_tables():
    assert sorted(sb.__all__) == sorted(["__version__", *sb._HOME_OF, *sb._MODULES])


def test_functions_that_mention_the_library_travel_to_workers():
    code = """
import cloudpickle, pickle, silentbuyer as sb
def work(id): return sb.Customer(id=id).id
print(pickle.loads(cloudpickle.dumps(work))("7"), pickle.loads(cloudpickle.dumps(sb)) is sb)
"""

    assert run(code).split() == ["7", "True"]


def test_a_rule_of_a_notebook_travels_whole(tmp_path):
    code = f"""
import cloudpickle, silentbuyer as sb
@sb.rule("no-phone")
def no_phone(case):
    if not case.customer.phone:
        yield sb.Finding(because="no phone", weights={{"unreachable": 1.0}}, evidence=("phone is empty",))
open({str(tmp_path / "rule")!r}, "wb").write(cloudpickle.dumps(no_phone))
"""
    run(code)
    elsewhere = f"""
import pickle
rule = pickle.load(open({str(tmp_path / "rule")!r}, "rb"))
print(rule.name, callable(rule.judge))
"""

    assert run(elsewhere).split() == ["no-phone", "True"]


def test_every_public_name_is_there():
    assert {name: hasattr(sb, name) for name in sb.__all__} == dict.fromkeys(sb.__all__, True)
    assert set(dir(sb)) == set(sb.__all__)


def test_a_misspelt_name_is_an_attribute_error():
    assert not hasattr(sb, "Custommer")


def test_a_submodule_never_hides_the_public_name_of_the_same_spelling():
    code = "import silentbuyer.model.rule, silentbuyer.plugins, silentbuyer as sb; print(callable(sb.rule), callable(sb.plugins))"

    assert run(code).split() == ["True", "True"]


def test_design_names_are_all_public():
    names = """Customer Contact Message Order Stage Seller Sector Question Known Unknown Facts Finding Cause Action Diagnosis
    Silence Engine Network Rule Probe rule hookimpl diagnose adiagnose diagnose_all plugins rules errors testing"""

    assert set(names.split()) <= set(sb.__all__)
