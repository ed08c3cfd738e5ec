// @ts-check
// What a page does beside being read: the menu of narrow screens, the submenus, the search, the theme. All works without it.

import { setUpCompare } from "./compare/tray.js";
import { setUpMenu, setUpSubmenus } from "./menu.js";
import { setUpSearch } from "./search/open.js";
import { setUpThemeSwitch } from "./theme-switch.js";

setUpMenu();
setUpCompare();
setUpSubmenus();
setUpSearch();
setUpThemeSwitch();
