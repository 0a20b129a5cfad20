// The one toast at the bottom, and the polite live region that says the same to a screen reader.

export interface ToastAction {
  label: string;
  run: () => void;
}

interface Message {
  text: string;
  action: ToastAction | null;
  isWarning: boolean;
}

const SHOWN_FOR = 8_000;
/** A space that is not read out, and makes of a text another one. */
const SAME = "\u00a0";

class Spoken {
  text = $state.raw("");
}

/** What the live region says. */
export const spoken = new Spoken();

class Toast {
  message = $state.raw<Message | null>(null);
  #timer = 0;

  say(text: string, action: ToastAction | null = null): void {
    this.#show({ text, action, isWarning: false });
  }

  /** Stays until it is read away. */
  warn(text: string): void {
    this.#show({ text, action: null, isWarning: true });
  }

  /** Only to the live region: what a picture shows by itself. The same once more is said again. */
  announce(text: string): void {
    spoken.text = text === spoken.text ? `${text}${SAME}` : text;
  }

  /** Takes back an offer that no longer means what it says. */
  retire(): void {
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
