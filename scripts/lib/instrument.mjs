/**
 * Coverage for the fuzzer: every branch of a bundle gets a statement that sets its own byte of
 * `globalThis.__hit`. That is all that a guided fuzzer needs to know, and costs less than counters.
 */
import { transformSync, types as t } from '@babel/core';

/** Gives the code with its branches marked, and how many there are. */
export function instrument(code, filename) {
  let count = 0;
  const hit = () =>
    t.assignmentExpression(
      '=',
      t.memberExpression(t.identifier('__hit'), t.numericLiteral(count++), true),
      t.numericLiteral(1),
    );
  const before = (node) => t.sequenceExpression([hit(), node]);
  const inBlock = (path) => {
    if (!path.node) return;
    if (path.isBlockStatement()) path.node.body.unshift(t.expressionStatement(hit()));
    else path.replaceWith(t.blockStatement([t.expressionStatement(hit()), path.node]));
  };
  const visitor = {
    Function(path) {
      const body = path.get('body');
      if (body.isBlockStatement()) inBlock(body);
      else path.node.body = before(path.node.body);
    },
    IfStatement(path) {
      inBlock(path.get('consequent'));
      if (path.node.alternate) inBlock(path.get('alternate'));
    },
    Loop(path) {
      inBlock(path.get('body'));
    },
    SwitchCase(path) {
      path.node.consequent.unshift(t.expressionStatement(hit()));
    },
    ConditionalExpression(path) {
      path.node.consequent = before(path.node.consequent);
      path.node.alternate = before(path.node.alternate);
    },
    LogicalExpression(path) {
      path.node.right = before(path.node.right);
    },
  };
  const { code: made } = transformSync(code, {
    ...{ filename, configFile: false, babelrc: false, compact: false, sourceMaps: false },
    plugins: [{ visitor }],
  });
  return { code: `const __hit = globalThis.__hit;\n${made}`, count };
}
