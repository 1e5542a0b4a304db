/**
 * Signing in through the API: flows begin, challenges wait for their responses, tokens end it. What proves a person is in
 * {@code userpool.users}; both doors, API and pages, follow those rules.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow.html">User pool
 *     authentication flow</a>
 */
package cognitosync.localcloud.userpool.signin;
