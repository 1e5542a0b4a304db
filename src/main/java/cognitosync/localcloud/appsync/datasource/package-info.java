/**
 * The data sources of resolvers: tables of DynamoDB, and NONE
 * (<a href="https://docs.aws.amazon.com/appsync/latest/devguide/js-resolver-reference-dynamodb.html">DynamoDB</a>).
 */
package cognitosync.localcloud.appsync.datasource;
