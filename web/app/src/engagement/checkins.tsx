export function CheckinsPage() {
    return null;
}
