/** The time of day of an ISO time, as that place's clocks showed it: `22:15:07`. */
export const timeOfDay = (iso: string): string => iso.slice(11, 19);
