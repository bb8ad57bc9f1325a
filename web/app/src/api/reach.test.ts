import { describe, expect, it } from "vitest";
import { reach, setLinksAddress } from "./reach";

describe("whom a link reaches", () => {
    it("is nobody, before the server has said an address, and where it has none", () => {
        expect(reach()).toEqual({ address: null, trial: false });
        setLinksAddress(null);
        expect(reach()).toEqual({ address: null, trial: false });
    });
    it("is anybody, over https", () => {
        setLinksAddress("https://tally.example");
        expect(reach()).toEqual({ address: "https://tally.example", trial: false });
    });
    it("is this computer alone, at localhost", () => {
        setLinksAddress("http://localhost:8645");
        expect(reach()).toEqual({ address: "http://localhost:8645", trial: true });
    });
});
