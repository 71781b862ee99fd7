import type { Locator } from 'playwright-core';

/** What a task took. */
export interface Cost {
  taps: number;
  characters: number;
}

/** A shopper whose taps and typed characters are counted; going on to another field by tapping it is a tap too. */
export class CountedShopper {
  readonly cost: Cost = { taps: 0, characters: 0 };

  async tap(target: Locator): Promise<void> {
    await target.click();
    this.cost.taps += 1;
  }

  /** Taps a field and types into it. */
  async type(field: Locator, text: string): Promise<void> {
    await this.tap(field);
    await field.pressSequentially(text);
    this.cost.characters += [...text].length;
  }
}
