/**
 * Keeps the SDKs from writing to the console of the process that they are loaded into.
 * The main module imports this one before any of them.
 */

/**
 * The HTTP library of Alibaba Cloud's SDK and its credentials write whole requests, signatures and tokens included,
 * where DEBUG asks for it. They read the variable once, when they are loaded.
 */
const asked = process.env['DEBUG'];
delete process.env['DEBUG'];

/** Puts the variable back, for all others in the process. */
export function endLoading(): void {
  if (asked !== undefined) process.env['DEBUG'] = asked;
}

/** The SDK of AWS warns of Node versions that it will leave when its first client is made; nobody who reads that can change it. */
export function withoutVersionWarning<T>(make: () => T): T {
  const name = 'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED';
  const before = process.env[name];
  process.env[name] = 'true';
  try {
    return make();
  } finally {
    if (before === undefined) delete process.env[name];
    else process.env[name] = before;
  }
}
