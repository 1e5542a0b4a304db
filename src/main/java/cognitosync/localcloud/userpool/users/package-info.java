/**
 * The users of a pool: their passwords, codes and browser sessions. One class per API operation of Cognito that the pages
 * need; each throws the error that Cognito names, with a sentence for the page.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_Operations.html">Operations</a>
 */
package cognitosync.localcloud.userpool.users;
