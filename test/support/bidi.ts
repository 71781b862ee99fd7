/** A WebDriver BiDi session over its WebSocket: https://w3c.github.io/webdriver-bidi/. */
export interface BidiConnection {
  /** Resolves to the command's result. Rejects with what the browser says. */
  send(method: string, params: object): Promise<unknown>;
  /** Hears an event until the function that comes back is called. */
  on(event: string, listener: (params: unknown) => void): () => void;
  close(): void;
}

interface Message {
  id?: number;
  type: 'success' | 'error' | 'event';
  method?: string;
  params?: unknown;
  result?: unknown;
  message?: string;
}

export async function connectBidi(address: string): Promise<BidiConnection> {
  const socket = new WebSocket(address);
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const listeners = new Set<readonly [event: string, listener: (params: unknown) => void]>();
  let last = 0;
  socket.onmessage = ({ data }) => {
    const { id, type, method, params, result, message } = JSON.parse(String(data)) as Message;
    if (type === 'event') for (const [event, listener] of listeners) event === method && listener(params);
    const asked = id === undefined ? undefined : waiting.get(id);
    waiting.delete(id ?? 0);
    if (type === 'error') asked?.reject(new Error(message));
    else asked?.resolve(result);
  };
  socket.onclose = () => {
    for (const asked of waiting.values()) asked.reject(new Error('The browser is gone'));
  };
  await new Promise<void>((resolve, reject) => {
    socket.onopen = () => resolve();
    socket.onerror = () => reject(new Error(`No browser listens at ${address}`));
  });
  return {
    send(method, params) {
      last += 1;
      const asked = Promise.withResolvers<unknown>();
      waiting.set(last, asked);
      socket.send(JSON.stringify({ id: last, method, params }));
      return asked.promise;
    },
    on(event, listener) {
      const entry = [event, listener] as const;
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    close: () => socket.close(),
  };
}
