import { describe, expect, it } from "vitest";
import { lanesOf, scale, timeTicks, valueTicks } from "./scale";

const day = 86_400_000;

describe("a plot", () => {
    it("puts the first value on the left and the last one on the right", () => {
        const at = scale(10, 20, 300);
        expect([at(10), at(15), at(20)]).toEqual([0, 150, 300]);
        expect(scale(7, 7, 300)(7)).toBe(0);
    });
    it("marks whole days, never more than there is room for", () => {
        expect(timeTicks(0, 2 * day, 5)).toEqual([0, day, 2 * day]);
        const ticks = timeTicks(0, 67 * day, 4);
        expect(ticks.length).toBeLessThanOrEqual(4);
        expect(ticks.every((tick) => tick % day === 0)).toBe(true);
        expect(timeTicks(5, 5, 4)).toEqual([5]);
    });
    it("counts money in round steps up to the highest", () => {
        expect(valueTicks(1200)).toEqual([0, 500, 1000, 1500]);
        expect(valueTicks(0.3)).toEqual([0, 0.1, 0.2, 0.30000000000000004]);
        expect(valueTicks(3)).toEqual([0, 1, 2, 3]);
        expect(valueTicks(0)).toEqual([0]);
    });
    it("counts minutes in hours and days", () => {
        expect(valueTicks(8658, { minutes: true })).toEqual([0, 2880, 5760, 8640, 11520]);
        expect(valueTicks(90, { minutes: true })).toEqual([0, 30, 60, 90]);
    });
    it("keeps marks apart that would cover each other", () => {
        expect(lanesOf([0, 5, 30, 33, 100], 20)).toEqual([0, 1, 0, 1, 0]);
        expect(lanesOf([0, 0, 0], 20)).toEqual([0, 1, 2]);
    });
});
