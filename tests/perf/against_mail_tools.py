#!/usr/bin/env python3
"""Import and search against notmuch and mu, on the same mails, in one run.

    tests/perf/against_mail_tools.py [--tally PROGRAM] [--count N] [--mbox FILE] [--rounds N]

Makes a Maildir of N mails (or splits FILE into one), lets each tool index it from nothing in
interleaved rounds, adds a few mails, asks the same questions, and prints medians and ratios. A
ratio above 1 means that tally is faster. Nothing is asserted: figures are for docs/performance.md.

What is compared: the newest 50 hits as each tool prints them by default or nearest to it: date,
sender and subject; tally adds the place where the words stand, notmuch groups by thread. notmuch
and mu index stems as well as words; tally keeps every original and its proof of time, too.
"""
import argparse
import json
import mailbox
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import make_mail

ROOT = pathlib.Path(__file__).resolve().parents[2]
INCREMENTS = (1, 10, 100)


def run(command, env):
    """Wall seconds, peak megabytes, output."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out = process.stdout.read()
    complaint = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    spent = time.perf_counter() - begin
    if status != 0 and b"no matches" not in complaint:
        sys.exit(f"{' '.join(command)} failed: {complaint.decode(errors='replace')[-2000:]}")
    return spent, usage.ru_maxrss / 1024, out.decode(errors="replace")


class Tally:
    name = "tally"

    def __init__(self, work, maildir, program):
        self.vault, self.maildir, self.program = work / "vault", maildir, program
        self.env = dict(os.environ, HOME=str(work))

    def command(self, *words):
        return [self.program, "--vault", str(self.vault), "--quiet", *words]

    def prepare(self):
        shutil.rmtree(self.vault, ignore_errors=True)
        run(self.command("init", "--name", "Mira", "--email", "mira@design.example"), self.env)

    def index(self):
        return run(self.command("import", str(self.maildir)), self.env)

    def search(self, query):
        return run(self.command("search", "--limit", "50", query["tally"]), self.env)

    def hits(self, query):
        found = run(self.command("--json", "search", "--exact", "--limit", "1", query["tally"]), self.env)[2]
        return json.loads(found)["total"]

    def bytes(self):
        return folder_bytes(self.vault)


class Notmuch:
    name = "notmuch"

    def __init__(self, work, maildir):
        self.maildir, self.config = maildir, work / "notmuch-config"
        self.env = dict(os.environ, HOME=str(work), NOTMUCH_CONFIG=str(self.config))

    def prepare(self):
        shutil.rmtree(self.maildir / ".notmuch", ignore_errors=True)
        self.config.write_text(f"[database]\npath={self.maildir}\n[user]\nname=Mira\n"
                               "primary_email=mira@design.example\n[new]\ntags=new\n")

    def index(self):
        return run(["notmuch", "new", "--no-hooks", "--quiet"], self.env)

    def search(self, query):
        return run(["notmuch", "search", "--limit=50", query["xapian"]], self.env)

    def hits(self, query):
        return int(run(["notmuch", "count", query["xapian"]], self.env)[2])

    def bytes(self):
        return folder_bytes(self.maildir / ".notmuch")


class Mu:
    name = "mu"

    def __init__(self, work, maildir):
        self.maildir, self.home = maildir, work / "mu"
        self.env = dict(os.environ, HOME=str(work))

    def prepare(self):
        shutil.rmtree(self.home, ignore_errors=True)
        run(["mu", "init", f"--muhome={self.home}", f"--maildir={self.maildir}"], self.env)

    def index(self):
        return run(["mu", "index", f"--muhome={self.home}", "--quiet"], self.env)

    def search(self, query):
        return run(["mu", "find", f"--muhome={self.home}", "--maxnum=50", "--sortfield=date",
                    "--reverse", "--fields=d f s", query["xapian"]], self.env)

    def hits(self, query):
        found = run(["mu", "find", f"--muhome={self.home}", "--fields=i", query["xapian"]], self.env)
        return len(found[2].splitlines())

    def bytes(self):
        return folder_bytes(self.home)


def folder_bytes(folder):
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def split(mbox, maildir):
    for name in ("cur", "new", "tmp"):
        (maildir / name).mkdir(parents=True, exist_ok=True)
    for number, mail in enumerate(mailbox.mbox(mbox, create=False)):
        (maildir / "cur" / f"{make_mail.FIRST_DAY + number}.perf:2,S").write_bytes(mail.as_bytes())


def common_words(maildir):
    """Words of the mails by how many of a sample hold them: common, middling, rare."""
    seen = {}
    for path in sorted((maildir / "cur").iterdir())[:400]:
        text = path.read_bytes().decode("utf-8", "replace").lower()
        for word in set(text.split()):
            if word.isascii() and word.isalpha() and len(word) > 4:
                seen[word] = seen.get(word, 0) + 1
    ranked = sorted(seen, key=lambda word: (-seen[word], word))
    return ranked[3], ranked[len(ranked) // 40], ranked[len(ranked) // 3]


def questions(maildir):
    common, middling, rare = common_words(maildir)
    same = [rare, middling, common, f"{common} {middling}", f'"{common} {middling}"', f"subject:{common}",
            f"{rare} OR {middling}"]
    plain = [{"tally": text, "xapian": text.replace(" ", " and ", 1) if text.count(" ") == 1 and '"' not in text
              else text} for text in same]
    return plain + [{"tally": f"{common} NOT {middling}", "xapian": f"{common} and not {middling}"},
                    {"tally": f"{middling[:4]}*", "xapian": f"{middling[:4]}*"}]


def settle():
    os.sync()
    time.sleep(0.5)


def rounds(tools, count, measure):
    """Each tool `count` times, in turn, so that what disturbs the machine disturbs all."""
    results = {tool.name: [] for tool in tools}
    for number in range(count):
        for tool in tools[number % len(tools):] + tools[:number % len(tools)]:
            results[tool.name].append(measure(tool))
    return results


def into_memory(maildir):
    """Whose turn it is must not decide who waits for the disk."""
    for path in (maildir / "cur").iterdir():
        path.read_bytes()


def from_nothing(tool):
    tool.prepare()
    into_memory(tool.maildir)
    settle()
    return tool.index()[:2]


def print_row(what, results, unit, digits):
    median = {name: statistics.median(values) for name, values in results.items()}
    cells = "".join(f"{median[name]:>12.{digits}f}" for name in results)
    ratios = "".join(f"{median[name] / median['tally']:>9.1f} x" for name in results if name != "tally")
    print(f"{what:<34}{cells} {unit:<3}{ratios}", flush=True)


def measure(options, work, maildir):
    tools = [Tally(work, maildir, options.tally), Notmuch(work, maildir), Mu(work, maildir)]
    mails = len(list((maildir / "cur").iterdir()))
    print(f"{mails} mails, {folder_bytes(maildir) / 1e6:.0f} MB, {os.cpu_count()} cores, "
          f"median of {options.rounds} interleaved rounds\n")
    print(f"{'':<34}" + "".join(f"{tool.name:>12}" for tool in tools) + "     against notmuch, mu")
    imports = rounds(tools, options.rounds, from_nothing)
    print_row("import from nothing", {n: [r[0] for r in v] for n, v in imports.items()}, "s", 2)
    print_row("peak memory", {n: [r[1] for r in v] for n, v in imports.items()}, "MB", 0)
    print_row("index on disk (tally: all mails)", {t.name: [t.bytes() / 1e6] for t in tools}, "MB", 0)
    print_row("nothing new", rounds(tools, 5, lambda tool: tool.index()[0]), "s", 3)
    first = mails
    for added in INCREMENTS:
        make_mail.make_maildir(maildir, added, 9, first)
        first += added
        print_row(f"{added} more", rounds(tools, 1, lambda tool: tool.index()[0]), "s", 3)
    print()
    for query in questions(maildir):
        print_row("search " + query["tally"], rounds(tools, options.searches,
                                                     lambda tool: tool.search(query)[0] * 1000), "ms", 1)
        print(f"{'  hits':<34}" + "".join(f"{tool.hits(query):>12}" for tool in tools))


def options_of_the_call():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--tally", default=str(ROOT / "build/release/src/programs/tally"))
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--mbox", help="real mail to take instead of synthetic mail")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--searches", type=int, default=15)
    return parser.parse_args()


def main():
    options = options_of_the_call()
    for program in (options.tally, "notmuch", "mu"):
        if not shutil.which(program):
            sys.exit(f"{program} is missing: ./run --no-serve builds tally, "
                     "tools/install-packages perf brings the others")
    with tempfile.TemporaryDirectory(prefix="tally-perf-") as folder:
        work = pathlib.Path(folder)
        maildir = work / "Maildir"
        if options.mbox:
            split(options.mbox, maildir)
        else:
            make_mail.make_maildir(maildir, options.count, 1)
        measure(options, work, maildir)


if __name__ == "__main__":
    main()
