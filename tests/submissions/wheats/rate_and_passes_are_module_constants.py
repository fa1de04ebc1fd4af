"""LEARNING_RATE and EPOCHS stand at the top of the module and the functions read them."""
import numpy as np

LEARNING_RATE = 0.1
EPOCHS = 500


def activation(x):
    if x >= 0:
        return 1
    return 0


def predict(x, w, b):
    return activation(np.dot(x, w) + b)


def train(X, y):
    w = np.zeros(len(X[0]))
    b = 0.0
    for epoch in range(EPOCHS):
        total_error = 0
        for i in range(len(X)):
            error = int(y[i]) - predict(X[i], w, b)
            w += LEARNING_RATE * error * np.asarray(X[i])
            b += LEARNING_RATE * error
            total_error += abs(error)
        if total_error == 0:
            break
    return w, b


if __name__ == "__main__":
    inputs = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    w, b = train(inputs, np.array([0, 0, 0, 1]))
    for x in inputs:
        print(x, "->", predict(x, w, b))
