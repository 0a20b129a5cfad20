// Where one is in the settings, kept while a change draws the whole window anew.

export const place: { tab: string; field: string | null } = { tab: "plan", field: null };
