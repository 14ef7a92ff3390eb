/**
 * Who wants to know what. A view passes its own signal, so that leaving the view unsubscribes it.
 * @template {Record<string, unknown>} Map
 */
export class Topics {
  /** @type {{ [K in keyof Map]?: Set<(detail: Map[K]) => void> }} */
  #listeners = {};

  /**
   * @template {keyof Map} K
   * @param {K} topic
   * @param {(detail: Map[K]) => void} listener
   * @param {AbortSignal} [signal]
   */
  on(topic, listener, signal) {
    if (signal?.aborted) return;
    const listeners = this.#listeners[topic] ?? new Set();
    this.#listeners[topic] = listeners;
    listeners.add(listener);
    signal?.addEventListener("abort", () => listeners.delete(listener), { once: true });
  }

  /**
   * @template {keyof Map} K
   * @param {K} topic
   * @param {Map[K]} detail
   */
  emit(topic, detail) {
    for (const listener of [...(this.#listeners[topic] ?? [])]) listener(detail);
  }
}
