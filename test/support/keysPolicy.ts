/** One small policy, with and without a mistake, under one address. */
export const uri = 'file:///work/keys.policy.json';
export const misspelt =
  '{ "Version": "1", "Statement": [{ "Effect": "Allow", "Action": "kms:Decrpyt", "Resource": "*" }] }';
export const clean = misspelt.replace('Decrpyt', 'Decrypt');
export const repeated = clean.replace('"kms:Decrypt"', '["kms:Decrypt", "kms:Decrypt"]');
