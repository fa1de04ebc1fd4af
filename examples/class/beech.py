def activation(row, weights, bias):
    return sum(w * v for w, v in zip(weights, row)) + bias


def predict(row, weights, bias):
    return 1 if activation(row, weights, bias) > 0 else 0


def train(X, y, learning_rate=0.5, epochs=100):
    weights = [0.0] * len(X[0])
    bias = 0.0
    for _ in range(epochs):
        for row, label in zip(X, y):
            error = label - predict(row, weights, bias)
            weights = [w + learning_rate * error * v for w, v in zip(weights, row)]
            bias += learning_rate * error
    return weights, bias
