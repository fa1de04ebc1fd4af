"""perceptron doctor says what this machine has, and judges a right and a wrong program on it."""

import functools
import json
import subprocess
import sys

import pytest

from perceptron.commands import doctor
from perceptron.isolation.judged import Judged

EXTRAS = ["jinja2", "rich", "matplotlib", "nbformat", "distributed"]
WITHOUT = """
import json, sys
for name in json.loads(sys.argv[1]):
    sys.modules[name] = None
from perceptron.__main__ import main
raise SystemExit(main(["doctor"]))
"""


@pytest.fixture
def told(capsys):
    """Run the command; return its exit code, its lines, and the sentence at the end."""

    def told_():
        code = doctor.main([])
        above, _, end = capsys.readouterr().out.partition("\n\n")
        return code, above.splitlines(), " ".join(end.split())

    return told_


def test_where_every_layer_is_there_it_says_yes_in_twenty_lines_or_so(told):
    code, lines, end = told()
    assert (code, end[:4]) == (0, "Yes:")
    assert len(lines) < 24
    assert all(len(line) <= 100 for line in lines)
    topics = ["system", "packages", "extras", "account", "Landlock", "seccomp", "judged", "refused"]
    assert [line.split()[0] for line in lines if line[0] != " "] == topics


def test_a_layer_that_is_missing_is_named_with_what_to_do_and_nothing_is_judged(told, monkeypatch):
    monkeypatch.setattr(doctor, "missing_layers", lambda: ["Landlock (asleep)", "seccomp"])
    monkeypatch.setattr(doctor, "landlock_version", lambda: 0)
    monkeypatch.setattr(doctor, "has_seccomp", lambda: False)
    code, lines, end = told()
    assert (code, end[:3]) == (1, "No:")
    assert "Missing: Landlock (asleep); seccomp. Grade on Linux" in end
    assert "check FILE --trust" in end
    assert lines[-2:] == ["Landlock  missing", "seccomp   missing"]


def test_what_an_older_landlock_lets_pass_is_told_with_what_holds_it(told, monkeypatch):
    monkeypatch.setattr(doctor, "landlock_version", lambda: 3)
    held = [*doctor.LANDLOCK.values()]
    rows = [line for line in told()[1] if line.strip().startswith((*held,))]
    later = [f"no, since version {since} only; seccomp does" for since in (4, 5, 6)]
    assert [row.split("  ")[-1].strip() for row in rows] == ["yes", "yes", *later]


@pytest.mark.parametrize(
    ("programs", "misjudged"),
    [
        ({"right.py": "0", "wrong.py": "0"}, "right.py: failed: after"),
        ({"right.py": "step", "wrong.py": "step"}, "wrong.py: passed"),
        ({"right.py": "no name", "wrong.py": "0"}, "right.py: cannot be imported: SyntaxError"),
    ],
)
def test_a_wrong_judgement_is_our_fault(told, monkeypatch, programs, misjudged):
    monkeypatch.setattr(doctor, "PROGRAMS", programs)
    code, _, end = told()
    assert (code, end[:8]) == (3, "Unknown:")
    assert misjudged in end


def test_an_error_while_judging_is_our_fault(told, monkeypatch):
    def ended(*_, **__):
        raise OSError("it has ended")

    monkeypatch.setattr(doctor, "Judged", ended)
    code, _, end = told()
    assert (code, end[:8]) == (3, "Unknown:")
    assert "(OSError: it has ended (test_doctor.py, line" in end


def test_what_a_program_can_do_though_every_layer_is_there_is_told(told, monkeypatch):
    monkeypatch.setattr(doctor, "Judged", functools.partial(Judged, trust=True))
    code, _, end = told()
    assert (code, end[:3]) == (1, "No:")
    assert f"a confined program could {', '.join(doctor.FORBIDDEN)}." in end


def test_an_extra_is_installed_where_all_is_that_it_needs(told, monkeypatch):
    monkeypatch.setattr(doctor, "_is_installed", lambda needed: needed.name != "matplotlib")
    assert "extras    cluster, notebook, progress; not installed: grade, plot" in told()[1]


def test_a_package_too_old_is_not_installed(monkeypatch):
    monkeypatch.setattr(doctor, "version", lambda _: "1.0")
    assert doctor._is_installed(doctor.Requirement("rich>=1.0"))
    assert not doctor._is_installed(doctor.Requirement("rich>=13.7"))


def test_a_copy_that_nobody_has_installed_says_so(told, monkeypatch):
    monkeypatch.setattr(doctor, "DISTRIBUTION", "perceptron-that-is-nowhere")
    code, lines, _ = told()
    assert code == 0
    nowhere = "perceptron-that-is-nowhere"
    assert f"packages  {nowhere} is not installed: pip install {nowhere}" in lines


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_on_another_system_it_says_no_and_asks_nothing_of_linux(told, monkeypatch, system):
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.delattr("os.geteuid")
    code, lines, end = told()
    assert (code, len(lines)) == (1, 3)
    assert end.startswith("No: other people's code cannot be judged here. Missing: Linux (this is")


def test_the_four_base_packages_are_enough():
    done = subprocess.run(
        [sys.executable, "-P", "-c", WITHOUT, json.dumps(EXTRAS)], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
