"""Kill grading at random instants, go on, and compare with a run that nobody disturbed.

    python tests/grading/interrupted.py [--times 20] [--submissions 100] [--jobs 2] [--seed 0]

So many times the run is killed (SIGKILL) at a random instant. As many times it goes on while some
of its processes are killed, of one kind each time: the workers that hold the submissions, the
zygotes that these are forked from, or the processes of the pool, which judge. The same command then
runs until it ends with code 0. Prints how each gradebook compares with the undisturbed one,
durations and dates apart.
"""

import argparse
import contextlib
import itertools
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

MOST_KILLS, TRIES = 3, 3  # of a run that goes on; of the command until it ends with 0


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


def processes_of(run: int) -> dict[str, list[int]]:
    """Return the processes that came of a run by their kind: what they are started by tells it."""
    parents, lines = {}, {}
    for entry in Path("/proc").iterdir():
        with contextlib.suppress(OSError, ValueError):  # one that has ended, or is no process
            state, parent = (entry / "stat").read_text().rpartition(")")[2].split()[:2]
            if state != "Z":
                lines[int(entry.name)] = (entry / "cmdline").read_text()
                parents[int(entry.name)] = int(parent)
    pool = [p for p in lines if parents[p] == run and "spawn_main" in lines[p]]
    zygotes = [p for p in lines if parents[p] in pool and "isolation.zygote" in lines[p]]
    workers = [p for p in lines if parents[p] in zygotes]
    return {"run": [run], "pool": pool, "zygote": zygotes, "worker": workers}


def disturbed(words: list[str], kind: str, instants: list[float], chance: random.Random) -> str:
    """Run a command, and kill one process of a kind at each instant; return what came of it."""
    killed = 0
    with subprocess.Popen(words, stdout=subprocess.DEVNULL) as run:
        began = time.monotonic()
        for instant in instants:
            with contextlib.suppress(subprocess.TimeoutExpired):
                run.wait(timeout=max(0.0, began + instant - time.monotonic()))
            while run.poll() is None:
                if there := processes_of(run.pid)[kind]:
                    os.kill(chance.choice(there), signal.SIGKILL)
                    killed += 1
                    break
                time.sleep(0.005)
    return f"{kind} killed {killed} times, code {run.returncode}"


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
    others = itertools.islice(itertools.cycle(("worker", "zygote", "pool")), options.times)
    kinds = [*["run"] * options.times, *others]
    for number, kind in enumerate(kinds):
        out, kills = folder / f"out{number}", 1 if kind == "run" else MOST_KILLS
        instants = sorted(chance.uniform(0, seconds) for _ in range(kills))
        how = disturbed(command(folder, out, *jobs), kind, instants, chance)
        for _ in range(TRIES):
            again = subprocess.run(command(folder, out, *jobs), stdout=subprocess.DEVNULL)
            if again.returncode == 0:
                break
        same = again.returncode == 0 and content(out) == expected
        alike += same
        print(f"{number + 1}: {how}: {'identical' if same else 'DIFFERENT'}", flush=True)
        shutil.rmtree(out)
    shutil.rmtree(folder)
    print(f"{alike} of {len(kinds)} gradebooks are those of the undisturbed run")
    return 0 if alike == len(kinds) else 1


if __name__ == "__main__":
    raise SystemExit(main())
