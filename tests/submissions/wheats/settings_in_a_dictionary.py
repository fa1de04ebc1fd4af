import numpy as np

# Homework 2. data is a d by n array (every COLUMN is a data point),
# labels is a 1 by n array of +1 / -1.  Returns th (d by 1) and th0 (1 by 1).


def cv(value_list):
    return np.array([value_list], dtype=float).T


def positive(x, th, th0):
    """+1 / -1 for each column of x; points on the separator go to -1"""
    return np.where(np.dot(th.T, x) + th0 > 0, 1, -1)


def perceptron(data, labels, params={}, hook=None):
    T = params.get('T', 100)
    eta = params.get('eta', 1.0)
    (d, n) = data.shape

    theta = np.zeros((d, 1))
    theta_0 = np.zeros((1, 1))
    for t in range(T):
        changed = False
        for i in range(n):
            x = data[:, i:i+1]
            y = labels[:, i:i+1]
            out = positive(x, theta, theta_0)
            if out[0, 0] != y[0, 0]:
                theta = theta + eta * (y - out) * x
                theta_0 = theta_0 + eta * (y - out)
                changed = True
                if hook: hook((theta, theta_0))
        if not changed:
            break
    return theta, theta_0


def score(data, labels, th, th0):
    return np.sum(positive(data, th, th0) == labels)


if __name__ == '__main__':
    X = np.array([[2, 3, 9, 12], [5, 2, 6, 5]])
    Y = np.array([[1, -1, 1, -1]])
    th, th0 = perceptron(X, Y, {'T': 1000})
    print(th.T, th0, score(X, Y, th, th0))
