"""No process of a command imports from the working folder, which may hold what students handed in.

Nothing is imported here but what Python itself has imported by then: it could be a student's.
"""

import os
import sys


def leave_the_working_folder() -> None:
    """Take the working folder from where this process and all that it starts look for modules.

    PYTHONPATH is the user's own word, but for the working folder, which an empty entry means too,
    and for what the command line names, as a folder of submissions. Under `python -E` what is
    started would not hear of that: SystemExit. Nor does coverage obey a file of that folder.
    """
    if sys.flags.ignore_environment and not sys.flags.safe_path:
        told = "expected python -EP, else what is started here imports from this folder"
        print(f"perceptron: python -E: {told}", file=sys.stderr)
        raise SystemExit(4)
    path = os.environ.pop("PYTHONPATH", "")
    entries = [] if sys.flags.ignore_environment else path.split(os.pathsep)
    given = len(entries) + (not sys.flags.safe_path)
    sys.path[:given] = [entry for entry in sys.path[:given] if not _is_others(entry)]
    if kept := [os.path.abspath(entry) for entry in entries if not _is_others(entry)]:
        os.environ["PYTHONPATH"] = os.pathsep.join(kept)
    os.environ["PYTHONSAFEPATH"] = "1"
    os.environ.pop("COVERAGE_PROCESS_START", None)


def _is_others(entry: str) -> bool:
    """Say whether an entry of the path is the working folder, or lies in what is to be judged."""
    words = (word.partition("=")[2] if word[:1] == "-" else word for word in sys.argv[1:])
    named = {os.path.realpath(word) for word in words if os.path.isdir(word)}
    here = os.path.realpath(entry or os.curdir)
    return here == os.path.realpath(os.curdir) or any(
        here == folder or here.startswith(os.path.join(folder, "")) for folder in named
    )
