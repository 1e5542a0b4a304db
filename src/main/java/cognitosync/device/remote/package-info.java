/**
 * Datasets as Cognito Sync has them.
 *
 * @see <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/Welcome.html">Cognito Sync API</a>
 */
package cognitosync.device.remote;
