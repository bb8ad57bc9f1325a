export const verifyWords = { title: "" };
