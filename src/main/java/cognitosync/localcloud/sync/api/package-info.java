/**
 * The API of datasets: a class per operation.
 *
 * @see <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/Welcome.html">Amazon Cognito Sync API reference</a>
 */
package cognitosync.localcloud.sync.api;
