/**
 * Expressions: parsed with the placeholders of a request, and evaluated on items. Pure. Parsing takes one pass without recursion, so the
 * maximum length of 4 KB bounds its time, and its stack is constant.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.html">Using expressions</a>
 */
package cognitosync.localcloud.dynamodb.expression;
