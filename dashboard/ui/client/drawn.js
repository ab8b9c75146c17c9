// Puts pictures into the page as they were drawn: Streamlit takes SVG out of every other HTML.
// A link to another page leads there in the session that is open: loaded anew, the page would take a second longer.

export default function (component) {
  const { data, parentElement } = component;
  const drawn = parentElement.querySelector(".drawn");
  drawn.innerHTML = data.html;
  drawn.onclick = (event) => {
    const link = event.target.closest("a[target=_self]");
    if (!link || link.origin !== location.origin || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.pushState({}, "", link.href);
    window.dispatchEvent(new PopStateEvent("popstate"));
    window.scrollTo(0, 0);
  };
}
