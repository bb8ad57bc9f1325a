export const engagementWords = {};
