import { notebook } from "virtual:notebook";
import { startPage } from "../src/notebook/page.js";

startPage(notebook);
