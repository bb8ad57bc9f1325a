export const todayWords = {};
