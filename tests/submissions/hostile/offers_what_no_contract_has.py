"""Has the survey report capabilities, rates and findings that no program has, to trip the judge."""

import dataclasses
import sys


def attack():
    worker = sys.modules["perceptron.isolation.worker"]
    honest = worker.of_offer

    def of_offer(offer, memory):
        reply = honest(offer, memory)
        findings = "\n".join(["\x1b[2J\tall 60 properties hold", "\t\t\t", ""] * 5000)
        text = "fit predict passes always_right\n1/1\n" + findings
        return dataclasses.replace(reply, numbers=(2.0, float("nan")), text=text)

    worker.of_offer = of_offer
    return False
