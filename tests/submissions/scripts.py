"""The script of each wrong program, run where there is numpy and nothing else.

    python tests/submissions/scripts.py PYTHON [NAME ...]

PYTHON is an interpreter that has numpy, such as that of a fresh virtual environment. Each chaff is
judged by the property that it stands for, confined; its script must print the numbers that were seen
and exit with 1. Prints those that do not, and how many do.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from matrix import entries

from perceptron.contract import TargetError
from perceptron.conventions import Conventions
from perceptron.isolation.processes import Zygote
from perceptron.isolation.remote import RemoteModel
from perceptron.judge import assignment_from, judge
from perceptron.limits import Limits
from perceptron.properties import every_property
from perceptron.reports.script import script_of
from perceptron.targets import find_targets


def run(script, source, python):
    """Run a script beside a copy of the program that it shows; return what came of it."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(source, folder)
        file = Path(folder, "shows.py")
        file.write_text(script, encoding="utf-8")
        return subprocess.run(
            [python, str(file)], cwd=folder, capture_output=True, text=True, check=False, timeout=99
        )


def shows(outcome, script, source, python):
    """Say whether a script ends as it must: with the claim, or with the program's own error."""
    done = run(script, source, python)
    told = "What happened:" in done.stderr
    raised = outcome.status == "error" and outcome.message.partition(":")[0] in done.stderr
    return done.returncode == 1 and (told or raised)


def main(python, *names):
    zygote, counts = Zygote(["nbformat"]), {True: 0, False: 0}
    for entry in entries():
        if entry.is_wheat or (names and entry.path.stem not in names):
            continue
        law = every_property()[f"test_{entry.caught_by[0]}"]
        (target,) = find_targets([str(entry.path)])
        try:
            model = RemoteModel(target, Conventions(), zygote, Limits(call=2))
        except TargetError:
            print(f"{entry.path.name}: cannot be driven")
            continue
        (outcome,) = judge(model, assignment_from(entry.asks), laws=[law], examples=40)
        if outcome.status not in {"failed", "error"}:
            print(f"{entry.path.name}: {outcome.name}: {outcome.status}")
            continue
        script = script_of(outcome, entry.path.name)
        held = bool(script) and shows(outcome, script, entry.path, python)
        counts[held] += 1
        if not held:
            print(f"{entry.path.name}: {outcome.name}: {'not shown' if script else 'no script'}")
    zygote.close()
    print(f"{counts[True]} of {sum(counts.values())} scripts show what was seen")
    return 0 if not counts[False] else 1


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
