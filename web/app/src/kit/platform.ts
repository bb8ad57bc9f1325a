// Whether a platform stands between the two sides of an engagement, by its type: it holds the money and the talk.
export function hasPlatform(type: string): boolean {
    return /^(upwork-|fiverr-|freelancer-com$|peopleperhour$)/.test(type);
}
