// Every word that the page says, in one place, ready to be translated: one file a topic. Words are those
// of the manual; a plain word comes before a term of the field.
import { actionWords } from "./en/actions";
import { appWords } from "./en/app";
import { caseWords } from "./en/case";
import { engagementWords } from "./en/engagement";
import { evidenceWords } from "./en/evidence";
import { fieldWords } from "./en/fields";
import { lessonWords } from "./en/lessons";
import { recordWords } from "./en/record";
import { rightsWords } from "./en/rights";
import { searchWords } from "./en/search";
import { settingsWords } from "./en/settings";
import { todayWords } from "./en/today";
import { troubleWords } from "./en/trouble";
import { verifyWords } from "./en/verify";
import { writeWords } from "./en/write";

export const words = {
    app: appWords,
    today: todayWords,
    engagement: engagementWords,
    actions: actionWords,
    fields: fieldWords,
    record: recordWords,
    lessons: lessonWords,
    settings: settingsWords,
    evidence: evidenceWords,
    search: searchWords,
    case: caseWords,
    write: writeWords,
    rights: rightsWords,
    verify: verifyWords,
    trouble: troubleWords,
};
