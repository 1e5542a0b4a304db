/** GraphQL schemas as AppSync takes them: with its scalars and directives, and nothing custom. */
package cognitosync.localcloud.appsync.schema;
