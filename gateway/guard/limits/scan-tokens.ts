import { Lexer, Source, TokenKind } from 'graphql';
import { exceeds, type Refusal } from '../refused-operation';

/** Parser and validation go down as deep as brackets do: this keeps them far from the end of the stack. */
const deepestNesting = 200;
/** Messages repeat names. */
const longestName = 200;

const opening = new Set<TokenKind>([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const closing = new Set<TokenKind>([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/** Counts a document's tokens before anybody parses it; null: not too large, which does not mean that it parses. */
export function scanTokens(text: string, mostTokens: number): Refusal | null {
  const lexer = new Lexer(new Source(text));
  let tokens = 0;
  let nesting = 0;
  let deepest = 0;
  let longest = 0;
  try {
    for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
      tokens += 1;
      if (opening.has(token.kind)) deepest = Math.max(deepest, ++nesting);
      else if (closing.has(token.kind)) nesting -= 1;
      else if (token.kind === TokenKind.NAME) longest = Math.max(longest, token.end - token.start);
    }
  } catch {
    // Not GraphQL: the parser will say so, unless there is too much before the fault already.
  }
  if (tokens > mostTokens) return exceeds({ limit: 'tokens', allowed: mostTokens, found: tokens, counted: 'tokens' });
  if (deepest > deepestNesting) {
    const counted = 'brackets within each other';
    return exceeds({ limit: 'nesting', allowed: deepestNesting, found: deepest, counted });
  }
  if (longest > longestName) {
    return exceeds({ limit: 'name', allowed: longestName, found: longest, counted: 'characters in a name' });
  }
  return null;
}
