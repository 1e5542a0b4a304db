/**
 * The contract of Amazon Cognito Sync, written once and checked with clients that know nothing of this project. {@link
 * cognitosync.conformance.CognitoSyncContractIT} is the suite; its tests are in the interfaces that it is made of, one for each part of
 * the contract. A test talks through a {@link cognitosync.conformance.Device}, which is given to it once for each {@link
 * cognitosync.conformance.Client}.
 *
 * @see <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/Welcome.html">Amazon Cognito Sync API reference</a>
 */
package cognitosync.conformance;
