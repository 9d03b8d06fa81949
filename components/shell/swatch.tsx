import type { WorkspaceLink } from './workspace-menu';

const ACCENT_HUE = 34;

/** The colour one knows a workspace by: one's own has the product's, a team one of its name. */
export function Swatch({ workspace }: { workspace: Pick<WorkspaceLink, 'slug' | 'kind'> }) {
  const sum = [...workspace.slug].reduce((total, letter) => total * 31 + letter.charCodeAt(0), 7);
  const hue = workspace.kind === 'personal' ? ACCENT_HUE : sum % 360;
  const background = `linear-gradient(135deg, oklch(0.68 0.19 ${hue}), oklch(0.78 0.15 ${hue + 34}))`;
  return <span aria-hidden="true" className="size-5.5 shrink-0 rounded-md" style={{ background }} />;
}
