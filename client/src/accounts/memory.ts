/** What an editor keeps for us over reloads of its window, readable by others: nothing secret goes there. */
export interface Memory {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}
