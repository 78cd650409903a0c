/** A row of small whole numbers that only grows, side by side in memory. */
export interface Growing {
  readonly length: number;
  /** The numbers, and behind them room for more. Another array once they need more room. */
  readonly numbers: Int32Array;
  readonly push: (number: number) => void;
}

export const growing = (): Growing => {
  let numbers = new Int32Array(1024);
  let length = 0;
  return {
    get length() {
      return length;
    },
    get numbers() {
      return numbers;
    },
    push: (number) => {
      if (length === numbers.length) {
        const more = new Int32Array(2 * length);
        more.set(numbers);
        numbers = more;
      }
      numbers[length] = number;
      length += 1;
    },
  };
};
