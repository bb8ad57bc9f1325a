export function ScopePage() {
    return null;
}
