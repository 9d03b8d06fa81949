/** Why something was refused, beneath what was pressed. */
export function TroubleLine({ children }: { children: string | null }) {
  return (
    <p role="alert" className="text-bad text-pretty empty:hidden">
      {children}
    </p>
  );
}
