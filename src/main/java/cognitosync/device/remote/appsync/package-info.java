/**
 * Datasets behind a GraphQL API of AWS AppSync: its resolvers decide on counts, conflicts and limits. {@link
 * cognitosync.device.remote.appsync.AppSyncDatasets} says what is asked, {@link
 * cognitosync.device.remote.appsync.GraphqlClient} asks it; {@link cognitosync.device.remote.appsync.PushedChanges} subscribes to
 * changes.
 *
 * @see <a href="https://docs.aws.amazon.com/appsync/latest/devguide/what-is-appsync.html">AWS AppSync</a>
 */
package cognitosync.device.remote.appsync;
