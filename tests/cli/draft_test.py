"""Drafts before they are sent: what is found in them, what they begin with, and how a heated letter
waits for a night. Usage: draft_test.py TALLY SOURCE_FOLDER"""

import json
import os
import subprocess
import sys
import tempfile
import unittest

try:
    import jsonschema
except ImportError:
    jsonschema = None

TALLY, SOURCE = sys.argv[1:3]
with open(os.path.join(SOURCE, "docs", "formats", "cli.schema.json"), encoding="utf-8") as file:
    SCHEMA = json.load(file)

HEATED = "Hello Daniel,\n\nyou are a liar. You failed to send the logins.\n"
EVENING = "2026-11-30T20:00:00Z"  # 21:00 in Berlin


class Drafts(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="tally-draft-")
        self.addCleanup(folder.cleanup)
        self.home = folder.name
        self.environment = dict(os.environ, HOME=self.home, XDG_STATE_HOME=self.home + "/state",
                                TALLY_VAULT=self.home + "/vault", TZ="UTC")

    def make_vault(self, kind="direct-fixed"):
        self.tally("init", "--name", "Mira Okafor", "--email", "mira@okafor.example", "--zone", "Europe/Berlin",
                   "--at", "2026-11-01T09:00:00Z")
        self.tally("engagement", "add", "--title", "Website", "--client-name", "Daniel Reed",
                   "--type", kind, "--currency", "USD", "--slug", "site",
                   "--client-email", "daniel@northwind.example", "--at", "2026-11-01T09:01:00Z")

    def tally(self, *words, status=0, given=None):
        done = subprocess.run([TALLY, *words], env=self.environment, cwd=self.home, check=False,
                              input=(given or "").encode(), capture_output=True, timeout=120)
        self.assertEqual(done.returncode, status, f"{words}: {done.stdout.decode()}{done.stderr.decode()}")
        return done.stdout.decode()

    def json_of(self, command, *words, status=0, given=None):
        value = json.loads(self.tally(*command.split(), *words, "--json", status=status, given=given))
        if jsonschema is not None:
            schema = dict(SCHEMA, **{"$ref": "#/$defs/commands/$defs/" + command.replace(" ", "%20")})
            jsonschema.Draft202012Validator(schema).validate(value)
        return value

    def rules_in(self, text, *words, status=0):
        return {one["rule"] for one in self.json_of("draft check", "-", *words, status=status, given=text)["findings"]}

    def test_a_draft_is_read_without_a_vault_and_by_the_rules_of_platforms(self):
        report = self.json_of("draft check", "-", status=1, given=HEATED)
        self.assertEqual(report["verdict"], "heated")
        insult = next(one for one in report["findings"] if one["rule"] == "insult")
        self.assertEqual((insult["line"], insult["column"], insult["length"]), (3, 1, 14))
        blame = next(one for one in report["findings"] if one["rule"] == "blame")
        self.assertIn("I have not received the logins yet.", blame["suggest"])
        self.assertEqual(self.rules_in("Please pay by bank transfer by Friday.", status=1), {"off-platform-payment"})
        self.assertEqual(self.rules_in("Please pay by bank transfer by Friday.", "--to", "client"), set())
        self.assertIn("Better:", self.tally("draft", "check", "-", status=1, given=HEATED))
        self.assertEqual(self.json_of("draft check", "--text", HEATED, status=1), report)
        self.tally("draft", "check", status=2)
        self.tally("draft", "check", "nowhere.txt", status=5)
        self.tally("draft", "check", "-", "--kind", "poem", status=2, given="x")
        self.tally("draft", "check", "-", status=2, given="a" * 300_000)

    def test_a_german_draft_is_read_by_the_rules_for_german(self):
        heated = "Sehr geehrter Herr Reed,\n\ndas ist allein Ihre Schuld, und Sie sind ein Lügner.\n"
        report = self.json_of("draft check", "-", status=1, given=heated)
        self.assertEqual((report["language"], report["verdict"]), ("de", "heated"))
        insult = next(one for one in report["findings"] if one["rule"] == "insult")
        self.assertEqual((insult["line"], insult["title"]), (3, "Eine Beleidigung"))
        self.assertEqual(self.rules_in(heated, "--lang", "en"), set())
        self.assertEqual(self.rules_in("Bitte bezahlen Sie mich per PayPal.", status=1), {"off-platform-payment"})
        self.assertIsNone(self.json_of("draft check", "--text", "OK")["language"])
        self.tally("draft", "check", "--text", "OK", "--lang", "tlh", status=2)

    def test_the_engagement_says_whether_it_is_on_a_platform_and_has_begun(self):
        self.make_vault("upwork-fixed")
        self.assertEqual(self.rules_in("My mail is mira@okafor.example.", "--into", "site", status=1),
                         {"contact-before-contract", "private-data"})
        self.tally("milestone", "add", "site", "--title", "Pages", "--amount", "600")
        self.tally("milestone", "fund", "site", "1")
        self.assertEqual(self.rules_in("We can meet on Zoom.", "--into", "site"), set())
        self.assertEqual(self.rules_in("Pay me by PayPal.", "--into", "site", "--to", "client", status=1),
                         {"off-platform-payment"})

    def test_rules_of_ones_own_are_added_and_a_broken_file_is_an_alert(self):
        self.make_vault()
        folder = os.path.join(self.home, "vault", "packs", "tone")
        os.makedirs(folder)
        with open(os.path.join(SOURCE, "docs", "formats", "tone-pack.md"), encoding="utf-8") as page:
            example = page.read().split("```toml\n")[1].split("```")[0]
        with open(os.path.join(folder, "mine.toml"), "w", encoding="utf-8") as pack:
            pack.write(example.replace("before_contract = true\n", ""))
        self.assertIn("pigeons", self.rules_in("my pigeon is fast", status=1))
        with open(os.path.join(folder, "mine.toml"), "w", encoding="utf-8") as pack:
            pack.write("id = 7\n")
        self.assertEqual(self.rules_in("my pigeon is fast"), set())
        self.assertIn("packs/tone/mine.toml", self.tally("alerts"))

    def test_a_scaffold_is_calm_and_a_notice_can_begin_with_it(self):
        self.make_vault()
        self.tally("draft", "scaffold", "site", status=1)  # nothing waits for the client
        self.tally("milestone", "add", "site", "--title", "Pages", "--amount", "600")
        made = self.json_of("draft scaffold", "site")
        self.assertEqual(made["about"], "milestone/1")
        self.assertIn("Please fund it by ", made["text"])
        self.assertEqual(self.rules_in(made["text"], "--into", "site"), set())
        draft = self.json_of("letter draft", "site", "--purpose", "notice", "--about", "milestone/1")
        self.assertEqual(draft["text"], made["text"])

    def write_heated(self, *words):
        return self.json_of("letter write", "site", "--subject", "Logins", "--text", HEATED, "--at", EVENING, *words)

    def alerts(self, at):
        return [one for one in json.loads(self.tally("alerts", "site", "--at", at, "--json"))["alerts"]
                if one["rule"] == "LETTER-HELD"]

    def test_a_heated_letter_waits_until_nine_in_the_owners_morning(self):
        self.make_vault()
        written = self.write_heated()
        self.assertEqual((written["state"], written["held_until"]), ("held", "2026-12-01T08:00:00.000Z"))
        self.assertEqual(written["tone"]["verdict"], "heated")
        self.assertIn("held until 1 Dec 2026, 09:00 CET", self.alerts(EVENING)[0]["text"])
        refused = self.json_of("letter send", "site", "--at", "2026-12-01T07:59:00Z", status=1)
        self.assertEqual(refused["letters"][0]["state"], "held")
        self.tally("letter", "sent", "site", "1", "--at", "2026-12-01T07:59:10Z", status=1)
        self.assertIn("has cooled off", self.alerts("2026-12-01T08:00:01Z")[0]["text"])
        shown = self.json_of("letter show", "site", "1", "--at", "2026-12-01T08:00:01Z")
        self.assertEqual((shown["state"], shown["held_until"]), ("written", None))
        self.tally("letter", "sent", "site", "1", "--at", "2026-12-01T08:01:00Z")
        self.assertEqual(self.alerts("2026-12-01T08:02:00Z"), [])

    def overridden(self):
        entries = json.loads(self.tally("timeline", "site", "--json"))["entries"]
        return [one["summary"] for one in entries if one["kind"] == "guard.overridden"]

    def test_sending_it_all_the_same_takes_a_reason_that_is_kept(self):
        self.make_vault()
        self.write_heated()
        self.tally("letter", "sent", "site", "1", "--yes-i-know", "--at", EVENING, status=1)
        self.tally("letter", "sent", "site", "1", "--yes-i-know", "--reason", "he asked for it", "--at", EVENING)
        self.assertEqual(len(self.overridden()), 1)
        self.assertIn("he asked for it", self.overridden()[0])
        self.assertEqual(self.json_of("letter show", "site", "1")["state"], "sent")

    def test_a_letter_that_is_written_against_the_warning_is_not_held(self):
        self.make_vault()
        written = self.write_heated("--yes-i-know", "--reason", "it is true")
        self.assertEqual(written["state"], "written")
        self.assertIn("it is true", self.overridden()[0])

    def test_a_calm_letter_is_held_when_asked_for(self):
        self.make_vault()
        words = ("letter write", "site", "--subject", "Pages", "--text", "The pages are online.", "--at", EVENING)
        self.assertEqual(self.json_of(*words)["state"], "written")
        self.assertEqual(self.json_of(*words, "--hold")["held_until"], "2026-12-01T08:00:00.000Z")

    def test_notes_of_a_call_become_a_letter_to_confirm(self):
        self.make_vault()
        notes = "Call with Daniel:\n- Daniel sends the texts by Friday\n- I deliver 5 pages by 12 December for $300\n"
        made = self.json_of("letter summary", "site", "-", "--at", "2026-11-28T12:00:00Z", given=notes)
        self.assertEqual([one["by"] for one in made["points"]], ["2026-12-04", "2026-12-12"])
        self.assertEqual([one["who"] for one in made["points"]], ["client", "freelancer"])
        self.assertEqual(made["points"][1]["amounts"], ["$300"])
        self.assertEqual(made["doubts"], [])
        self.tally("letter", "summary", "site", "-", status=1, given="\n\n")
        written = self.json_of("letter summary", "site", "-", "--write", "--at", "2026-11-28T12:00:00Z", given=notes)
        self.assertEqual((written["purpose"], written["state"]), ("summary", "written"))
        self.assertRegex(written["token"], "^[a-z2-7]{16}$")  # it carries the record

    def test_a_pasted_talk_becomes_one_too(self):
        self.make_vault()
        talk = ("Wednesday, Nov 25, 2026\nDaniel Reed\n2:05 PM\nCould you add a map for $80 by 3 December?\n"
                "Mira Okafor\n2:09 PM\nSure. I will send a draft on Friday.\n")
        made = self.json_of("letter summary", "site", "-", "--at", "2026-11-28T12:00:00Z", given=talk)
        self.assertEqual((made["from"], made["on"]), ("conversation", "2026-11-25"))
        self.assertEqual([one["by"] for one in made["points"]], ["2026-12-03", "2026-11-27"])
        self.assertEqual(made["points"][0]["amounts"], ["$80"])

    def test_feedback_is_drafted_from_the_record_and_stopped_when_it_is_heated(self):
        self.make_vault("upwork-fixed")
        self.tally("feedback", "draft", "site", status=1)
        self.tally("milestone", "add", "site", "--title", "Pages", "--amount", "600", "--at", "2026-11-02T09:00:00Z")
        for step, at in (("fund", "2026-11-02T10:00:00Z"), ("start", "2026-11-02T11:00:00Z"),
                         ("submit", "2026-11-10T09:00:00Z"), ("approve", "2026-11-11T09:00:00Z"),
                         ("release", "2026-11-11T10:00:00Z")):
            self.tally("milestone", step, "site", "1", "--at", at)
        self.tally("contract", "end", "site", "--by", "client", "--reason", "done", "--at", "2026-11-12T09:00:00Z")
        made = self.json_of("feedback draft", "site", "--at", "2026-11-13T09:00:00Z")
        self.assertIn("The client approved 1 of them within a day.", made["text"])
        self.assertTrue(all(one["entries"] for one in made["facts"]))
        self.assertEqual((made["tone"]["verdict"], made["window"]["rule"]), ("calm", "UW-FB-LEAVE"))
        self.tally("feedback", "draft", "site", "--reply", status=1)
        self.tally("feedback", "reveal", "site", "--by", "client", "--stars", "2", "--text", "slow", "--at",
                   "2026-11-14T09:00:00Z")
        reply = self.json_of("feedback draft", "site", "--reply", "--at", "2026-11-15T09:00:00Z")
        self.assertEqual(reply["window"]["rule"], "UW-FB-REPLY")
        heated = ("feedback", "reply", "site", "--text", "This client is a liar.")
        self.tally(*heated, status=1)
        self.tally(*heated, "--yes-i-know", "--reason", "he is")
        self.assertIn("he is", self.overridden()[0])


if __name__ == "__main__":
    unittest.main(argv=["draft_test"] + sys.argv[3:], verbosity=2)
