/** GraphQL APIs, their schemas, data sources, functions and resolvers, as templates declare them. */
package cognitosync.localcloud.appsync.api;
