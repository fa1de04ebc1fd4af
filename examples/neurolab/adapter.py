"""Drives a perceptron of neurolab, beside a file that says `import neurolab`."""

import numpy as np


def make(module, features):
    return module.neurolab.net.newp([[-100, 100]] * features, 1)


def fit(net, X, y, learning_rate=0.01, passes=100):
    target = np.array(y, float)[:, None]
    net.train(np.array(X, float), target, epochs=passes, show=0, lr=learning_rate)


def predict(net, X):
    return net.sim(np.array(X, float))[:, 0]


def parameters(net):
    return net.layers[0].np["w"][0], net.layers[0].np["b"][0]
