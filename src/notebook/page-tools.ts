import { element } from "./element.js";
import { LANGUAGE_KEY, pageLanguage } from "./page-language.js";
import { chooseSetting } from "./setting.js";
import { pageTheme, THEME_KEY } from "./theme.js";
import { words } from "./words.js";

/** What the page as a whole can be asked for: the other language, the other theme, paper. */
export function makeTools(): HTMLElement {
  const other = pageLanguage() === "zh" ? "en" : "zh";
  const language = makeButton(words().otherLanguage, () => chooseSetting(LANGUAGE_KEY, other));
  language.lang = other;
  const theme = makeButton(wordOfTheme(), () => {
    chooseSetting(THEME_KEY, pageTheme() === "dark" ? "light" : "dark");
    theme.textContent = wordOfTheme();
  });
  const print = makeButton(words().print, () => globalThis.print());
  const attributes = { class: "tools", role: "group", "aria-label": words().tools };
  return element("div", attributes, language, theme, print);
}

/** What the button leads to. */
const wordOfTheme = (): string => (pageTheme() === "dark" ? words().toLight : words().toDark);

function makeButton(text: string, act: () => void): HTMLElement {
  const button = element("button", { type: "button", class: "quiet" }, text);
  button.addEventListener("click", act);
  return button;
}
