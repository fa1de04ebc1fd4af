weights = []
bias = 0.0
alpha = 0.25
epochs = 200


def output(x):
    return 1 if sum(w * v for w, v in zip(weights, x)) + bias >= 0 else 0


def train(X, y):
    global weights, bias
    weights = [0.0] * len(X[0])
    bias = 0.0
    for _ in range(epochs):
        wrong = False
        for x, t in zip(X, y):
            o = output(x)
            if t == 1 and o == 0:
                weights = [w + alpha * v for w, v in zip(weights, x)]
                bias += alpha
                wrong = True
            elif t == 0 and o == 1:
                weights = [w - alpha * v for w, v in zip(weights, x)]
                bias += alpha
                wrong = True
        if not wrong:
            return
