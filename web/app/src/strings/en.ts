// Every word that the page says, in one place, ready to be translated: one file a topic. Words are those
// of the manual; a plain word comes before a term of the field.
import { actionWords } from "./en/actions";
import { appWords } from "./en/app";
import { engagementWords } from "./en/engagement";
import { fieldWords } from "./en/fields";
import { recordWords } from "./en/record";
import { settingsWords } from "./en/settings";
import { todayWords } from "./en/today";

export const words = {
    app: appWords,
    today: todayWords,
    engagement: engagementWords,
    actions: actionWords,
    fields: fieldWords,
    record: recordWords,
    settings: settingsWords,
};
