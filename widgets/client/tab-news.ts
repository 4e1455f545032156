/**
 * Opens the line over which tabs (and two copies of the script in one page) tell each other that a clinic's
 * session has changed (product rule 8).
 *
 * A message says no more than that something changed; whoever hears one asks the server. Any script of the
 * page could send one, so nothing in it is believed.
 *
 * @param name - which clinic at which BFF: `clinic-auth:<bff>:<slug>`
 * @param hear - called for each message of another tab
 * @returns tells the other tabs
 */
export function openTabNews(name: string, hear: () => void): () => void {
  const channel = new BroadcastChannel(name);
  channel.onmessage = hear;
  return () => channel.postMessage('session-changed');
}
