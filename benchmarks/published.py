"""Judge perceptrons that PyPI has, as README tells of them: python benchmarks/published.py

Each is installed into a folder of its own, which is then a submission: so the names of numpy that
a package of long ago uses are read as their successors. Needs the network; exits with 0 whatever
they are found to be, since that is what it is run for.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent / "examples"
# The distribution, the file that is judged and what it holds if that is ours, the assignment.
PUBLISHED = [
    ("OneNeuron", "Perceptron/Perceptron.py", None, None),
    ("perceptron-pypi", "preceptron/perceptron.py", None, None),
    ("neurolab", "network.py", "import neurolab\n", EXAMPLES / "neurolab"),
]


def main() -> None:
    """Install and judge each; print what --explain says and how many properties hold."""
    for name, file, text, assignment in PUBLISHED:
        with tempfile.TemporaryDirectory() as folder:
            pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps"]
            subprocess.run([*pip, "--target", folder, name], check=True)
            path = Path(folder, file)
            if text is not None:
                path.write_text(text, encoding="utf-8")
            check = [sys.executable, "-m", "perceptron", "check", str(path)]
            check += [f"--assignment={assignment}"] if assignment else []
            check.append("--trust")  # a whole package, which its file imports
            print(f"== {name}", flush=True)
            subprocess.run([*check, "--explain"], check=True)
            done = subprocess.run(check, capture_output=True, text=True, check=False)
            told = [
                line for line in done.stdout.splitlines() if "properties that count hold" in line
            ]
            errors = {line for line in done.stdout.splitlines() if "Error: " in line}
            print("\n".join([*told, *sorted(errors)[:1]]), flush=True)


if __name__ == "__main__":
    main()
