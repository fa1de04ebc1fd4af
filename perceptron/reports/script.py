"""A script of plain numpy and the student's own file that shows what was judged, to the digit."""

from textwrap import wrap

from perceptron.guard import printable
from perceptron.outcomes import Outcome

HEAD = '''\
{about}
#
# Put it beside {file}{notebook} and run it.
# It needs numpy and nothing else. It runs the code of that file, so run only your own.
import importlib.util
import random
import sys
from math import inf, nan

import numpy as np

spec = importlib.util.spec_from_file_location("program", {file!r})
program = importlib.util.module_from_spec(spec)
sys.modules["program"] = program
sys.path.insert(0, ".")
spec.loader.exec_module(program)
seen = []


def show(what, value):
    """Print a value, its numbers to the digit."""
    value = value.tolist() if hasattr(value, "tolist") else value
    if isinstance(value, (list, tuple)):
        value = [v.tolist() if hasattr(v, "tolist") else v for v in value]
    print(f"{{what}}: {{value}}")
    seen.append(f"{{what}}: {{value}}")

{helpers}'''
READ_ONLY = """
def read_only(array):
    array.flags.writeable = False
    return array

"""
STEP = """
def step(z):
    return np.where(np.asarray(z) >= 0, {high!r}, {low!r})[()]

"""
TAIL = """
if seen == {seen}:
    sys.exit({told!r})
print("This is not what was seen when it was judged: the program answers differently now.")
"""
NOTE = "  # "
SAVED = ", which holds your notebook's class,"


def script_of(outcome: Outcome, file: str) -> str:
    """Return the script for a submission's file; empty where the calls are not known.

    Run beside the student's file it prints the labels, weights and bias that were seen when the
    program was judged, then says what any perceptron must do, and ends with exit code 1.
    """
    if not outcome.transcript:
        return ""
    claim = " ".join(outcome.claim.split())
    about = "\n".join(f"# {line}" for line in wrap(f"{outcome.name}: {claim}", 96))
    body = "\n".join(outcome.transcript)
    helpers = READ_ONLY * ("read_only(" in body) + STEP.format(low=0, high=1) * ("=step" in body)
    seen = [line.partition(NOTE)[2] for line in outcome.transcript if line.lstrip()[:5] == "show("]
    told = f"{printable(claim, 500)} What happened: {printable(outcome.message, 500)}"
    told += f" Why: {printable(outcome.why, 500)}" * bool(outcome.why)
    listed = "[\n" + "".join(f"    {each!r},\n" for each in seen) + "]"
    plain = printable(file or "student.py").removesuffix(".ipynb").removesuffix(".py") + ".py"
    notebook = SAVED * file.endswith(".ipynb")
    head = HEAD.format(about=about, file=plain, notebook=notebook, helpers=helpers)
    return f"{head}\n{body}\n{TAIL.format(seen=listed, told=told)}"
