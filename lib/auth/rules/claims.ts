/** What an OpenID provider says of a person; '' where it says nothing. https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims */
export type OidcClaims = {
  sub: string;
  name: string;
  preferred_username: string;
  email: string;
  email_verified: boolean | string;
};

/**
 * The ID token's claims, and what only the userinfo endpoint says. The proof of an address counts only with the address
 * it came with.
 */
export function joinClaims(idToken: OidcClaims, userinfo: OidcClaims): OidcClaims {
  const { email, email_verified } = userinfo.email ? userinfo : idToken;
  return {
    sub: idToken.sub,
    name: userinfo.name || idToken.name,
    preferred_username: userinfo.preferred_username || idToken.preferred_username,
    email,
    email_verified,
  };
}

/** Whether the provider vouches for the address. Some send the word instead of the value (Amazon Cognito's userinfo). */
export function isEmailProven(profile: object | undefined): boolean {
  const proof = profile && 'email_verified' in profile ? profile.email_verified : false;
  return proof === true || proof === 'true';
}
