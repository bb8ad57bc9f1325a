import { describe, expect, it } from "vitest";
import { reachOf } from "./reach";

const reach = (address: string) => reachOf(new URL(address) as unknown as Location);

describe("whom a link reaches", () => {
    it("is anybody, over https", () => {
        expect(reach("https://tally.example/engagements/shop/people")).toEqual({
            address: "https://tally.example",
            trial: false,
        });
    });
    it("is this computer alone, at localhost", () => {
        expect(reach("http://localhost:8645/")).toEqual({
            address: "http://localhost:8645",
            trial: true,
        });
    });
    it("is nobody, where the server was told no public address", () => {
        expect(reach("http://127.0.0.1:8645/").address).toBeNull();
        expect(reach("http://[::1]:8645/").address).toBeNull();
    });
});
