// The door, over HTTP. On its own site the session is a cookie; on others it is a token kept in that site's storage.
class Refused extends Error {
  constructor(status, sentence) {
    super(sentence);
    this.status = status;
  }
}

class Api {
  constructor(base, storage) {
    this.base = base;
    this.storage = storage;
    this.ownSite = new URL(base).origin === location.origin;
  }

  say(text) {
    return this.call("/webhooks/rest/webhook", { sender: "widget", message: text });
  }

  history() {
    return this.call("/api/history");
  }

  async starters() {
    const answer = await this.fetch("/v1/starters", {});
    return answer.ok ? (await answer.json()).data : [];
  }

  reset() {
    return this.call("/api/reset", {});
  }

  async call(path, body, again = true) {
    const headers = body ? { "Content-Type": "application/json" } : {};
    if (!this.ownSite) headers.Authorization = `Bearer ${await this.token()}`;
    const answer = await this.fetch(path, { method: body ? "POST" : "GET", headers, body: body && JSON.stringify(body) });
    if (answer.status === 401 && again) {
      this.storage.remove("token");
      return this.call(path, body, false);
    }
    const content = await answer.json().catch(() => null);
    if (!answer.ok) throw new Refused(answer.status, content?.error?.message || `HTTP ${answer.status}`);
    return content;
  }

  async token() {
    const kept = this.storage.get("token");
    if (kept) return kept;
    const answer = await this.fetch("/api/session", { method: "POST" });
    if (!answer.ok) throw new Refused(answer.status, `HTTP ${answer.status}`);
    const { token } = await answer.json();
    this.storage.set("token", token);
    return token;
  }

  fetch(path, options) {
    const signal = AbortSignal.timeout(40000); // milliseconds; the door gives up a turn sooner
    return fetch(this.base + path, { ...options, signal, credentials: this.ownSite ? "same-origin" : "omit" });
  }
}

// localStorage where it is allowed, memory where it is not.
class Storage {
  constructor(prefix) {
    this.prefix = prefix;
    this.memory = new Map();
  }

  get(name) {
    try {
      return localStorage.getItem(this.prefix + name) ?? this.memory.get(name) ?? null;
    } catch {
      return this.memory.get(name) ?? null;
    }
  }

  set(name, value) {
    this.memory.set(name, value);
    try {
      localStorage.setItem(this.prefix + name, value);
    } catch {
      // forbidden or full: memory has it
    }
  }

  remove(name) {
    this.memory.delete(name);
    try {
      localStorage.removeItem(this.prefix + name);
    } catch {
      // forbidden: there was nothing
    }
  }
}
