"""Lists with the label as last item; predict gets the whole row and skips its last item."""


def predict(row, weights):
    total = weights[0]
    for j in range(len(row) - 1):
        total += weights[j + 1] * row[j]
    return 1 if total >= 0.0 else 0


def train_weights(dataset, l_rate, n_epoch):
    n_inputs = len(dataset[0]) - 1
    weights = [0.0] * (n_inputs + 1)
    for epoch in range(n_epoch):
        sum_error = 0
        for row in dataset:
            error = int(row[-1]) - predict(row, weights)
            sum_error += error * error
            weights[0] += l_rate * error
            for j in range(n_inputs):
                weights[j + 1] += l_rate * error * float(row[j])
        if sum_error == 0:
            break
    return weights
