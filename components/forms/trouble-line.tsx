type Props = { children: string | null; className?: string };

/** Why something was refused, beneath what was pressed. */
export function TroubleLine({ children, className = '' }: Props) {
  return (
    <p role="alert" className={`text-bad text-pretty empty:hidden ${className}`}>
      {children}
    </p>
  );
}
