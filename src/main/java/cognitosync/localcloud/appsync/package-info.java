/**
 * A local AWS AppSync (<a href="https://docs.aws.amazon.com/appsync/latest/devguide/what-is-appsync.html">guide</a>).
 */
package cognitosync.localcloud.appsync;
