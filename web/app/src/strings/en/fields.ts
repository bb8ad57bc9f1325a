export const fieldWords = {};
