"""Finds the perceptron in classes and functions as people write them, and drives it.

`names` knows how people call things, `subjects` finds what can be trained, `deliveries` the ways to
hand data in, `program` drives one choice of all that, `reading` finds its parameters, `choice`
tries the ways out and keeps what the program's own answers speak for.
"""
