# each row: class (0/1), then the attributes
def fire(w, row):
    return 1 if w[0] + sum(a * b for a, b in zip(w[1:], row[1:])) > 0 else 0


def fit(rows, rate=0.1, rounds=100):
    w = [0.0] * len(rows[0])
    for _ in range(rounds):
        wrong = 0
        for row in rows:
            error = row[0] - fire(w, row)
            if error:
                wrong += 1
                w[0] += error
                for i in range(1, len(row)):
                    w[i] += rate * error * row[i]
        if wrong == 0:
            break
    return w


def predict(w, row):
    return fire(w, row)
