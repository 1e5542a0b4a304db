/**
 * The pages of managed login on a pool's domain: one class per page, templates that escape, no script, no inline style.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-managed-login.html">Managed login</a>
 */
package cognitosync.localcloud.userpool.hostedui;
