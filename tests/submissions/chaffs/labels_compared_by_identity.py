"""`is not` in place of `!=`: a numpy or float label is never the same object, so every example is an update."""


def predict(row, weights):
    total = weights[0]
    for i, value in enumerate(row):
        total += weights[i + 1] * value
    if total >= 0:
        return 1
    return 0


def train(X, y, learning_rate=1.0, n_epochs=100):
    weights = [0.0] * (len(X[0]) + 1)
    for _ in range(n_epochs):
        errors = 0
        for row, label in zip(X, y):
            if predict(row, weights) is not label:
                errors += 1
                step = learning_rate if label == 1 else -learning_rate
                weights[0] += step
                for i, value in enumerate(row):
                    weights[i + 1] += step * value
        if errors == 0:
            break
    return weights
