import type { Menu } from '../deed.ts';
import type { PanelView } from '../over-menu.ts';

/** Who is on duty and how to reach them; filled in with the directory's search. */
export const contactsPanel = ({ pen }: PanelView): Menu => ({
  title: pen.words.act.contacts,
  choices: [],
});
