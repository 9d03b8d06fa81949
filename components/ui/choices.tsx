import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonClass } from './button-class';
import { Menu } from './menu';
import { MenuLink } from './menu-item';

type Choice = { key: string; label: string; href: string };

type Props = {
  icon: ReactNode;
  /** What the button is called, by what is shown now. */
  label: (shown: string) => string;
  all: Choice;
  choices: Choice[];
  chosen: string | undefined;
};

/** A menu of addresses, of which one is shown now. */
export function Choices({ icon, label, all, choices, chosen = '' }: Props) {
  const now = choices.find(({ key }) => key === chosen) ?? all;
  return (
    <Menu
      label={label(now.label)}
      align="end"
      triggerClassName={buttonClass({
        variant: 'quiet',
        className: `max-w-52 min-w-0 max-md:px-2.5 ${now === all ? '' : 'bg-hover'}`,
      })}
      trigger={
        <>
          {icon}
          <span className="truncate">{now.label}</span>
        </>
      }
    >
      {[all, ...choices].map((choice) => (
        <MenuLink
          key={choice.key}
          href={choice.href}
          scroll={false}
          prefetch={false}
          aria-current={choice === now ? 'true' : undefined}
        >
          <span className="truncate">{choice.label}</span>
          {choice === now && <Check aria-hidden="true" className="ml-auto size-4 shrink-0" />}
        </MenuLink>
      ))}
    </Menu>
  );
}
