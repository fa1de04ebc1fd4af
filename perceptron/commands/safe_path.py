"""No process of a command imports from the working folder, which may hold what students handed in.

Nothing is imported here but what Python itself has imported by then: it could be a student's.
"""

import os
import sys


def leave_the_working_folder() -> None:
    """Take the working folder from where this process and all that it starts look for modules.

    PYTHONPATH is the user's own word, but for the working folder, which an empty entry means too.
    Under `python -E` what is started would not hear of that: SystemExit.
    """
    if sys.flags.ignore_environment and not sys.flags.safe_path:
        told = "expected python -EP, else what is started here imports from this folder"
        print(f"perceptron: python -E: {told}", file=sys.stderr)
        raise SystemExit(4)
    path = os.environ.pop("PYTHONPATH", "")
    entries = [] if sys.flags.ignore_environment else path.split(os.pathsep)
    given = len(entries) + (not sys.flags.safe_path)
    sys.path[:given] = [entry for entry in sys.path[:given] if not _is_here(entry)]
    if kept := [os.path.abspath(entry) for entry in entries if not _is_here(entry)]:
        os.environ["PYTHONPATH"] = os.pathsep.join(kept)
    os.environ["PYTHONSAFEPATH"] = "1"


def _is_here(entry: str) -> bool:
    try:
        return os.path.samefile(entry or os.curdir, os.curdir)
    except OSError:  # no such folder
        return False
