"""The command `perceptron`: judge a program (check) or a class (grade), decide separability."""

import sys  # all else once the working folder is left

from perceptron.commands.safe_path import leave_the_working_folder

USAGE = """usage: perceptron COMMAND ...

  check TARGET...            judge perceptrons by the properties of every correct one
  grade PATH... --out DIR    judge a class: a gradebook, tables, feedback, a report
  override DIR ...           change a mark by hand
  decide FILE.csv            say whether a line separates labelled rows, with a proof
  train GATE                 learn AND, XOR ... in 100 random steps, shown step by step
  properties [NAME]          print the properties: claim, source, needs, a bug each catches
  doctor                     say whether other people's code can be judged on this machine
  figures --out DIR          draw the perceptron, its lines and its mistakes, for slides

perceptron COMMAND --help says more."""
COMMANDS = ("check", "grade", "override", "decide", "train", "properties", "doctor", "figures")


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return the exit code."""
    if arguments is None:  # as the command, and not as somebody's function
        leave_the_working_folder()
    from perceptron.commands.output import answered

    given = sys.argv[1:] if arguments is None else arguments
    return answered(given[0] if given and given[0] in COMMANDS else "", lambda: _run(given))


def _run(given: list[str]) -> int:
    from importlib import import_module

    if given and given[0] in COMMANDS:
        return int(import_module(f"perceptron.commands.{given[0]}").main(given[1:]))
    if given and given[0] in {"-h", "--help"}:
        print(USAGE)
        return 0
    problem = (
        f"command={given[0]!r}: expected one of {', '.join(COMMANDS)}"
        if given
        else "no command given"
    )
    print(f"perceptron: {problem}\n\n{USAGE}", file=sys.stderr)
    return 4


if __name__ == "__main__":
    raise SystemExit(main())
