#!/usr/bin/env python3
"""Makes the sample bandwidth traces beside it: python3 make_traces.py

Random walks with the habits of their kind of link, not recordings: the level drifts, the rate swings
around it, and now and then something happens. The same seed makes the same trace.
"""
import math
import pathlib
import random


class Walk:
    """A level in Mbit/s that drifts by a factor and comes back to its middle."""

    def __init__(self, source, middle, drift, pull):
        self.source, self.middle, self.drift, self.pull = source, middle, drift, pull
        self.level = math.log(middle)

    def step(self):
        self.level += self.pull * (math.log(self.middle) - self.level)
        self.level += self.source.gauss(0, self.drift)
        return math.exp(self.level)


def lte_driving(source):
    """Cells come and go: swings around 8 Mbit/s, and a short dip at each handover."""
    walk, handover = Walk(source, 8, 0.18, 0.05), 17.0
    for half_second in range(240):
        time = half_second / 2
        rate = walk.step() * source.uniform(0.85, 1.15)
        if handover <= time < handover + 1:
            rate *= 0.15
        if time >= handover + 1:
            handover += source.uniform(14, 26)
        yield time, rate


def three_g_walking(source):
    """Slow changes around 1.5 Mbit/s, and poor reception behind a building."""
    walk = Walk(source, 1.5, 0.12, 0.08)
    for time in range(180):
        behind = 0.35 if 70 <= time < 95 else 1
        yield time, walk.step() * behind


def three_g_train(source):
    """Between 0.3 and 3 Mbit/s along the line, and hardly anything in a tunnel."""
    walk = Walk(source, 1.2, 0.30, 0.08)
    for time in range(180):
        rate = walk.step()
        yield time, 0.06 if 60 <= time < 75 else min(max(rate, 0.3), 3.0)


def wifi_interference(source):
    """A steady 40 Mbit/s, which a neighbour's bursts divide by three to eight."""
    burst_until, burst_share = 0.0, 1.0
    for half_second in range(240):
        time = half_second / 2
        if time >= burst_until:
            burst_share = 1.0
            if source.random() < 0.06:
                burst_until = time + source.uniform(1, 6)
                burst_share = 1 / source.uniform(3, 8)
        yield time, source.gauss(40, 2) * burst_share


SEEDS = {lte_driving: 11, three_g_walking: 12, three_g_train: 13, wifi_interference: 14}


def write(make, seed):
    name = make.__name__.replace("three_g", "3g")
    lines = [f"# Made up by make_traces.py, seed {seed}: {make.__doc__}", "seconds,Mbit/s"]
    for time, rate in make(random.Random(seed)):
        lines.append(f"{time:g},{min(max(rate, 0.05), 1000):.3f}")
    path = pathlib.Path(__file__).with_name(name + ".csv")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    for make, seed in SEEDS.items():
        write(make, seed)
