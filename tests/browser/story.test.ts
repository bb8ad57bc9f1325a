// From a computer without a vault to a paid milestone, by hand in the browser, with the mistakes on the way; and
// what is on record then. The story as a whole is in whole_story.test.ts.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { launch, watched } from "./browser";
import { closed, press, record } from "./hands";
import { Server } from "./server";

const server = new Server();
const browser = await launch();
after(async () => {
    await browser.close();
    await server.remove();
});

interface MilestoneState {
    state: { milestones: { state: string; released: { amount: string } }[] };
}

test("from an empty computer to a paid milestone", { timeout: 900_000 }, async (t) => {
    const link = await server.start();
    const { page, foreign, complaints } = await watched(browser, server.origin);

    await t.test("the link makes a vault", async () => {
        await page.goto(link);
        await page.getByLabel("Your name").fill("Mira Okafor");
        await page.getByLabel("Your e-mail address").fill("mira@okafor-design.example");
        await press(page, "Make my vault");
        await page.getByText("Welcome.").waitFor();
        assert.ok(!page.url().includes("start="), "the token stays in the address");
    });

    await t.test("an engagement opens with four answers", async () => {
        await press(page, "Begin with the first engagement");
        await record(page, "Open it", {
            "What the work is": "Logo for a bakery",
            Client: "Kornfeld Bakery",
        });
        await page.getByRole("heading", { name: "Logo for a bakery" }).waitFor();
    });

    await t.test("a milestone without its title is refused, and with it is planned", async () => {
        await press(page, "Add a milestone");
        await record(page, "Add it", { Amount: "600.00" });
        await page.getByText("This is needed").waitFor();
        await record(page, "Add it", { "What it delivers": "Three drafts" });
        await closed(page);
        await page.getByText("Not funded: wait with the work").waitFor();
    });

    await t.test(
        "starting before the money is there asks why, and records the answer",
        async () => {
            await press(page, "Start work");
            await record(page, "Start");
            await page.getByText("Before you go on").waitFor();
            await record(page, "Go on all the same", {
                "Why you go on all the same": "The client is an old friend",
            });
            await closed(page);
            const timeline = JSON.stringify(server.tally("timeline", "logo-for-a-bakery"));
            assert.match(timeline, /old friend/);
        },
    );

    await t.test("funded, handed in, approved, paid", async () => {
        await page.getByRole("button", { name: "Other: Milestone 1: Three drafts" }).click();
        await page.getByRole("menuitem", { name: "Client funded it" }).click();
        await record(page, "Record the deposit");
        await closed(page);
        await press(page, "Hand in");
        await record(page, "Record it", {
            "What you wrote with it (optional)": "all three are attached",
        });
        await closed(page);
        await press(page, "Client approved");
        await record(page, "Record it", {
            "What the client wrote (optional)": "the second one, please",
        });
        await closed(page);
        await press(page, "Paid out");
        await record(page, "Record it");
        await closed(page);
        const { state } = server.tally(
            "engagement",
            "show",
            "logo-for-a-bakery",
        ) as unknown as MilestoneState;
        assert.equal(state.milestones[0]?.state, "released");
        assert.equal(state.milestones[0]?.released.amount, "600.00");
    });

    await t.test("nothing was asked of another server, and nothing complained", () => {
        assert.deepEqual(foreign, []);
        assert.deepEqual(
            complaints.filter((text) => !/409|400|422/.test(text)),
            [],
        );
    });
});
