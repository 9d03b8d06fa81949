/** Every code that next-auth and we give; what else stands in its place is the message of an exception. */
const CODES = [
  'AccessDenied',
  'Callback',
  'Configuration',
  'configuration',
  'CredentialsSignin',
  'EmailCreateAccount',
  'EmailSignin',
  'OAuthAccountNotLinked',
  'OAuthCallback',
  'OAuthCreateAccount',
  'OAuthSignin',
  'SessionRequired',
  'SignUpClosed',
  'Signin',
  'Verification',
];

/** An error as an address may name it: a known code, or the general one. */
export const knownError = (error: string): string => (CODES.includes(error) ? error : 'Default');
