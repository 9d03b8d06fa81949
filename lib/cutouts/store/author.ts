/** Every row that people see is read with whoever made it. */
export const withAuthor = { createdBy: { select: { id: true, name: true, email: true } } } as const;
