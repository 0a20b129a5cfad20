// A text in pieces: web addresses, and what is between them.

const ADDRESS = /(https?:\/\/[^\s<>]+)/;

export interface TextPiece {
  text: string;
  isLink: boolean;
}

/** Returns the pieces, which together are the text. */
export const textPieces = (text: string): TextPiece[] =>
  text.split(ADDRESS).map((piece, index) => ({ text: piece, isLink: index % 2 === 1 }));
