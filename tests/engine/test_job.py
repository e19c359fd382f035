"""A job is plain JSON, makes one engine a process, and refuses to work where something else is installed."""

import json
import multiprocessing
import os
import pickle
from datetime import UTC, datetime, timedelta

import attrs
import pytest

import silentbuyer as sb
from silentbuyer.engine.job import Job, engine_of, same_here
from silentbuyer.errors import CalibrationError, CustomerError, EngineError, PluginError
from silentbuyer.model.reply_law import starting_law

NOW = datetime(2026, 8, 19, 2, 0, tzinfo=UTC)
WE = sb.Seller.example("uv-germicidal")


def job(**more):
    return Job.of(WE, key="id", **{"now": NOW, "environment": False, **more})


def test_it_is_plain_json_and_travels():
    made = job(network=sb.Network(connect_ports={80: 8080}, nameservers=("127.0.0.1:53",)), keep=["owner"])

    assert Job.from_json(made.to_json()).to_json() == made.to_json()
    assert pickle.loads(pickle.dumps(made)) == made
    assert json.loads(made.to_json())["found"]["silentbuyer"] == sb.__version__


def test_the_engine_is_that_of_the_profile_and_the_policy():
    made = job(network=sb.Network(connect_ports={80: 8080}, concurrency=90), share=4, ignore=["slow-reply"])
    with made.engine() as engine:
        assert engine.seller == WE
        assert engine.network == sb.Network(connect_ports={80: 8080}, concurrency=22)
        assert "slow-reply" not in {owned.item.name for owned in engine.registry.rules}


def test_a_process_keeps_its_engine_and_its_child_makes_its_own():
    made = job()

    assert engine_of(made) is engine_of(Job.from_json(made.to_json()))
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(_pid_of_engine, (made,)) != os.getpid()


def _pid_of_engine(made):
    return os.getpid() if engine_of(made) is engine_of(made) else 0


@pytest.mark.parametrize(
    ("more", "error", "told"),
    [
        ({"plugins": [object()]}, EngineError, "names of modules or paths of files"),
        ({"plugins": ["no_such_module_of_ours"]}, PluginError, "no_such_module_of_ours"),
        ({"now": datetime(2026, 1, 1)}, CustomerError, "timezone-aware"),
        ({"ignore": ["slow-replay"]}, PluginError, "slow-reply"),
    ],
    ids=["an object", "a module that is not there", "a naive moment", "a rule that is not there"],
)
def test_what_cannot_be_is_told_before_anything_is_sent(more, error, told):
    with pytest.raises(error, match=told):
        job(**more)


def test_every_difference_is_named_with_both_sides():
    there = {"silentbuyer": "1.2", "plugin dhgate": "silentbuyer-dhgate 1.1", "rule x": "dhgate"}
    with pytest.raises(EngineError) as told:
        same_here(there, {"silentbuyer": "1.2", "plugin dhgate": "silentbuyer-dhgate 1.2", "rule y": "dhgate"})

    assert "plugin dhgate: silentbuyer-dhgate 1.1 / silentbuyer-dhgate 1.2" in str(told.value)
    assert "rule x: dhgate / nothing; rule y: nothing / dhgate" in str(told.value)
    assert f"process {os.getpid()}" in str(told.value)
    same_here(there, dict(there))


def test_an_experience_goes_with_it_as_text(tmp_path):
    learned = sb.Experience(priors={"price-or-terms": 3.0}, law=attrs.evolve(starting_law(), chance=0.2))
    learned.write(tmp_path / "mine.toml")
    plain, by_value, by_file = job(), job(experience=learned), job(experience=tmp_path / "mine.toml")
    assert by_value == by_file == Job.from_json(by_value.to_json())
    who = sb.Customer(
        id="1", country="DE", messages=[sb.Message(at=NOW - timedelta(days=3), sender="seller", text="?")]
    )
    told = [one.engine().diagnose(who, now=NOW, facts={}) for one in (plain, by_value)]
    assert told[1].silence.p_reply < told[0].silence.p_reply
    prior = [next(s.prior_bits for s in d.causes if s.cause == "price-or-terms") for d in told]
    assert prior[1] > prior[0] + 1


def test_an_experience_that_is_none_is_named_at_once(tmp_path):
    with pytest.raises(CalibrationError, match="no experience"):
        job(experience=tmp_path / "missing.toml")
