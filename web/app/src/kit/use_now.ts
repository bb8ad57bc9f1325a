// The time, again each half minute, so that a countdown moves without a click.
import { useEffect, useState } from "react";

const every_ms = 30_000;

export function useNow(): number {
    const [now, setNow] = useState(() => Date.now());
    useEffect(() => {
        const timer = setInterval(() => setNow(Date.now()), every_ms);
        return () => clearInterval(timer);
    }, []);
    return now;
}
