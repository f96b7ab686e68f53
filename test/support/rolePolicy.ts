/** A policy on one line that permits the creation of the role of key stores. */
export const policy =
  '{"Version":"1","Statement":[{"Effect":"Allow","Action":"ram:CreateServiceLinkedRole","Resource":"*","Condition":{"StringEquals":{"ram:ServiceName":"keystore.kms.aliyuncs.com"}}}]}';
