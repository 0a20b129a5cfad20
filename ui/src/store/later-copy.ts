// A text that is copied once it is read: a page may only ask for the clipboard while a click or a key is handled.

export class LaterCopy {
  /** Whether the text was copied; false if the page may not, or if there was none. */
  readonly isCopied: Promise<boolean>;
  #give!: (text: string) => void;
  #drop!: () => void;

  /** Asks for the clipboard. */
  constructor() {
    const text = new Promise<string>((give, drop) => ([this.#give, this.#drop] = [give, drop]));
    text.catch(() => undefined);
    this.isCopied = write(text).then(
      () => true,
      () => false,
    );
  }

  /** Copies the text; null leaves the clipboard as it is. */
  give(text: string | null): void {
    if (text === null) this.#drop();
    else this.#give(text);
  }
}

async function write(text: Promise<string>): Promise<void> {
  await navigator.clipboard.write([new ClipboardItem({ "text/plain": text })]);
}
