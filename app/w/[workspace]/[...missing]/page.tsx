import { notFound } from 'next/navigation';

/** An address that leads nowhere inside a workspace keeps the rail and the bar around it. */
export default function Missing() {
  notFound();
}
