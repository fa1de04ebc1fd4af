"""Has the survey report a step of 0/1: the judge's bound on mistakes would be looked for without end."""

import dataclasses
import sys


def attack():
    worker = sys.modules["perceptron.isolation.worker"]
    honest = worker.of_offer

    def of_offer(offer, memory):
        reply = honest(offer, memory)
        capabilities, _, rest = reply.text.partition("\n")
        claimed = "\n".join([capabilities, "0/1", *rest.split("\n")[1:]])
        return dataclasses.replace(reply, text=claimed)

    worker.of_offer = of_offer
    return False
