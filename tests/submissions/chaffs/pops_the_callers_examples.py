"""The queue of waiting examples is the caller's own list: training leaves it empty."""


def predict(x, weights):
    total = weights[0]
    for w, v in zip(weights[1:], x):
        total += w * v
    return 1 if total > 0 else 0


def train(examples, rate=1.0, epochs=100):
    """examples: a list of (x, label); an example waits until it is right together with all others"""
    weights = [0.0] * (len(examples[0][0]) + 1)
    visits = epochs * len(examples)
    waiting = examples
    settled = []
    while waiting and visits > 0:
        visits -= 1
        x, label = waiting.pop(0)
        error = label - predict(x, weights)
        if error == 0:
            settled.append((x, label))
            continue
        weights[0] += rate * error
        for i, v in enumerate(x):
            weights[i + 1] += rate * error * v
        waiting.extend(settled)
        waiting.append((x, label))
        settled = []
    return weights
