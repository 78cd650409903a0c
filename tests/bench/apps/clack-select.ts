import { select } from '@clack/prompts';

await select({
  message: 'ready',
  options: [
    { value: 1, label: 'one' },
    { value: 2, label: 'two' },
  ],
});
