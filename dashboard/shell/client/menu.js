// On a phone the menu lies over the page: once a page is chosen in it, it closes, so that the page is seen.

const NARROW = "(max-width: 768px)"; // Streamlit lays its menu over the page below this width

export default function (component) {
  const { data } = component;
  document.documentElement.lang = data.language;
  const last = document.body.dataset.khorgosPage;
  document.body.dataset.khorgosPage = data.page;
  if (last !== undefined && last !== data.page && window.matchMedia(NARROW).matches) {
    document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
  }
}
