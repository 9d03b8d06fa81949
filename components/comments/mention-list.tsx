'use client';
import { useTranslations } from 'use-intl/react';
import type { Person } from './mentions';

type Props = { id: string; offered: Person[]; active: number; onChoose(person: Person): void };

export const optionId = (id: string, index: number) => `${id}-${index}`;

/** Above the field it belongs to, which keeps the focus. */
export function MentionList({ id, offered, active, onChoose }: Props) {
  const t = useTranslations('comments');
  const place =
    'absolute inset-x-0 bottom-full z-10 mb-1.5 overflow-hidden rounded-picture border border-line bg-panel p-1 shadow-black/10 shadow-xl';
  if (offered.length === 0)
    return (
      <p id={id} role="status" className={`${place} px-3 py-2 text-soft`}>
        {t('people_none')}
      </p>
    );
  return (
    <div id={id} role="listbox" aria-label={t('people')} className={place}>
      {offered.map((person, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the field's
        <div
          key={person.id}
          id={optionId(id, index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          // Or the field would lose its focus, and its caret.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(person)}
          className="wrap-anywhere flex min-h-9 cursor-pointer items-center rounded-lg px-2.5 py-1 aria-selected:bg-hover hover:bg-hover pointer-coarse:min-h-11"
        >
          {person.name}
        </div>
      ))}
    </div>
  );
}
