import { describe, expect, test } from "vitest";
import { deedOf, placeAfter, type InboxItem } from "./triage";

function anItem(item: string, proposed?: string): InboxItem {
    return {
        item,
        engagement: null,
        kind: "mail",
        source: "mbox",
        occurred: "2026-11-12T10:00:00.000Z",
        recorded: "2026-11-12T10:00:01.000Z",
        from: "",
        to: "",
        subject: "",
        attachments: [],
        ...(proposed ? { proposed: { engagement: proposed, reason: "a known address" } } : {}),
    };
}

const items = [anItem("aaaaaaaaaaaaaaaa", "website"), anItem("bbbbbbbbbbbbbbbb")];
const engagements = ["website", "logo"];

describe("the keys of the list of unfiled items", () => {
    test("j and k go to the next and the previous item, and stop at the ends", () => {
        expect(deedOf("j", { items, at: 0, engagements })).toEqual({ do: "move", to: 1 });
        expect(deedOf("j", { items, at: 1, engagements })).toEqual({ do: "move", to: 1 });
        expect(deedOf("k", { items, at: 0, engagements })).toEqual({ do: "move", to: 0 });
    });

    test("enter files to the suggested engagement, and does nothing without a suggestion", () => {
        expect(deedOf("Enter", { items, at: 0, engagements })).toEqual({
            do: "file",
            item: "aaaaaaaaaaaaaaaa",
            into: "website",
        });
        expect(deedOf("Enter", { items, at: 1, engagements })).toBeNull();
    });

    test("a number files to the engagement of that number", () => {
        expect(deedOf("2", { items, at: 1, engagements })).toEqual({
            do: "file",
            item: "bbbbbbbbbbbbbbbb",
            into: "logo",
        });
        expect(deedOf("3", { items, at: 1, engagements })).toBeNull();
    });

    test("an empty list can only be undone", () => {
        expect(deedOf("Enter", { items: [], at: 0, engagements })).toBeNull();
        expect(deedOf("u", { items: [], at: 0, engagements })).toEqual({ do: "undo" });
    });

    test("the cursor stays where the next item moves up, and never leaves the list", () => {
        expect(placeAfter(1, 3)).toBe(1);
        expect(placeAfter(2, 2)).toBe(1);
        expect(placeAfter(0, 0)).toBe(0);
    });
});
