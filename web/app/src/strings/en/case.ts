export const caseWords = { title: "" };
