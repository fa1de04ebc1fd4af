from collections import namedtuple
from functools import reduce
from itertools import islice

State = namedtuple("State", "bias w mistakes")

dot = lambda u, v: sum(map(lambda p: p[0] * p[1], zip(u, v)))
classify = lambda state, x: +1 if state.bias + dot(state.w, x) >= 0 else -1


def nudge(eta):
    def step(state, row):
        label, x = row[0], row[1:]
        delta = eta * (label - classify(state, x))
        return State(state.bias + delta,
                     [wi + delta * xi for wi, xi in zip(state.w, x)],
                     state.mistakes + (delta != 0))
    return step


def epochs(rows, eta):
    """endless stream of states, one per pass over the rows ([label, x1, x2, ...])"""
    state = State(0.0, [0.0] * (len(rows[0]) - 1), 0)
    while True:
        state = reduce(nudge(eta), rows, state._replace(mistakes=0))
        yield state


def learn(rows, eta=0.1, limit=100):
    state = None
    for state in islice(epochs(rows, eta), limit):
        if state.mistakes == 0:
            break
    return state


if __name__ == "__main__":
    rows = [(-1, 0, 0), (-1, 0, 1), (-1, 1, 0), (+1, 1, 1)]
    final = learn(rows)
    print(final)
    print([classify(final, r[1:]) for r in rows])
