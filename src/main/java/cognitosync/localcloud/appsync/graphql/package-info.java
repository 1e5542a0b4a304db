/**
 * Executes GraphQL: parses and validates requests, authorizes each field, runs resolvers and shapes what they return
 * (<a href="https://docs.aws.amazon.com/appsync/latest/devguide/graphql-overview.html">GraphQL in AppSync</a>).
 */
package cognitosync.localcloud.appsync.graphql;
