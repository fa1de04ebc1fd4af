"""`perceptron check TARGET...` judges submissions with pytest, each file's code confined."""

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

from perceptron.contract import TargetError
from perceptron.conventions import Conventions
from perceptron.isolation.judged import Judged
from perceptron.isolation.remote import as_pattern
from perceptron.judge import assignment_from
from perceptron.limits import parsed_limits
from perceptron.model import Unjudged
from perceptron.reports.text import explained
from perceptron.scratch import scratch_folder
from perceptron.survey import assignment_in

USAGE = """usage: perceptron check TARGET... [--explain] [--assignment=DIR] [--cov] [options]

Judge each TARGET (module:Name, module:Name(tol=None), a .py file, a folder of submissions) by the
properties of every correct perceptron. Files run confined, in processes of their own; a module runs
in the judge's. Options go on to pytest: -k, -n, -x, --junitxml=FILE, --examples=N, --asks=LIST,
--property-seed=N (other long options: value after =). --replay=NAME runs one property alone, with
the calls that show what fails; NAME@CODE, as the table has it, meets that very example again.
--explain prints how each would be driven, and judges nothing. --assignment=DIR has a grading.toml,
with properties of its own perhaps, or an adapter.py. --cov shows the coverage of the submissions'
own files. --limit=NAME=NUMBER bounds what a submission may use up. --trust runs files in the
judge's process too, where they can do whatever you can; --bwrap puts bubblewrap around those that
are confined, as a further layer.

Exit codes: 0 nothing failed, 1 a property failed, 2 interrupted, 3 the grader failed, 4 a bad
target or option, 5 no property was chosen."""
TAKES_VALUE = {"-k", "-n", "-m", "-p", "-o", "-r"}
LONG_TAKES_VALUE = {"--junitxml", "--junit-xml", "--maxfail", "--durations", "--tb"}
LONG_TAKES_VALUE |= {
    "--assignment",
    "--examples",
    "--asks",
    "--property-seed",
    "--replay",
    "--basetemp",
    "--limit",
}
# Coverage's own patterns of lines to leave out take for ever on a file of empty lines.
LEFT_OUT = "exclude_lines = pragma: no cover\npartial_branches = pragma: no branch\n"
FINISHED = "finished"
SESSION = "from perceptron.commands.session import run; run({parent})"
ASSIGNMENT = "--assignment="
PATHS = (ASSIGNMENT, "--junitxml=", "--junit-xml=", "--log-file=", "--report-log=", "--basetemp=")


def main(arguments: list[str]) -> int:
    """Run pytest on the properties with nothing of the working folder obeyed; return its code."""
    if {"-h", "--help"} & {*arguments}:
        print(USAGE)
        return 0
    targets, options = split(arguments)
    files = [option for option in options if option[0:1] == "-" and os.path.lexists(option)]
    if files:
        told = f"{files[0]}: an option, and a file here; name the folder, or put targets after --"
        print(f"perceptron check: {told}", file=sys.stderr)
        return 4
    if not targets:
        print(f"perceptron check: no TARGET given\n\n{USAGE}", file=sys.stderr)
        return 4
    if "--explain" in options:
        return _explain(targets, options)
    coverage = "--cov" in options
    options = [option for option in options if option != "--cov"]
    with scratch_folder() as scratch:
        config = Path(scratch, "pytest.ini")
        config.write_text(_configuration(coverage), encoding="utf-8")
        command = [sys.executable, "-P", "-c", SESSION.format(parent=os.getpid())]
        command += ["-c", str(config), f"--rootdir={scratch}", "--noconftest"]
        command += ["-p", "perceptron.pytest_plugin"]
        command += ["-p", "no:cacheprovider", "-p", "no:randomly"]
        if coverage:
            command += ["--cov", f"--cov-config={_coverage_file(str(scratch), targets)}"]
            command += ["--cov-report=term-missing"]
        command += [f"--implementation={absolute(target)}" for target in targets]
        command += [*map(_absolute_path, options), "--pyargs", "perceptron.properties"]
        # The scratch folder is the working one: xdist's workers import from it, and it is ours.
        with subprocess.Popen(command, cwd=scratch, env=_environment()) as run:
            code = _wait(run)
        if code < 0:
            told = f"the run was ended from outside by signal {-code}"
            print(f"perceptron check: {told}", file=sys.stderr)
            return 3
        if code == 0 and not Path(scratch, FINISHED).exists():
            print("perceptron check: the run was ended from inside", file=sys.stderr)
            return 3
        return code


def _explain(targets: list[str], options: list[str]) -> int:
    """Print what was found out about each target, and judge nothing."""
    folders = _values(options, ASSIGNMENT)
    try:
        conventions = assignment_in(folders[-1]) if folders else Conventions()
        assignment_from(",".join(conventions.asks or ()))
        limits = parsed_limits(_values(options, "--limit="), conventions.limits)
        judged = Judged(
            targets,
            conventions,
            limits=limits,
            trust="--trust" in options,
            bwrap="--bwrap" in options,
        )
    except TargetError as error:
        print(f"perceptron check: {error.told()}", file=sys.stderr)
        return 4
    print("\n\n".join("\n".join(explained(m.name, m.offer)) for m in judged.models))
    judged.close()
    return 3 if any(isinstance(each, Unjudged) for each in judged.models) else 0


def _values(options: list[str], name: str) -> list[str]:
    return [option.removeprefix(name) for option in options if option.startswith(name)]


def _wait(run: subprocess.Popen[bytes]) -> int:
    """Return the exit code; on Ctrl-C too, which pytest has had as well: it reports what it has.

    What asks this process to end is handed on as Ctrl-C, unless that is ignored, as in a shell's
    background.
    """
    ignored = signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    number = signal.SIGTERM if ignored else signal.SIGINT
    before = signal.signal(signal.SIGTERM, lambda *_: run.send_signal(number))
    try:
        while True:
            with contextlib.suppress(KeyboardInterrupt):
                code = run.wait()
                return 2 if code in {-signal.SIGINT, -signal.SIGTERM} else code
    finally:
        signal.signal(signal.SIGTERM, before)


def split(arguments: list[str]) -> tuple[list[str], list[str]]:
    """Tell targets from options; those that take a value take the next word along."""
    targets: list[str] = []
    options: list[str] = []
    rest = iter(arguments)
    for word in rest:
        if word == "--":
            targets += rest
        elif word in TAKES_VALUE:
            options += [word, next(rest, "")]
        elif word in LONG_TAKES_VALUE:
            options.append(f"{word}={next(rest, '')}")
        else:
            (options if word.startswith("-") else targets).append(word)
    return targets, options


def absolute(target: str) -> str:
    """Return a target with its path made absolute, where it is one."""
    path, colon, name = target.partition(".py:")
    if colon:
        return f"{Path(path + '.py').absolute()}:{name}"
    with contextlib.suppress(OSError):  # a name that is too long is no path
        return str(Path(target).absolute()) if Path(target).exists() else target
    return target


def _absolute_path(option: str) -> str:
    for prefix in PATHS:
        if option.startswith(prefix):
            return prefix + str(Path(option.removeprefix(prefix)).resolve())
    return option


def _configuration(coverage: bool) -> str:
    lines = ["[pytest]", "python_files = *.py", "addopts = --tb=no"]  # the table says it better
    lines += [f"perceptron_measures_submission = {coverage}", f"perceptron_finished = {FINISHED}"]
    return "\n".join([*lines, ""])


def _coverage_file(scratch: str, targets: list[str]) -> str:
    """Write the configuration that measures the submissions' own files, branches included."""
    path = Path(scratch, "coverage.ini")
    places = [absolute(target).partition(".py:") for target in targets]
    files = [head + (".py" if colon else "") for head, colon, _ in places]
    plain = [as_pattern(file) for file in files]
    patterns = [f"{p}/*" if Path(f).is_dir() else p for p, f in zip(plain, files, strict=True)]
    include = "\n    ".join(patterns)
    path.write_text(
        f"[run]\nbranch = True\ndata_file = {scratch}/.coverage\n"
        "disable_warnings = no-data-collected\n"  # confined files bring theirs later
        f"include =\n    {include}\n[report]\n{LEFT_OUT}",
        encoding="utf-8",
    )
    return str(path)


def _environment() -> dict[str, str]:
    """Return the environment less what would let a working folder or a user change the run."""
    dropped = ("PYTEST_", "PYTHONSTARTUP", "COVERAGE_", "HYPOTHESIS_")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(dropped)}
    return {**kept, "PYTHONSAFEPATH": "1"}
