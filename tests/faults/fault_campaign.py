#!/usr/bin/env python3
"""Breaks the disk under a running tally at every operation, in every way, and kills imports at
random moments. Usage:

    fault_campaign.py TALLY BROKEN_DISK_LIBRARY [--share N] [--kills N] [--seed N]

After each fault: what was acknowledged is there, nothing is there by halves, `tally verify` finds
the vault intact, and doing the same thing again completes it without a duplicate. --share N tries
every Nth operation only (a seed shifts which), so that the everyday run stays short.
"""
import argparse
import contextlib
import json
import os
import pathlib
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

FAULTS = {  # kind: which of the counted operations it can strike
    "kill": 0, "power": 0, "torn": 0, "eio": 0, "full": 0, "lost": 1, "landed": 1, "partly": 2, "unread": 3,
}
DEADLY = {"kill", "power", "torn"}
MAIL = """From anna@client.example Mon Nov  9 10:00:00 2026
From: Anna <anna@client.example>
To: mira@design.example
Subject: {subject}
Date: Mon, 9 Nov 2026 10:{minute:02}:00 +0100
Message-ID: <{name}@client.example>

{text}

"""


def mailbox(prefix, count):
    return "".join(MAIL.format(subject=f"{prefix} {number}", minute=number % 60, name=f"{prefix}-{number}",
                               text=f"tangible {prefix} " + f"word{number} and more of it. " * (7 + number * 11 % 90))
                   for number in range(count))


class Failure(Exception):
    pass


class Bench:
    """A vault that can be put back, byte for byte and in place: a vault that was copied would have
    to be adopted first."""

    def __init__(self, home, tally, library):
        self.home, self.tally, self.library = pathlib.Path(home), tally, library
        self.vault = self.home / "vault"
        self.environment = dict(os.environ, HOME=home, XDG_STATE_HOME=home + "/state", TZ="UTC",
                                TALLY_VAULT=str(self.vault))
        self.snapshot = {}
        (self.home / "first.mbox").write_text(mailbox("first", 12))
        (self.home / "second.mbox").write_text(mailbox("second", 18))

    def run(self, *words, fault=None, counts=None):
        environment = dict(self.environment)
        if fault or counts:
            environment.update(LD_PRELOAD=self.library, TALLY_DISK_FOLDER=str(self.vault))
            environment["TALLY_DISK_FAULT"] = fault or "none"
            environment["TALLY_DISK_COUNTS"] = counts or ""
        return subprocess.run([self.tally, *words], env=environment, cwd=self.home, capture_output=True,
                              stdin=subprocess.DEVNULL, timeout=120, check=False)

    def good(self, *words):
        done = self.run(*words)
        if done.returncode != 0:
            raise Failure(f"{' '.join(words)}: exit {done.returncode}: {done.stderr.decode()}")
        return done

    def json_of(self, *words):
        return json.loads(self.good(*words, "--json").stdout)

    def files(self):
        return [path for path in self.home.rglob("*") if path.is_file()]

    def remember(self):
        self.snapshot = {path: path.read_bytes() for path in self.files()}

    def put_back(self):
        for path in self.files():
            if path not in self.snapshot:
                path.unlink()
        for path, content in self.snapshot.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with open(path, "r+b" if path.exists() else "w+b") as file:
                file.truncate(len(content))
                file.write(content)
            path.chmod(0o600)

    def state(self):
        """Entries and findable mails, of a vault that verifies."""
        key = self.json_of("key", "show")["key"]
        verified = self.json_of("verify", str(self.vault), "--key", key)
        if verified["verdict"] != "intact":
            raise Failure(f"verify says {verified['verdict']}: {verified}")
        found = self.json_of("search", "tangible", "--limit", "1")["total"]
        return self.entries(), found

    def entries(self):
        with contextlib.closing(sqlite3.connect(f"file:{self.vault}/vault.db?mode=ro", uri=True)) as db:
            return db.execute("SELECT count(*) FROM entries").fetchone()[0]


class Story:
    """A command, and what may be there after it was cut off and repeated."""

    def __init__(self, name, words, repeat_may_be_refused=False, repeat_does_it_again=False):
        self.name, self.words, self.repeat_may_be_refused = name, words, repeat_may_be_refused
        self.repeat_does_it_again = repeat_does_it_again


STORIES = [
    Story("import", ["import", "second.mbox"]),
    Story("act", ["milestone", "fund", "site", "1"], repeat_may_be_refused=True),
    Story("checkpoint", ["checkpoint", "site"]),
    Story("rotation", ["key", "rotate", "--reason", "a fault"], repeat_does_it_again=True),
]


def make_base(bench):
    bench.good("init", "--name", "Mira", "--email", "mira@design.example")
    bench.good("engagement", "add", "--title", "Website", "--client-name", "Client", "--type", "upwork-fixed",
               "--currency", "USD", "--slug", "site", "--client-email", "anna@client.example")
    bench.good("milestone", "add", "site", "--title", "Pages", "--amount", "1200")
    bench.good("import", "first.mbox")
    bench.remember()


def check_outcome(story, kind, done):
    code = done.returncode
    if code == -signal.SIGKILL and kind in DEADLY:
        return
    if code < 0:
        raise Failure(f"died of signal {-code}: {done.stderr.decode()}")
    if kind == "partly" and code != 0:
        raise Failure(f"a short write was not carried on: {done.stderr.decode()}")
    if code != 0 and len(done.stderr.strip()) < 20:
        raise Failure(f"exit {code} without a word")


def try_fault(bench, story, kind, number, before, after):
    bench.put_back()
    done = bench.run(*story.words, fault=f"{kind}@{number}")
    check_outcome(story, kind, done)
    entries = bench.state()[0]
    if entries not in (before[0], after[0]):
        raise Failure(f"{entries} entries: neither {before[0]} as before nor {after[0]}")
    if done.returncode == 0 and entries != after[0]:
        raise Failure("acknowledged, and not there")
    if story.repeat_does_it_again and entries == after[0]:
        return done.returncode == 0
    again = bench.run(*story.words)
    if again.returncode != 0 and not (story.repeat_may_be_refused and entries == after[0]):
        raise Failure(f"the repetition failed: {again.stderr.decode()}")
    state = bench.state()
    if state != after:
        raise Failure(f"{state} (entries, found) after the repetition, expected {after}")
    return done.returncode == 0


def points(total, share, chance):
    return range(1 + chance.randrange(share), total + 1, share)


def run_story(bench, story, options, chance):
    bench.put_back()
    before = bench.state()
    counts_file = str(bench.home / "counts")
    done = bench.run(*story.words, counts=counts_file)
    if done.returncode != 0:
        raise Failure(f"{story.name} does not work at all: {done.stderr.decode()}")
    counts = [int(text) for text in pathlib.Path(counts_file).read_text().split()]
    pathlib.Path(counts_file).unlink()
    after = bench.state()
    print(f"{story.name}: {counts[0]} writing operations, {counts[1]} of them syncs; {counts[3]} reads")
    failures = 0
    for kind, which in FAULTS.items():
        tried = ended_well = 0
        for number in points(counts[which], options.share, chance):
            tried += 1
            try:
                ended_well += try_fault(bench, story, kind, number, before, after)
            except Failure as failure:
                failures += 1
                print(f"  FAILED {kind}@{number}: {failure}")
        print(f"  {kind:<8}{tried:>5} places, {ended_well:>4} of them without consequence", flush=True)
    return failures


def init_once(bench, kind, number):
    """A vault is made, or there is none, or `init` again completes it."""
    for path in bench.files():
        path.unlink()
    words = ["init", "--name", "Mira", "--email", "mira@design.example"]
    done = bench.run(*words, fault=f"{kind}@{number}")
    check_outcome(Story("init", words), kind, done)
    bench.good(*words)
    if bench.state() != (1, 0):
        raise Failure(f"{bench.state()} (entries, found) in a new vault")
    return done.returncode == 0


def run_init(bench, options, chance):
    failures = tried = 0
    for kind in FAULTS:
        for number in points(40, max(1, options.share // 4), chance):
            tried += 1
            try:
                init_once(bench, kind, number)
            except Failure as failure:
                failures += 1
                print(f"  FAILED init {kind}@{number}: {failure}")
    print(f"init: {tried} faults, {failures} failures", flush=True)
    return failures


def refuse_to_write(bench):
    """A read-only file system: a clear error, and reading still works."""
    bench.put_back()
    before = bench.state()
    done = bench.run("import", "second.mbox", fault="frozen")
    if done.returncode != 5 or b"ead-only" not in done.stderr:
        raise Failure(f"read-only: exit {done.returncode}: {done.stderr.decode()}")
    reading = bench.run("search", "tangible", fault="frozen")
    if reading.returncode != 0:
        raise Failure(f"cannot read a read-only vault: {reading.stderr.decode()}")
    if bench.state() != before:
        raise Failure("something changed")
    print("read-only folder: refused, and readable")


def kill_at_random(bench, options, chance):
    """Real SIGKILLs at random moments of several imports, one behind the other."""
    parts = []
    for number in range(4):
        part = bench.home / f"part{number}.mbox"
        part.write_text(mailbox(f"part{number}", 25))
        parts.append(part.name)
    bench.snapshot.update({bench.home / name: (bench.home / name).read_bytes() for name in parts})
    bench.put_back()
    begin = time.monotonic()
    for part in parts:
        bench.good("import", part)
    whole = time.monotonic() - begin
    after = bench.state()
    failures = 0
    for number in range(options.kills):
        bench.put_back()
        try:
            kill_once(bench, parts, chance.random() * whole * 1.1, after)
        except Failure as failure:
            failures += 1
            print(f"  FAILED kill {number}: {failure}")
    print(f"{options.kills} kills at random moments of four imports, {failures} failures", flush=True)
    return failures


def kill_once(bench, parts, moment, after):
    end = time.monotonic() + moment
    acknowledged = 0
    for part in parts:
        process = subprocess.Popen([bench.tally, "import", part], env=bench.environment, cwd=bench.home,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(max(0.0, end - time.monotonic()))
            acknowledged += 1
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            break
    bench.state()
    for number in range(acknowledged):
        found = bench.json_of("search", f"part{number}", "--limit", "1")["total"]
        if found != 25:
            raise Failure(f"import {number} was acknowledged, and {found} of its 25 mails are there")
    bench.good("import", *parts)
    if bench.state() != after:
        raise Failure(f"{bench.state()} (entries, found) after the repetition, expected {after}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("tally")
    parser.add_argument("library")
    parser.add_argument("--share", type=int, default=1)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory(prefix="tally-faults-") as home:
        # Programs run in the home folder: relative names would point elsewhere.
        bench = Bench(home, os.path.abspath(options.tally), os.path.abspath(options.library))
        make_base(bench)
        failures = sum(run_story(bench, story, options, chance) for story in STORIES)
        refuse_to_write(bench)
        failures += kill_at_random(bench, options, chance)
        failures += run_init(bench, options, chance)
    print("all well" if failures == 0 else f"{failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
