"""Reading documents and chats against the programs that people would use. Usage:
evidence.py TALLY [SCREENSHOTS] [MESSAGES]

Prints, from one run with interleaved rounds: OCR of screenshots against `tesseract` run by `xargs
-P2`, and chat messages against the same number of mails. Nothing here is a test."""

import glob
import os
import resource
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


def timed(words, **options):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                   **options)
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


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
        theirs.append(timed(["sh", "-c", f"ls {folder}/*.png | xargs -P2 -I F tesseract F F.out"],
                            env=environment))
        for path in glob.glob(folder + "/*.txt"):
            os.remove(path)
        ours.append(timed([TALLY, "import", folder], env=fresh_vault(home + "/v")))
    a, b = median([wall for wall, _ in ours]), median([wall for wall, _ in theirs])
    cores = median([cpu / wall for wall, cpu in ours])
    print(f"OCR of {SHOTS} screenshots: tally {a:.1f} s, tesseract by xargs -P2 {b:.1f} s: "
          f"{b / a:.2f} x; {cores:.2f} cores busy (workers that live on are counted when they end)")


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
        ours.append(timed([TALLY, "import", chat], env=fresh_vault(home + "/c"))[0])
        theirs.append(timed([TALLY, "import", mails], env=fresh_vault(home + "/m"))[0])
    print(f"{MESSAGES} messages: {median(ours):.2f} s, as many mails: {median(theirs):.2f} s: "
          f"1/{median(theirs) / median(ours):.1f}")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="tally-perf-") as place:
        ocr(place + "/ocr")
        chats(place + "/chat")
