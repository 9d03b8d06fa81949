'use client';

import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { type Door, useDoor } from '@/components/forms/door';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { useHydrated } from '@/components/ui/use-hydrated';
import { NAME_MAX } from '@/lib/workspaces/rules/names';

/** Gives a team another name. */
export function TeamName({ door, name }: { door: Door<{ name: string }>; name: string }) {
  const t = useTranslations('workspace.settings');
  const { isBusy, error, send } = useDoor(door);
  const isReady = useHydrated();
  const [typed, setTyped] = useState(name);
  const [isSaved, setIsSaved] = useState(false);

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setIsSaved(await send({ name: typed }));
  }
  return (
    <form noValidate autoComplete="off" onSubmit={save} className="flex flex-col gap-5">
      <Input
        label={t('name.label')}
        error={error}
        maxLength={2 * NAME_MAX}
        required
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setIsSaved(false);
        }}
      />
      <div className="flex items-center gap-4">
        <Button type="submit" disabled={!isReady} pending={isBusy}>
          {t('save')}
        </Button>
        <p role="status" className="text-good">
          {isSaved && t('saved')}
        </p>
      </div>
    </form>
  );
}
