import type { RoleDetails } from '../../server/src/protocol/roles.ts';
import type { DiagramWords } from './roleGraph.ts';
import type { StepMark } from './roleSteps.ts';

/** How a role stands in one connected account. */
export interface RoleLiveState {
  /** Whose account, for example `1234567890123456 · alice`. */
  readonly account: string;
  /** `failed`: a deletion failed, since resources still use the role; `unknown`: the account could not be asked. */
  readonly status: 'absent' | 'present' | 'deleting' | 'failed' | 'internal-error' | 'unknown';
  /** The state in words, such as when it was created and last used, or why it is not known. */
  readonly words: string;
  /** Regions and resources that still use the role. */
  readonly usages: readonly { readonly region: string; readonly resources: readonly string[] }[];
}

/** A place in a text; lines and characters count from zero. */
export type RolePlace = Pick<RoleDetails['stages'][number]['grantedBy'][number], 'uri' | 'range'>;

/** A role as its page shows it. */
export type PageRole = RoleDetails;

export type PageStage = PageRole['stages'][number];

/** All that the page shows. */
export interface RolePageContents {
  readonly role: PageRole;
  /** One for each connected account of the role's cloud; none where none is connected. */
  readonly live: readonly RoleLiveState[];
  /** Why no account can be connected here; absent where one can. */
  readonly whyNoAccount?: string;
  /** Paths as people read them, by the uris of all places in `role`. */
  readonly paths: Readonly<Record<string, string>>;
}

/** Sentences of the role's page in the person's language. */
export interface RolePageWords {
  /** What the role is; `{0}` is its product. */
  readonly families: Readonly<Record<PageRole['family'], string>>;
  /** The same where the product is not known. */
  readonly familiesAlone: Readonly<Record<PageRole['family'], string>>;
  readonly roleName: string;
  readonly policyName: string;
  readonly serviceName: string;
  readonly copy: string;
  /** `{0}` is what is copied. */
  readonly copyThat: string;
  readonly showPolicy: string;
  readonly showTrustPolicy: string;
  readonly compare: string;
  readonly accounts: string;
  readonly noAccount: string;
  readonly connect: string;
  readonly usedBy: string;
  readonly usage: string;
  readonly life: string;
  readonly inWords: string;
  readonly legend: string;
  readonly diagram: DiagramWords;
  readonly steps: string;
  readonly marks: Readonly<Record<StepMark, string>>;
  readonly grantedBy: string;
  readonly deniedBy: string;
  /** `{0}` are condition keys. */
  readonly onlyWhere: string;
  readonly missing: string;
  readonly insert: string;
  /** `{0}` is what is inserted. */
  readonly insertThat: string;
  readonly trustPolicy: string;
  /** Heading of the facts. */
  readonly facts: string;
  readonly contradiction: string;
  /** `{0}` is who says so. */
  readonly source: string;
  readonly mentions: string;
  /** `{0}` is a file, `{1}` a line. */
  readonly place: string;
  /** Stands after places where there are `{0}` more of them than are told. */
  readonly more: string;
}

/** From the extension to the page. `done`: an action of the person came to its end, in words. */
export type ToRolePage =
  | { readonly type: 'contents'; readonly contents: RolePageContents; readonly words: RolePageWords }
  | { readonly type: 'done'; readonly words: string };

/** From the page to the extension. */
export type FromRolePage = { readonly type: 'ready' } | RolePageAction;

/** What a person does on the page. */
export type RolePageAction =
  | { readonly type: 'open'; readonly place: RolePlace }
  /** `name`: what the text is, to say that it was copied. */
  | { readonly type: 'copy'; readonly text: string; readonly name: string }
  | { readonly type: 'insertMissing'; readonly stage: PageStage['id'] }
  /** The policy of a fact of a stage, counted from zero. */
  | { readonly type: 'insertPolicy'; readonly stage: PageStage['id']; readonly fact: number }
  | { readonly type: 'showPolicy'; readonly policy: 'permissions' | 'trust' }
  | { readonly type: 'compare' }
  | { readonly type: 'connect' };
