// Without this script the form posts the file and the server answers with the page of the source.
const form = document.querySelector("form[data-upload]");
if (form) enhance(form);

function enhance(form) {
  const input = form.querySelector("input[type=file]");
  const drop = form.querySelector(".drop");
  const button = form.querySelector("button");
  button.hidden = true;
  input.addEventListener("change", () => input.files.length > 0 && upload(form, input.files[0]));
  form.addEventListener("submit", (event) => {
    if (input.files.length === 0) return;
    event.preventDefault();
    upload(form, input.files[0]);
  });
  for (const type of ["dragover", "drop"]) document.addEventListener(type, (event) => event.preventDefault());
  document.addEventListener("dragover", () => drop.classList.add("over"));
  for (const type of ["dragleave", "drop"]) document.addEventListener(type, () => drop.classList.remove("over"));
  document.addEventListener("drop", (event) => {
    const [file] = event.dataTransfer.files;
    if (file) upload(form, file);
  });
}

function upload(form, file) {
  const limit = Number(form.dataset.maxBytes);
  if (file.size > limit) {
    return showProblem(form, { title: `${file.name} is ${megabytes(file.size)}; the most is ${megabytes(limit)}.` });
  }
  const request = new XMLHttpRequest();
  const workbook = /\.(xls[xmb]?|ods|numbers)$/i.test(file.name);
  const sheet = form.querySelector("input[name=sheet]")?.value.trim();
  const options = new URLSearchParams({ filename: file.name, ...(workbook && sheet ? { sheet } : {}) });
  request.open("POST", `/api/v1/ingestion/upload/${workbook ? "excel" : "csv"}?${options}`);
  request.setRequestHeader("Content-Type", workbook ? "application/octet-stream" : "text/csv");
  request.setRequestHeader("Accept", "application/json, application/problem+json");
  request.upload.addEventListener("progress", ({ loaded, total }) => showProgress(form, file.name, loaded / total));
  request.addEventListener("load", () => answered(form, request));
  request.addEventListener("error", () => {
    showProblem(form, { title: "The upload broke off.", detail: "Nothing was kept. Try again." });
  });
  showProgress(form, file.name, 0);
  request.send(file);
}

function answered(form, request) {
  const body = parsed(request.responseText);
  if ((request.status === 201 || request.status === 200) && body) {
    const came = body.import.already_imported ? "?came=again" : "";
    return location.assign(`/sources/${encodeURIComponent(body.id)}${came}`);
  }
  showProblem(form, body ?? { title: `The server answered ${request.status}.` });
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function showProgress(form, name, share) {
  const progress = form.querySelector("progress");
  progress.hidden = false;
  progress.value = share;
  form.querySelector("[role=status]").textContent = share < 1 ? `Sending ${name} …` : `Reading ${name} …`;
  form.querySelector("[role=alert]").hidden = true;
}

function showProblem(form, { title, detail, errors = [] }) {
  form.querySelector("progress").hidden = true;
  form.querySelector("[role=status]").textContent = "";
  form.querySelector("input[type=file]").value = "";
  const box = form.querySelector("[role=alert]");
  const heading = document.createElement("strong");
  heading.textContent = detail ?? title;
  const items = document.createElement("ul");
  const more = errors.filter((error) => error.detail !== detail);
  items.replaceChildren(...more.map((error) => {
    const item = document.createElement("li");
    item.textContent = [error.row && `row ${error.row}`, error.column, error.detail].filter(Boolean).join(": ");
    return item;
  }));
  box.replaceChildren(heading, ...(more.length > 0 ? [items] : []));
  box.hidden = false;
}

function megabytes(bytes) {
  return `${(bytes / 1048576).toFixed(1)} MB`;
}
