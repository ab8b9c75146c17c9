"""Builds of the variants in turn, some of them killed at a moment of chance."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Event

from tests.benchmarks.processes import ROOT
from tests.benchmarks.soak.variants import Variant

SHARE_KILLED = 0.4
LOCKED = 5
PATIENCE = 10.0
"""Seconds within which a lock whose holder was killed is given back; PostgreSQL needs a moment to notice."""


@dataclass
class Builds:
    """What came of the builds; ``faults`` are those that failed though nobody killed them."""

    url: str
    variants: Sequence[Variant]
    chance: random.Random
    every: float
    made: int = 0
    killed: int = 0
    faults: list[str] = field(default_factory=list)
    took: float = 20.0

    def go_on(self, enough: Event) -> None:
        """Build one variant after another until it is enough: one begins every so many seconds, or as the last ends."""
        number = 0
        while not enough.is_set():
            begun = time.monotonic()
            number += 1
            variant = self.variants[number % len(self.variants)]
            if self.chance.random() < SHARE_KILLED:
                self._kill(variant)
            else:
                self.build(variant)
            enough.wait(max(0.0, self.every - (time.monotonic() - begun)))

    def build(self, variant: Variant) -> None:
        """Build to the end, which has to be well."""
        begun = time.monotonic()
        while True:
            ended = subprocess.run(self._command(variant), cwd=ROOT, capture_output=True, text=True, check=False)
            if ended.returncode != LOCKED or time.monotonic() - begun > PATIENCE:
                break
            time.sleep(0.2)
        if ended.returncode:
            self.faults.append(f"build of {variant.name} ended with {ended.returncode}: {ended.stderr[-400:]}")
        self.made += 1
        self.took = time.monotonic() - begun

    def _kill(self, variant: Variant) -> None:
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        process = subprocess.Popen(self._command(variant), cwd=ROOT, start_new_session=True, **quiet)
        time.sleep(self.chance.uniform(0.1, 1.0) * self.took)
        os.killpg(process.pid, signal.SIGKILL)
        self.killed += process.wait() == -signal.SIGKILL

    def _command(self, variant: Variant) -> list[str]:
        return [sys.executable, "-m", "etl", "build", "--data", str(variant.data), "--database", self.url]
