import { accountActWords } from "./accounts";
import { caseActWords } from "./case_acts";
import { linkActWords } from "./links";

// Each act that can be put on record: its name on a button, what the form says, and what was done.
interface ActionWords {
    // On the button that opens the form, and above it.
    title: string;
    // What it means and what follows from it.
    intro?: string;
    // On the button that records it.
    submit: string;
    // Labels where the general one of fields.ts does not fit.
    labels?: Record<string, string>;
}

export const actionWords = {
    ...accountActWords,
    ...caseActWords,
    ...linkActWords,
    "engagement add": {
        title: "New engagement",
        intro: "One contract with one client. Four answers are enough to begin; the rest can follow.",
        submit: "Open it",
        labels: { title: "What the work is" },
    },
    "milestone add": {
        title: "Add a milestone",
        intro: "A slice of the work with its own price.",
        submit: "Add it",
    },
    "milestone fund": {
        title: "Client funded it",
        intro: "The client's money for it is deposited. Working before that is the most common way to lose it.",
        submit: "Record the deposit",
        labels: { amount: "Amount (empty: all of it)" },
    },
    "milestone secure": {
        title: "It is secured otherwise",
        intro: "Something else than a deposit stands for the money.",
        submit: "Record it",
        labels: { amount: "Amount (empty: all of it)", note: "Which one; or why you go without" },
    },
    "milestone start": { title: "Start work", intro: "Work on it begins.", submit: "Start" },
    "milestone submit": {
        title: "Hand in",
        intro: "On a platform only its own submit button starts the client's time for review: press it there first, then record it here.",
        submit: "Record it",
        labels: { note: "What you wrote with it", item: "What was handed in" },
    },
    "milestone request-changes": {
        title: "Changes wanted",
        intro: "The client sent it back.",
        submit: "Record it",
        labels: { note: "What the client wants changed" },
    },
    "milestone approve": {
        title: "Client approved",
        intro: "The client accepted it. Their own words are worth most: choose the mail or message.",
        submit: "Record it",
        labels: { note: "What the client wrote", amount: "Only a part of it" },
    },
    "milestone release": {
        title: "Paid out",
        intro: "Held money was paid to you.",
        submit: "Record it",
        labels: { amount: "Amount (empty: all that is held)" },
    },
    "milestone hold": {
        title: "Payment is held up",
        intro: "Whoever keeps the money does not pay it out for now.",
        submit: "Record it",
        labels: { note: "The reason given" },
    },
    "milestone request-return": {
        title: "The client wants it back",
        intro: "The client asks for held money back. A short deadline begins, and silence may give the money away.",
        submit: "Record it",
        labels: { amount: "Amount (empty: all that is held)", note: "The reason given" },
    },
    "milestone return": {
        title: "It went back",
        intro: "Held money went back to the client.",
        submit: "Record it",
        labels: { amount: "Amount (empty: what was asked for)" },
    },
    "milestone refund": {
        title: "You give it back",
        intro: "Money that was paid to you went back to the client. This cannot be undone at the platform.",
        submit: "Record it",
        labels: { amount: "Amount (empty: all of it)", note: "Why" },
    },
    "milestone chargeback": {
        title: "Charged back",
        intro: "The client's bank took the money back.",
        submit: "Record it",
        labels: { amount: "Amount (empty: all of it)", note: "The reason given" },
    },
    "agreement draft": {
        title: "Write a version",
        intro: "Scope, what is not included, deliverables, payment, revisions, and who provides what by when.",
        submit: "Record this version",
        labels: { text: "The agreement", why: "What is different, and why" },
    },
    "agreement amend": {
        title: "Change it",
        intro: "Both signed the last version: the whole text as it is to read from now on. It counts when both have signed again.",
        submit: "Record this version",
        labels: { text: "The agreement", why: "What is different, and why" },
    },
    "agreement propose": {
        title: "It was sent",
        intro: "The newest version went to the other side.",
        submit: "Record it",
        labels: { how: "How, such as “attached to the mail of 14 September”" },
    },
    "agreement sign": {
        title: "Record a signature",
        intro: "Who agreed, and how. A reply by mail or an accepted offer is one.",
        submit: "Record it",
        labels: { by: "Who signed", how: "How, such as “reply by e-mail: agreed”" },
    },
    "agreement request": {
        title: "You asked for a written contract",
        intro: "Several laws count from the day on which you asked.",
        submit: "Record it",
        labels: { note: "What you wrote" },
    },
    "agreement keep": {
        title: "Keep the terms",
        intro: "The job post, the offer and the platform's terms can be changed or taken down. A saved page or a screenshot of today cannot.",
        submit: "Keep it",
        labels: { item: "The saved page or screenshot", note: "What it shows" },
    },
    "agreement refuse": {
        title: "The client gave none",
        submit: "Record it",
        labels: { note: "What the client wrote" },
    },
    "party set": {
        title: "Describe",
        submit: "Record it",
        labels: { address: "Addresses, one a line" },
    },
    "channel agree": {
        title: "Agree on a channel",
        intro: "Where the two of you talk, and how fast an answer is promised.",
        submit: "Record it",
        labels: { address: "Which one: an address, a room, a number" },
    },
    "scope log": {
        title: "Record a request",
        intro: "Each wish that comes on the way, in the client's own words. It costs a minute now, and the money later.",
        submit: "Record it",
    },
    "scope mark": { title: "Agreed or new?", submit: "Record it" },
    "change propose": {
        title: "Offer a change order",
        intro: "An addition with its price. The client's request is quoted in it.",
        submit: "Record the offer",
        labels: { amount: "What it costs" },
    },
    "change approve": {
        title: "The client agreed",
        intro: "It becomes a milestone. Wait with the work until that is funded.",
        submit: "Record it",
        labels: { how: "How, such as “reply by e-mail”" },
    },
    "change decline": {
        title: "The client declined",
        submit: "Record it",
        labels: { why: "What the client said" },
    },
    "change withdraw": {
        title: "Withdraw it",
        intro: "You take the offer back.",
        submit: "Withdraw",
    },
    "checkin plan": {
        title: "Plan check-ins",
        intro: "A short report at fixed times keeps a client calm, and shows later that they knew.",
        submit: "Plan them",
        labels: { note: "What each is to contain" },
    },
    "checkin send": {
        title: "A check-in went out",
        intro: "Done, next, needed, at risk. End with a question: an answer shows that it was read.",
        submit: "Record it",
        labels: { text: "What it says" },
    },
    "checkin acknowledge": {
        title: "The client answered",
        submit: "Record it",
        labels: { how: "How, such as “reply: ok, thanks”" },
    },
    "checkin answer": {
        title: "Record the answer",
        submit: "Record it",
        labels: { text: "The answer" },
    },
    "responsibility met": {
        title: "Done",
        submit: "Record it",
        labels: { note: "What was done", item: "What shows it" },
    },
    "responsibility breach": {
        title: "Not done in time",
        submit: "Record it",
        labels: { note: "What was missing", item: "What shows it" },
    },
    deliver: {
        title: "Deliver files",
        intro: "The list with the fingerprint of each file is what answers “I never received it”. The files themselves go out by mail or on the platform: this records them.",
        submit: "Record the delivery",
        labels: {
            to: "Who gets them",
            note: "What you write with it",
            item: "The mail it went with",
        },
    },
    "delivery received": {
        title: "The client has it",
        submit: "Record it",
        labels: { how: "How you know, such as “the zip opens fine here”" },
    },
    "invoice issue": {
        title: "Record an invoice",
        submit: "Record it",
        labels: { item: "The invoice" },
    },
    "invoice sent": { title: "It was sent", submit: "Record it" },
    "invoice received": {
        title: "The client has it",
        submit: "Record it",
        labels: { how: "How you know, such as “replied to it”" },
    },
    "invoice paid": {
        title: "Money came in",
        submit: "Record it",
        labels: { amount: "Amount (empty: all that is open)" },
    },
    "invoice withdraw": {
        title: "Withdraw it",
        intro: "It was issued by mistake. It stays on record, marked as withdrawn, and nothing is owed on it.",
        submit: "Withdraw",
        labels: { why: "What was wrong with it" },
    },
    "hours rate": {
        title: "Set the rate",
        submit: "Record it",
        labels: { amount: "For an hour" },
    },
    "hours add": {
        title: "Log work",
        intro: "Others see only that it was sealed at this time, until you show the week.",
        submit: "Log it",
    },
    "hours reveal": {
        title: "Show this week",
        intro: "What you did in each segment of this week, and of no other, becomes visible to the other side and in a case. It cannot be hidden again.",
        submit: "Show it",
    },
    "hours dispute": {
        title: "The client disputes hours",
        intro: "The time to answer is short: on Upwork three days, and silence loses them.",
        submit: "Record it",
        labels: { minutes: "How many minutes", note: "The reason given" },
    },
    "hours answer": {
        title: "You answered",
        intro: "Block by block: what came out of it, and where a stranger can see it.",
        submit: "Record it",
        labels: { note: "Your answer", item: "What you handed in" },
    },
    "contract end": {
        title: "The contract ended",
        intro: "Record it the same day: the time to object is short, and it begins now.",
        submit: "Record the end",
        labels: { by: "Who ended it", reason: "The reason given, in their words" },
    },
    "contract reason": {
        title: "Add a reason of the client",
        intro: "One reason at a time, so that each can be answered.",
        submit: "Record it",
        labels: { text: "The reason, in the client's words" },
    },
    "contract answer": {
        title: "Answer it",
        intro: "Your answer stays private until you hand it in.",
        submit: "Keep the answer",
        labels: { text: "What is true instead, in a sentence or two", item: "What shows it" },
    },
    "dispute open": {
        title: "Record a dispute",
        submit: "Record it",
        labels: { by: "Who opened it", amount: "What it is about (empty: all that is held)" },
    },
    "dispute answer": {
        title: "A side answered",
        submit: "Record it",
        labels: { note: "What was said", item: "What was handed in" },
    },
    "dispute propose": {
        title: "A settlement was proposed",
        submit: "Record it",
        labels: { amount: "What you would get", note: "What else it says" },
    },
    "dispute accept": {
        title: "Accepted",
        intro: "Accepting a settlement usually ends the dispute for good.",
        submit: "Record it",
        labels: { by: "Who accepted", note: "What was said" },
    },
    "dispute decline": {
        title: "Declined",
        submit: "Record it",
        labels: { by: "Who declined", note: "What was said" },
    },
    "dispute fail": {
        title: "No settlement was reached",
        intro: "The forum gave notice that the sides could not agree. The next step has a short deadline.",
        submit: "Record it",
        labels: { note: "What it says" },
    },
    "dispute fee": { title: "A fee was paid", submit: "Record it" },
    "dispute move": {
        title: "It goes to another forum",
        submit: "Record it",
        labels: { note: "Why" },
    },
    "dispute decide": {
        title: "It was decided",
        submit: "Record it",
        labels: { amount: "What you get", note: "What it says" },
    },
    "dispute close": {
        title: "It is over",
        submit: "Close it",
        labels: { note: "How it ended" },
    },
    "feedback seal": {
        title: "Write your feedback",
        intro: "It is fixed now and shown to nobody until both sides have posted, so nobody can say that you wrote it in revenge.",
        submit: "Seal it",
        labels: { text: "The words" },
    },
    "feedback reveal": {
        title: "Feedback was posted",
        intro: "Yours needs no words here: they are kept as sealed.",
        submit: "Record it",
        labels: { by: "Whose feedback", text: "The words" },
    },
    "feedback reply": {
        title: "Reply to it",
        intro: "One public answer, short and without heat.",
        submit: "Record it",
        labels: { text: "The words" },
    },
    "lessons add": {
        title: "Add a lesson",
        intro: "For your eyes alone. It comes back when you check a client, and in the template of the next agreement.",
        submit: "Keep it",
        labels: { what: "What happened", text: "The line itself" },
    },
    "lessons answer": {
        title: "Answer it",
        intro: "Two sentences are enough. What you leave as it is becomes your lesson.",
        submit: "Keep the lesson",
        labels: { what: "What happened", text: "The line itself" },
    },
    "entry void": {
        title: "Take it back",
        intro: "Nothing is ever erased: the entry stays visible, marked as a mistake, with your reason.",
        submit: "Take it back",
        labels: { reason: "Why it is wrong" },
    },
} as const satisfies Record<string, ActionWords>;
