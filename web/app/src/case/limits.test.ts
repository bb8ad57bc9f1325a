import { describe, expect, test } from "vitest";
import { fill, fillTone, metersOf, rulesOf } from "./limits";

const none = {
    pages_max: null,
    bytes_max: null,
    image_ppi_max: null,
    image_pixels_max: null,
    font_points_min: null,
    portrait: false,
    upright: false,
    no_colour_marks: false,
    numbered_from_one: false,
    bookmarks: false,
    bookmark_pages: false,
    linked_index: false,
    no_attachments: false,
};

describe("what a forum takes", () => {
    test("a limit that is not known has no meter", () => {
        expect(metersOf(none, { pages: 12, bytes: 100 })).toEqual([]);
    });

    test("before the file is made, a meter says only what is allowed", () => {
        expect(metersOf({ ...none, pages_max: 12 }, null)).toEqual([
            { label: "Pages", have: null, max: 12, text: "at most 12" },
        ]);
    });

    test("afterwards it says how much of it is used", () => {
        const [pages, bytes] = metersOf(
            { ...none, pages_max: 12, bytes_max: 25_000_000 },
            { pages: 12, bytes: 134_821 },
        );
        expect(pages?.text).toBe("12 of 12");
        expect(bytes?.text).toBe("135 kB of 25 MB");
    });

    test("a full meter warns, and one that is exceeded is never more than full", () => {
        expect(fillTone({ have: 6, max: 12 })).toBe("spruce");
        expect(fillTone({ have: 12, max: 12 })).toBe("yellow");
        expect(fillTone({ have: 13, max: 12 })).toBe("red");
        expect(fill({ have: 13, max: 12 })).toBe(100);
        expect(fill({ have: null, max: 12 })).toBe(0);
    });

    test("the other limits are sentences, and only those that hold", () => {
        expect(rulesOf({ ...none, portrait: true, font_points_min: 12 })).toEqual([
            "Letters of at least 12 points",
            "Upright pages only",
        ]);
    });
});
