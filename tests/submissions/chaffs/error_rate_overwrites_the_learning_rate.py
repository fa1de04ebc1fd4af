"""The share of mistakes is stored in `rate`, which from the second pass on is the learning rate."""


def predict(row, weights):
    activation = weights[-1]
    for i in range(len(row) - 1):
        activation += weights[i] * row[i]
    return 1 if activation >= 0 else 0


def train_weights(dataset, rate=1.0, epochs=200):
    # each row: the features, then the label
    weights = [0.0] * len(dataset[0])
    for _ in range(epochs):
        wrong = 0
        for row in dataset:
            error = row[-1] - predict(row, weights)
            if error != 0:
                wrong += 1
                for i in range(len(row) - 1):
                    weights[i] += rate * error * row[i]
                weights[-1] += rate * error
        rate = wrong / len(dataset)
        if rate == 0:
            break
    return weights
