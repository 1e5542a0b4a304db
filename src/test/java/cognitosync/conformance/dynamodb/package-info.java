/**
 * The contract of Amazon DynamoDB as a table of conversations, held with clients that know nothing of this project, and with dynalite as a
 * second opinion. {@link cognitosync.conformance.dynamodb.ConversationsIT} is the suite.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/Welcome.html">Amazon DynamoDB API reference</a>
 */
package cognitosync.conformance.dynamodb;
