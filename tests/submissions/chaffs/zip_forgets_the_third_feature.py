"""There are always two weights, and zip quietly drops every feature beyond the second."""


def predict(row, weights):
    total = weights[0]
    for value, weight in zip(row, weights[1:]):
        total += value * weight
    return 1 if total >= 0 else 0


def train(rows, labels, learning_rate=0.5, epochs=50):
    weights = [0.0, 0.0, 0.0]  # bias, w1, w2
    for _ in range(epochs):
        for row, label in zip(rows, labels):
            error = label - predict(row, weights)
            weights[0] += learning_rate * error
            for j, value in zip((1, 2), row):
                weights[j] += learning_rate * error * value
    return weights
