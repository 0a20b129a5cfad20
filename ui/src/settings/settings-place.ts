// The open tab and the focused field of the settings, kept while a change of language draws the window again.

export const place: { tab: string; field: string | null } = { tab: "plan", field: null };
