/**
 * The authorization server of a user pool's domain: one class per endpoint and per grant.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints.html">User pool endpoints</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749">RFC 6749</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7636">RFC 7636</a>
 */
package cognitosync.localcloud.userpool.oauth;
