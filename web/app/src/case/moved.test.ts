import { expect, it } from "vitest";
import { moved } from "./moved";

it("an exhibit changes places with its neighbour, and nothing behind them is named", () => {
    expect(moved(3, 2)).toEqual({ exhibits: ["1", "3", "2"] });
    expect(moved(1, 2)).toEqual({ exhibits: ["2", "1"] });
});

it("an exhibit moves over several others", () => {
    expect(moved(4, 1)).toEqual({ exhibits: ["4", "1", "2", "3"] });
});
