/** A mail's text, as text. Only links to this server can be followed from it. */
export function MailText({ text, origin }: { text: string; origin: string }) {
  // Lines were broken for a terminal's width; here a paragraph flows.
  const flowing = text.replace(/(?<=[^\n:-])\n(?=[^\n])/g, ' ');
  const pieces = flowing.split(/(https?:\/\/[^\s<>"]+)/);
  return (
    <div className="whitespace-pre-wrap break-words">
      {pieces.map((piece, index) =>
        URL.canParse(piece) && new URL(piece).origin === origin ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes
          <a key={index} href={piece} className="text-accent-strong underline underline-offset-4">
            {piece}
          </a>
        ) : (
          piece
        ),
      )}
    </div>
  );
}
