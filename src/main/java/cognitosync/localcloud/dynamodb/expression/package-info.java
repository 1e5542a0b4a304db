/**
 * Expressions of DynamoDB, pure: they are parsed with the names and values that a request gives them, and evaluated on items. Parsing takes
 * one pass and no recursion, so that its time and its stack are bounded by the 4 KB that an expression may have.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.html">Using expressions</a>
 */
package cognitosync.localcloud.dynamodb.expression;
