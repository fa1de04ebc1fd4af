"""The mean size of the missed sums is taken each pass, so the first clean pass divides by zero."""


def score(x, w, b):
    return b + sum(wi * xi for wi, xi in zip(w, x))


def predict(x, w, b):
    return 1 if score(x, w, b) > 0 else 0


def train(samples, eta=1.0, n_iter=50):
    """samples: a list of (x, label) pairs"""
    w = [0.0] * len(samples[0][0])
    b = 0.0
    history = []
    for _ in range(n_iter):
        missed = []
        for x, label in samples:
            err = label - predict(x, w, b)
            if err:
                missed.append(abs(score(x, w, b)))
                w = [wi + eta * err * xi for wi, xi in zip(w, x)]
                b += eta * err
        history.append(sum(missed) / len(missed))
        if not missed:
            break
    return w, b
