// A message at the side of the page. The newest is seen at once: the oldest makes room for it, instead of keeping
// what was just done, and its undo, waiting.
import { notifications, notificationsStore } from "@mantine/notifications";

export const told_max = 2;

export function tell(said: Parameters<typeof notifications.show>[0]): string {
    notifications.updateState(notificationsStore, (all) => all.slice(1 - told_max));
    return notifications.show(said);
}
