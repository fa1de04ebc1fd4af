"""Labels are 0 and 1 but the error is taken from a sign output: a rightly rejected 0 pulls the weights up."""


def sign(z):
    if z >= 0:
        return 1
    return -1


def net(x, w):
    return w[-1] + sum(a * b for a, b in zip(w, x))


def train(X, y, lr=0.5, n_epochs=50):
    w = [0.0] * (len(X[0]) + 1)
    for _ in range(n_epochs):
        for x, target in zip(X, y):
            error = target - sign(net(x, w))
            for i in range(len(x)):
                w[i] += lr * error * x[i]
            w[-1] += lr * error
    return w


def predict(x, w):
    return 1 if sign(net(x, w)) == 1 else 0
