import ts from 'typescript';

export interface FunctionFacts {
  readonly name: string;
  readonly line: number;
  readonly lines: number;
}

/** Every function of a file that has a body, with its length in lines. */
export function functionsIn(path: string, text: string): FunctionFacts[] {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
  const found: FunctionFacts[] = [];
  const lineOf = (position: number): number => file.getLineAndCharacterOfPosition(position).line + 1;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const line = lineOf(node.getStart());
      found.push({ name: nameOf(node), line, lines: lineOf(node.getEnd()) - line + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function nameOf(node: ts.SignatureDeclaration): string {
  if (node.name) return node.name.getText();
  const { parent } = node;
  return ts.isVariableDeclaration(parent) ? parent.name.getText() : '(unnamed)';
}

/** Names of the properties and parameters a file declares. */
export function declaredNames(path: string, text: string): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertySignature(node) || ts.isParameter(node) || ts.isPropertyDeclaration(node)) {
      names.push(node.name.getText());
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}
