export const writeWords = { title: "" };
