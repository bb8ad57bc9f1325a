"""The claims matrix as a person fills it, before and in a dispute, and what of it goes into a case
file. Usage: matrix_test.py TALLY SOURCE_FOLDER"""

import csv
import io
import json
import os
import subprocess
import sys
import tempfile
import unittest
import zipfile

try:
    import jsonschema
except ImportError:
    jsonschema = None

TALLY, SOURCE = sys.argv[1:3]
SAMPLE = os.path.join(SOURCE, "samples", "website-redesign")
with open(os.path.join(SOURCE, "docs", "formats", "cli.schema.json"), encoding="utf-8") as file:
    SCHEMA = json.load(file)


def element_of(view, name, claim=0):
    return next(one for one in view["claims"][claim]["elements"] if one["element"] == name)


class ClaimsMatrix(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="tally-matrix-")
        self.addCleanup(folder.cleanup)
        self.home = folder.name
        self.environment = dict(os.environ, HOME=self.home, XDG_STATE_HOME=self.home + "/state",
                                TALLY_VAULT=self.home + "/vault", TZ="UTC")
        self.tally("init", "--name", "Mira", "--email", "mira@okafor.example", "--zone", "UTC")
        self.tally("engagement", "add", "--title", "Website", "--client-name", "Northwind",
                   "--type", "upwork-fixed", "--currency", "USD", "--slug", "site",
                   "--client-email", "daniel@northwind-studio.example")
        self.tally("milestone", "add", "site", "--title", "Pages", "--amount", "1200")
        self.tally("milestone", "fund", "site", "1", "--occurred", "2026-09-14T10:00:00Z")
        self.tally("milestone", "start", "site", "1", "--occurred", "2026-09-14T11:00:00Z")
        self.tally("milestone", "submit", "site", "1", "--occurred", "2026-10-01T10:00:00Z")
        self.tally("milestone", "request-changes", "site", "1", "--occurred",
                   "2026-10-02T10:00:00Z", "--note", "the menu")

    def tally(self, *words, status=0):
        done = subprocess.run([TALLY, *words], env=self.environment, cwd=self.home, check=False,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
        self.assertEqual(done.returncode, status, f"{words}: {done.stderr.decode()}")
        return done.stdout.decode()

    def json_of(self, command, *words, status=0):
        value = json.loads(self.tally(*command.split(), *words, "--json", status=status))
        if jsonschema is not None:
            schema = dict(SCHEMA, **{"$ref": "#/$defs/commands/$defs/" + command.replace(" ", "%20")})
            jsonschema.Draft202012Validator(schema).validate(value)
        return value

    def write_mail(self, text):
        with open(self.home + "/reply.eml", "w", encoding="utf-8") as file:
            file.write("From: Daniel <daniel@northwind-studio.example>\n"
                       "To: mira@okafor.example\nSubject: The pages\n"
                       "Date: Tue, 20 Oct 2026 10:00:00 +0000\n"
                       "Message-ID: <reply@northwind-studio.example>\n\n" + text + "\n")
        self.tally("import", "reply.eml", "--into", "site")
        return json.loads(self.tally("search", "pages", "--json"))["hits"][0]["item"]

    def test_exhibits_are_put_in_order_described_anew_and_taken_out(self):
        items = [self.write_file(name, text) for name, text in (
            ("brief", "What was agreed."), ("reply", "We like the pages very much."))]
        self.tally("case", "open", "site", "--forum", "generic")
        for item in items:
            self.json_of("case link", "site/1", item, "--why", "it shows something")
        ordered = self.json_of("case order", "site/1", "2", "1")["exhibits"]
        self.assertEqual([(one["exhibit"], one["item"]) for one in ordered],
                         [(1, items[1]), (2, items[0])])
        described = self.json_of("case describe", "site/1", "1", "--why", "They like it", "--strong")
        self.assertEqual(described["exhibits"][0]["why"], "They like it")
        self.assertTrue(described["exhibits"][0]["strong"])
        plain = self.json_of("case describe", "site/1", "1", "--not-strong")["exhibits"][0]
        self.assertEqual((plain["why"], plain["strong"]), ("They like it", False))
        self.json_of("case highlight", "site/1", "1", "--quote", "like the pages")
        marked = self.json_of("case exhibits", "site/1")["exhibits"][0]["highlights"]
        self.assertEqual(marked[0]["quote"], "like the pages")
        self.assertIn("no mark 2", self.refusal("case", "unmark", "site/1", "1", "2"))
        self.assertEqual(self.json_of("case unmark", "site/1", "1", "1")["exhibits"][0]["highlights"], [])
        left = self.json_of("case unlink", "site/1", "1")["exhibits"]
        self.assertEqual([(one["exhibit"], one["item"]) for one in left], [(1, items[0])])
        self.assertIn("has no exhibit 2", self.refusal("case", "unlink", "site/1", "2"))
        self.assertIn("already", self.refusal("case", "order", "site/1", "1"))

    def write_file(self, name, text):
        with open(f"{self.home}/{name}.txt", "w", encoding="utf-8") as file:
            file.write(text)
        self.tally("import", name + ".txt", "--into", "site")
        return json.loads(self.tally("search", f"subject:{name}", "--json"))["hits"][0]["item"]

    def refusal(self, *words):
        done = subprocess.run([TALLY, *words], env=self.environment, cwd=self.home, check=False,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
        self.assertNotEqual(done.returncode, 0, words)
        return done.stderr.decode()

    def test_a_gap_is_a_task_before_any_dispute_and_its_letter_is_ready(self):
        view = self.json_of("case matrix", "site")
        self.assertIsNone(view["case"])
        acceptance = element_of(view, "acceptance")
        self.assertEqual((acceptance["status"], acceptance["proposals"]), ("missing", []))
        command = acceptance["task"]["command"]
        self.assertEqual(command,
                         "tally letter draft site --purpose delivery --about milestone/1")
        self.assertIn("reply with one line", self.tally(*command.split()[1:]))
        alerts = json.loads(self.tally("alerts", "site", "--json"))["alerts"]
        gap = next(one for one in alerts if one["rule"] == "GAP-acceptance")
        self.assertEqual(gap["severity"], "info")
        self.assertIn("$1,200.00", gap["text"])
        self.assertLessEqual(sum(one["rule"].startswith("GAP-") for one in alerts), 3)

    def test_a_reply_of_the_client_fills_the_gap_and_ends_the_alert(self):
        item = self.write_mail("Approved, we are happy with it.")
        acceptance = element_of(self.json_of("case matrix", "site"), "acceptance")
        self.assertEqual(acceptance["proposals"][0]["item"], item)
        self.assertEqual(acceptance["proposals"][0]["strength"], "proves")
        self.assertIn("approved", acceptance["proposals"][0]["words"])
        self.assertIsNone(acceptance["task"])
        self.assertNotIn("GAP-acceptance", self.tally("alerts", "site", "--json"))

    def open_case(self):
        self.json_of("case open", "site", "--forum", "upwork-dispute", "--claim", "Delivered.",
                     "--asks", "1200")
        claim = self.json_of("case assert", "site/1", "payment-for-work", "--amount", "1200.00",
                             "--about", "milestone/1", "--text", "Milestone 1 is due")
        self.assertEqual(claim["claim"], 1)

    def test_a_person_accepts_rejects_and_notes_what_they_will_say(self):
        item = self.write_mail("Approved, we are happy with it.")
        self.open_case()
        accepted = self.json_of("case accept", "site/1", "1", "delivery", "milestone/1")
        self.assertEqual((accepted["strength"], accepted["rule"]),
                         ("proves", "submitted-on-platform"))
        self.json_of("case accept", "site/1", "1", "acceptance", item, "--strength", "supports",
                     "--why", "praise")
        view = self.json_of("case matrix", "site/1")
        self.assertEqual(element_of(view, "delivery")["status"], "proved")
        self.assertEqual(element_of(view, "acceptance")["status"], "supported")
        self.json_of("case reject", "site/1", "1", "acceptance", item, "--why", "another page")
        self.json_of("case dispute", "site/1", "1", "delivery", "--why", "the zip was empty")
        view = self.json_of("case matrix", "site/1")
        self.assertEqual(element_of(view, "delivery")["status"], "disputed by them")
        self.assertEqual(element_of(view, "acceptance")["status"], "missing")
        self.assertEqual(element_of(view, "acceptance")["proposals"], [])

    def test_what_cannot_be_is_said_with_what_can(self):
        self.open_case()
        for words in (("assert", "site/1", "moon-rent"),
                      ("assert", "site/1", "late", "--about", "milestone/9"),
                      ("accept", "site/1", "1", "magic", "milestone/1"),
                      ("accept", "site/1", "7", "delivery", "milestone/1"),
                      ("accept", "site/1", "1", "delivery", "no-such-item")):
            done = subprocess.run([TALLY, "case", *words], env=self.environment, cwd=self.home,
                                  check=False, capture_output=True, timeout=120)
            self.assertIn(done.returncode, (1, 2), words)
            self.assertGreater(len(done.stderr.splitlines()), 1, done.stderr)

    def test_the_case_file_holds_what_was_accepted_and_no_strategy(self):
        item = self.write_mail("Approved, we are happy with it.")
        self.open_case()
        self.json_of("case assert", "site/1", "not-as-agreed", "--text", "they may say it is ugly")
        self.json_of("case link", "site/1", item, "--why", "accepts the pages", "--strong")
        self.json_of("case accept", "site/1", "1", "acceptance", item)
        self.json_of("case dispute", "site/1", "1", "delivery", "--why", "a secret guess")
        self.json_of("case build", "site/1", "-o", "case.zip")
        with zipfile.ZipFile(self.home + "/case.zip") as archive:
            name = next(one for one in archive.namelist() if one.endswith("data/claims.csv"))
            text = archive.read(name).decode()
        rows = list(csv.DictReader(io.StringIO(text)))
        acceptance = next(one for one in rows if one["element"] == "acceptance")
        self.assertEqual((acceptance["status"], acceptance["exhibit"]), ("proved", "1"))
        self.assertNotIn("a secret guess", text)
        self.assertNotIn("ugly", text)

    def test_reasons_are_held_against_the_record(self):
        self.tally("contract", "end", "site", "--by", "client", "--reason", "no files")
        self.tally("contract", "reason", "site", "--text", "We never received the final files")
        self.tally("contract", "reason", "site", "--text", "Mercury is retrograde")
        view = self.json_of("case reasons", "site")
        self.assertEqual([one["stance"] for one in view["reasons"]], ["unfounded", None])
        self.assertEqual(view["settlement"]["high"]["amount"], "1200.00")
        self.tally("contract", "answer", "site", "1", "--stance", "partly", "--text", "the fonts")
        view = self.json_of("case reasons", "site")
        self.assertTrue(view["reasons"][0]["answered"])
        self.assertEqual(view["settlement"]["low"]["amount"], "600.00")

    def test_why_a_contract_is_ended_against_a_warning_is_not_the_reason_given(self):
        end = ("contract", "end", "site", "--by", "freelancer", "--reason", "the work is done")
        self.tally(*end, status=1)
        self.tally(*end, "--yes-i-know", "--why", "the client said to leave it")
        said = {entry["kind"]: entry["summary"]
                for entry in self.json_of("timeline", "site")["entries"]}
        self.assertIn("the work is done", said["contract.ended"])
        self.assertNotIn("leave it", said["contract.ended"])
        self.assertIn("the client said to leave it", said["guard.overridden"])

    def test_a_line_for_people_fits_eighty_columns_but_for_commands(self):
        self.write_mail("Approved, we are happy with it.")
        for command in ("matrix", "reasons"):
            for line in self.tally("case", command, "site").splitlines():
                if " tally " not in line:
                    self.assertLessEqual(len(line), 80, line)

    def test_elements_of_ones_own_and_broken_ones(self):
        folder = self.home + "/vault/packs/elements"
        os.makedirs(folder)
        with open(folder + "/broken.toml", "w", encoding="utf-8") as file:
            file.write("id = 7\n")
        self.assertIn("broken.toml", self.json_of("case matrix", "site")["problems"][0])


if __name__ == "__main__":
    unittest.main(argv=["matrix_test"], verbosity=2)
