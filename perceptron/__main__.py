"""The command `perceptron`: judge submissions (check), decide separability (decide)."""

import sys

USAGE = """usage: perceptron COMMAND ...

  check TARGET...   judge perceptrons by the properties of every correct one
  decide FILE.csv   say whether a line separates labelled rows, with a proof

perceptron COMMAND --help says more."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    if given and given[0] == "check":
        from perceptron.commands import check

        return check.main(given[1:])
    if given and given[0] == "decide":
        from perceptron.commands import decide

        return decide.main(given[1:])
    if given and given[0] in {"-h", "--help"}:
        print(USAGE)
        return 0
    problem = f"command={given[0]!r}: expected check or decide" if given else "no command given"
    print(f"perceptron: {problem}\n\n{USAGE}", file=sys.stderr)
    return 4


if __name__ == "__main__":
    raise SystemExit(main())
