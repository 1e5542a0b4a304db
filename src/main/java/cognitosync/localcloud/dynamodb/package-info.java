/**
 * Amazon DynamoDB: tables from the template, items in the database, and the API for items.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Introduction.html">Amazon DynamoDB developer guide</a>
 */
package cognitosync.localcloud.dynamodb;
