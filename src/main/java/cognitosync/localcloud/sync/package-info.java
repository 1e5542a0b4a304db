/**
 * Amazon Cognito Sync: datasets of records, kept in step between the devices of one identity. {@link
 * cognitosync.localcloud.sync.Dataset} holds the rules, one class per operation the wire, {@link
 * cognitosync.localcloud.sync.DatasetStore} what a store must do, and {@link cognitosync.localcloud.sync.Assumptions} every
 * answer to a question that neither the documentation nor the service's observed behaviour settles.
 *
 * @see <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/Welcome.html">Amazon Cognito Sync API reference</a>
 */
package cognitosync.localcloud.sync;
