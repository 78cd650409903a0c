/** Whether a day is in the calendar: `2027-02-28` is, 2027-02-30 is not. */
export function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
