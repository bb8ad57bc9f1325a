import { QueryClient } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import { asksAfter, jobKey, jobProgressed, jobTold } from "./job_events";
import type { Job } from "./jobs";

const progress = (items: number) => ({ job: "7", what: "reading", done: items, total: 9, items });
const ended: Job<string> = { job: "7", command: "import", state: "done", result: "two mails" };

function heard(...events: ((client: QueryClient) => void)[]): Job<string> | undefined {
    const client = new QueryClient();
    for (const event of events) event(client);
    return client.getQueryData<Job<string>>(jobKey("7"));
}

describe("the stream of events", () => {
    it("tells how far a job is, even before it was asked for", () => {
        const job = heard((client) => jobProgressed(client, progress(3)));
        expect(job?.state).toBe("running");
        expect(job?.progress).toEqual({ what: "reading", done: 3, total: 9, items: 3 });
    });
    it("keeps what was known of the job", () => {
        const job = heard(
            (client) => client.setQueryData(jobKey("7"), { ...ended, state: "running" }),
            (client) => jobProgressed(client, progress(4)),
        );
        expect(job?.command).toBe("import");
        expect(job?.progress?.items).toBe(4);
    });
    it("tells that a job has ended, with its result", () => {
        const job = heard(
            (client) => jobProgressed(client, progress(3)),
            (client) => jobTold(client, ended),
        );
        expect(job).toEqual(ended);
    });
    it("tells that a job which waited runs now", () => {
        const waiting: Job<string> = { job: "7", command: "import", state: "waiting" };
        const told = (job: Job<string>) => (client: QueryClient) => jobTold(client, job);
        expect(heard(told(waiting), told({ ...waiting, state: "running" }))?.state).toBe("running");
        const further = heard(told(waiting), (client) => jobProgressed(client, progress(3)));
        expect(further?.state).toBe("running");
    });
    it("does not start ended work again when a message comes late", () => {
        const job = heard(
            (client) => jobTold(client, ended),
            (client) => jobProgressed(client, progress(3)),
        );
        expect(job).toEqual(ended);
    });
});

describe("asking for a job", () => {
    const running: Job<string> = { ...ended, state: "running" };
    it("is frequent while the stream is down, and seldom while it is there", () => {
        const often = asksAfter(running, false);
        const seldom = asksAfter(running, true);
        expect(Number(often)).toBeLessThan(Number(seldom));
        expect(Number(often)).toBeGreaterThan(0);
    });
    it("goes on for a job that waits", () => {
        expect(asksAfter({ ...running, state: "waiting" }, false)).not.toBe(false);
    });
    it("ends with the job, with and without a stream", () => {
        expect(asksAfter(ended, true)).toBe(false);
        expect(asksAfter({ ...ended, state: "failed" }, false)).toBe(false);
    });
});
