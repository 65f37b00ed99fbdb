// Copies text and says so on the button that was pressed.

const saidFor = 2000;
const timers = new WeakMap();
const labels = new WeakMap();

export async function copyFrom(button, text, announce) {
  const label = button.querySelector(".label");
  if (!labels.has(button)) labels.set(button, label.textContent);
  const copied = await copy(text);
  show(button, copied ? "Copied" : "Not copied", copied);
  announce(copied ? "Copied" : "The browser did not allow copying. Select the text and copy it by hand.");
  clearTimeout(timers.get(button));
  timers.set(button, setTimeout(() => {
    show(button, labels.get(button), false);
    announce("");
  }, saidFor));
}

function show(button, label, copied) {
  button.querySelector(".label").textContent = label;
  button.querySelector("use").setAttribute("href", copied ? "#icon-copied" : "#icon-copy");
  button.classList.toggle("copied", copied);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch { // there is no clipboard outside https and localhost, or it was not permitted
    return copyBySelection(text);
  }
}

function copyBySelection(text) {
  const focused = document.activeElement;
  const area = document.createElement("textarea");
  area.className = "unseen";
  area.value = text;
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  focused.focus({ preventScroll: true });
  return copied;
}
