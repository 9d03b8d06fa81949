export type PageAnswer = { status: number; html: string; location?: string };

export const ok = (html: string): PageAnswer => ({ status: 200, html });
export const goTo = (location: string): PageAnswer => ({ status: 303, html: '', location });
