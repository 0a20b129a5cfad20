// The text field of a post, or its first comment, that had the focus last, where buttons beside it insert something.

const FIELDS = "textarea:is([name=text], [name=part], [name=first_comment])";

export class TextTarget {
  #last: HTMLTextAreaElement | null = null;
  /** The spaces before the caret when the field was left. A text is saved without those at its end. */
  #spaces = "";

  /** Starts following the focus in a panel. Returns a function that stops it. */
  follow(panel: HTMLElement): () => void {
    const note = ({ target }: Event) => {
      if (target instanceof HTMLTextAreaElement && target.matches(FIELDS)) this.#last = target;
    };
    const leave = ({ target }: Event) => {
      if (target === this.#last) this.#spaces = /\s*$/u.exec(textBefore(target as HTMLTextAreaElement))![0];
    };
    panel.addEventListener("focusin", note);
    panel.addEventListener("focusout", leave);
    return () => {
      panel.removeEventListener("focusin", note);
      panel.removeEventListener("focusout", leave);
    };
  }

  /** Returns the field, or the first text of the panel if none had the focus; null without any. */
  get field(): HTMLTextAreaElement | null {
    if (this.#last?.isConnected) return this.#last;
    const first = document.querySelector<HTMLTextAreaElement>(`[data-panel] ${FIELDS}`);
    first?.setSelectionRange(first.value.length, first.value.length);
    return (this.#last = first);
  }

  /** Returns the selected text of the field; empty without a selection. */
  get selection(): string {
    const { field } = this;
    return field ? field.value.slice(field.selectionStart, field.selectionEnd) : "";
  }

  /** Inserts a text at the caret, or in place of the selection, as if it were typed. The field gets the focus. */
  insert(text: string): void {
    const { field } = this;
    if (!field) return;
    this.#type(field, this.#spaceIsGone(field) ? this.#spaces + text : text);
  }

  #spaceIsGone(field: HTMLTextAreaElement): boolean {
    return document.activeElement !== field && !textBefore(field).endsWith(this.#spaces);
  }

  #type(field: HTMLTextAreaElement, text: string): void {
    field.focus();
    // Typing that the field itself can undo; it sends the event of an input.
    if (document.execCommand("insertText", false, text)) return;
    field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: text }));
  }

  /** Inserts a text with a space before it, unless there is one or it is the first of its line. */
  insertWord(text: string): void {
    const { field } = this;
    const isAfterWord = field && !this.#spaceIsGone(field) && /\S$/u.test(textBefore(field));
    this.insert(isAfterWord ? ` ${text}` : text);
  }
}

const textBefore = (field: HTMLTextAreaElement): string => field.value.slice(0, field.selectionStart);
