import type { DialectCatalogue } from '../catalogue/catalogue.ts';

/** Why a text is neither `*` nor `service:Name`. */
export type ActionFault =
  | 'empty'
  /** `ecs:[ECS RAM Action]`, `<service>:<operation>`, `ecs:...`. */
  | 'placeholder'
  /** A character that no action has. */
  | 'character'
  | 'slash'
  | 'no colon'
  | 'several colons'
  | 'no service'
  | 'no name'
  /** A blank between words, as in prose. */
  | 'blank';

const strangeCharacter = /[^\w*?:./-]/u;

/** Whether part of the text is filled in by a template language before a cloud reads it. */
export function isInterpolated(text: string): boolean {
  return /\{|%[(\w]|<%/.test(text);
}

/** Whether the text is `*`, written with one star or more. */
export function isAnyAction(text: string): boolean {
  return /^\*+$/.test(text);
}

/** The text without its blanks. */
export function withoutBlanks(text: string): string {
  return text.replace(/\s/g, '');
}

/** What is wrong with the form of a text without blanks; `undefined` for `*` and `service:Name`, wildcards in them or not. */
export function actionFault(compact: string): ActionFault | undefined {
  if (isAnyAction(compact)) return undefined;
  if (compact === '') return 'empty';
  if (/[<>[\]{}…]|\.\.\./.test(compact)) return 'placeholder';
  if (strangeCharacter.test(compact)) return 'character';
  if (compact.includes('/')) return 'slash';
  const parts = compact.split(':');
  if (parts.length === 1) return 'no colon';
  if (parts.length > 2) return 'several colons';
  if (parts[0] === '') return 'no service';
  return parts[1] === '' ? 'no name' : undefined;
}

/** The first character that no action has. */
export function strangeCharacterOf(text: string): string | undefined {
  return strangeCharacter.exec(text)?.[0];
}

/** The action that a malformed text most likely meant; `undefined` where that would be a guess. */
export function repairedAction(text: string, fault: ActionFault, catalogue: DialectCatalogue): string | undefined {
  const repaired = reshape(withoutBlanks(text), fault, catalogue);
  if (repaired === undefined || isInterpolated(repaired) || actionFault(repaired) !== undefined) return undefined;
  return catalogue.service(repaired.slice(0, repaired.indexOf(':'))) === undefined ? undefined : repaired;
}

function reshape(compact: string, fault: ActionFault, catalogue: DialectCatalogue): string | undefined {
  switch (fault) {
    case 'character':
      return compact
        .replace('：', ':')
        .replaceAll('＊', '*')
        .replaceAll('\\', '')
        .replace(/[,，;；。]$/, '');
    case 'slash':
      return compact.includes(':') ? compact.slice(compact.lastIndexOf('/') + 1) : compact.replace('/', ':');
    case 'several colons':
      return compact.replace(/:{2,}/, ':');
    case 'no colon':
      return compact.includes('.') ? compact.replace('.', ':') : onlyActionNamed(compact, catalogue);
    case 'empty':
    case 'placeholder':
    case 'no service':
    case 'no name':
    case 'blank':
      return undefined;
  }
}

function onlyActionNamed(name: string, catalogue: DialectCatalogue): string | undefined {
  const [only, ...more] = catalogue
    .actionsNamed(name)
    .filter(({ prefix }) => catalogue.service(prefix)?.assumed === false);
  return more.length === 0 ? only?.id : undefined;
}
