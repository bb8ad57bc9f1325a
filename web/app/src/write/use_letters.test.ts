import { expect, test } from "vitest";
import { mailOf } from "./use_letters";

test("the link to a mail program holds the mail as it will arrive", () => {
    expect(
        mailOf(
            "mailto:dan@example.org?subject=Please%20approve%20%5BT-abc%5D&body=Hi%2C%0D%0Aa+b%3Dc",
        ),
    ).toEqual({ subject: "Please approve [T-abc]", body: "Hi,\r\na+b=c" });
});

test("another link holds no mail", () => {
    expect(mailOf(undefined)).toBeNull();
    expect(mailOf("https://example.org/?body=x")).toBeNull();
    expect(mailOf("mailto:dan@example.org")).toBeNull();
});
