'use client';

import { useState } from 'react';
import { AccountForm } from '@/components/account/account-form';
import { ask, type Trouble } from '@/components/account/answers';
import { TextField } from '@/components/account/text-field';
import { Dialog } from '@/components/ui/dialog';
import type { Answer } from '@/lib/auth/answer';
import { newId } from '@/lib/ids';
import type { Messages } from '@/lib/messages/catalogue';
import { NAME_MAX } from '@/lib/workspaces/rules/names';

type Form = {
  found: (form: FormData) => Promise<Answer>;
  text: Messages['workspace']['create'];
  trouble: Trouble;
};

/** Founds a team, and goes there. */
export function NewTeamDialog({ open, onClose, ...form }: Form & { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title={form.text.title} closeLabel={form.text.close}>
      {open && <NewTeamForm {...form} />}
    </Dialog>
  );
}

function NewTeamForm({ found, text, trouble }: Form) {
  // One for each time the form is opened: pressing twice, or again after an answer was lost, makes one team.
  const [key] = useState(() => newId());
  return (
    <>
      <p className="text-pretty text-soft">{text.text}</p>
      <AccountForm
        label={text.submit}
        submit={(form) => ask(() => found(form), trouble)}
        done={(url) => url && window.location.assign(url)}
      >
        <input type="hidden" name="key" value={key} />
        <TextField
          name="name"
          label={text.name}
          autoComplete="off"
          maxLength={2 * NAME_MAX}
          // React's own autoFocus comes before the dialog is shown; the attribute is what the browser goes by then.
          ref={(input) => input?.setAttribute('autofocus', '')}
        />
      </AccountForm>
    </>
  );
}
