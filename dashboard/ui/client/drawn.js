// Puts pictures into the page as they were drawn: Streamlit takes SVG out of every other HTML.

export default function (component) {
  const { data, parentElement } = component;
  parentElement.querySelector(".drawn").innerHTML = data.html;
}
