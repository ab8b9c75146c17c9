// On a phone the menu lies over the page: once a page is chosen in it, it closes, so that the page is seen.

const NARROW = "(max-width: 768px)"; // Streamlit lays its menu over the page below this width

export default function (component) {
  const { data, parentElement } = component;
  document.documentElement.lang = data.language;
  const root = parentElement.getRootNode().host ?? parentElement;
  const last = root.ownerDocument.body.dataset.khorgosPage;
  root.ownerDocument.body.dataset.khorgosPage = data.page;
  if (last !== undefined && last !== data.page && window.matchMedia(NARROW).matches) {
    document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
  }
}
