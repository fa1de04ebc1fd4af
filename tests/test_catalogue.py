"""The catalogue says of each property what it claims, why, what it needs and what it catches."""

import tomllib
from pathlib import Path

import pytest

from perceptron.__main__ import main
from perceptron.catalogue import catalogue, entry_of
from perceptron.contract import CAPABILITIES
from perceptron.properties import every_property

TABLE = Path(__file__).parent / "submissions" / "table.toml"
ENTRIES = catalogue()


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_each_property_has_a_claim_a_reason_and_a_bug_that_it_is_tried_on(entry):
    """`tests/properties/test_corpora.py` and matrix.py hold it to catching what the table lists."""
    listed = {
        name: row.get("caught_by", ())
        for rows in tomllib.loads(TABLE.read_text()).values()
        for name, row in rows.items()
    }
    assert entry.claim.endswith(".")
    assert entry.why.endswith((".", ".)"))
    assert {*entry.needs} <= {*CAPABILITIES}
    assert entry.name in listed[entry.example]


def test_the_catalogue_has_all_properties():
    assert [f"test_{entry.name}" for entry in ENTRIES] == [*every_property()]


def test_a_property_of_somebodys_own_may_say_less():
    def test_mine():
        """Mine holds.

        As we saw (in week 2).
        """

    entry = entry_of(test_mine)
    assert (entry.claim, entry.why, entry.bug) == ("Mine holds.", "As we saw (in week 2).", "")


def printed(capsys, *names):
    assert main(["properties", *names]) == 0
    return capsys.readouterr().out


def test_the_command_prints_every_entry(capsys):
    text = " ".join(printed(capsys).split())
    for entry in ENTRIES:
        for part in (entry.name, entry.claim, entry.why, entry.bug, ", ".join(entry.needs)):
            assert part in text


def test_a_theme_or_a_property_is_printed_alone(capsys):
    gates = printed(capsys, "gates")
    assert "three_learned_gates_compute_xor" in gates
    assert "  enough_passes   passes that can be set" in gates
    assert "weights_on_a_gate" not in gates
    one = printed(capsys, "lists_are_accepted")
    assert "fit (takes no mark unless it is asked for)" in one
    assert "one_class_is_accepted" not in one


def test_a_part_of_a_name_is_told_with_the_name(capsys):
    assert main(["properties", "hidden_layer_of_gates"]) == 2
    assert capsys.readouterr().err.endswith("expected a known name\n")
    assert main(["properties", "compute_xor"]) == 2
    assert "did you mean three_learned_gates_compute_xor?" in capsys.readouterr().err


def test_an_unknown_name_is_told_with_the_nearest(capsys):
    assert main(["properties", "gate"]) == 2
    assert "NAME='gate': expected a known name; did you mean gates?" in capsys.readouterr().err
