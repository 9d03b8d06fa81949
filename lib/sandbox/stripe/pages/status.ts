import { html, type Markup } from './frame';

const TONES: Record<string, string> = { paid: 'good', open: '', uncollectible: 'bad' };

/** An invoice's or a receipt's status as a small word of its own. */
export function statusMark(status: string): Markup {
  const words = status.charAt(0).toUpperCase() + status.slice(1).replaceAll('_', ' ');
  return html`<span class="status ${TONES[status] ?? 'soft'}">${words}</span>`;
}
