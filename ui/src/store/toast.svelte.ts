// The toast at the bottom of the window, and the polite live region that tells a screen reader the same.

export interface ToastAction {
  label: string;
  run: () => void;
}

interface Message {
  text: string;
  action: ToastAction | null;
  isWarning: boolean;
}

/** Milliseconds until a toast disappears. */
const SHOWN_FOR = 8_000;
/** A space that isn't read out, appended so that the same text counts as a new one. */
const SAME = "\u00a0";

class LiveRegion {
  text = $state.raw("");
}

/** The text of the live region. */
export const liveRegion = new LiveRegion();

class Toast {
  message = $state.raw<Message | null>(null);
  #timer = 0;

  say(text: string, action: ToastAction | null = null): void {
    this.#show({ text, action, isWarning: false });
  }

  /** Shows a warning, which stays until the person dismisses it. */
  warn(text: string): void {
    this.#show({ text, action: null, isWarning: true });
  }

  /** Tells only the screen reader, for changes that are visible anyway. The same text is announced again. */
  announce(text: string): void {
    liveRegion.text = text === liveRegion.text ? `${text}${SAME}` : text;
  }

  /** Dismisses a toast whose action would no longer do what it promises. */
  dismissOffer(): void {
    if (this.message?.action) this.dismiss();
  }

  dismiss = (): void => {
    clearTimeout(this.#timer);
    this.message = null;
  };

  #show(message: Message): void {
    clearTimeout(this.#timer);
    this.message = message;
    this.announce(message.text);
    if (!message.isWarning) this.#timer = window.setTimeout(this.dismiss, SHOWN_FOR);
  }
}

export const toast = new Toast();
