// Copies a link, else the address of the page, and says so. Browsers give the clipboard to pages of a secure address only; elsewhere the text is selected and copied.

export default function (component) {
  const { data, parentElement } = component;
  const button = parentElement.querySelector("button");
  const said = parentElement.querySelector(".said");
  button.textContent = data.label;
  button.onclick = async () => {
    const link = data.text || window.location.href;
    said.textContent = (await copy(link)) ? data.copied : data.failed.replace("{text}", link);
  };
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

function copySelected(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.style.position = "fixed";
  field.style.opacity = "0";
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand("copy");
  field.remove();
  return isCopied;
}
