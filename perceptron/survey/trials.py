"""Finds out by trial what no name tells: which number is the passes, which the learning rate.

A number stands for the passes when one leaves slow problems unlearned and many learn them; for the
learning rate when eight times as much makes steps eight times as long.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from inspect import isfunction
from itertools import pairwise
from numbers import Real

from perceptron.adapter.names import ALIASES, LESS_USUAL, plain
from perceptron.adapter.program import Program
from perceptron.adapter.signatures import assigned, mentioned, signature
from perceptron.contract import SubmissionError
from perceptron.gates import TWO_INPUT_GATES, gate_problem
from perceptron.model import LocalModel
from perceptron.problems import Problem
from perceptron.rounding import common, step_counts, step_sizes
from perceptron.small_problems import GATES, PAIRS
from perceptron.survey.traits import attempt

# From zero each needs more than twenty passes, whatever the rule for ties.
SLOW = [
    Problem(((6,), (7,)), (0, 1)),
    Problem(((8, 1), (7, 1)), (0, 1)),
    Problem(((-7, 0), (-8, 1)), (1, 0)),
]
MANY = 400
ONE_PASS = re.compile(r"epoch|pass|once|one_|single|step")
Place = tuple[str, str]  # the door and the name


def find_by_trial(model: LocalModel, role: str) -> bool:
    """Bind passes or learning rate to a number of another name, or of the instance or the module.

    Says whether one was found.
    """
    program = model.program
    holds = HOLDS[role]
    if role not in program.roles and not (role == "passes" and program.counts_passes):
        for place in _numbers(program, role):
            program.roles[role], before = place, model.offer
            model.offer = replace(before, capabilities=before.capabilities | {role})
            try:
                if _is_setting(program, role, place) or holds(model):
                    return True
            except SubmissionError:
                pass
            del program.roles[role]
            model.offer = before
    return False


def leave_unproved(model: LocalModel) -> set[str]:
    """Take from the roles what was guessed and does not hold: a number that must be given, no more.

    Returns the roles that were taken.
    """
    program, left = model.program, set[str]()
    for role in sorted(program.binding.guessed & {*HOLDS} & program.roles.keys()):
        try:
            holds = HOLDS[role](model)
        except SubmissionError:
            holds = False
        if not holds:
            door, name = program.roles.pop(role)
            value = {"passes": MANY, "learning_rate": 1.0}[role]
            constants = program.binding.constants | {name: (door, value)}
            program.binding = replace(program.binding, constants=constants)
            left.add(role)
    return left


def _numbers(program: Program, role: str) -> Iterator[Place]:
    """Yield numbers that can be set: of the role's names, or of any name where training uses it."""
    taken = {name for _, name in program.roles.values()} | {
        *program.arguments,
        *program.binding.data,
    }
    usual = {*ALIASES[role], *LESS_USUAL[role]}
    if program.trainer and program.space is not None:
        train = getattr(program.space, program.trainer)
        doors = [("make", program.maker), ("fit", train)]
        for door, function in doors:
            for parameter in signature(function):
                if _is_number(parameter.default) and parameter.name not in taken:
                    yield door, parameter.name
    used = _used_in_training(program)
    constants = vars(program.module) if program.module is not None else {}
    for door, space in (("attribute", _attributes(program)), ("module", constants)):
        for name, value in space.items():
            if (plain(name) in usual or name in used) and name not in taken and _is_number(value):
                yield door, name


def _is_setting(program: Program, role: str, place: Place) -> bool:
    """Say whether a number has the role's name, is used in training, and is no one's to change."""
    door, name = place
    if door not in {"module", "attribute"} or plain(name) not in ALIASES[role]:
        return False
    functions = [f for n, f in vars(program.space).items() if isfunction(f) and n != "__init__"]
    return name in _used_in_training(program) and not any(name in assigned(f) for f in functions)


def _used_in_training(program: Program) -> set[str]:
    return mentioned(getattr(program.space, program.trainer)) if program.trainer else set()


def _is_number(value: object) -> bool:
    return isinstance(value, Real) and not isinstance(value, bool)


def _attributes(program: Program) -> dict[str, object]:
    try:
        with program.running():
            held = program.make(2).held
    except SubmissionError:
        return {}
    if held is None or held is program.module:
        return {}
    return {**vars(type(held)), **getattr(held, "__dict__", {})}


def passes_hold(model: LocalModel) -> bool:
    """Say whether one pass leaves slow problems wrong, and many passes learn them."""
    for problem in SLOW:
        one, many = attempt(model, problem, 1), attempt(model, problem, MANY)
        if one is None or many is None or one.predictions == problem.labels:
            return False
        if many.predictions != problem.labels:
            return False
    return True


def rate_holds(model: LocalModel) -> bool:
    """Say whether steps grow with the number as with a learning rate."""
    differed = False
    for pair in PAIRS:
        sizes = []
        for rate in (1.0, 8.0):
            one, two = (attempt(model, pair, passes, rate) for passes in (1, 2))
            if one is None or two is None or one.parameters is None or two.parameters is None:
                return False
            if one.parameters == two.parameters:
                break
            counts = step_counts(model.offer, 1)
            sizes.append(step_sizes(one.parameters, two.parameters, pair, (0, 1), counts))
        if len(sizes) == 2:
            small, large = sizes
            if not common([(8 * low, 8 * high) for low, high in small], large):
                return False
            differed = differed or not common(small, large)
    return differed


HOLDS = {"passes": passes_hold, "learning_rate": rate_holds}


def makes_one_pass(model: LocalModel, learned: int) -> bool:
    """Say whether each call of training is a single pass: by its name, or by what it adds.

    A pass adds one step of each example at most. Training that starts afresh never moves: a call is
    all of it, unless it has not learned the gates.
    """
    if ONE_PASS.search(str(model.program.trainer).lower()):
        return True
    counts, ever = step_counts(model.offer, 1), False
    for problem in (*SLOW, *PAIRS, gate_problem(TWO_INPUT_GATES["XOR"])):
        runs = [attempt(model, problem, passes) for passes in (1, 2, 3)]
        rows = range(len(problem.labels))
        for before, after in pairwise(runs):
            if before is None or after is None or None in (before.parameters, after.parameters):
                return False
            moved = before.known() != after.known()
            ever = ever or moved
            if moved and not step_sizes(before.known(), after.known(), problem, rows, counts):
                return False
    return ever or learned < len(GATES)
