/** A JSON file named for a policy: `role.policy.json`, `my-ram-policies.jsonc`, `trust.json`, `iam/role-trust.json`. */
const policyName = /(?:polic(?:y|ies)|(?:^|[^a-z])(?:ram|iam|trust))(?:[^a-z/\\][^/\\]*)?\.jsonc?$/i;

/** A file of Rampart's own: its configuration, or facts about services of one's own. */
const ownName = /(?:^|[/\\])(?:\.?rampart|(?:[^/\\]*\.)?rampart-facts)\.json$/i;

/** The name of an element that every policy or statement has, also misspelt or in typographic quotes, before a colon. */
const elementName = /["'“”]\s*(?:st\w*m\w*ts?|effect|(?:not)?action)\s*["'“”]\s*[:：]/i;

/** A policy that was only begun. */
const policyVersion = /["'“”]version["'“”]\s*[:：]\s*["'“”]?(?:1|2012-10-17|2008-10-17)["'“”,，}\s]/i;

/** Characters that are looked at; a policy that begins later in a file starts nothing by itself. */
const farEnough = 256 * 1024;

/**
 * Whether a JSON text may hold a policy, or is a file of Rampart's own, by its name or its content; a client asks it of
 * every JSON file before it starts the server. Cheap and generous: it says yes to every text in which the server
 * recognises a policy, and to some in which it recognises none.
 * @param fileName name or path, with slashes of either kind
 */
export function mayHoldPolicy(fileName: string, text: string): boolean {
  if (policyName.test(fileName) || ownName.test(fileName)) return true;
  const beginning = text.slice(0, farEnough);
  return elementName.test(beginning) || policyVersion.test(beginning);
}
