/** With more slips than this, one name is hardly meant to be the other. */
const slips = 2;

/**
 * The name that somebody who wrote another one may have meant.
 *
 * @param written - what stands there
 * @param known - the names that there are
 * @returns null where none is near
 */
export function nearestName(written: string, known: readonly string[]): string | null {
  const near = known.map((name) => ({ name, distance: distanceOf(written, name) }));
  const [first] = near.sort((one, other) => one.distance - other.distance);
  return first && first.distance <= slips ? first.name : null;
}

/** How many characters have to be put in, taken out or replaced to make one of the other (Levenshtein). */
function distanceOf(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [line, letter] of [...one].entries()) {
    const above = row;
    row = [line + 1];
    for (const [column, against] of [...other].entries()) {
      const replaced = (above[column] ?? 0) + (letter === against ? 0 : 1);
      row.push(Math.min(replaced, (above[column + 1] ?? 0) + 1, (row[column] ?? 0) + 1));
    }
  }
  return row.at(-1) ?? 0;
}
