// The numbers of the exhibits up to where one moves, in their new order; those behind stay where they are.
export function moved(from: number, to: number): { exhibits: string[] } {
    const numbers = Array.from({ length: Math.max(from, to) }, (_, index) => index + 1);
    numbers.splice(from - 1, 1);
    numbers.splice(to - 1, 0, from);
    return { exhibits: numbers.map(String) };
}
