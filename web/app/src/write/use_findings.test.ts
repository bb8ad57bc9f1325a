import { expect, test } from "vitest";
import { memberFor } from "./use_findings";

const taking = (members: Record<string, unknown>) => ({
    paths: {
        "/drafts/check": {
            post: {
                requestBody: {
                    content: { "application/json": { schema: { properties: members } } },
                },
            },
        },
    },
});

test("a draft goes to the server as the server takes it", () => {
    expect(memberFor(taking({ text: {}, into: {} }))).toBe("text");
    expect(memberFor(taking({ file: {}, into: {} }))).toBe("file");
});

test("a server that reads no drafts is not asked", () => {
    expect(memberFor({ paths: {} })).toBeNull();
});
