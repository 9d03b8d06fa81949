import type { ComponentProps } from 'react';

/** A sheet of its own on the page's ground. Surfaces are not put into surfaces. */
export function Surface({ className = '', ...rest }: ComponentProps<'section'>) {
  return <section {...rest} className={`rounded-surface border border-line bg-panel ${className}`} />;
}
