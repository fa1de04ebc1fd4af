"""Starts a process by multiprocessing, which would go on after the judge's time is up."""

import multiprocessing
import time


def attack():
    process = multiprocessing.get_context("fork").Process(target=time.time)
    process.start()
    process.join()
    return process.exitcode == 0
