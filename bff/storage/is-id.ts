/** What an id can be; anything else is nobody's, and some of it no database's text. */
const ID = /^[A-Za-z0-9_-]{1,100}$/;

/** Whether this could be somebody's id: asked before a database is, where ids come from outside. */
export function isId(text: string): boolean {
  return ID.test(text);
}
