/** A statement of a trust policy that lets a service assume the role, with its own lines for service and Condition. */
export function trustService(service: readonly string[], condition: readonly string[]): readonly string[] {
  return [
    '{',
    '\t"Effect": "Allow",',
    '\t"Action": "sts:AssumeRole",',
    '\t"Principal": {',
    ...service,
    `\t}${condition.length > 0 ? ',' : ''}`,
    ...condition,
    '}',
  ];
}
