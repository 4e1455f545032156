/** Which ports the demo takes, and whether they are free. */
import { connect } from 'node:net';

/** Where things stand unless the environment says otherwise (product, "Ports"). */
const defaults = { PORT: 8787, DEMO_SITE_PORT: 5173 };

/**
 * Reads the demo's ports.
 *
 * @param {NodeJS.ProcessEnv} env - the environment: `PORT` of the BFF, `DEMO_SITE_PORT` of the clinic site
 * @returns {{ PORT: number, DEMO_SITE_PORT: number }}
 * @throws {Error} if one of them is no port
 */
export function readPorts(env) {
  const read = (name) => {
    const port = Number(env[name] || defaults[name]);
    if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
    throw new Error(`${name} has to be a whole number from 1 to 65535, and is "${env[name]}".`);
  };
  return { PORT: read('PORT'), DEMO_SITE_PORT: read('DEMO_SITE_PORT') };
}

/**
 * Makes sure that nobody listens on the demo's ports yet. By knocking: to listen there for a moment would succeed
 * beside somebody who listens at the other of the two addresses of `localhost`.
 *
 * @param {Record<string, number>} ports - as {@link readPorts} gives them
 * @throws {Error} that says which variable to set, if one is in use
 */
export async function ensureFree(ports) {
  for (const [name, port] of Object.entries(ports)) {
    const answers = await Promise.all([isAnswered('127.0.0.1', port), isAnswered('::1', port)]);
    if (!answers.includes(true)) continue;
    throw new Error(
      `Something listens on port ${port} already: an older "npm start", perhaps. Stop it, or choose another port: ` +
        `${name}=${port + 1} npm start`,
    );
  }
}

function isAnswered(host, port) {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const settle = (answered) => () => {
      socket.destroy();
      resolve(answered);
    };
    socket.once('connect', settle(true));
    socket.once('error', settle(false));
  });
}
