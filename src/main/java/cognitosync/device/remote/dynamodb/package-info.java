/**
 * Datasets in a DynamoDB table: one item is one dataset, read and swapped as a whole. The table has no rules of its own, so
 * counts, conflicts and limits are decided here, as Cognito Sync decides them.
 *
 * <p>{@link cognitosync.device.remote.dynamodb.DatasetItem}, {@link cognitosync.device.remote.dynamodb.ItemFormat} and
 * {@link cognitosync.device.remote.dynamodb.ItemSize} are pure; {@link
 * cognitosync.device.remote.dynamodb.DynamoDbDatasets} sends the requests.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithItems.html#WorkingWithItems.ConditionalUpdate">Conditional
 *     writes</a>
 */
package cognitosync.device.remote.dynamodb;
