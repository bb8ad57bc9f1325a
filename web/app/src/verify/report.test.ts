import { expect, test } from "vitest";
import { layersOf } from "./report";

test("checks stand by their layer, and what is wrong stands first", () => {
    const check = (layer: string, status: "passed" | "failed" | "unchecked") => ({
        layer,
        status,
        subject: status,
        detail: "",
    });
    const layers = layersOf([
        check("bytes", "passed"),
        check("ledger", "passed"),
        check("bytes", "failed"),
        check("ledger", "unchecked"),
    ]);
    expect(layers.map(({ layer }) => layer)).toEqual(["bytes", "ledger"]);
    expect(layers[0]?.checks.map(({ status }) => status)).toEqual(["failed", "passed"]);
    expect(layers[1]?.checks.map(({ status }) => status)).toEqual(["unchecked", "passed"]);
});
