"""Kill grading at random instants, go on, and compare with a run that nobody disturbed.

    python tests/grading/interrupted.py [--times 20] [--submissions 100] [--jobs 2] [--seed 0]

Each time the run is killed (SIGKILL) at a random instant, and the same command then ends it. Prints
how each gradebook compares with the undisturbed one, durations and dates apart.
"""

import argparse
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from grading.programs import write_assignment, write_class


def content(out: Path) -> list[object]:
    """Return all that a gradebook holds, in a fixed order, less durations and dates."""
    with sqlite3.connect(out / "grades.sqlite") as database:
        return [
            *database.execute("SELECT name, value FROM meta ORDER BY name"),
            *database.execute(
                "SELECT name, digest, file, findings, coverage, trouble "
                "FROM submissions ORDER BY name"
            ),
            *database.execute("SELECT * FROM outcomes ORDER BY submission, property"),
            *database.execute("SELECT submission, property, status, reason FROM overrides"),
        ]


def command(folder: Path, out: Path, *more: str) -> list[str]:
    """Return the command that grades the class of a folder."""
    words = [sys.executable, "-P", "-m", "perceptron", "grade", str(folder / "class")]
    return [*words, "--assignment", str(folder / "assignment"), "--out", str(out), *more]


def killed_after(seconds: float, words: list[str]) -> bool:
    """Run a command, and kill it and nothing else after a while; say whether that was in time."""
    run = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    try:
        run.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        run.send_signal(signal.SIGKILL)
        run.wait()
        return True
    return False


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--submissions", type=int, default=100)
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    folder = Path(tempfile.mkdtemp())
    write_class(folder / "class", options.submissions)
    write_assignment(folder / "assignment")
    jobs = ("--jobs", str(options.jobs))
    undisturbed = folder / "undisturbed"
    started = time.monotonic()
    subprocess.run(command(folder, undisturbed, *jobs), check=True, stdout=subprocess.DEVNULL)
    seconds = time.monotonic() - started
    expected, alike = content(undisturbed), 0
    print(f"undisturbed: {len(expected)} rows in {seconds:.0f} s", flush=True)
    for number in range(options.times):
        out, after = folder / f"out{number}", chance.uniform(0, seconds)
        killed = killed_after(after, command(folder, out, *jobs))
        subprocess.run(command(folder, out, *jobs), check=True, stdout=subprocess.DEVNULL)
        same = content(out) == expected
        alike += same
        how = f"killed after {after:.2f} s" if killed else "ended before it was killed"
        print(f"{number + 1}: {how}: {'identical' if same else 'DIFFERENT'}", flush=True)
        shutil.rmtree(out)
    shutil.rmtree(folder)
    print(f"{alike} of {options.times} gradebooks are those of the undisturbed run")
    return 0 if alike == options.times else 1


if __name__ == "__main__":
    raise SystemExit(main())
