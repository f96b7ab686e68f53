import type { PrincipalElement, Statement } from '../../document/policy.ts';
import { providerOf } from './principalForms.ts';

/** Issuer of the tokens of GitHub Actions, for the workflows of every repository in the world. */
export const githubIssuer = 'token.actions.githubusercontent.com';

/** Whether a principal is the provider of GitHub Actions: by its name in AWS, by the issuer that is asked for in RAM. */
export function isGithub(principal: PrincipalElement, { conditions }: Statement): boolean {
  const provider = providerOf(principal);
  if (provider?.sort !== 'oidc') return false;
  if (provider.name.startsWith(githubIssuer)) return true;
  return conditions.some(
    ({ key, values }) =>
      key.value === 'oidc:iss' &&
      values.some((value) => value.type === 'string' && value.value.includes(`//${githubIssuer}`)),
  );
}
