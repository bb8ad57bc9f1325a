"""Reading documents and chats against the programs that people would use. Usage:
evidence.py TALLY [SCREENSHOTS] [MESSAGES]

Prints, from one run with interleaved rounds: OCR of screenshots against `tesseract` run by `xargs
-P2`, and chat messages against the same number of mails. Nothing here is a test."""

import glob
import os
import shutil
import subprocess
import sys
import tempfile
import time

TALLY = sys.argv[1]
SHOTS = int(sys.argv[2]) if len(sys.argv) > 2 else 100
MESSAGES = int(sys.argv[3]) if len(sys.argv) > 3 else 100_000
ROUNDS = 3
HERE = os.path.dirname(os.path.abspath(__file__))


class Run:
    """One run of a program: seconds by the clock and on the cores, its largest process in MB."""

    def __init__(self, words, **options):
        start = time.monotonic()
        with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                              **options) as program:
            _, status, used = os.wait4(program.pid, 0)
            program.returncode = os.waitstatus_to_exitcode(status)
        if program.returncode != 0:
            raise RuntimeError(f"{words} ended with {program.returncode}")
        self.wall = time.monotonic() - start
        self.cpu = used.ru_utime + used.ru_stime
        self.memory = used.ru_maxrss / 1024


def fresh_vault(home):
    shutil.rmtree(home, ignore_errors=True)
    os.makedirs(home)
    environment = dict(os.environ, HOME=home, XDG_STATE_HOME=home + "/state",
                       TALLY_VAULT=home + "/vault")
    subprocess.run([TALLY, "init", "--name", "P", "--email", "p@x.example"], env=environment,
                   check=True, stdout=subprocess.DEVNULL)
    return environment


def make_screenshots(folder):
    """Pages of the sample's screenshots, each with pixels of its own, so that none is known."""
    samples = sorted(glob.glob(os.path.join(HERE, "../../samples/*/screenshots/*.png")))
    os.makedirs(folder)
    for number in range(SHOTS):
        with open(samples[number % len(samples)], "rb") as file:
            content = file.read()
        with open(os.path.join(folder, f"shot{number:03}.png"), "wb") as file:
            file.write(content + b"%d" % number)  # behind the end of the picture


def median(values):
    return sorted(values)[len(values) // 2]


def ocr(home):
    folder = home + "/shots"
    make_screenshots(folder)
    ours, theirs = [], []
    for _ in range(ROUNDS):
        environment = dict(os.environ, OMP_THREAD_LIMIT="1")
        theirs.append(Run(["sh", "-c", f"ls {folder}/*.png | xargs -P2 -I F tesseract F F.out"],
                          env=environment))
        for path in glob.glob(folder + "/*.txt"):
            os.remove(path)
        ours.append(Run([TALLY, "import", folder], env=fresh_vault(home + "/v")))
    a, b = median([run.wall for run in ours]), median([run.wall for run in theirs])
    print(f"OCR of {SHOTS} screenshots: tally {a:.1f} s, tesseract by xargs -P2 {b:.1f} s: "
          f"{b / a:.2f} x by the clock, "
          f"{median([run.cpu for run in theirs]) / median([run.cpu for run in ours]):.2f} x on the "
          f"cores; {median([run.cpu / run.wall for run in ours]):.2f} cores busy, largest process "
          f"{max(run.memory for run in ours):.0f} MB; load {os.getloadavg()[0]:.1f}")


def chats(home):
    os.makedirs(home, exist_ok=True)
    chat = os.path.join(home, "WhatsApp Chat with Anna.txt")
    with open(chat, "w", encoding="utf-8") as file:
        for number in range(MESSAGES):
            minute = number // 10
            file.write(f"{minute // 1440 % 28 + 1:02}.{minute // 40320 % 12 + 1:02}."
                       f"{2020 + minute // 483840}, {minute // 60 % 24:02}:{minute % 60:02} - "
                       f"{'Anna' if number % 2 else 'Mira'}: message {number} about the page, "
                       f"the price {number * 7 % 991} and the logo\n")
    mails = os.path.join(home, "mails")
    subprocess.run([sys.executable, os.path.join(HERE, "make_mail.py"), mails, str(MESSAGES)],
                   check=True)
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(Run([TALLY, "import", chat], env=fresh_vault(home + "/c")))
        theirs.append(Run([TALLY, "import", mails], env=fresh_vault(home + "/m")))
    a, b = median([run.wall for run in ours]), median([run.wall for run in theirs])
    print(f"{MESSAGES} messages: {a:.2f} s, as many mails: {b:.2f} s: 1/{b / a:.1f} by the clock, "
          f"1/{median([run.cpu for run in theirs]) / median([run.cpu for run in ours]):.1f} on the "
          f"cores; largest process {max(run.memory for run in ours):.0f} MB; "
          f"load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="tally-perf-") as place:
        ocr(place + "/ocr")
        chats(place + "/chat")
