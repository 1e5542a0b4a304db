/**
 * Amazon Cognito user pools from the template: the resource types and the facade. Users are in {@code users}, what the template
 * declares in {@code settings}, the pages in {@code hostedui}, the endpoints in {@code oauth}.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools.html">User pools</a>
 */
package cognitosync.localcloud.userpool;
