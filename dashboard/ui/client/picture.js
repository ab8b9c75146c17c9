// Makes a picture of a chart on the page: the chart on white, its title above, what a reader must know of it below.

const WIDTH = 1000;
const EDGE = 24;
const PIXELS_A_POINT = 2; // of a PNG: sharp in print and on fine screens
const INK = "#0C191C";
const GREY = "#4A5A5E";
// Fonts of the reader's machine: a picture cannot take the page's own along, and is measured in the font it is drawn in.
const FONT = "Arial, Helvetica, 'Noto Sans', 'Noto Sans CJK SC', sans-serif";
const TITLE = { size: 20, weight: "bold", line: 26, ink: INK };
const TEXT = { size: 12, weight: "normal", line: 17, ink: GREY };
const AXIS = { automargin: true, gridcolor: "#DDE5E5", zerolinecolor: "#A9B6B6", tickcolor: "#A9B6B6", linecolor: "#A9B6B6" };
const ON_WHITE = {
  layout: {
    paper_bgcolor: "#FFFFFF",
    plot_bgcolor: "#FFFFFF",
    font: { family: FONT, size: 12, color: INK },
    margin: { pad: 8 },
    xaxis: { ...AXIS, showgrid: false, zeroline: false },
    yaxis: { ...AXIS, title: { standoff: 20 } },
  },
};

export default function (component) {
  const { data, parentElement } = component;
  const said = parentElement.querySelector(".said");
  parentElement.querySelector(".label").textContent = data.label;
  parentElement.querySelector(".buttons").setAttribute("aria-label", data.label);
  for (const button of parentElement.querySelectorAll("button")) {
    button.onclick = async () => {
      said.textContent = "";
      const fileName = `${data.fileName}.${button.dataset.form}`;
      const still = document.querySelector(`.${data.chart}-still .still > svg`);
      const chart = document.querySelector(`.${data.chart} .js-plotly-plot`);
      if (!still && !(chart && window.Plotly)) {
        said.textContent = data.failed;
        return;
      }
      const picture = await drawPicture(still ? stillPlot(still) : interactivePlot(chart), data.title, [...data.paragraphs, window.location.href]);
      save(button.dataset.form === "svg" ? toSvgFile(picture) : await toPngFile(picture), fileName);
      said.textContent = data.saved.replace("{file}", fileName);
    };
  }
}

async function drawPicture(plot, title, paragraphs) {
  const titleLines = wrap(title, TITLE);
  const textLines = paragraphs.flatMap((paragraph) => wrap(paragraph, TEXT));
  const top = EDGE + titleLines.length * TITLE.line;
  const height = top + plot.height + EDGE / 2 + textLines.length * TEXT.line + EDGE;
  const picture = element("svg", { width: WIDTH, height, viewBox: `0 0 ${WIDTH} ${height}` });
  picture.append(element("title", {}, title), element("rect", { width: WIDTH, height, fill: "#FFFFFF" }));
  write(picture, titleLines, TITLE, EDGE);
  picture.append(await plot.draw(WIDTH - 2 * EDGE, top));
  write(picture, textLines, TEXT, top + plot.height + EDGE / 2);
  return picture;
}

// A still chart is SVG already: it is made as wide as the picture, between the room that it keeps at its sides.
function stillPlot(still) {
  const [left, right] = [Number(still.dataset.left), Number(still.dataset.right)];
  const height = still.clientHeight || still.getBoundingClientRect().height;
  const draw = (width, top) => {
    const plot = still.cloneNode(true);
    const place = { x: EDGE + left, y: top, width: width - left - right, height, color: INK, "font-family": FONT, overflow: "visible" };
    for (const [name, value] of Object.entries(place)) plot.setAttribute(name, value);
    return plot;
  };
  return { height, draw };
}

function interactivePlot(chart) {
  const height = chart.layout.height || chart.clientHeight;
  return { height, draw: (width, top) => plotAsElement(chart, width, height, top) };
}

async function plotAsElement(chart, width, height, top) {
  const data = structuredClone(chart.data);
  for (const trace of data) delete trace.selectedpoints; // a click on a mark is no part of what is shown
  const layout = { ...structuredClone(chart.layout), template: ON_WHITE, width, height };
  const config = { locale: chart._context.locale, locales: chart._context.locales };
  const text = await window.Plotly.toImage({ data, layout, config }, { format: "svg", width, height, imageDataOnly: true });
  const plot = document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true);
  plot.setAttribute("x", EDGE);
  plot.setAttribute("y", top);
  return plot;
}

function write(picture, lines, style, top) {
  const attributes = { "font-family": FONT, "font-size": style.size, "font-weight": style.weight, fill: style.ink };
  lines.forEach((line, place) => {
    picture.append(element("text", { ...attributes, x: EDGE, y: top + style.size + place * style.line }, line));
  });
}

// Breaks at spaces, between Chinese characters, and inside what is longer than a line, such as an address.
function wrap(text, style) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${style.weight} ${style.size}px ${FONT}`;
  const fits = (line) => pen.measureText(line.trimEnd()).width <= WIDTH - 2 * EDGE;
  const lines = [""];
  const add = (piece) => {
    if (fits(lines.at(-1) + piece)) lines[lines.length - 1] += piece;
    else if (piece.length > 1 && !fits(piece)) for (const character of piece) add(character);
    else lines.push(piece);
  };
  // A Chinese line may end after any character, and begins with none that closes.
  for (const piece of text.match(/[\u3000-\u9fff\uf900-\ufaff\uff00-\uffef][，。、；：？！）》」』]*|[^\s\u3000-\u9fff\uf900-\ufaff\uff00-\uffef]+\s*|\s+/g) || []) add(piece);
  return lines.map((line) => line.trimEnd()).filter(Boolean);
}

function element(name, attributes, text = "") {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
}

function toSvgFile(picture) {
  return new Blob([new XMLSerializer().serializeToString(picture)], { type: "image/svg+xml" });
}

async function toPngFile(picture) {
  const address = URL.createObjectURL(toSvgFile(picture));
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = picture.width.baseVal.value * PIXELS_A_POINT;
  canvas.height = picture.height.baseVal.value * PIXELS_A_POINT;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

function save(file, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // the browser may still be reading it
}
