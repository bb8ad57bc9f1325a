// The start of the page: first the session, then everything else.
import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "./app/page.css";
import "./engagement/engagement.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { openSession } from "./api/session";
import { App } from "./app/app";
import { allowStyleSheets } from "./app/trusted";

const place = document.getElementById("page");
if (place === null) throw new Error("index.html has no place for the page");
allowStyleSheets();
const session = await openSession();
createRoot(place).render(
    <StrictMode>
        <App session={session} />
    </StrictMode>,
);
