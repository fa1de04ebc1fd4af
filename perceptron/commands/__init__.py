"""The commands of `perceptron`, one a module; each has `main(arguments) -> exit code`."""
