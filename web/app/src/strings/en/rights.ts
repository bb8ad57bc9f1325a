export const rightsWords = { title: "" };
