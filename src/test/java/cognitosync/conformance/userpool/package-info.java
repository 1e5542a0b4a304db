/**
 * The API of user pools, used by clients as they are published and by requests that no client sends, on the product's own template with
 * {@code signIn=form}.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/Welcome.html">Amazon Cognito user pools API
 *     reference</a>
 */
package cognitosync.conformance.userpool;
