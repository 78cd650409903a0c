import type { Menu } from '../deed.ts';
import type { PanelView } from '../over-menu.ts';

/** What can be said: reports to each party, calming lines, the greeting. */
export const phrasesPanel = ({ pen }: PanelView): Menu => ({
  title: pen.words.act.phrases,
  choices: [],
});
