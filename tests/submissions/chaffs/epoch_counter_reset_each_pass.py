"""The counter of passes goes back to 0 at the start of each pass, so XOR is never given up."""


def predict(row, weights):
    *w, b = weights
    return 1 if sum(wi * xi for wi, xi in zip(w, row)) + b >= 0 else 0


def train(X, y, alpha=1.0, max_epochs=100):
    weights = [0.0] * (len(X[0]) + 1)
    epoch = 0
    errors = True
    while errors and epoch < max_epochs:
        epoch = 0
        errors = False
        for row, target in zip(X, y):
            delta = target - predict(row, weights)
            if delta != 0:
                errors = True
                for i in range(len(row)):
                    weights[i] += alpha * delta * row[i]
                weights[-1] += alpha * delta
        epoch += 1
    return weights
