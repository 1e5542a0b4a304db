/**
 * Cognito identity pools: a user's ID token becomes an identity, and the identity temporary credentials.
 *
 * @see <a href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/Welcome.html">Amazon Cognito Federated Identities API</a>
 */
package cognitosync.localcloud.identitypool;
