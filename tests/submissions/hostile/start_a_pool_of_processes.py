"""Starts a pool of processes by concurrent.futures, whose computing nobody would count."""

import concurrent.futures
import multiprocessing
import os


def attack():
    forks = multiprocessing.get_context("fork")
    with concurrent.futures.ProcessPoolExecutor(1, mp_context=forks) as pool:
        return pool.submit(os.getpid).result() != os.getpid()
