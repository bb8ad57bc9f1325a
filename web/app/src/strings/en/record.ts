export const recordWords = {};
