/**
 * The contract of Amazon DynamoDB as a table of conversations, run with unmodified clients, and with dynalite as a second opinion. The suite
 * is {@link cognitosync.conformance.dynamodb.ConversationsIT}.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/Welcome.html">Amazon DynamoDB API reference</a>
 */
package cognitosync.conformance.dynamodb;
