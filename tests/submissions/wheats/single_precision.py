import numpy as np


class Float32Perceptron:
    def __init__(self, lr=0.5, n_epoch=100, shuffle=True, random_state=0):
        self.lr = np.float32(lr)
        self.n_epoch = n_epoch
        self.shuffle = shuffle
        self.random_state = random_state

    def fit(self, X, y):
        X = np.asarray(X, dtype=np.float32)
        y = np.asarray(y, dtype=np.float32)
        rs = np.random.RandomState(self.random_state)
        order = np.arange(X.shape[0])
        self.weight_ = np.zeros(X.shape[1], dtype=np.float32)
        self.bias_ = np.float32(0)
        for _ in range(self.n_epoch):
            if self.shuffle:
                rs.shuffle(order)
            clean = True
            for i in order:
                if y[i] * (self.weight_.dot(X[i]) + self.bias_) <= 0:
                    self.weight_ += self.lr * y[i] * X[i]
                    self.bias_ += self.lr * y[i]
                    clean = False
            if clean:
                return self
        return self

    def predict(self, X):
        s = np.asarray(X, dtype=np.float32) @ self.weight_ + self.bias_
        return np.where(s > 0, 1, -1)
