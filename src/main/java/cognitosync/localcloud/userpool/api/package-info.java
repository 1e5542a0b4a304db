/**
 * The API of user pools, {@code cognito-idp}: one class per operation. Rules that the pages share are in
 * {@code userpool.users}.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_Operations.html">Operations</a>
 */
package cognitosync.localcloud.userpool.api;
