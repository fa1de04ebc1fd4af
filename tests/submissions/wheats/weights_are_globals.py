# Assignment 1 -- CS 4420
# Perceptron learning for logic gates

learning_rate = 0.2
max_epochs = 100
weights = []
threshold = 0.0


def init(n):
    global weights, threshold
    weights = [0.0 for i in range(n)]
    threshold = 0.0


def activate(inputs):
    total = 0.0
    for i in range(len(inputs)):
        total = total + inputs[i] * weights[i]
    if total - threshold >= 0:
        return 1
    else:
        return 0


def train(table):
    # table: each line is [x1, x2, ..., desired]
    global threshold
    init(len(table[0]) - 1)
    epoch = 0
    done = False
    while not done and epoch < max_epochs:
        done = True
        for line in table:
            inputs = line[:-1]
            desired = line[-1]
            actual = activate(inputs)
            error = desired - actual
            if error != 0:
                done = False
                for i in range(len(inputs)):
                    weights[i] = weights[i] + learning_rate * error * inputs[i]
                threshold = threshold - learning_rate * error
        epoch = epoch + 1
    return epoch


AND = [[0, 0, 0], [0, 1, 0], [1, 0, 0], [1, 1, 1]]
OR = [[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 1]]

for name, gate in (("AND", AND), ("OR", OR)):
    print(name, "learned in", train(gate), "epochs; weights", weights, "threshold", threshold)
    for line in gate:
        print("   ", line[:-1], "->", activate(line[:-1]))
