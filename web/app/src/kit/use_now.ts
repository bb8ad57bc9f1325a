// The time of the record, again each half minute, so that a countdown moves without a click.
import { recordNow } from "../api/clock";
import { useEffect, useState } from "react";

const every_ms = 30_000;

export function useNow(): number {
    const [now, setNow] = useState(() => recordNow());
    useEffect(() => {
        const timer = setInterval(() => setNow(recordNow()), every_ms);
        return () => clearInterval(timer);
    }, []);
    return now;
}
