// The sandbox inbox: what was received, which phone is being read, and what a person can do.

import { byPhone, channelName, matches, wholeNumber } from "./conversations.js";
import { copyFrom } from "./copying.js";
import { follow } from "./feed.js";
import { phoneButton, showChat, showEnd, showPhones } from "./view.js";

const byId = id => document.getElementById(id);
const inbox = byId("inbox"), phones = byId("phones"), scroll = byId("scroll"), filter = byId("filter");
const narrow = matchMedia("(max-width: 719px)");

let conversations = null; // null until the first answer
let chosen = history.state?.phone ?? null;

function received(messages) {
  const before = conversations;
  conversations = byPhone(messages);
  if (before) announceNew(before);
  if (chosen && !conversations.has(chosen)) return open(null);
  const [first] = conversations.keys();
  if (first && !chosen && !before?.size && !narrow.matches) return open(first); // beside the list, never instead of it
  render();
}

function announceNew(before) {
  const known = new Set([...before.values()].flat().map(message => message.key));
  const fresh = [...conversations.values()].map(messages => messages.at(-1)).find(message => !known.has(message.key));
  if (fresh) announce(`New ${channelName(fresh)} message for ${fresh.phone}, code ${fresh.code}`);
}

// On a narrow screen a conversation is a step deeper, so that the browser's Back leads to the list. The number is
// kept in the history's state, not in the address.
function open(phone) {
  const state = phone && { phone, deeper: history.state?.deeper ?? (narrow.matches && !chosen) };
  if (state?.deeper && !history.state?.deeper) history.pushState(state, "");
  else history.replaceState(state, "");
  show(phone);
}

function close() {
  if (history.state?.deeper) history.back();
  else open(null);
}

function show(phone) {
  const previous = chosen;
  chosen = conversations?.has(phone) ? phone : null;
  render();
  if (!chosen && previous) phoneButton(previous)?.focus();
}

function render() {
  if (!conversations) return;
  const focused = document.activeElement;
  inbox.dataset.view = conversations.size === 0 ? "empty" : chosen ? "chat" : "list";
  showPhones([...conversations].filter(([phone]) => matches(phone, filter.value)), chosen);
  showChat(chosen, conversations.get(chosen));
  keepFocus(focused);
}

// Moving an element takes its focus away, and so does removing it.
function keepFocus(focused) {
  if (document.activeElement === focused) return;
  if (focused.isConnected) focused.focus({ preventScroll: true });
  else if (chosen) scroll.focus({ preventScroll: true });
}

function announce(text) {
  byId("announcer").textContent = text;
}

function live() {
  byId("lost").hidden = true;
  byId("live").textContent = "Live";
  byId("live").classList.add("on");
}

function lost(reason) {
  byId("live").textContent = "Offline";
  byId("live").classList.remove("on");
  const text = `${reason} Trying again every second.`;
  if (byId("lost").textContent !== text) byId("lost").textContent = text; // said once, not every second
  byId("lost").hidden = false;
}

phones.addEventListener("click", event => {
  const item = event.target.closest("li");
  if (!item) return;
  open(item.dataset.key);
  if (narrow.matches) scroll.focus({ preventScroll: true });
});
phones.addEventListener("keydown", event => {
  const item = event.target.closest("li");
  const next = { ArrowDown: item?.nextElementSibling, ArrowUp: item?.previousElementSibling }[event.key];
  if (!next) return;
  event.preventDefault();
  next.firstElementChild.focus();
});
byId("messages").addEventListener("click", event => {
  const button = event.target.closest(".copy");
  if (button) copyFrom(button, button.closest(".message").querySelector(".code").textContent, announce);
});
byId("newest").addEventListener("click", () => {
  showEnd();
  scroll.focus({ preventScroll: true });
});
byId("back").addEventListener("click", close);
byId("copy-curl").addEventListener("click", event => copyFrom(event.currentTarget, byId("curl").textContent, announce));
filter.addEventListener("input", render);
addEventListener("popstate", event => show(event.state?.phone ?? null));

byId("curl").textContent = `curl ${location.origin}/v1/whatsapp/otp/send \\
  -H "Authorization: Bearer $(cat data/bootstrap-key)" \\
  -H "Content-Type: application/json" \\
  -d '{"phone":"+999155501234"}'`;

follow({
  lookingAt: () => [...new Set([chosen, wholeNumber(filter.value)])].filter(phone => phone),
  received, live, lost,
});
