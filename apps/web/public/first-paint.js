// Runs before the first paint, so that neither the theme nor the language of the page flickers.
(function () {
  var root = document.documentElement;
  var scheme = 'auto';
  var language = null;
  try {
    scheme = localStorage.getItem('grappe.theme') || 'auto';
    language = localStorage.getItem('grappe.language');
  } catch (refused) {
    // Storage is closed to this page: the system's theme and the browser's language are used.
    root.dataset.storage = String(refused && refused.name);
  }
  var dark = scheme === 'dark' || (scheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  root.lang =
    language === 'en' || language === 'fr' ? language : /^en/i.test(navigator.language) ? 'en' : 'fr';
})();
