"""The constant 1 is inserted into the caller's own rows, which are one longer after training."""


def dot(a, b):
    total = 0
    for i in range(len(a)):
        total += a[i] * b[i]
    return total


def train(rows, labels, eta=1, epochs=100):
    for row in rows:
        row.insert(0, 1)
    weights = [0] * len(rows[0])
    for _ in range(epochs):
        clean = True
        for row, label in zip(rows, labels):
            out = 1 if dot(weights, row) > 0 else -1
            if out != label:
                clean = False
                for i in range(len(row)):
                    weights[i] += eta * label * row[i]
        if clean:
            break
    return weights


def predict(row, weights):
    return 1 if dot(weights, [1] + list(row)) > 0 else -1
