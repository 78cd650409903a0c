import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { whileIdle } from '../../src/cli/while-idle.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Work of so many slices, and how many of them were done. */
const work = (slices: number) => {
  const done = vi.fn(() => done.mock.calls.length < slices);
  return done;
};

describe('work that can wait', () => {
  it('begins when nobody waits any more, and goes on slice by slice, one work after the other', () => {
    const [first, second] = [work(3), work(2)];
    whileIdle(1000, [first, second]);
    vi.advanceTimersByTime(999);
    expect(first).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(first).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(4);
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([3, 0]);
    vi.advanceTimersByTime(1000);
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([3, 2]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('stops at once', () => {
    const done = work(10);
    const stop = whileIdle(0, [done]);
    vi.advanceTimersByTime(3);
    stop();
    vi.advanceTimersByTime(1000);
    expect(done).toHaveBeenCalledTimes(2);
  });
});
