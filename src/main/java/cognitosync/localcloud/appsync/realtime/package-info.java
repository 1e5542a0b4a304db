/**
 * GraphQL subscriptions over WebSockets: the protocol of a connection, which subscribers a mutation is published to, and when
 * subscriptions end (<a href="https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html">client guide</a>).
 */
package cognitosync.localcloud.appsync.realtime;
