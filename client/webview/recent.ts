/** How many codes the list shows as looked at last. */
const SHOWN = 5;

/** Codes looked at last. What the list shows of them stays as it is while the reader moves in it. */
export class RecentCodes {
  #keys: readonly string[];
  #shown: readonly string[];

  /** Takes keys, the newest first. */
  constructor(keys: readonly string[]) {
    this.#keys = keys;
    this.#shown = keys.slice(0, SHOWN);
  }

  /** Keys for the list, the newest first. */
  get shown(): readonly string[] {
    return this.#shown;
  }

  /** Puts a code to the front; says whether it was not there already. */
  add(key: string): boolean {
    if (this.#keys[0] === key) return false;
    this.#keys = [key, ...this.#keys.filter((one) => one !== key)];
    return true;
  }

  replace(keys: readonly string[]): void {
    this.#keys = keys;
  }

  /** Lets the list show what was looked at since. */
  refresh(): void {
    this.#shown = this.#keys.slice(0, SHOWN);
  }
}
