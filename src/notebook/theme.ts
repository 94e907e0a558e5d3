/** Charts stay on white paper in both. */
export type Theme = "light" | "dark";

/** Where the address says which theme is wanted. */
export const THEME_KEY = "theme";

export const THEMES: readonly Theme[] = ["light", "dark"];

/** How the page looks at present: as its root says. */
export const pageTheme = (): Theme =>
  document.documentElement.dataset.theme === "dark" ? "dark" : "light";

export function setPageTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
}

/** What the system of the reader prefers. */
export const preferredTheme = (): Theme =>
  matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
