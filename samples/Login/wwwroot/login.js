const [phone, code, told] = ["phone", "code", "told"].map(id => document.getElementById(id));

function wire(form, path, done) {
  form.addEventListener("submit", async event => {
    event.preventDefault();
    const answer = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(Object.fromEntries(new FormData(form))),
    });
    const body = await answer.json().catch(() => ({}));
    if (answer.ok) done(body);
    else told.textContent = body.detail ?? "Something went wrong.";
  });
}

wire(phone, "/login/code", body => {
  code.hidden = false;
  code.elements.code.focus();
  told.textContent = `The code is on its way by ${body.channel}.`;
});

wire(code, "/login/check", body => {
  phone.hidden = code.hidden = true;
  told.textContent = `You are in as ${body.phone}.`;
});
