import { Box, render, Text, useInput } from 'ink';
import { useState } from 'react';

/** The smallest thing one would still call an Ink app: a title, three choices, a line of keys; the arrows move. */
const App = () => {
  const [cursor, setCursor] = useState(0);
  useInput((input, key) => {
    if (input === 'q') process.exit(0);
    if (key.downArrow) setCursor((at) => (at + 1) % 3);
    if (key.upArrow) setCursor((at) => (at + 2) % 3);
  });
  return (
    <Box flexDirection="column">
      <Text bold>ready</Text>
      {['one', 'two', 'three'].map((choice, index) => (
        <Text key={choice}>{`${index === cursor ? '>' : ' '} ${choice}`}</Text>
      ))}
      <Text dimColor>q quits</Text>
    </Box>
  );
};

render(<App />, {
  alternateScreen: true,
  incrementalRendering: true,
  maxFps: 120,
  interactive: true,
  exitOnCtrlC: false,
});
