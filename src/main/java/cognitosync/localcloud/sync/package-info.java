/**
 * Amazon Cognito Sync: datasets of records, synchronized between the devices of one identity.
 *
 * @see <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/Welcome.html">Amazon Cognito Sync API reference</a>
 */
package cognitosync.localcloud.sync;
