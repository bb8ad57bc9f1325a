"""Playbooks, retrospectives, lessons that come back, and the check of a client. Usage:
lessons_test.py TALLY TALLY_VERIFY SOURCE"""

import glob
import os
import tomllib
import unittest

import cli_test

PACKS = os.path.join(cli_test.SOURCE, "packs")


def commands_of_playbooks():
    for name in sorted(glob.glob(PACKS + "/playbooks/*.toml")):
        with open(name, "rb") as file:
            for step in tomllib.load(file)["step"]:
                if "command" in step:
                    yield os.path.basename(name), step["command"]


class Lessons(unittest.TestCase):
    setUp = cli_test.CommandLine.setUp
    tearDown = cli_test.CommandLine.tearDown
    run_tally = cli_test.CommandLine.run_tally
    json_of = cli_test.CommandLine.json_of
    make_vault = cli_test.CommandLine.make_vault

    def make_cancelled(self):
        self.make_vault()
        self.json_of("import", cli_test.SAMPLE + "/mail.mbox")
        basis = self.json_of("search", "subject:\"contract ended\"")["hits"][0]["item"]
        self.json_of("milestone add", "site", "--title", "Pages", "--amount", "1200")
        for step in ("fund", "start", "submit"):
            self.json_of("milestone " + step, "site", "1")
        self.json_of("contract end", "site", "--by", "client", "--reason", "no files",
                     "--basis", basis)

    def test_a_playbook_names_the_day_the_money_and_what_is_missing(self):
        self.make_cancelled()
        found = self.json_of("playbook list", "site")["situations"]
        self.assertEqual(found[0]["situation"], "client-cancelled")
        self.assertTrue(found[0]["applies"])
        playbook = self.json_of("playbook", "client-cancelled", "site")
        steps = {step["step"]: step for step in playbook["steps"]}
        self.assertEqual(playbook["next"], "case-open")
        self.assertEqual(steps["dispute-upwork"]["deadline"]["money"]["amount"], "1200.00")
        self.assertEqual(steps["dispute-upwork"]["action"]["words"],
                         ["dispute", "open", "site", "--forum", "upwork-dispute", "--claim",
                          "TEXT"])
        self.assertEqual(steps["dispute-upwork"]["action"]["asks"], ["TEXT"])
        self.assertTrue(steps["end-on-record"]["done"])
        self.assertTrue(steps["end-on-record"]["found"][0]["item"])
        self.assertFalse(steps["reasons-on-record"]["done"])
        text = self.run_tally("playbook", "client-cancelled", "site").stdout.decode()
        self.assertIn("What never to write or do", text)
        self.assertIn("no legal advice", text)
        self.json_of("dispute open", "site", "--forum", "upwork-dispute", "--claim", "Delivered.")
        again = self.json_of("playbook", "client-cancelled", "site")
        self.assertTrue({step["step"]: step for step in again["steps"]}["dispute-upwork"]["done"])

    def test_every_playbook_fits_its_schema_for_every_type_of_contract(self):
        self.json_of("init", "--name", "Mira", "--email", "mira@okafor-design.example")
        situations = sorted(os.path.basename(name)[:-5]
                            for name in glob.glob(PACKS + "/playbooks/*.toml"))
        self.assertEqual(len(situations), 8)
        for kind in ("upwork-fixed", "upwork-hourly", "direct-fixed", "fiverr-order"):
            self.json_of("engagement add", "--title", kind, "--client-name", "N", "--type", kind,
                         "--currency", "USD")
            for situation in situations:
                playbook = self.json_of("playbook", situation, kind)
                self.assertTrue(playbook["expect"])
                self.assertTrue(playbook["never"])
        self.json_of("playbook", "rain", "upwork-fixed", status=1)
        self.run_tally("playbook", "client-silent", status=2)

    def test_every_command_that_a_playbook_names_exists_with_its_options(self):
        for pack, command in commands_of_playbooks():
            words = command.split()
            name = []
            for word in words:
                if word.startswith(("{", "-", "\"")) or word.isupper():
                    break
                name.append(word)
            usage = self.run_tally(*name, "--help").stdout.decode()
            for option in (word for word in words if word.startswith("--")):
                self.assertIn(option + " ", usage + " ", f"{pack}: {command}")

    def test_ones_own_playbook_comes_first_and_a_broken_one_is_told(self):
        self.make_vault()
        folder = self.home + "/vault/packs/playbooks"
        os.makedirs(folder)
        with open(PACKS + "/playbooks/client-silent.toml", encoding="utf-8") as file:
            text = file.read()
        with open(folder + "/mine.toml", "w", encoding="utf-8") as file:
            file.write(text.replace("The client has gone silent", "Mine"))
        with open(folder + "/broken.toml", "w", encoding="utf-8") as file:
            file.write("id = 3\n")
        playbook = self.json_of("playbook", "client-silent", "site")
        self.assertEqual(playbook["title"], "Mine")
        self.assertIn("broken.toml:1", playbook["problems"][0])

    def test_an_answer_becomes_a_clause_of_the_next_agreement(self):
        self.make_cancelled()
        back = self.json_of("retrospective", "site")
        self.assertEqual(back["outcome"]["ending"], "badly")
        self.assertLessEqual(len(back["questions"]), 5)
        answered = self.json_of("lessons answer", "site", "requests-outside", "--what",
                                "I built a page for nothing", "--owner", "Mira")
        self.assertEqual(answered["lesson"], 1)
        kept = self.json_of("lessons")["lessons"][0]
        self.assertEqual((kept["signal"], kept["owner"]), ("requests-outside", "Mira"))
        self.json_of("lessons answer", "site", "moon", "--what", "x", status=1)
        self.json_of("lessons add", "site", "--what", "x", "--text", "y", "--signal", "moon",
                     status=1)
        self.json_of("engagement add", "--title", "Next", "--client-name", "Northwind", "--type",
                     "upwork-fixed", "--currency", "USD")
        template = self.json_of("agreement template", "next", "-o", "next.toml")
        self.assertEqual([one["what"] for one in template["lessons"]],
                         ["I built a page for nothing"])
        applied = self.json_of("agreement draft", "next", "--file", "next.toml")["lessons"]
        self.assertEqual([one["applied"] for one in applied], [True])
        with open(self.home + "/bare.toml", "w", encoding="utf-8") as file:
            file.write('title = "Next"\ncurrency = "USD"\n[[scope]]\nid = "1"\ntext = "Pages"\n')
        bare = self.json_of("agreement draft", "next", "--file", "bare.toml")["lessons"]
        self.assertEqual([one["applied"] for one in bare], [False])

    def test_a_checklist_is_shown_where_one_says_yes_and_an_alert_rings_again(self):
        self.make_vault()
        self.json_of("lessons add", "site", "--what", "no reply", "--text", "Name who decides")
        self.json_of("lessons add", "site", "--what", "worked unfunded", "--text", "Stop and ask",
                     "--use", "alert", "--signal", "work-unfunded")
        added = self.json_of("engagement add", "--title", "Next", "--client-name", "Other", "--type",
                             "upwork-fixed", "--currency", "USD")
        self.assertEqual({one["text"] for one in added["checklist"]},
                         {"Name who decides", "Stop and ask"})
        self.json_of("milestone add", "next", "--title", "Pages", "--amount", "600")
        self.assertFalse(self.lesson_alerts())
        self.json_of("milestone start", "next", "1", "--yes-i-know", "--reason", "they promised")
        self.assertEqual(self.lesson_alerts(), ["LESSON-site-2"])
        self.json_of("agreement template", "next", "-o", "next.toml")
        self.json_of("agreement draft", "next", "--file", "next.toml")
        proposed = self.json_of("agreement propose", "next", "--how", "by mail")
        self.assertEqual(len(proposed["checklist"]), 2)

    def lesson_alerts(self):
        return [alert["rule"] for alert in self.json_of("alerts", "next")["alerts"]
                if alert["rule"].startswith("LESSON-")]

    def test_patterns_count_what_ended_badly(self):
        self.json_of("init", "--name", "Mira", "--email", "mira@okafor-design.example")
        for slug, client, pays in (("a", "Acme", False), ("b", "Acme", False), ("c", "Ben", True)):
            self.json_of("engagement add", "--title", slug, "--client-name", client, "--type",
                         "upwork-fixed", "--currency", "USD", "--slug", slug)
            self.json_of("milestone add", slug, "--title", "Pages", "--amount", "600")
            for step in ("fund", "start", "submit"):
                self.json_of("milestone " + step, slug, "1")
            if pays:
                self.json_of("milestone release", slug, "1")
            self.json_of("contract end", slug, "--by", "client", "--reason", "done")
        looked = self.json_of("lessons")
        acme = [one for one in looked["patterns"] if one["value"] == "Acme"][0]
        self.assertEqual((acme["badly"], acme["others"]),
                         ({"kept": 2, "of": 2}, {"kept": 0, "of": 1}))
        self.assertTrue(acme["few"])
        self.assertNotIn("%", self.run_tally("lessons").stdout.decode())
        check = self.json_of("client check", "--name", "acme")
        self.assertEqual([one["outcome"]["ending"] for one in check["earlier"]],
                         ["badly", "badly"])

    def test_a_post_is_read_and_facts_are_noted(self):
        self.json_of("init", "--name", "Mira", "--email", "mira@okafor-design.example")
        with open(self.home + "/post.html", "w", encoding="utf-8") as file:
            file.write("<html><body><p>It is a simple job.</p><script>asap</script>"
                       "<p>Contact me on <b>Telegram</b>.</p></body></html>")
        check = self.json_of("client check", "--post", "post.html", "--type", "upwork-fixed",
                             "--fact", "payment-verified=no")
        self.assertEqual([flag["flag"] for flag in check["flags"]],
                         ["off-platform-talk", "simple-job"])
        self.assertIn("Telegram", check["flags"][0]["quotes"][0]["sentence"])
        self.assertEqual([flag["flag"] for flag in check["fact_flags"]], ["payment-verified"])
        self.assertTrue(check["questions"])
        self.json_of("client check", "--post", "nowhere.txt", status=2)
        self.json_of("client check", "--fact", "moon=full", status=2)
        self.json_of("client check", status=2)


if __name__ == "__main__":
    unittest.main(argv=["lessons_test.py"], verbosity=1)
