import { clsx } from 'clsx';

type Props = {
  isOn: boolean;
  isBusy: boolean;
  isDisabled: boolean;
  labelledBy: string;
  describedBy: string;
  onPress(): void;
};

/** On or off at once. While it is under way it keeps its focus and takes no second press. */
export function Switch({ isOn, isBusy, isDisabled, labelledBy, describedBy, onPress }: Props) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      aria-busy={isBusy || undefined}
      aria-disabled={isBusy || undefined}
      disabled={isDisabled}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      onClick={isBusy ? undefined : onPress}
      className={clsx(
        'relative mt-0.5 h-5 w-9 shrink-0 rounded-full transition-colors duration-150 before:absolute before:-inset-3 disabled:opacity-50 aria-disabled:opacity-60',
        isOn ? 'bg-accent' : 'bg-edge',
      )}
    >
      <span
        aria-hidden="true"
        className={clsx(
          'absolute top-0.5 left-0.5 size-4 rounded-full bg-white shadow-sm transition-transform duration-150',
          isOn && 'translate-x-4',
        )}
      />
    </button>
  );
}
