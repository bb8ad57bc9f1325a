"""The command line as scripts see it: every command's --json against docs/formats/cli.schema.json,
its exit status, and its help. Usage: cli_test.py TALLY TALLY_VERIFY SOURCE_FOLDER"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

try:
    import jsonschema
except ImportError:
    jsonschema = None

TALLY, TALLY_VERIFY, SOURCE = sys.argv[1:4]
SAMPLE = os.path.join(SOURCE, "samples", "website-redesign")
with open(os.path.join(SOURCE, "docs", "formats", "cli.schema.json"), encoding="utf-8") as file:
    SCHEMA = json.load(file)


def validate(command, value):
    if jsonschema is None:
        return
    schema = dict(SCHEMA, **{"$ref": "#/$defs/commands/$defs/" + command.replace(" ", "%20")})
    jsonschema.Draft202012Validator(schema).validate(value)


class CommandLine(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="tally-cli-")
        self.home = self.folder.name
        self.environment = dict(os.environ, HOME=self.home, XDG_STATE_HOME=self.home + "/state",
                                TALLY_VAULT=self.home + "/vault", TZ="UTC")

    def tearDown(self):
        self.folder.cleanup()

    def run_tally(self, *arguments, status=0, program=TALLY):
        done = subprocess.run([program, *arguments], env=self.environment, cwd=self.home, timeout=300,
                              stdin=subprocess.DEVNULL, capture_output=True, check=False)
        self.assertEqual(done.returncode, status, f"{arguments}: {done.stdout!r} {done.stderr!r}")
        return done

    def json_of(self, command, *arguments, status=0):
        """Runs the command; its stdout must be one line of JSON that the schema allows."""
        words = command.split(" ")
        done = self.run_tally(*words, *arguments, "--json", status=status)
        text = done.stdout.decode("utf-8")
        self.assertEqual(text.count("\n"), 1, command)
        value = json.loads(text)
        name = command if command in SCHEMA["$defs"]["commands"]["$defs"] else "act"
        validate("error" if "error" in value else name, value)
        return value

    def make_vault(self):
        self.json_of("init", "--name", "Mira", "--email", "mira@okafor-design.example", "--zone", "Europe/Berlin")
        self.json_of("engagement add", "--title", "Website", "--client-name", "Northwind",
                     "--type", "upwork-fixed", "--currency", "USD", "--slug", "site",
                     "--client-email", "daniel@northwind-studio.example")

    def test_every_command_prints_what_its_schema_says(self):
        self.make_vault()
        summary = self.json_of("import", SAMPLE + "/mail.mbox")
        self.assertEqual(summary["read"], summary["added"] + summary["duplicates"]
                         + summary["failed_count"])
        self.assertGreater(summary["added_to"]["site"], 20)
        inbox = self.json_of("inbox")
        self.json_of("file", inbox["items"][0]["item"], "--into", "site")
        basis = self.json_of("search", "subject:\"contract ended\"")["hits"][0]["item"]
        self.json_of("show", basis)
        self.json_of("agreement draft", "site", "--file", SAMPLE + "/agreement.toml")
        self.json_of("agreement sign", "site", "--by", "freelancer", "--how", "by e-mail")
        self.json_of("agreement show", "site")
        self.json_of("milestone add", "site", "--title", "Pages", "--amount", "1200", "--due",
                     "2030-01-31")
        self.json_of("milestone fund", "site", "1")
        self.json_of("milestone start", "site", "1")
        self.json_of("milestone submit", "site", "1", "--item", basis, "--note", "done")
        ended = self.json_of("contract end", "site", "--by", "client", "--reason", "no files",
                             "--basis", basis)
        self.assertEqual(ended["alerts"][0]["rule"], "UW-FP-REFUNDREQ")
        self.assertEqual(ended["alerts"][0]["money"]["amount"], "1200.00")
        for command in ("engagement list", "deadlines", "alerts", "key show", "version", "adopt"):
            self.json_of(command)
        for command in ("engagement show", "timeline", "deadlines", "alerts", "checkpoint"):
            self.json_of(command, "site")
        self.json_of("case open", "site", "--forum", "upwork-dispute", "--claim", "Delivered.",
                     "--asks", "1200")
        self.json_of("case link", "site/1", basis, "--why", "it shows", "--strong")
        self.json_of("case exhibits", "site/1")
        built = self.json_of("case build", "site/1", "-o", "case.zip", "--with-packet")
        self.assertEqual(built["verdict"], "intact")
        self.assertNotIn("failed", [check["status"] for check in built["forum_checks"]])
        self.assertEqual(self.json_of("verify", "case.zip", status=3)["verdict"], "unproven")
        self.assertEqual(self.json_of("verify", "case.zip", "--key", built["key"])["verdict"],
                         "intact")
        self.json_of("verify", status=3)
        self.json_of("reindex")

    def test_milestones_go_all_the_way_to_the_money(self):
        self.make_vault()
        self.json_of("milestone add", "site", "--title", "Pages", "--amount", "600")
        for step in ("fund", "start", "submit", "approve"):
            self.json_of("milestone " + step, "site", "1")
        released = self.json_of("milestone release", "site", "1")
        self.assertEqual(released["state"]["paid"]["amount"], "600.00")
        self.assertEqual(released["state"]["held"]["amount"], "0.00")

    def make_agreement(self, *lines):
        with open(self.home + "/agreement.toml", "w", encoding="utf-8") as file:
            file.write("\n".join((
                'title = "Website"', 'currency = "USD"',
                "[[scope]]", 'id = "S1"', 'text = "Five pages"',
                "[[responsibility]]", 'party = "client"', 'what = "Texts for all pages"',
                "due = 2026-09-20", *lines)) + "\n")
        return "agreement.toml"

    def test_people_papers_and_channels_are_kept(self):
        self.make_vault()
        told = self.json_of("party set", "site", "client", "--legal-name", "Northwind LLC",
                            "--is", "business", "--location", "US-TX", "--address", "d@n.example",
                            "--address", "@daniel")
        self.assertEqual(told["state"]["parties"]["client"]["addresses"],
                         ["daniel@northwind-studio.example", "d@n.example", "@daniel"])
        self.json_of("party set", "site", "client", status=1)
        self.json_of("channel agree", "site", "email", "--answer-within", "24")
        self.json_of("party show", "site")
        drafted = self.json_of("agreement draft", "site", "--file", self.make_agreement())
        self.assertEqual(drafted["version"], 1)
        self.json_of("agreement amend", "site", "--file", "agreement.toml", "--why", "x", status=1)
        self.json_of("agreement request", "site", "--note", "please send it")
        self.json_of("agreement refuse", "site")
        self.json_of("agreement propose", "site", "--how", "by mail")
        self.json_of("agreement sign", "site", "--how", "by mail")
        signed = self.json_of("agreement sign", "site", "--by", "client", "--how", "reply")
        self.assertTrue(signed["state"]["agreement"][0]["in_force"])
        self.make_agreement("[terms]", 'notice = "a week"')
        amended = self.json_of("agreement amend", "site", "--file", "agreement.toml", "--why",
                               "notice was missing")
        self.assertEqual(amended["version"], 2)
        self.json_of("responsibility list", "site")
        breached = self.json_of("responsibility breach", "site", "R1", "--step", "notice")
        self.assertIn("R1", breached["recorded"][0])

    def test_money_can_go_every_way(self):
        self.make_vault()
        self.json_of("milestone add", "site", "--title", "Pages", "--amount", "600")
        self.json_of("milestone secure", "site", "1", "--with", "purchase-order", "--note", "PO 7")
        self.json_of("milestone fund", "site", "1")
        self.json_of("milestone submit", "site", "1")
        self.json_of("milestone request-changes", "site", "1", "--note", "the footer")
        self.json_of("milestone approve", "site", "1", "--amount", "400")
        self.json_of("milestone release", "site", "1", "--amount", "400")
        self.json_of("milestone hold", "site", "1", "--note", "under review")
        self.json_of("milestone request-return", "site", "1", "--note", "too late")
        self.json_of("milestone return", "site", "1", status=0)
        self.json_of("milestone refund", "site", "1", "--amount", "50", "--note", "goodwill")
        back = self.json_of("milestone chargeback", "site", "1", "--note", "not as described")
        self.assertEqual(back["milestone"], 1)
        one = back["state"]["milestones"][0]
        self.assertEqual([one[key]["amount"] for key in ("released", "returned", "refunded",
                                                         "charged_back", "held")],
                         ["400.00", "200.00", "50.00", "350.00", "0.00"])
        self.json_of("fee charge", "site", "--amount", "40", "--what", "service fee",
                     "--milestone", "1")

    def test_a_delivery_can_be_compared_after_years(self):
        self.make_vault()
        os.makedirs(self.home + "/site/css")
        for name in ("index.html", "css/site.css"):
            with open(os.path.join(self.home, "site", name), "w", encoding="utf-8") as file:
                file.write(name)
        made = self.json_of("deliver", "site", "site", "--to", "d@n.example")
        self.assertEqual([file["name"] for file in made["files"]], ["css/site.css", "index.html"])
        self.assertTrue(self.json_of("delivery check", "site", "1", "site")["same"])
        with open(self.home + "/site/index.html", "a", encoding="utf-8") as file:
            file.write("!")
        changed = self.json_of("delivery check", "site", "1", "site", status=1)
        self.assertEqual(changed["files"][1]["match"], "changed")
        received = self.json_of("delivery received", "site", "1", "--how", "it opens")
        self.assertEqual(received["delivery"], 1)
        self.json_of("deliver", "site", "site/index.html", "--keep", "digests", "--form", "staged")
        listed = self.json_of("delivery list", "site")["deliveries"]
        self.assertEqual((len(listed[0]["items"]), len(listed[1]["items"])), (2, 0))

    def test_invoices_hours_and_feedback(self):
        self.make_vault()
        self.json_of("engagement add", "--title", "Care", "--client-name", "Northwind", "--type",
                     "direct-hourly", "--currency", "EUR", "--slug", "care")
        self.json_of("hours rate", "care", "--amount", "45", "--weekly-hours", "20")
        for start in ("2026-09-14T09:00:00Z", "2026-09-21T09:00:00Z"):
            self.json_of("hours add", "care", "--start", start, "--minutes", "100", "--memo",
                         "Menu of the home page", "--commit", "1f2e", "--commit", "3a4b")
        self.json_of("hours add", "care", "--start", "2026-09-14T10:00:00Z", "--minutes", "5",
                     "--memo", "the same time again", status=1)
        self.json_of("hours reveal", "care", "2026-09-16")
        weeks = self.json_of("hours week", "care")["weeks"]
        self.assertEqual([week["revealed"] for week in weeks], [True, False])
        self.json_of("hours dispute", "care", "2026-09-14", "--minutes", "30", "--note", "slow")
        self.json_of("hours answer", "care", "2026-09-14", "--note", "as agreed")
        self.json_of("invoice issue", "care", "--amount", "150.00", "--reference", "2026-14")
        self.json_of("invoice sent", "care", "1", "--to", "d@n.example")
        self.json_of("invoice received", "care", "1", "--how", "replied")
        paid = self.json_of("invoice paid", "care", "1", "--amount", "50")
        self.assertEqual(paid["state"]["unpaid"], {"amount": "100.00", "currency": "EUR"})
        self.json_of("invoice issue", "care", "--amount", "1")
        self.json_of("invoice withdraw", "care", "2", "--why", "a mistake")
        self.json_of("milestone add", "care", "--title", "Extra", "--amount", "10")
        self.json_of("milestone start", "care", "1", "--yes-i-know", "--reason", "old client")
        self.assertIn("HEALTH-work-unfunded",
                      [alert["rule"] for alert in self.json_of("alerts", "care")["alerts"]])
        self.json_of("invoice list", "care")
        self.json_of("contract end", "care", "--by", "client", "--reason", "done")
        self.json_of("feedback seal", "care", "--stars", "2", "--text", "Pays late.")
        self.assertIsNone(self.json_of("feedback show", "care")["freelancer"]["given"])
        self.json_of("feedback reveal", "care", "--by", "client", "--stars", "5", "--text", "Good.")
        self.json_of("feedback reveal", "care")
        self.json_of("feedback reply", "care", "--text", "Thanks.")
        shown = self.json_of("feedback show", "care")
        self.assertEqual(shown["freelancer"]["given"]["text"], "Pays late.")
        self.json_of("lessons add", "care", "--what", "worked unfunded", "--text", "wait",
                     "--use", "clause")
        self.assertEqual(len(self.json_of("lessons")["lessons"]), 1)

    def test_scope_and_checkins(self):
        self.make_vault()
        self.json_of("agreement draft", "site", "--file", self.make_agreement())
        self.json_of("scope log", "site", "--quote", "one more page")
        self.json_of("scope mark", "site", "1", "inside", "--clause", "S9", status=1)
        self.json_of("scope mark", "site", "1", "outside", "--why", "a sixth page")
        self.json_of("scope list", "site")
        self.json_of("change propose", "site", "--title", "A sixth page", "--amount", "80",
                     "--request", "1", "--days", "2")
        approved = self.json_of("change approve", "site", "1", "--how", "reply")
        self.assertEqual((approved["change"], approved["milestone"]), (1, 1))
        for verb in ("decline", "withdraw"):
            self.json_of("change propose", "site", "--title", verb, "--amount", "1")
        self.json_of("change decline", "site", "2", "--why", "too dear")
        self.json_of("change withdraw", "site", "3", "--why", "too small")
        self.json_of("change list", "site")
        self.json_of("checkin plan", "site", "--rule", "FREQ=OFTEN", "--from", "2026-09-18",
                     status=1)
        self.json_of("checkin plan", "site", "--rule", "FREQ=WEEKLY", "--from", "2026-09-18")
        self.json_of("checkin send", "site", "--text", "On time.", "--question", "Which logo?")
        self.json_of("checkin acknowledge", "site", "1", "--how", "ok")
        self.json_of("checkin answer", "site", "1", "--text", "the blue one")
        self.json_of("checkin list", "site")

    def test_an_unlabelled_mail_of_the_platform_is_asked_about_until_it_is_labelled(self):
        self.make_vault()
        with open(self.home + "/notice.eml", "w", encoding="utf-8") as file:
            file.write("From: Upwork <donotreply@upwork.com>\nTo: mira@okafor-design.example\n"
                       "Subject: About your contract\nDate: Fri, 20 Nov 2026 15:20:00 +0000\n"
                       "Message-ID: <1@upwork.com>\n\nSomething happened.\n")
        self.json_of("import", "notice.eml", "--into", "site")
        alert = self.json_of("alerts", "site")["alerts"][0]
        self.assertEqual(alert["rule"], "MAIL-UNLABELLED")
        self.assertIn("About your contract", alert["text"])
        checks = {check["name"]: check for check in self.json_of("doctor", status=1)["checks"]}
        self.assertEqual(checks["mails of site"]["status"], "warn")
        self.assertEqual(checks["permissions"]["status"], "ok")
        item = alert["subject"].split()[1]
        self.json_of("label", item, "--as", "nothing")
        self.assertEqual(self.json_of("alerts", "site")["alerts"], [])
        self.json_of("remind", "--dry-run")
        os.chmod(self.home + "/vault", 0o755)
        checks = {check["name"]: check for check in self.json_of("doctor", status=1)["checks"]}
        self.assertEqual(checks["mails of site"]["status"], "ok")
        self.assertEqual(checks["permissions"]["status"], "warn")

    def test_a_dispute_goes_through_the_steps_of_its_forum(self):
        self.make_vault()
        self.json_of("milestone add", "site", "--title", "Pages", "--amount", "600")
        self.json_of("milestone fund", "site", "1")
        self.json_of("contract end", "site", "--by", "client", "--reason", "late")
        self.json_of("contract reason", "site", "--text", "it was late")
        self.json_of("contract answer", "site", "1", "--stance", "unfounded", "--text", "it was "
                     "early", "--clause", "milestone 1")
        opened = self.json_of("dispute open", "site", "--forum", "upwork-dispute", "--claim", "due")
        self.assertEqual(opened["state"]["disputes"][0]["amount"]["amount"], "600.00")
        self.json_of("dispute answer", "site", "1", "--by", "client", "--note", "no")
        self.json_of("dispute propose", "site", "1", "--by", "mediator", "--amount", "300")
        self.json_of("dispute accept", "site", "1")
        self.json_of("dispute decline", "site", "1", "--by", "client")
        self.json_of("dispute fail", "site", "1", "--by", "mediator")
        self.json_of("dispute fee", "site", "1", "--amount", "337.50")
        self.json_of("dispute move", "site", "1", "--forum", "upwork-arbitration")
        self.json_of("dispute decide", "site", "1", "--by", "mediator", "--amount", "600")
        closed = self.json_of("dispute close", "site", "1", "--note", "paid")
        self.assertEqual(closed["state"]["disputes"][0]["outcome"]["amount"], "600.00")
        self.json_of("dispute show", "site")

    def test_a_mistake_is_taken_back_and_stays_visible(self):
        self.make_vault()
        self.json_of("milestone add", "site", "--title", "Pagse", "--amount", "600")
        entry = self.json_of("timeline", "site", "--kind", "milestone")["entries"][0]
        self.json_of("entry void", "site", str(entry["n"]), "--reason", "a misspelt title")
        shown = self.json_of("timeline", "site", "--kind", "milestone")["entries"][0]
        self.assertIn("misspelt", shown["corrected"])
        self.assertEqual(self.json_of("engagement show", "site")["state"]["milestones"], [])
        self.json_of("entry void", "site", "0", "--reason", "no", status=1)
        self.json_of("entry void", "site", "99", "--reason", "no", status=1)
        self.json_of("verify", status=3)

    def test_links_print_what_their_schema_says(self):
        self.make_vault()
        self.json_of("link create", "site", "--url", "https://tally.example", status=1)  # too early
        self.json_of("engagement add", "--title", "Shop", "--slug", "shop", "--client-name", "Tom",
                     "--client-email", "tom@b.example", "--type", "direct-fixed", "--currency", "USD")
        self.json_of("link create", "shop", "--url", "http://b.example", status=2)
        self.json_of("link create", "shop", "--to", "me@b.example", status=1)
        made = self.json_of("link create", "shop")
        self.assertEqual((made["to"], made["state"]), ("tom@b.example", "new"))
        self.assertNotEqual(made["url"], self.json_of("link create", "shop", "--days", "5")["url"])
        self.json_of("link revoke", "shop", "1", "--why", "sent to the wrong person")
        listed = self.json_of("link list", "shop")["links"]
        self.assertEqual([link["state"] for link in listed], ["revoked", "new"])
        self.json_of("link receipt", "shop", status=1)
        self.assertNotIn(made["url"].split("/")[-1], self.run_tally("link", "list", "shop").stdout.decode())

    def test_the_demo_prints_what_its_schema_says(self):
        demo = self.json_of("demo", "--dir", self.home + "/demo")
        self.assertEqual(demo["verdict"], "intact")
        self.assertTrue(os.path.exists(demo["pdf"]))
        again = self.json_of("demo", "--dir", self.home + "/demo")
        self.assertNotEqual(again["key"], demo["key"])
        refused = self.json_of("demo", "--dir", self.home, status=1)
        self.assertEqual(refused["error"]["code"], "conflict")

    def test_raw_bytes_come_back_as_they_were(self):
        self.make_vault()
        path = self.home + "/odd.eml"
        raw = b"From: a@b.example\r\nSubject: odd\r\n\r\n\x00\xff bytes\n"
        pathlib.Path(path).write_bytes(raw)
        self.json_of("import", path)
        item = self.json_of("search", "odd")["hits"][0]["item"]
        self.assertEqual(self.run_tally("show", item, "--raw").stdout, raw)

    def test_exit_statuses_are_those_of_the_contract(self):
        self.json_of("engagement list", status=1)  # no vault yet
        self.make_vault()
        self.run_tally("no-such-command", status=2)
        self.run_tally("search", status=2)
        self.json_of("search", "form:anna", status=2)
        self.json_of("engagement show", "nobody", status=1)
        self.json_of("milestone add", "site", "--title", "x", "--amount", "1.234", status=2)
        self.json_of("milestone start", "site", "7", status=1)
        self.json_of("import", "/no/such/path", status=2)
        self.json_of("verify", "/no/such/path", status=1)
        with open(self.home + "/bad.zip", "wb") as out:
            out.write(b"PK\x03\x04 nothing")
        self.json_of("verify", "bad.zip", status=4)
        self.run_tally("bad.zip", status=4, program=TALLY_VERIFY)
        self.run_tally("/no/such/path", status=2, program=TALLY_VERIFY)

    def test_a_guarded_step_needs_a_reason(self):
        self.make_vault()
        self.json_of("milestone add", "site", "--title", "Pages", "--amount", "600")
        refused = self.json_of("milestone start", "site", "1", status=1)
        self.assertEqual(refused["error"]["code"], "rejected")
        self.json_of("milestone start", "site", "1", "--yes-i-know", status=2)
        self.json_of("milestone start", "site", "1", "--yes-i-know", "--reason", "old client")
        kinds = [entry["kind"] for entry in self.json_of("timeline", "site")["entries"]]
        self.assertIn("guard.overridden", kinds)

    def test_time_can_be_looked_at_and_claimed(self):
        self.make_vault()
        self.json_of("milestone add", "site", "--title", "Pages", "--amount", "600",
                     "--occurred", "2026-01-05T10:00:00Z")
        entries = self.json_of("timeline", "site", "--kind", "milestone")["entries"]
        self.assertEqual(entries[0]["occurred"], "2026-01-05T10:00:00.000Z")
        past = self.json_of("timeline", "site", "--at", "2026-01-04T00:00:00Z")["entries"]
        self.assertEqual(past, [])
        self.json_of("milestone fund", "site", "1", "--at", "2031-01-01T00:00:00Z")
        self.assertIn(b"set by hand", self.run_tally("verify", status=3).stdout)

    def make_direct(self):
        """A client in New York City who was sent $1,200 worth of work on 10 June 2026."""
        self.json_of("init", "--name", "Mira", "--email", "mira@okafor-design.example",
                     "--zone", "Europe/Berlin")
        self.json_of("engagement add", "--title", "Shop", "--client-name", "Northwind", "--type",
                     "direct-fixed", "--currency", "USD", "--slug", "shop", "--client-is",
                     "business", "--client-location", "US-NY-New York", "--own-location", "BR")
        self.json_of("milestone add", "shop", "--title", "Pages", "--amount", "1200",
                     "--occurred", "2026-06-01T10:00:00Z")
        self.json_of("milestone fund", "shop", "1", "--occurred", "2026-06-02T10:00:00Z")
        self.json_of("milestone submit", "shop", "1", "--via", "email", "--note", "done",
                     "--occurred", "2026-06-10T10:00:00Z")

    def test_what_is_owed_is_told_law_by_law(self):
        self.make_direct()
        owed = self.json_of("owed", "shop", "--on", "2026-08-01")
        laws = {law["law"]: law for law in owed["laws"]}
        self.assertEqual(owed["principal"], {"amount": "1200.00", "currency": "USD"})
        self.assertEqual(laws["us-nyc"]["applies"], "yes")
        self.assertEqual(laws["us-nyc"]["debts"][0]["due"], "2026-07-10")
        self.assertEqual(laws["us-nyc"]["debts"][0]["days_late"], 22)
        self.assertEqual(laws["us-nyc"]["at_most"]["amount"], "2400.00")
        self.assertEqual(laws["us-ca"]["applies"], "no")
        self.assertIn("outside of it", laws["us-ca"]["why"][0])
        self.assertEqual(owed["total"]["amount"], "1200.00")
        text = self.run_tally("owed", "shop", "--on", "2026-08-01").stdout.decode()
        self.assertIn("22 days behind", text)
        self.assertIn("no legal advice", text)
        early = self.json_of("owed", "shop", "--at", "2026-06-05T10:00:00Z")
        self.assertEqual((early["on"], early["principal"]["amount"]), ("2026-06-05", "0.00"))
        self.json_of("owed", "shop", "--on", "tomorrow", status=2)
        self.json_of("owed", "nobody", status=1)
        rules = [one["rule"] for one in
                 self.json_of("deadlines", "shop", "--at", "2026-08-01T10:00:00Z")["deadlines"]]
        self.assertIn("us-ny/payment", rules)
        self.assertIn("us-ny/sue-payment", rules)

    def test_rules_and_laws_explain_themselves_and_say_when_they_are_old(self):
        self.make_vault()
        self.assertEqual(self.json_of("rights show", "UW-FP-REVIEW")["kind"], "rule")
        law = self.json_of("rights show", "us-ny/sue-payment")
        self.assertEqual((law["rule"], law["kind"]), ("us-ny", "law"))
        self.json_of("rights show", "bank-of-england-base")
        self.json_of("rights show", "no-such-rule", status=1)
        now = self.json_of("rights check", "--at", "2026-12-01T00:00:00Z", status=1)["rules"]
        self.assertFalse(any(one["old"] for one in now))
        self.assertIn("ecb-main-refinancing", [one["rule"] for one in now])
        later = self.json_of("rights check", "--at", "2027-12-01T00:00:00Z", status=1)["rules"]
        self.assertTrue(all(one["old"] for one in later))
        self.assertGreater(len(later), len(now))

    def test_the_sheet_shows_what_each_way_costs(self):
        self.make_vault()
        self.json_of("milestone add", "site", "--title", "Pages", "--amount", "1200")
        self.json_of("milestone fund", "site", "1")
        sheet = self.json_of("rights sheet", "site")
        way = sheet["arbitrations"][0]
        self.assertEqual((way["fee_each"]["amount"], way["fee_alone"]["amount"]),
                         ("337.50", "675.00"))
        self.assertEqual(way["outcomes"]["worst"]["amount"], "-337.50")
        self.assertEqual(way["you_alone"]["amount"], "525.00")
        self.assertEqual(way["break_even"]["of_ten"], 8)
        self.assertFalse(sheet["collectable"]["service_address"])
        self.assertIn(b"no legal advice", self.run_tally("rights", "sheet", "site").stdout)
        self.json_of("rights sheet", "site", "--dispute", "4", status=1)
        self.run_tally("rights", "sheet", "site", "--dispute", "0", status=2)

    def test_a_broken_law_of_ones_own_is_reported_and_takes_nothing_down(self):
        self.make_direct()
        folder = os.path.join(self.home, "vault", "packs", "laws")
        os.makedirs(folder)
        with open(os.path.join(folder, "mine.toml"), "w", encoding="utf-8") as out:
            out.write("id = \"mine\"\ntitle = 3\n")
        owed = self.json_of("owed", "shop", "--on", "2026-08-01")
        self.assertIn("packs/laws/mine.toml:2:9", owed["problems"][0])
        self.assertEqual(owed["total"]["amount"], "1200.00")
        with open(os.path.join(SOURCE, "packs", "laws", "us-nyc.toml"), encoding="utf-8") as file:
            text = file.read()
        with open(os.path.join(folder, "mine.toml"), "w", encoding="utf-8") as out:
            out.write(text.replace("days = 30", "days = 10"))
        laws = self.json_of("owed", "shop", "--on", "2026-08-01")["laws"]
        mine = [law for law in laws if law["law"] == "us-nyc"]
        self.assertEqual([law["debts"][0]["due"] for law in mine], ["2026-06-20"])

    def test_a_backup_comes_back_and_never_by_a_secret_on_the_command_line(self):
        self.make_vault()
        for name, text in (("right", "open sesame\n"), ("wrong", "open Sesame\n")):
            with open(os.path.join(self.home, name), "w", opener=lambda path, flags: os.open(
                    path, flags, 0o600)) as file:
                file.write(text)
        saved = self.json_of("backup", "vault.age", "--passphrase-file", "right")
        self.run_tally("backup", "vault.age", "--passphrase-file", "right", status=1)
        self.run_tally("restore", "vault.age", "--to", "back", "--passphrase-file", "wrong",
                       status=1)
        self.assertFalse(os.path.exists(os.path.join(self.home, "back")))
        back = self.json_of("restore", "vault.age", "--to", "back", "--passphrase-file", "right")
        self.assertEqual(back["entries"], saved["entries"])
        self.assertIn(b"--passphrase-file", self.run_tally("backup", "b.age", status=2).stderr)

    def test_help_names_every_command_and_each_one_explains_itself(self):
        text = self.run_tally("--help").stdout.decode()
        for command in ("init", "key", "adopt", "engagement", "import", "inbox", "file", "search",
                        "show", "timeline", "entry", "agreement", "milestone", "contract",
                        "deadlines", "alerts", "checkpoint", "case", "verify", "backup", "restore",
                        "reindex", "demo", "version", "party", "channel", "deliver",
                        "delivery", "invoice", "hours", "scope", "change", "checkin",
                        "responsibility", "dispute", "feedback", "lessons", "health", "record",
                        "playbook", "retrospective", "client", "owed", "rights", "export", "fee", "label", "remind", "doctor"):
            self.assertIn("\n  " + command + " ", text)
            self.assertIn(b"Usage", self.run_tally(command, "--help").stdout)

    def test_an_empty_vault_says_what_to_do_next(self):
        self.json_of("init", "--name", "Mira", "--email", "mira@x.example")
        self.assertIn(b"tally engagement add", self.run_tally("engagement", "list").stdout)
        self.assertIn(b"inbox is empty", self.run_tally("inbox").stdout)
        self.assertIn(b"Nothing needs you now", self.run_tally("alerts").stdout)


if __name__ == "__main__":
    if jsonschema is None:
        print("python3-jsonschema is not installed: output is not checked against the schema")
    unittest.main(argv=[sys.argv[0]], verbosity=1)
