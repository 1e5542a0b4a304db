/**
 * The API of Amazon DynamoDB, with one class per operation.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/Welcome.html">Amazon DynamoDB API reference</a>
 */
package cognitosync.localcloud.dynamodb.api;
