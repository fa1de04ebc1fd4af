"""Has the survey report the smallest step that can be told: the judge would count with it for ever."""

import dataclasses
import sys


def attack():
    worker = sys.modules["perceptron.isolation.worker"]
    honest = worker.of_offer

    def of_offer(offer, memory):
        reply = honest(offer, memory)
        capabilities, _, rest = reply.text.partition("\n")
        claimed = "\n".join([capabilities, "1/" + "9" * 400, *rest.split("\n")[1:]])
        return dataclasses.replace(reply, text=claimed)

    worker.of_offer = of_offer
    return False
