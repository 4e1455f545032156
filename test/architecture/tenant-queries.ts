import ts from 'typescript';

/** Tables that belong to no clinic. Every other one has `clinicId` in its key. */
const UNOWNED = new Set(['clinic', 'secretKey']);

const BUILDERS = new Set(['selectFrom', 'updateTable', 'deleteFrom', 'insertInto', 'innerJoin', 'leftJoin']);

/** A declaration that asks for a clinic's rows and does not say whose. */
export interface OpenQuery {
  /** The name of the function or constant. */
  readonly name: string;
  readonly tables: readonly string[];
}

/**
 * The top-level declarations of a file that build a query on a clinic's table without naming a clinic. A plain
 * look at the source: it sees that `clinicId` is compared, given or joined on, not that it is the right one.
 */
export function openQueries(text: string): readonly OpenQuery[] {
  const source = ts.createSourceFile('queries.ts', text, ts.ScriptTarget.Latest, true);
  return source.statements.flatMap((statement) => {
    const tables = ownedTables(statement);
    if (tables.length === 0 || namesClinic(statement)) return [];
    return [{ name: nameOf(statement), tables }];
  });
}

function ownedTables(statement: ts.Statement): readonly string[] {
  const tables: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const { expression, arguments: given } = node;
      const name = ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
      const [first] = given;
      if (BUILDERS.has(name) && first && ts.isStringLiteralLike(first)) {
        const table = first.text.split(' ')[0] ?? '';
        if (!UNOWNED.has(table)) tables.push(table);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return [...new Set(tables)];
}

/** Whether `clinicId` is compared, joined on, inserted, or taken over with a row that is typed to have it. */
function namesClinic(statement: ts.Statement): boolean {
  let named = false;
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && /^(\w+\.)?clinicId$/.test(node.text) && isGiven(node)) named = true;
    if (ts.isCallExpression(node) && isInsert(node)) named = true;
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return named;
}

/** Comparing and joining: `where('clinicId', …)`, `onRef(…)`, `refTuple(…)`; a selected column is no guard. */
function isGiven(node: ts.Node): boolean {
  const call = node.parent;
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) {
    return ts.isCallExpression(call) && /^(eb|refTuple)$/.test(call.expression.getText());
  }
  return /^(where|whereRef|on|onRef|refTuple)$/.test(call.expression.name.text);
}

/** An insert names its clinic by its type: the column has no default, so tsc asks for it. */
function isInsert({ expression }: ts.CallExpression): boolean {
  return ts.isPropertyAccessExpression(expression) && expression.name.text === 'insertInto';
}

function nameOf(statement: ts.Statement): string {
  if (ts.isFunctionDeclaration(statement)) return statement.name?.text ?? 'default';
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map((declaration) => declaration.name.getText()).join();
  }
  return statement.getText().slice(0, 40);
}
