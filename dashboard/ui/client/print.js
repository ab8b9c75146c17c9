// A chart keeps the width that it was drawn in, and paper would cut it: before printing it is drawn as wide as its place on A4.
(() => {
  const PAPER = 688; // pixels between the margins of print.css
  const redraw = (layoutOf) => {
    for (const chart of document.querySelectorAll(".js-plotly-plot")) window.Plotly?.relayout(chart, layoutOf(chart));
  };
  window.addEventListener("beforeprint", () => {
    const page = document.querySelector("[data-testid=stMainBlockContainer]");
    if (!page) return;
    const edges = getComputedStyle(page);
    const width = page.clientWidth - parseFloat(edges.paddingLeft) - parseFloat(edges.paddingRight);
    redraw((chart) => ({ width: Math.floor((chart.clientWidth * PAPER) / width), autosize: false }));
  });
  window.addEventListener("afterprint", () => redraw(() => ({ width: null, autosize: true })));
})();
