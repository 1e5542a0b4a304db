/**
 * Resolves fields: handlers of a resolver and its functions, and the data sources between them
 * (<a href="https://docs.aws.amazon.com/appsync/latest/devguide/resolver-reference-overview-js.html">resolvers</a>).
 */
package cognitosync.localcloud.appsync.resolver;
