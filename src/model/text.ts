/** Words for people, in both languages; which one is shown is decided when a report is rendered. */
export type Text = { readonly zh: string; readonly en: string };

export type Language = keyof Text;
